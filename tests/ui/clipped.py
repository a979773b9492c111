"""Finding text that does not fit: a word-wrapped label lower than its text wants at its width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLineEdit, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel

#: what a list to choose from keeps free for its arrow
_ARROW = 28


def clipped_labels(widget: QWidget) -> list[str]:
    """The texts of all visible labels, buttons and fields that have less room than what they say."""
    found = []
    for label in widget.findChildren(RunLabel):
        if label.isVisibleTo(widget) and label.text() and (_is_small(label) or _is_cut(label, widget)):
            found.append(label.text())
    parts: tuple[Button | Chip, ...] = (*widget.findChildren(Button), *widget.findChildren(Chip))
    for part in parts:
        if part.isVisibleTo(widget) and (_is_tight(part) or _is_cut(part, widget)):
            found.append(part.words)
    fields: tuple[QLineEdit | QComboBox, ...] = (
        *widget.findChildren(QLineEdit),
        *widget.findChildren(QComboBox),
    )
    for field in fields:
        if field.isVisibleTo(widget) and (_hides_words(field) or _is_cut(field, widget)):
            found.append(field.accessibleName())
    return found


def _is_small(label: RunLabel) -> bool:
    if not label.wordWrap():
        return label.width() < label.natural_width() - 1
    too_low = label.height() < label.heightForWidth(label.width())
    return too_low or label.width() < label.minimumSizeHint().width()


def _is_tight(part: Button | Chip) -> bool:
    """Narrower than its words, and lower where they may wrap."""
    if part.sizePolicy().hasHeightForWidth():
        is_narrow = part.width() < part.minimumSizeHint().width()
        return is_narrow or part.height() < part.heightForWidth(part.width())
    return part.width() < part.sizeHint().width()


def _hides_words(field: QLineEdit | QComboBox) -> bool:
    """True when the example in an empty field, or what is chosen from a list, does not fit in it."""
    if isinstance(field, QComboBox):
        words, room = field.currentText(), field.width() - _ARROW
    else:
        words, room = field.placeholderText() if not field.text() else "", field.width()
    return QFontMetricsF(field.font()).horizontalAdvance(words) > room


def _is_cut(label: QWidget, top: QWidget) -> bool:
    """True when something around the label is too small for it; what scrolls away is not cut."""
    box = label.geometry()
    holder = label.parentWidget()
    while holder is not None and holder is not top:
        if holder.height() < box.bottom() + 1 or holder.width() < box.right() + 1 or box.top() < 0:
            return True
        area = holder.parentWidget()
        if area is not None and isinstance(outer := area.parentWidget(), QAbstractScrollArea):
            scrolls = outer.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return not scrolls and box.translated(holder.x(), 0).right() >= area.width()
        box = holder.geometry()
        holder = area
    return False
