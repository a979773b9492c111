"""The buttons under a page of the lock screen: beside each other, or under each other in large letters."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row

#: from this text factor on two buttons have no room beside each other
LARGE = 1.6


def foot_of(theme: Theme, first: QWidget, last: QWidget, gap: int = 12) -> QBoxLayout:
    """The two buttons in reading order; `last` stands at the far end of a row."""
    if theme.tokens.factor >= LARGE:
        foot: QBoxLayout = column(gap, (5, 0, 5, 0))
    else:
        foot = row(gap, (0, 0, 5, 0))
    foot.addWidget(first)
    foot.addStretch(1)
    foot.addWidget(last)
    return foot
