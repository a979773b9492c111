"""What Windows tells a window: session locked or switched, remote desktop, sleep, the lid.

UNTESTED on Windows: written from the documentation of WTSRegisterSessionNotification, WM_WTSSESSION_CHANGE,
WM_POWERBROADCAST and GUID_LIDSWITCH_STATE_CHANGE. Which message means what is tested on every system.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtGui import QWindow

from desktop.ui.locking.reasons import LockReason

_SESSION_CHANGE: Final = 0x02B1  # WM_WTSSESSION_CHANGE
_POWER_BROADCAST: Final = 0x0218  # WM_POWERBROADCAST
_SUSPENDS: Final = 0x0004  # PBT_APMSUSPEND
_SETTING_CHANGED: Final = 0x8013  # PBT_POWERSETTINGCHANGE
_SESSION_REASONS: Final = {
    0x2: LockReason.SWITCHED,  # WTS_CONSOLE_DISCONNECT
    0x3: LockReason.REMOTE,  # WTS_REMOTE_CONNECT
    0x4: LockReason.REMOTE,  # WTS_REMOTE_DISCONNECT
    0x6: LockReason.SWITCHED,  # WTS_SESSION_LOGOFF
    0x7: LockReason.SESSION,  # WTS_SESSION_LOCK
}
_MESSAGES: Final = b"windows_generic_MSG"


def reason_of(message: int, what: int, lid: int | None = None) -> LockReason | None:
    """Why to lock at this message, if at all. `what`: its wParam; `lid`: 0 or 1 where the lid is told."""
    if message == _SESSION_CHANGE:
        return _SESSION_REASONS.get(what)
    if message == _POWER_BROADCAST and what == _SUSPENDS:
        return LockReason.SLEEP
    if message == _POWER_BROADCAST and what == _SETTING_CHANGED and lid == 0:
        return LockReason.LID
    return None


#: what is told there, when it runs there
TOLD: Final = (
    LockReason.SESSION, LockReason.SWITCHED, LockReason.REMOTE, LockReason.SLEEP, LockReason.LID,
)  # fmt: skip

if sys.platform == "win32":
    from ctypes import wintypes

    class _Guid(ctypes.Structure):
        _fields_ = (
            ("first", wintypes.DWORD),
            ("second", wintypes.WORD),
            ("third", wintypes.WORD),
            ("rest", ctypes.c_ubyte * 8),
        )

    class _PowerSetting(ctypes.Structure):
        _fields_ = (("setting", _Guid), ("length", wintypes.DWORD), ("data", ctypes.c_ubyte * 1))

    #: GUID_LIDSWITCH_STATE_CHANGE
    _LID_END = (0xA2, 0xD1, 0xD5, 0x63, 0x79, 0xE6, 0xA0, 0xF3)
    _LID = _Guid(0xBA3E0F4D, 0xB817, 0x4094, (ctypes.c_ubyte * 8)(*_LID_END))

    class WindowsSessionWatch(QObject, QAbstractNativeEventFilter):
        """Hears what the system tells."""

        wanted = Signal(object)  # a LockReason

        def __init__(self, parent: QObject | None = None) -> None:
            QObject.__init__(self, parent)
            QAbstractNativeEventFilter.__init__(self)
            self._was_lid: int | None = None
            self._ear = QWindow()  # never shown; the window that is shown may be another later
            self._ear.create()
            window = int(self._ear.winId())
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), 0)
            ctypes.windll.user32.RegisterPowerSettingNotification(
                wintypes.HANDLE(window), ctypes.byref(_LID), 0
            )

        def begin(self) -> None:
            """Hear along."""
            app = QCoreApplication.instance()
            if app is not None:
                app.installNativeEventFilter(self)

        def hold_sleep(self) -> None:
            """Nothing: Windows waits two seconds for whoever is told."""

        def let_sleep(self) -> None:
            """Nothing was held."""

        @property
        def told(self) -> tuple[LockReason, ...]:
            """What this system tells us of."""
            return TOLD

        def nativeEventFilter(
            self, kind: QByteArray | bytes | bytearray | memoryview[int], message: int
        ) -> tuple[bool, int]:
            """Only looks; the message goes on to Qt."""
            if QByteArray(kind) == QByteArray(_MESSAGES):
                told = wintypes.MSG.from_address(int(message))
                lid = self._lid_in(told) if told.message == _POWER_BROADCAST else None
                reason = reason_of(told.message, told.wParam, lid)
                if reason is not None:
                    self.wanted.emit(reason)
            return False, 0

        def _lid_in(self, told: wintypes.MSG) -> int | None:
            """0 when the lid was closed just now; the first time it is told only how it is."""
            if told.wParam != _SETTING_CHANGED:
                return None
            setting = _PowerSetting.from_address(told.lParam)
            if bytes(setting.setting) != bytes(_LID):
                return None
            before, self._was_lid = self._was_lid, setting.data[0]
            return self._was_lid if before == 1 else None
