"""A window of pages that are turned with keys and with large arrows, as they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from desktop.ui.client_window.pages import side_signs
from desktop.ui.client_window.tiles import ArrowTile
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import empty_out
from desktop.ui.widgets.focus_ring import FocusRing
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.second_screen import SecondWindow

_ON = (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_PageUp)


class TurnedPage(Protocol):
    """What every page has: its direction, and what the arrows are called in its language."""

    @property
    def rtl(self) -> bool: ...
    @property
    def back(self) -> RunText: ...
    @property
    def on(self) -> RunText: ...


P = TypeVar("P", bound=TurnedPage)


class TurnedPages(SecondWindow, Generic[P]):
    """Left and right as they are seen, Space and Page Up and Down page; F10 and Esc close it. Nothing else
    does anything: there is nothing to choose. `back` and `on` are None where there is one page only."""

    def __init__(self, app: QApplication, theme: Theme, inside: QBoxLayout) -> None:
        super().__init__()
        self._theme = theme
        self._pages: tuple[P, ...] = ()
        self.at = 0
        self.back: ArrowTile | None = None
        self.on: ArrowTile | None = None
        self._inside = inside
        self.setLayout(inside)
        self._ring = FocusRing(self, theme, app)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "none")

    def put_page(self, page: P) -> None:
        """Fill `_inside`, which is empty, with this page and the arrows."""
        raise NotImplementedError

    def open_beside(self, desk_window: QWidget) -> None:
        """On the other screen, or over the desk window."""
        super().open_beside(desk_window)
        self.setFocus()

    def show_pages(self, pages: Sequence[P]) -> None:
        """From the first page."""
        self._pages, self.at = tuple(pages), 0
        self._show()

    def turn(self, by: int) -> None:
        """So many pages on, or back; it stays at the ends."""
        to = min(max(self.at + by, 0), len(self._pages) - 1)
        if to != self.at:
            self.at = to
            self._show()

    def _show(self) -> None:
        page = self._pages[self.at]
        empty_out(self._inside)
        way = Qt.LayoutDirection.RightToLeft if page.rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(way)
        back, on = side_signs(page.rtl)
        self.back, self.on = self._arrow(page.back, back, -1), self._arrow(page.on, on, 1)
        self.put_page(page)

    def _arrow(self, words: RunText, sign: str, by: int) -> ArrowTile | None:
        if len(self._pages) < 2:
            return None
        arrow = ArrowTile(self._theme, words, sign)
        arrow.clicked.connect(lambda: self.turn(by))
        arrow.setEnabled(0 <= self.at + by < len(self._pages))
        arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the window
        return arrow

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        rtl = bool(self._pages) and self._pages[self.at].rtl
        if key in (Qt.Key.Key_F10, Qt.Key.Key_Escape):
            self.close()
        elif key in _ON or key == (Qt.Key.Key_Left if rtl else Qt.Key.Key_Right):
            self.turn(1)
        elif key in _BACK or key == (Qt.Key.Key_Right if rtl else Qt.Key.Key_Left):
            self.turn(-1)
        # every other key does nothing here, on purpose

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab does nothing here."""
        return True
