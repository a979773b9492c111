"""Finding what shows the language of the person and was not told its direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.widgets.run_label import RunLabel

RTL = Qt.LayoutDirection.RightToLeft


def first_strong(text: str) -> str:
    """'R', 'L' or '' of the first letter that has a direction; what stands in an isolate does not count."""
    depth = 0
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("R", "AL", "L"):
            return "R" if kind in ("R", "AL") else "L"
    return ""


def has_arabic(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def told_wrong(window: QWidget) -> Iterator[str]:
    """Widgets with letters of the person's language that run the wrong way, or that nobody told."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, RunLabel):
            text, is_rtl = widget.text(), widget.is_rtl
            if first_strong(text) == "R" and not is_rtl and not widget.text().startswith("\u2068"):
                yield f"label from the left: {text}"
            if is_rtl is not (widget.layoutDirection() is RTL):
                yield f"label told two things: {text}"
        elif isinstance(widget, QLabel) and has_arabic(widget.text()):
            yield f"a label of Qt's own: {widget.text()}"
        elif isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox):
            was_told = widget.testAttribute(Qt.WidgetAttribute.WA_SetLayoutDirection)
            if not was_told and not isinstance(widget, QComboBox):
                yield f"field that nobody told: {widget.accessibleName()}"
        elif isinstance(widget, QAbstractButton) and has_arabic(widget.text()):
            labels = [one for one in widget.findChildren(RunLabel) if has_arabic(one.text())]
            if not labels and type(widget).paintEvent is QAbstractButton.paintEvent:
                yield f"button of Qt's own: {widget.text()}"
        if has_arabic(widget.toolTip()) and 'dir="rtl"' not in widget.toolTip():
            yield f"tip: {widget.toolTip()}"
