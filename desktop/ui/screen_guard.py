"""Keeps our windows out of pictures and shared screens, where the system has a way.

Windows has one (UNTESTED there): the window is left out of screenshots, recordings and shared screens, as
password managers do. X11 and Wayland have none for a program to ask for, and for macOS none is built: there
`screen_guard` gives None, and what is on the screen can be taken by whoever shares it.
"""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

#: WDA_EXCLUDEFROMCAPTURE
_LEFT_OUT = 0x11


class ScreenGuard(QObject):
    """Guards every window of ours from the moment it has the keyboard."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self.guard)

    def guard(self, window: QWindow | None) -> None:
        """Leave this window out of pictures; asking twice changes nothing."""
        if window is not None and sys.platform == "win32":
            ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), _LEFT_OUT)


def screen_guard(app: QGuiApplication) -> ScreenGuard | None:
    """The guard of this system; None where there is none."""
    return ScreenGuard(app) if sys.platform == "win32" else None
