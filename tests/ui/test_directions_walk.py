"""Through every screen in Arabic: whatever shows the language of the person was told its direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.run_label import RunLabel
from tests.ui.look import dressed
from tests.ui.shots import SHOTS, Shots, windows
from tests.ui.test_directions import order_by_icu, order_on_screen

pytestmark = pytest.mark.windows

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


@pytest.mark.parametrize("shots", SHOTS, ids=lambda shots: shots.__module__.rpartition(".")[2])
def test_every_widget_with_the_language_of_the_person_was_told_its_direction(
    qapp: QApplication, shots: Shots
) -> None:
    wrong = {}
    for name, window in windows(qapp, dressed(qapp), shots, "-ar"):
        if found := sorted(set(told_wrong(window))):
            wrong[name] = found
    assert wrong == {}


def test_a_label_that_was_told_the_wrong_way_would_be_found(theme: Theme) -> None:
    window = QWidget()
    RunLabel(theme, "الاسم", script=Script.ARAB, rtl=False, parent=window)
    RunLabel(theme, "الاسم", script=Script.ARAB, rtl=True, parent=window)
    QLabel("الاسم", window)
    QLineEdit(window)
    window.setToolTip("الاسم")
    assert len(list(told_wrong(window))) == 3


def test_a_name_in_another_script_moves_nothing_of_a_dutch_sentence(theme: Theme) -> None:
    """'علي: 12 vragen' would put the number before the name."""
    said = on_screen(nl("{naam}: {aantal} vragen ({azc})", naam="علي", aantal="12", azc="azc Drachten"))
    assert said == "\u2068علي\u2069: 12 vragen (azc Drachten)"
    label = RunLabel(theme, said)
    layout = label._lay_out(label.natural_width() + 8)[0]
    assert order_on_screen(layout, said) == order_by_icu(said, rtl=False) == "يلع:12vragen(azcDrachten)"
    assert on_screen(nl("{naam} is er", naam="Rima")) == "Rima is er"
