"""A field with its name above it, at least as wide as the example in it."""

from __future__ import annotations

import math

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.run_label import RunLabel

#: edge and padding at both sides of a field, and the cursor
_SIDES = 32


def fit_example(field: QLineEdit) -> None:
    """From now on the field is never narrower than the example that stands in it while it is empty."""
    words = QFontMetricsF(field.font()).horizontalAdvance(field.placeholderText())
    field.setMinimumWidth(math.ceil(words) + _SIDES)


def labelled(theme: Theme, field: QWidget) -> QVBoxLayout:
    """The field under its accessible name."""
    holder = column(3)
    holder.addWidget(RunLabel(theme, field.accessibleName(), "small_body", bold=True))
    holder.addWidget(field)
    if isinstance(field, QLineEdit):
        fit_example(field)
    return holder
