"""One turn on the store: a function on the thread of the store, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from desktop.usecases.ports import OnStore, UnitOfWork

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoreTurn:
    """Both return what `work` returns, and raise what it raises; then nothing of it is kept."""

    unit_of_work: Callable[[], UnitOfWork]
    on_store: OnStore

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        def on_thread() -> T:
            with self.unit_of_work() as unit:
                return work(unit)

        return self.on_store(on_thread)

    def write(self, work: Callable[[UnitOfWork], T]) -> T:
        def on_thread() -> T:
            with self.unit_of_work() as unit:
                result = work(unit)
                unit.commit()
                return result

        return self.on_store(on_thread)
