"""A second window: on the other screen, or over the desk window when there is one. Its title names nobody."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen


def screen_beside(desk_window: QWidget) -> QScreen | None:
    """Another screen than the one of the desk window; None where there is one."""
    here = desk_window.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)


class SecondWindow(QWidget):
    """What a person or a tolk looks at. `closed` is for who opened it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(on_screen(nl("Intake")))
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._other: QScreen | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._screen_gone)

    def open_beside(self, desk_window: QWidget) -> None:
        """Full size on another screen than the desk window; over the desk window when there is one screen."""
        other = self._other = screen_beside(desk_window)
        self.setGeometry(other.geometry() if other is not None else desk_window.geometry())
        if other is not None or desk_window.isFullScreen():
            self.showFullScreen()
        else:
            self.show()
        self.activateWindow()

    def _screen_gone(self, screen: QScreen) -> None:
        """Its screen was unplugged: away, rather than suddenly over the work of the klantmanager."""
        if screen is self._other:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


W = TypeVar("W", bound=SecondWindow)


class WindowBeside(Generic[W]):
    """One second window at a time: `window` is None while it is closed."""

    def __init__(self) -> None:
        self.window: W | None = None

    def open_window(self, window: W, desk_window: QWidget) -> None:
        """Open it beside the desk window; once it is closed it is gone."""
        self.window = window
        window.closed.connect(self._closed)
        window.open_beside(desk_window)

    def close(self) -> bool:
        """False when it was not open."""
        if self.window is None:
            return False
        self.window.close()
        return True

    def _closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
