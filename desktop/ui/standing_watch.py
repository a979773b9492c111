"""How the laptop stands with its municipality: told in the bar, once a day at opening, and after a wipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.errors import Refusal, Trouble, TroubleCode
from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.places import WayOut
from desktop.ui.runner import BugReport, Runner
from desktop.ui.shell import Shell
from desktop.usecases.lease_words import LeaseTold, lease_told

if TYPE_CHECKING:
    from desktop.ui.dispatch import Noted

#: a round of the link may have brought an order or a new lease; also how soon a wiped koffer shows
_EVERY_MS = 15_000


class StandingWatch(QObject):
    """`follow` each window that comes. A koffer that was wiped by order leads to the lock screen at once,
    whoever finds out."""

    wiped = Signal()

    def __init__(self, runner_for: Callable[[object, QObject], Runner]) -> None:
        super().__init__()
        self._runner_for = runner_for
        self._window: Shell | None = None
        self._desk: object | None = None
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._ask)
        self.wiped.connect(self._to_the_lock, Qt.ConnectionType.QueuedConnection)

    def noting(self, noted: Noted) -> Noted:
        """The same, and the end of a koffer with it. Called on any thread."""

        def both(ended: Refusal | Trouble | BugReport) -> None:
            if isinstance(ended, Trouble) and ended.code is TroubleCode.KOFFER_WIPED:
                self.wiped.emit()
            noted(ended)

        return both

    def follow(self, window: Shell) -> None:
        """From now on this is the window."""
        self._window = window
        window.desk_opened.connect(self._opened)
        window.desk_renewed.connect(self._opened)
        window.locked.connect(self._locked)
        if self._desk is not None:
            self._ask()

    def close(self) -> None:
        """The run is over."""
        self._timer.stop()

    def _opened(self, desk: object) -> None:
        self._desk = desk
        self._timer.start()
        self._ask()

    def _locked(self) -> None:
        self._desk = None
        self._timer.stop()

    def _ask(self) -> None:
        if self._desk is not None:
            self._runner_for(self._desk, self).run(lease_told, done=self._told)

    def _told(self, told: LeaseTold | None) -> None:
        window = self._window
        if window is None or self._desk is None:
            return
        window.linked.keep_in_mind("" if told is None else told.bar)
        if told is not None and told.is_new:
            way = WayOut(nl("Ga verder"), lambda: None, "chevron_right")
            window.interrupt(Message(told.happened, told.safe, told.advice), (way,))

    def _to_the_lock(self) -> None:
        if self._window is not None and not self._is_over:
            self._is_over = True
            self._window.start_over()
