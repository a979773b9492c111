"""Finding text that does not fit: a word-wrapped label lower than its text wants at its width."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

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
        if too_small:
            found.append(label.text())
    return found
