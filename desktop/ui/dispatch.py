"""From a presenter to work and back: store thread, slow pool, results by queued signal on the main thread."""

from __future__ import annotations

import functools
import threading
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
#: told of everything a use case ends with but a result; for the log
Noted = Callable[[Failure | BugReport], None]


def nobody(_ended: Failure | BugReport) -> None:
    """The `Noted` of a desk without a log."""


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

    def __init__(
        self, store: StoreThread, on_bug: Callable[[BugReport], None], noted: Noted = nobody
    ) -> None:
        self._store, self._noted = store, noted
        self._slow = ThreadPoolExecutor(max_workers=_SLOW_WORKERS, thread_name_prefix="slow")
        self._home = _Home()
        self._on_bug = on_bug
        self._is_closed = False

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
        alone: bool = False,
    ) -> None:
        """Do `work` elsewhere, and `done` or `failed` here.

        `alone`: on a thread of its own that nobody waits for at the end, for what waits for a network.
        """
        task = functools.partial(self._work, screen, work, done, failed)
        if alone:
            threading.Thread(target=task, name="link", daemon=True).start()
        elif slow:
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
            self._noted(failure)
            if failed is None:
                return
            deliver = functools.partial(failed, failure)
        except Exception as error:  # noqa: BLE001 - a bug must reach the calm dialog, never end a thread silently
            report = bug_report(error)
            self._noted(report)
            deliver = functools.partial(self._on_bug, report)
        else:
            if done is None:
                return
            deliver = functools.partial(done, result)
        self.bring_home(screen, deliver)

    def bring_home(self, screen: QObject, act: Callable[[], None]) -> None:
        """Do `act` on the window's thread, if `screen` is still there. From any thread."""
        if not self._is_closed:
            self._home.arrived.emit(_Parcel(screen, act))

    def report(self, screen: QObject, error: Exception) -> None:
        """A bug, to the log and to the calm dialog. From any thread."""
        report = bug_report(error)
        self._noted(report)
        self.bring_home(screen, functools.partial(self._on_bug, report))

    def close(self, waits: bool = True) -> None:
        """End the slow pool: after what is under way, or (locking) at once.

        The store thread is closed by whoever made it.
        """
        self._is_closed = True
        self._slow.shutdown(wait=waits, cancel_futures=not waits)


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
