"""Which page the second screen shows: the person's, the tolk's, or none. At most one is open."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.theme import Theme
from desktop.ui.tolk_page.view import TolkPageWindow
from desktop.ui.widgets.second_screen import WindowBeside
from desktop.usecases.interview import Interview
from desktop.usecases.tolk_sentences import page_at


class Second(StrEnum):
    OFF = "uit"
    CLIENT = "client"
    TOLK = "tolk"


_NEXT = {Second.OFF: Second.CLIENT, Second.CLIENT: Second.TOLK, Second.TOLK: Second.OFF}


class SecondScreen(WindowBeside[TolkPageWindow]):
    """Owns the tolk's page. The person's page belongs to the talk: `has_client` tells whether it is open,
    `turn_client` opens or closes it."""

    def __init__(
        self,
        beside: QWidget,
        theme: Theme,
        has_client: Callable[[], bool],
        turn_client: Callable[[], object],
    ) -> None:
        super().__init__()
        self._beside, self._theme = beside, theme
        self._has_client, self._turn_client = has_client, turn_client

    @property
    def which(self) -> Second:
        """What is open now."""
        if self.window is not None:
            return Second.TOLK
        return Second.CLIENT if self._has_client() else Second.OFF

    def turn(self, shown: Interview | None) -> None:
        """Shift+F10: person's page, tolk's page, off."""
        self.open(_NEXT[self.which], shown)

    def open(self, which: Second, shown: Interview | None) -> None:
        """Show this page and no other."""
        if which is self.which:
            return
        self.close()
        if self._has_client() != (which is Second.CLIENT):
            self._turn_client()
        app = QApplication.instance()
        if which is Second.TOLK and shown is not None and isinstance(app, QApplication):
            self.open_window(TolkPageWindow(app, self._theme), self._beside.window())
            self.show(shown)

    def show(self, shown: Interview) -> None:
        """The present question, when the tolk's page is open."""
        if self.window is not None:
            self.window.show_page(page_at(shown))
