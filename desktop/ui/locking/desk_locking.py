"""The window, what tells it to lock, and what is kept on the way: one object for one run of the app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.domain.ids import DossierId
from desktop.ui.clipboard import ClipboardGuard
from desktop.ui.dispatch import Dispatch
from desktop.ui.locking.foot_line import CopyLine, WarningLine
from desktop.ui.locking.lock_watch import LockWatch
from desktop.ui.locking.reasons import LockReason
from desktop.ui.locking.typed_fields import gather
from desktop.ui.locking.waiting_texts import WaitingCard, WaitingTexts
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Screen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases.left_off import LeftField, LeftOff, keep_left_off, left_off
from desktop.usecases.lock_policy import lock_minutes

#: so soon what is half-typed in a form is on the disk, in case the power goes
_KEEP_MS = 3000
#: the choice of minutes may be changed while the koffer is open
_MINUTES_MS = 60_000


class DeskLocking(QObject):
    """`follow` each window that comes; without a `watch` the koffer locks by hand only (a story, a test)."""

    def __init__(self, app: QApplication, dispatch: Dispatch, watch: LockWatch | None = None) -> None:
        super().__init__()
        self._app, self._dispatch, self._watch = app, dispatch, watch
        self._clipboard = ClipboardGuard(app)
        self._clipboard.kept_inside.connect(self._copied)
        self._desk: object | None = None
        self._window: Shell | None = None
        self._lines: tuple[WarningLine, CopyLine] | None = None
        self._card: WaitingCard | None = None
        self._texts: WaitingTexts | None = None
        self._kept: tuple[LeftField, ...] = ()
        self._why = LockReason.ASKED
        self._keeping = self._every(_KEEP_MS, self._keep_typed)
        self._minutes = self._every(_MINUTES_MS, self._ask_minutes)
        if watch is not None:
            watch.wanted.connect(self.lock)
            watch.warned.connect(self._warn)
            watch.calmed.connect(self._calm)

    def _every(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def follow(self, window: Shell, theme: Theme, fields: tuple[LeftField, ...] = ()) -> None:
        """From now on this is the window; `fields`: what was half-typed in the one before."""
        self._window = window
        self._lines = WarningLine(theme, window), CopyLine(theme, window)
        self._card = WaitingCard(theme, window)
        self._card.put_away.connect(self._put_away)
        window.desk_opened.connect(self._opened)
        window.leaving.connect(self._leaving)
        window.locked.connect(self._clipboard.clear_now)
        if fields:
            self._put_back(fields)

    def close(self) -> None:
        """The run is over."""
        self._keeping.stop()
        self._minutes.stop()
        self._clipboard.clear_now()
        self._clipboard.deleteLater()
        if self._watch is not None:
            self._watch.end()

    @property
    def why(self) -> LockReason:
        """Why it locked last."""
        return self._why

    def fields_now(self) -> tuple[LeftField, ...]:
        """What stands half-typed, for a window that takes the place of this one."""
        return self._now().fields

    # --- locking

    def lock(self, why: LockReason) -> None:
        """It is time; also where nothing is open, so that no half passphrase is left standing."""
        self._why = why
        if self._window is not None:
            self._window.start_over()

    def _leaving(self, locks: bool) -> None:
        """The last look at the fields. Where one stood is kept for who locks; who closes begins with the day,
        unless something stood half-typed."""
        left = self._now()
        has_text = any(one.is_typed for one in left.fields)
        self._keep(left if locks or has_text else None, self._why.value if locks else "closed")
        self._keeping.stop()
        self._desk = None  # what happens to this window from here on is no more than its end

    def _now(self) -> LeftOff:
        """What stands in the fields, and what still waits for its field."""
        window = self._window
        here = window.here if window is not None else None
        if window is None or here is None:
            return LeftOff(ScreenName.VISIT.value)
        left = gather(window.screens_shown(), here[0], QApplication.focusWidget())
        waiting = self._texts.waiting if self._texts is not None else ()
        return replace(left, fields=(*left.fields, *_not_in(waiting, left.fields)))

    def _keep_typed(self) -> None:
        left = self._now()
        typed = tuple(one for one in left.fields if one.is_typed)
        if typed != self._kept:
            self._kept = typed
            self._keep(left if typed else None)

    def _keep(self, left: LeftOff | None, why: str = "") -> None:
        if self._desk is not None:
            self._dispatch.runner(self._desk, self).run(keep_left_off, left, why)

    # --- coming back

    def _opened(self, desk: object) -> None:
        self._desk = desk
        runner = self._dispatch.runner(desk, self)
        runner.run(left_off, done=self._came_back)
        if self._watch is not None:
            runner.run(lock_minutes, done=self._watch.begin)
            self._minutes.start()

    def _ask_minutes(self) -> None:
        if self._watch is not None and self._desk is not None:
            self._dispatch.runner(self._desk, self).run(lock_minutes, done=self._watch.change)

    def _came_back(self, left: LeftOff | None) -> None:
        if self._desk is None:
            return  # locked or closed before this was read
        self._keeping.start()
        window = self._window
        here = window.here if window is not None else None
        if left is None or window is None or here is None:
            return
        if here[0].screen is ScreenName.VISIT and left.screen in list(ScreenName):
            back = ScreenName(left.back) if left.back in list(ScreenName) else None
            dossier = DossierId(left.dossier) if left.dossier else None
            window.go(Place(ScreenName(left.screen), dossier, left.question, back))
        self._kept = tuple(one for one in left.fields if one.is_typed)
        if left.fields:
            self._put_back(left.fields)

    def _put_back(self, fields: tuple[LeftField, ...]) -> None:
        """Into their fields, or on the card."""
        if self._window is not None:
            texts = self._texts = WaitingTexts(fields, self._here, self._app, self._window)
            texts.waits.connect(self._waits)

    def _here(self) -> tuple[Place, Screen] | None:
        return self._window.here if self._window is not None else None

    def _waits(self, waiting: tuple[LeftField, ...]) -> None:
        here = self._here()
        if self._card is not None and here is not None:
            dossier = here[0].dossier
            self._card.show_waiting(waiting, "" if dossier is None else str(dossier))

    def _put_away(self) -> None:
        if self._texts is not None:
            self._texts.drop()

    # --- what is said at the foot

    def _warn(self, seconds: int) -> None:
        if self._lines is not None:
            self._lines[0].warn(seconds)

    def _calm(self) -> None:
        if self._lines is not None:
            self._lines[0].hide()

    def _copied(self) -> None:
        if self._lines is not None:
            self._lines[1].told()


def _not_in(waiting: tuple[LeftField, ...], found: tuple[LeftField, ...]) -> tuple[LeftField, ...]:
    """What waited and has not been typed anew."""
    there = {(one.screen, one.dossier, one.name, one.nth) for one in found if one.is_typed}
    return tuple(one for one in waiting if (one.screen, one.dossier, one.name, one.nth) not in there)
