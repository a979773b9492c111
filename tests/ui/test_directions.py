"""Direction is told, never guessed: what stands on the screen is in the order that ICU says it must have."""

from __future__ import annotations

import math
import unicodedata
from pathlib import Path
from typing import Any

import icu
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextDocument, QTextLayout, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.controls import StateButton
from desktop.ui.widgets.directions import draw_run, own_tip, set_apart
from desktop.ui.widgets.fields import LineField, TextField
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from translations.catalog import fill

pytestmark = pytest.mark.windows

#: language, sentence, what is put in: brackets, full stops, times, numbers of all kinds beside Arabic letters
HARD = [
    ("ar", "موعدك يوم {datum}.", {"datum": "12-8-2026"}),
    ("ar", "الساعة {tijd} في {plek} ({straat}).", {"tijd": "10:00", "plek": "Kantoor", "straat": "Laan 12"}),
    ("ar", "هدفك: {niveau}.", {"niveau": "B1"}),
    ("ar", "اتصل بـ {naam} ({telefoon}).", {"naam": "Anna de Vries", "telefoon": "088 000 00 00"}),
    ("ar", "{niveau} هو الهدف!", {"niveau": "B1"}),
    ("ar", "من {begin} إلى {eind}.", {"begin": "2 آذار/مارس 2026", "eind": "1 آذار/مارس 2029"}),
    ("fa", "هزینه: {bedrag} (یک بار).", {"bedrag": "€ 1.250,50"}),
    ("fa", "{naam}، تلفن {telefoon}؟", {"naam": "علی", "telefoon": "+31 6 00 00 00 00"}),
    ("fa", "سطح {niveau}، {uren} ساعت.", {"niveau": "A2", "uren": "40"}),
    ("ckb", "لە {begin} تا {eind}.", {"begin": "09:30", "eind": "10:30"}),
    ("ckb", "ناونیشان: {straat}، {postcode}.", {"straat": "Laan 4-B", "postcode": "1234 AB"}),
    ("ps", "{naam} ({niveau}) - {datum}", {"naam": "احمد", "niveau": "B1", "datum": "د 2026 کال د مارچ 2مه"}),
    ("ps", "50% او {bedrag}.", {"bedrag": "€ 34,00"}),
]  # fmt: skip
CASES = [fill(sentence, values) for _, sentence, values in HARD]


def order_by_icu(text: str, rtl: bool) -> str:
    """The letters with ink from left to right, as ICU orders a paragraph of that direction."""
    bidi, kept = icu.Bidi(), icu.UnicodeString(text)
    bidi.setPara(kept, 1 if rtl else 0)
    places = (bidi.getLogicalIndex(at) for at in range(bidi.getResultLength()))
    return "".join(text[at] for at in places if has_ink(text[at]))


def has_ink(letter: str) -> bool:
    """False for spaces, isolates and marks above a letter."""
    return unicodedata.category(letter) not in ("Cf", "Zs", "Mn")


def order_on_screen(layout: QTextLayout, text: str) -> str:
    """The letters of one line from left to right: each is painted red once, and its ink is looked for."""
    line, places = layout.lineAt(0), {}
    width = math.ceil(line.naturalTextWidth()) + 8
    left = line.naturalTextRect().left()
    for at, letter in enumerate(text):
        if has_ink(letter):
            red = QTextLayout.FormatRange()
            red.start, red.length = at, 1
            red.format = QTextCharFormat()
            red.format.setForeground(QColor("red"))
            image = QImage(width, math.ceil(line.height()) + 8, QImage.Format.Format_RGB32)
            image.fill(QColor("white"))
            painter = QPainter(image)
            painter.setPen(QColor("white"))
            layout.draw(painter, QPointF(4 - left, 4), [red])
            painter.end()
            places[at] = _middle_of_ink(image)
    return "".join(text[at] for at in sorted(places, key=lambda at: places[at]))


def _middle_of_ink(image: QImage) -> float:
    scanned: list[Any] = [image.constScanLine(y) for y in range(image.height())]
    rows = [bytes(line)[1 : image.width() * 4 : 4] for line in scanned]
    inked = [x for row in rows for x, green in enumerate(row) if green < 128]
    assert inked, "a letter without ink"
    return sum(inked) / len(inked)


def laid_out(text: str, theme: Theme, rtl: bool) -> QTextLayout:
    """One line, as Qt lays it out when it is told the direction."""
    layout = QTextLayout(text, theme.font("body", Script.ARAB))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(2000)
    layout.endLayout()
    return layout


@pytest.mark.parametrize("text", CASES)
def test_a_label_shows_the_letters_in_the_order_of_icu(theme: Theme, text: str) -> None:
    label = RunLabel(theme, text, script=Script.ARAB, rtl=True)
    layout = label._lay_out(label.natural_width() + 8)[0]
    assert order_on_screen(layout, text) == order_by_icu(text, rtl=True)


@pytest.mark.parametrize("text", CASES)
def test_the_order_would_be_another_one_if_the_direction_were_another(theme: Theme, text: str) -> None:
    """Or the samples would prove nothing."""
    assert order_by_icu(text, rtl=True) != order_by_icu(text, rtl=False)
    assert order_on_screen(laid_out(text, theme, rtl=False), text) == order_by_icu(text, rtl=False)


def test_a_bare_value_would_be_seen_wrong_and_an_isolate_sets_it_right() -> None:
    wrong = order_by_icu("موعدك يوم 12-8-2026.", rtl=True)
    assert "12-8-2026" not in wrong and "2026-8-12" in wrong
    assert "12-8-2026" in order_by_icu(CASES[0], rtl=True)


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize("rtl", [True, False])
def test_a_line_in_a_list_or_table_is_drawn_in_its_own_direction(theme: Theme, text: str, rtl: bool) -> None:
    def drawn(draw: str) -> QImage:
        image = QImage(700, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setFont(theme.font("body", Script.ARAB))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        box = QRectF(0, 0, 700, 40)
        if draw == "run":
            draw_run(painter, box, text, rtl)
        else:
            option = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            option.setTextDirection(laid_out(text, theme, rtl).textOption().textDirection())
            painter.drawText(box, text, option)
        assert painter.layoutDirection() is Qt.LayoutDirection.LeftToRight
        painter.end()
        return image

    assert drawn("run") == drawn("told")


@pytest.mark.parametrize("text", CASES)
def test_a_tip_in_the_language_of_the_person_has_its_direction_and_font(theme: Theme, text: str) -> None:
    tip = QTextDocument()
    tip.setHtml(own_tip(theme, RunText(text, Script.ARAB, True), "Alt+W"))
    own, key = tip.firstBlock(), tip.firstBlock().next()
    assert own.textDirection() is Qt.LayoutDirection.RightToLeft and own.text() == text
    assert own.begin().fragment().charFormat().fontFamilies()[0] == "Noto Sans Arabic"
    assert key.textDirection() is Qt.LayoutDirection.LeftToRight and key.text() == "Alt+W"
    tip.setTextWidth(2000)
    tip.documentLayout()
    assert order_on_screen(own.layout(), text) == order_by_icu(text, rtl=True)


def test_the_tip_of_a_state_runs_from_the_right_and_is_safe_from_signs(theme: Theme) -> None:
    button = StateButton(
        theme, "Weet niet", RunText("لا <b>أعرف</b> & B1.", Script.ARAB, True), "help", "Alt+W"
    )
    assert 'dir="rtl"' in button.toolTip() and "<b>" not in button.toolTip()


# --- fields


def edge(field: LineField) -> str:
    """At which edge the cursor stands; Qt places it when it paints."""
    field.grab()
    at = field.cursorRect().center().x()
    return "right" if at > field.width() / 2 else "left"


@pytest.mark.parametrize("text", ["", "B1 علي", "علي B1", "12-8-2026", "(B1).", "abc"])
@pytest.mark.parametrize("rtl", [True, False])
def test_a_line_runs_as_it_was_told_whatever_is_typed_in_it(theme: Theme, text: str, rtl: bool) -> None:
    field = LineField(theme, "Naam", rtl=rtl)
    field.resize(600, 40)
    field.show()
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Home)
    assert (field.cursorPosition(), edge(field)) == (0, "right" if rtl else "left")
    QTest.keyClick(field, Qt.Key.Key_End)
    assert field.cursorPosition() == len(text)
    assert edge(field) == ("right" if rtl else "left")  # the words are short: they stand at that side


def test_backspace_at_the_border_of_two_scripts_takes_the_letter_that_was_typed_last(theme: Theme) -> None:
    field = LineField(theme, "Naam", rtl=True, script=Script.ARAB)
    field.show()
    field.setText("علي B1")
    for left in ("علي B", "علي ", "علي", "عل"):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        assert field.text() == left
    field.setText("B1علي")
    field.setCursorPosition(2)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "Bعلي"


def test_what_is_selected_runs_with_the_text_and_not_with_the_screen(theme: Theme) -> None:
    field = LineField(theme, "Naam", rtl=True, script=Script.ARAB)
    field.show()
    field.setText("علي B1 حسن")
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _ in range(4):
        QTest.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert field.selectedText() == "علي "
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    field.selectAll()
    assert field.selectedText() == "علي B1 حسن"
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == ""


def test_a_key_turns_a_field_around_and_back_and_keeps_the_words(theme: Theme) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for field in (LineField(theme, "Naam"), TextField(theme, "Verhaal")):
        field.show()
        QTest.keyClicks(field, "B1 x")
        for rtl in (True, False):
            QTest.keyClick(field, Qt.Key.Key_X, both)
            assert field.is_rtl is rtl
        QTest.keyClick(field, Qt.Key.Key_Direction_R)
        assert field.is_rtl
        words = field.text() if isinstance(field, LineField) else field.toPlainText()
        assert words == "B1 x"


def test_a_story_runs_as_it_was_told_line_by_line(theme: Theme) -> None:
    field = TextField(theme, "Verhaal", rtl=True, script=Script.ARAB)
    field.setPlainText("B1 علي\n12-8-2026\n(abc).")
    field.grab()
    block = field.document().firstBlock()
    while block.isValid():
        assert block.layout().textOption().textDirection() is Qt.LayoutDirection.RightToLeft
        block = block.next()


def test_the_words_that_wait_in_a_field_run_as_the_field_does(theme: Theme) -> None:
    field = LineField(theme, "Naam", placeholder="مثال: B1.", rtl=True)
    assert field.placeholderText() == set_apart("مثال: B1.", True)
    field.turn(False)
    assert field.placeholderText() == "مثال: B1."


def test_nothing_in_the_house_lets_qt_guess_a_direction() -> None:
    desk = Path(__file__).parents[2] / "desktop"
    guessed = [path.name for path in desk.rglob("*.py") if "LayoutDirectionAuto" in path.read_text("utf-8")]
    assert guessed == []


def test_the_screens_of_the_house_run_from_the_left_as_a_whole(qapp: QApplication) -> None:
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
