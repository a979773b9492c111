"""Where a second window opens: on the other screen, or over the desk window when there is one screen."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def open_beside(window: QWidget, desk_window: QWidget) -> None:
    """Full size on another screen than the desk window; over the desk window when there is one screen."""
    here = desk_window.screen()
    other = next((screen for screen in QGuiApplication.screens() if screen is not here), None)
    window.setGeometry(other.geometry() if other is not None else desk_window.geometry())
    if other is not None or desk_window.isFullScreen():
        window.showFullScreen()
    else:
        window.show()
    window.activateWindow()
