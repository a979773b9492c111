"""The buttons under a page of the lock screen: beside each other, or under each other in large letters."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.wrap_row import WrapRow

#: from this text factor on two buttons have no room beside each other
LARGE = 1.6


def foot_of(theme: Theme, first: QWidget, last: QWidget, gap: int = 12) -> QLayout:
    """The two buttons in reading order; `last` stands at the far end of a row."""
    if theme.tokens.factor >= LARGE:
        under = column(gap, (5, 0, 5, 0))
        under.addWidget(first)
        under.addStretch(1)
        under.addWidget(last)
        return under
    foot = WrapRow(gap, (0, 0, 5, 0))
    foot.put(first)
    foot.put_gap()
    foot.put(last)
    return foot
