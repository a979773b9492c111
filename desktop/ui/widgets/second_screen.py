"""A second window: on the other screen, or over the desk window when there is one. Its title names nobody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen


class SecondWindow(QWidget):
    """What a person or a tolk looks at. `closed` is for who opened it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(on_screen(nl("Intake")))
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def open_beside(self, desk_window: QWidget) -> None:
        """Full size on another screen than the desk window; over the desk window when there is one screen."""
        here = desk_window.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not here), None)
        self.setGeometry(other.geometry() if other is not None else desk_window.geometry())
        if other is not None or desk_window.isFullScreen():
            self.showFullScreen()
        else:
            self.show()
        self.activateWindow()
