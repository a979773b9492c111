"""From a presenter to work and back: store thread, slow pool, results by queued signal on the main thread."""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop.domain.errors import Refusal, Trouble
from desktop.ui.runner import BugReport, Failure, bug_report
from desktop.ui.store_thread import StoreThread

T = TypeVar("T")
_SLOW_WORKERS = 2


@dataclass(frozen=True, slots=True)
class _Parcel:
    """One result on its way home. `screen` decides whether anybody still waits for it."""

    screen: QObject
    deliver: Callable[[], None]


class _Home(QObject):
    """Lives on the main thread; a queued signal brings parcels there."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, parcel: _Parcel) -> None:
        if isValid(parcel.screen):
            parcel.deliver()


class Dispatch:
    """Owns the slow pool and the way home. Made on the main thread; `close` waits for what is under way."""

    def __init__(self, store: StoreThread, on_bug: Callable[[BugReport], None]) -> None:
        self._store = store
        self._slow = ThreadPoolExecutor(max_workers=_SLOW_WORKERS, thread_name_prefix="slow")
        self._home = _Home()
        self._on_bug = on_bug

    def runner(self, first: object, screen: QObject) -> ScreenRunner:
        """A runner whose use cases get `first` (desk or entrance), for as long as `screen` lives."""
        return ScreenRunner(self, first, screen)

    def start(
        self,
        screen: QObject,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Failure], None] | None,
        slow: bool,
    ) -> None:
        """Do `work` elsewhere, and `done` or `failed` here."""
        task = functools.partial(self._work, screen, work, done, failed)
        if slow:
            self._slow.submit(task)
        else:
            self._store.submit(task)

    def _work(
        self,
        screen: QObject,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Failure], None] | None,
    ) -> None:
        deliver: Callable[[], None]
        try:
            result = work()
        except (Refusal, Trouble) as failure:
            if failed is None:
                return
            deliver = functools.partial(failed, failure)
        except Exception as error:  # noqa: BLE001 - a bug must reach the calm dialog, never end a thread silently
            deliver = functools.partial(self._on_bug, bug_report(error))
        else:
            if done is None:
                return
            deliver = functools.partial(done, result)
        self._home.arrived.emit(_Parcel(screen, deliver))

    def close(self) -> None:
        """Wait for the slow pool; the store thread is closed by whoever made it."""
        self._slow.shutdown(wait=True)


class ScreenRunner:
    """`Runner` of one screen."""

    def __init__(self, dispatch: Dispatch, first: object, screen: QObject) -> None:
        self._dispatch = dispatch
        self._first = first
        self._screen = screen

    def run(
        self,
        use_case: Callable[..., T],
        *args: Any,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Failure], None] | None = None,
        slow: bool = False,
    ) -> None:
        """See `Runner.run`."""
        work = functools.partial(use_case, self._first, *args)
        self._dispatch.start(self._screen, work, done, failed, slow)
