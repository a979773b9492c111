"""The plan shown large for a camera, beside the paper screen: opened and closed with one key."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.client_window.photo import PhotoWindow, room_beside
from desktop.ui.client_window.photo_shown import PhotoPage, is_whole_readable
from desktop.ui.theme import Theme
from desktop.ui.tokens import read_tokens
from resources.paths import styles_folder


class LargePlan:
    """`window` is None while it is closed."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        self._over, self._theme = over, theme
        self.window: PhotoWindow | None = None

    def is_whole_readable(self) -> bool:
        """Whether a camera could read a whole page on the screen it would be shown on."""
        return is_whole_readable(*room_beside(self._over.window()))

    def show(self, pages: tuple[PhotoPage, ...]) -> None:
        """Open it with these pages, or show them in the window that is open."""
        app = QApplication.instance()
        if not isinstance(app, QApplication) or not pages:
            return
        if self.window is None:
            self.window = PhotoWindow(app, _light(self._theme))
            self.window.closed.connect(self._closed)
            self.window.open_beside(self._over.window())
        self.window.show_pages(pages)

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


def _light(theme: Theme) -> Theme:
    """The same text size, dark on white whatever the desk is set to: paper is white."""
    return replace(theme, tokens=read_tokens(styles_folder() / "tokens.toml", theme.tokens.factor))
