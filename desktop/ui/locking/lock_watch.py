"""Everything that can tell that it is time to lock, behind one signal."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QWindow

from desktop.ui.locking.idle import IdleClock, SleepClock
from desktop.ui.locking.reasons import LockReason

_LOOK_MS = 1000
#: somebody is there; mouse moves without a button come too while the pointer is over a window of ours
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class SystemWatch(Protocol):
    """What the system tells, whichever it is; `wanted` is a signal with a `LockReason`."""

    @property
    def wanted(self) -> SignalInstance: ...

    def begin(self) -> None: ...
    def hold_sleep(self) -> None: ...
    def let_sleep(self) -> None: ...
    @property
    def told(self) -> tuple[LockReason, ...]: ...


class LockWatch(QObject):
    """Idle, sleep found out afterwards, and what the system tells. Made on the thread of the windows.

    The system is heard from the start; idle counts from `begin`, when a koffer is open. Windows are watched
    at their edge (`QWindow`), where keys and moves come in once, and not at every widget they pass.
    """

    wanted = Signal(object)  # a LockReason
    warned = Signal(int)  # seconds left
    calmed = Signal()  # somebody is there again

    def __init__(
        self,
        system: SystemWatch | None = None,
        idle: IdleClock | None = None,
        sleep: SleepClock | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.system = system
        self._idle = IdleClock() if idle is None else idle
        self._sleep = SleepClock() if sleep is None else sleep
        self._has_warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())
        if system is not None:
            system.wanted.connect(self.wanted)
            system.begin()

    def begin(self, minutes: int) -> None:
        """A koffer is open: count, and ask the system for a moment before it sleeps."""
        self._idle.begin(minutes)
        self._sleep.has_slept()
        self._timer.start()
        if self.system is not None:
            self.system.hold_sleep()

    def change(self, minutes: int) -> None:
        """The klantmanager chose another number."""
        self._idle.change(minutes)

    def end(self) -> None:
        """Nothing is open any more."""
        self._timer.stop()
        if self.system is not None:
            self.system.let_sleep()

    def look(self) -> None:
        """Once a second: is it quiet for so long?"""
        if self._sleep.has_slept():
            self._want(LockReason.WOKE)
            return
        quiet = self._idle.look()
        if quiet.is_over:
            self._want(LockReason.IDLE)
        elif quiet.is_warning:
            self._has_warned = True
            self.warned.emit(quiet.left)

    def touch(self) -> None:
        """Somebody is there."""
        self._idle.touch()
        if self._has_warned:
            self._has_warned = False
            self.calmed.emit()

    def _want(self, reason: LockReason) -> None:
        self._timer.stop()
        self.wanted.emit(reason)

    def _follow(self, window: QWindow | None) -> None:
        """A window that has the keyboard for the first time; a second time changes nothing."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False
