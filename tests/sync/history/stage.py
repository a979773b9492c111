"""Laptops that stand still at every step of a sync until they are told to go on: so a seed gives one history.

Each laptop has a thread of its own, as its store wants, and never runs while another one does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from random import Random
from typing import TypeVar

from tests.sync.weather import PowerCut

T = TypeVar("T")
#: a sync goes to its store some forty times, and over the line some ten
_STANDS_IN_STORE = 0.15


@dataclass(frozen=True, slots=True)
class _Do:
    """Something a person does now, also while a sync stands still."""

    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Begin:
    """Something that stands still at gates."""

    task: Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Go:
    """On from a gate, through `free` more of them; or the fault that happens there."""

    free: int
    fault: BaseException | None


@dataclass(frozen=True, slots=True)
class Done:
    """What a person did came to this, or a task to its end."""

    value: object
    error: BaseException | None


@dataclass(frozen=True, slots=True)
class AtGate:
    """Where a task stands still; `on_the_line` where a network could fail too."""

    where: str
    on_the_line: bool


class Seat:
    """One thread that works only when it is told to. All methods but `gate` are for the one who tells."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._orders: SimpleQueue[_Do | _Begin | _Go | None] = SimpleQueue()
        self._news: SimpleQueue[Done | AtGate] = SimpleQueue()
        self._is_task = False
        self._free = 0
        self._thread = threading.Thread(target=self._live, name=f"seat-{name}", daemon=True)
        self._thread.start()
        #: where the task stands; None while there is none
        self.stands: AtGate | None = None

    def do(self, act: Callable[[], T]) -> T:
        """Run this on the laptop's thread, at once. Raises what it raises."""
        self._orders.put(_Do(act))
        news = self._news.get()
        assert isinstance(news, Done)
        if news.error is not None:
            raise news.error
        return news.value  # type: ignore[return-value]

    def begin(self, task: Callable[[], object]) -> Done | None:
        """Begin a task; None when it stands at its first gate, else what it came to."""
        assert self.stands is None
        self._orders.put(_Begin(task))
        return self._heard()

    def go_on(self, free: int = 0, fault: BaseException | None = None) -> Done | None:
        """Let the task go through `free` gates more, or meet this fault; None when it stands again."""
        assert self.stands is not None
        self._orders.put(_Go(free, fault))
        return self._heard()

    def cut_off(self) -> None:
        """The task that is under way comes no further."""
        while self.stands is not None:
            self.go_on(fault=PowerCut())

    def leave(self) -> None:
        """End of the thread."""
        self.cut_off()
        self._orders.put(None)
        self._thread.join()

    def gate(self, where: str, on_the_line: bool = False) -> None:
        """On the laptop's thread: stand still here, if a task is under way. Raises the fault that happens."""
        if not self._is_task:
            return
        if self._free > 0:
            self._free -= 1
            return
        self._news.put(AtGate(where, on_the_line))
        while True:
            order = self._orders.get()
            if isinstance(order, _Do):
                self._is_task = False
                self._news.put(_came_to(order.act))
                self._is_task = True
                continue
            assert isinstance(order, _Go)
            self._free = order.free
            if order.fault is not None:
                raise order.fault
            return

    def _heard(self) -> Done | None:
        news = self._news.get()
        self.stands = news if isinstance(news, AtGate) else None
        return None if isinstance(news, AtGate) else news

    def _live(self) -> None:
        while True:
            order = self._orders.get()
            if isinstance(order, _Do):
                self._news.put(_came_to(order.act))
            elif isinstance(order, _Begin):
                self._is_task, self._free = True, 0
                came = _came_to(order.task)
                self._is_task = False
                self._news.put(came)
            else:
                return


def _came_to(act: Callable[[], object]) -> Done:
    try:
        return Done(act(), None)
    except BaseException as error:  # noqa: BLE001 - a cut-off laptop is news too
        return Done(None, error)


class StandingStore:
    """The port `OnStore`: some steps in the store are ones at which the laptop stands still."""

    def __init__(self, seat: Seat, dice: Random) -> None:
        self._seat = seat
        self._dice = dice

    def __call__(self, work: Callable[[], T]) -> T:
        if self._dice.random() < _STANDS_IN_STORE:
            self._seat.gate("store")
        return work()
