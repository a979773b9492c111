"""Finding text that does not fit: a word-wrapped label lower than its text wants at its width."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui.widgets.run_label import RunLabel


def clipped_labels(widget: QWidget) -> list[str]:
    """The texts of all visible labels that are too low or too narrow for what they say."""
    found = []
    for label in widget.findChildren(RunLabel):
        if not label.isVisibleTo(widget) or not label.text():
            continue
        if label.wordWrap():
            too_small = label.height() < label.heightForWidth(label.width()) or (
                label.width() < label.minimumSizeHint().width()
            )
        else:
            too_small = label.width() < label.natural_width() - 1
        if too_small or _is_cut(label, widget):
            found.append(label.text())
    return found


def _is_cut(label: RunLabel, top: QWidget) -> bool:
    """True when something around the label is too small for it; what scrolls away is not cut."""
    box = label.geometry()
    holder = label.parentWidget()
    while holder is not None and holder is not top:
        if holder.height() < box.bottom() + 1 or holder.width() < box.right() + 1 or box.top() < 0:
            return True
        area = holder.parentWidget()
        if area is not None and isinstance(area.parentWidget(), QAbstractScrollArea):
            return False
        box = holder.geometry()
        holder = area
    return False
