"""Which page the second screen shows: the person's, the tolk's, or none. At most one is open."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.theme import Theme
from desktop.ui.tolk_page.view import TolkPageWindow
from desktop.usecases.interview import Interview
from desktop.usecases.tolk_sentences import page_at


class Second(StrEnum):
    OFF = "uit"
    CLIENT = "client"
    TOLK = "tolk"


_NEXT = {Second.OFF: Second.CLIENT, Second.CLIENT: Second.TOLK, Second.TOLK: Second.OFF}


class SecondScreen:
    """Owns the tolk's page. The person's page belongs to the talk: `has_client` tells whether it is open,
    `turn_client` opens or closes it."""

    def __init__(
        self,
        beside: QWidget,
        theme: Theme,
        has_client: Callable[[], bool],
        turn_client: Callable[[], object],
    ) -> None:
        self._beside, self._theme = beside, theme
        self._has_client, self._turn_client = has_client, turn_client
        self.page: TolkPageWindow | None = None

    @property
    def which(self) -> Second:
        """What is open now."""
        if self.page is not None:
            return Second.TOLK
        return Second.CLIENT if self._has_client() else Second.OFF

    def turn(self, shown: Interview | None) -> None:
        """Shift+F10: person's page, tolk's page, off."""
        self.open(_NEXT[self.which], shown)

    def open(self, which: Second, shown: Interview | None) -> None:
        """Show this page and no other."""
        if which is self.which:
            return
        self.close_page()
        if self._has_client() != (which is Second.CLIENT):
            self._turn_client()
        app = QApplication.instance()
        if which is Second.TOLK and shown is not None and isinstance(app, QApplication):
            self.page = TolkPageWindow(app, self._theme)
            self.page.closed.connect(self._closed)
            self.page.open_beside(self._beside.window())
            self.show(shown)

    def show(self, shown: Interview) -> None:
        """The present question, when the tolk's page is open."""
        if self.page is not None:
            self.page.show_page(page_at(shown))

    def close_page(self) -> bool:
        """Close the tolk's page; False when it was not open."""
        if self.page is None:
            return False
        self.page.close()
        return True

    def _closed(self) -> None:
        if self.page is not None:
            self.page.deleteLater()
            self.page = None
