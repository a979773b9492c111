"""The one thread that owns the store. No Qt, so that a story without windows can use it too."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class StoreThread:
    """Work on the store, in the order it was asked, on one thread. Is the port `OnStore`."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._ident = self._pool.submit(threading.get_ident).result()

    def __call__(self, work: Callable[[], T]) -> T:
        """Do `work` on the store thread and wait; at once when already there. Its error is raised here."""
        if threading.get_ident() == self._ident:
            return work()
        return self._pool.submit(work).result()

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Put `work` in line and go on."""
        return self._pool.submit(work)

    def close(self) -> None:
        """Finish what is in line, then end the thread."""
        self._pool.shutdown(wait=True)
