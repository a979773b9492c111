"""The plan shown large for a camera, beside the paper screen: opened and closed with one key."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.client_window.large import LargeWindow, room_beside
from desktop.ui.client_window.large_shown import LargePage, is_whole_readable
from desktop.ui.theme import Theme
from desktop.ui.tokens import read_tokens
from desktop.ui.widgets.second_screen import WindowBeside
from resources.paths import styles_folder


class LargePlan(WindowBeside[LargeWindow]):
    """Opened with pages; closed with its own keys or from here."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__()
        self._over, self._theme = over, theme

    def is_whole_readable(self) -> bool:
        """Whether a camera could read a whole page on the screen it would be shown on."""
        return is_whole_readable(*room_beside(self._over.window()))

    def show(self, pages: tuple[LargePage, ...]) -> None:
        """Open it with these pages, or show them in the window that is open."""
        app = QApplication.instance()
        if not isinstance(app, QApplication) or not pages:
            return
        window = self.window or LargeWindow(app, _light(self._theme))
        if self.window is None:
            self.open_window(window, self._over.window())
        window.show_pages(pages)


def _light(theme: Theme) -> Theme:
    """The same text size, dark on white whatever the desk is set to: paper is white."""
    return replace(theme, tokens=read_tokens(styles_folder() / "tokens.toml", theme.tokens.factor))
