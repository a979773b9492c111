"""Which watcher belongs to this system. macOS has none of ours: there only idle and the clocks lock."""

from __future__ import annotations

import importlib
import sys

from PySide6.QtCore import QObject

from desktop.ui.locking.lock_watch import SystemWatch


def system_watch(parent: QObject) -> SystemWatch | None:
    """The watcher of this system; None where there is none.

    macOS would tell through a notification centre that needs Objective-C; that is not built, and nothing says
    it is. Sleep is found out there at waking, by the clocks.
    """
    maker = {"linux": _linux, "win32": _windows}.get(sys.platform)
    return None if maker is None else maker(parent)


def _linux(parent: QObject) -> SystemWatch:
    """The two buses of the desktop. Read from a file of its own: other systems may have no D-Bus at all."""
    bus = importlib.import_module("PySide6.QtDBus").QDBusConnection
    logind = importlib.import_module("desktop.ui.locking.logind")
    made: SystemWatch = logind.LogindWatch(bus.systemBus(), bus.sessionBus(), parent)
    return made


def _windows(parent: QObject) -> SystemWatch:
    windows = importlib.import_module("desktop.ui.locking.windows_session")
    made: SystemWatch = windows.WindowsSessionWatch(parent)
    return made
