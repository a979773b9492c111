"""A screen that is a head with one scrolling page beneath it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.screen import Screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row, scroller
from desktop.ui.widgets.screen_keys import took_enter, took_scroll
from desktop.ui.widgets.scroll_body import FocusInSight, ScrollBody

#: at the largest letters what stood beside each other stands under each other
STACKED = 1.75


class ScrollScreen(Screen):
    """Takes the keyboard itself: arrows and Page Up, Page Down scroll, Enter presses the focused button."""

    _area: QScrollArea

    def __init__(self, name: str) -> None:
        """`name`: what this screen is, in Dutch; spoken, not shown."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(name))
        self.setProperty("ring", "none")

    def scrolling(self, page: QLayout) -> QScrollArea:
        """The page, as what scrolls on this screen."""
        self._area = scroller(ScrollBody(page))
        FocusInSight(self._area)
        return self._area

    def to_top(self) -> None:
        """Show the head of the page, where messages and forms come."""
        self._area.verticalScrollBar().setValue(0)

    def lay_keys(self, keys: Mapping[str, Callable[[], object]]) -> None:
        """Make these work on the screen and everything in it."""
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_scroll(self._area, event) and not took_enter(self, event):
            super().keyPressEvent(event)


def two_sides(theme: Theme, left: Sequence[QWidget], right: Sequence[QWidget]) -> QBoxLayout:
    """Cards in two columns of the same width; at the largest letters all under each other."""
    halves = column(12) if theme.tokens.factor >= STACKED else row(12)
    for cards in (left, right):
        side = column(12)
        for card in cards:
            side.addWidget(card)
        side.addStretch(1)
        halves.addLayout(side, 1)
    return halves
