"""Letters to point at: by key and by mouse, beside the field and never over it; on the own screen too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.client_window.letters import LettersBody
from desktop.ui.client_window.shown import client_shown
from desktop.ui.interview.pointing import with_answer, with_state
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.field_letters import TALK_LANGUAGE, FieldLetters, open_letters
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.letter_board import LetterBoard
from desktop.ui.widgets.letter_key import LEAST, LetterKey
from desktop.ui.widgets.run_label import RunLabel
from forms.model import AnswerState
from tests.ui import samples
from tests.ui.look import dressed
from tests.ui.rooms import settle, talk_window
from tests.ui.samples_questions import text_question
from translations.boards import installed_boards

pytestmark = pytest.mark.windows

Form = Callable[..., tuple[QWidget, LineField, LineField]]


@pytest.fixture
def form(qapp: QApplication, theme: Theme) -> Iterator[Form]:
    """A window with a field at some height, another below it, in the language of a talk."""

    made: list[QWidget] = []

    def make(language: str, top: int = 60, look: Theme = theme) -> tuple[QWidget, LineField, LineField]:
        window = QWidget()
        made.append(window)
        window.setProperty(TALK_LANGUAGE, language)
        window.resize(1366, 768)
        field, other = LineField(look, "Naam"), LineField(look, "Plaats")
        for at, one in ((top, field), (720 if top < 600 else 10, other)):
            one.setParent(window)
            one.setGeometry(80, at, 420, 42)
        window.show()
        window.activateWindow()
        field.setFocus()
        qapp.processEvents()
        return window, field, other

    yield make
    for window in made:
        window.close()
        window.deleteLater()


def board_of(window: QWidget) -> FieldLetters:
    (found,) = [one for one in window.findChildren(FieldLetters) if one.isVisible()]
    return found


def key(board: LetterBoard, letter: str) -> LetterKey:
    return next(one for one in board.pressable() if one.text() == letter or one.act == letter)


def point(board: LetterBoard, *letters: str) -> None:
    for letter in letters:
        QTest.mouseClick(key(board, letter), Qt.MouseButton.LeftButton)


def test_a_name_in_arabic_is_pointed_at_with_the_mouse_and_the_field_keeps_its_cursor(form: Form) -> None:
    window, field, _ = form("ar")
    left: list[bool] = []
    field.left_field.connect(lambda: left.append(True))
    open_letters(field._theme, field, with_keys=False)
    point(board_of(window).letters, "ع", "ل", "ي", "space", "ح", "س", "ن")
    assert field.text() == "علي حسن" and field.hasFocus() and left == []
    point(board_of(window).letters, "erase", "erase", "done")
    assert field.text() == "علي ح" and left == []
    assert not any(one.isVisible() for one in window.findChildren(FieldLetters))


def at_of(letters: LetterBoard, consonant: str) -> int:
    return [one.text() for one in letters.pressable()[7:]].index(consonant)


def test_a_name_in_geez_is_a_consonant_and_then_its_vowel(form: Form) -> None:
    window, field, _ = form("ti")
    open_letters(field._theme, field, with_keys=False)
    letters = board_of(window).letters
    for consonant, syllable in (("ሰ", "ሰ"), ("ለ", "ላ"), ("መ", "ም")):
        before = field.text()
        QTest.mouseClick(letters.pressable()[7:][at_of(letters, consonant)], Qt.MouseButton.LeftButton)
        assert field.text() == before
        shown = letters.pressable()[:7]
        assert [one.text() for one in shown] == list(installed_boards()["ti"].syllables(consonant))
        QTest.mouseClick(next(one for one in shown if one.text() == syllable), Qt.MouseButton.LeftButton)
    assert field.text() == "ሰላም"


def test_capitals_come_by_themselves_and_turkish_keeps_its_dot(form: Form) -> None:
    window, field, _ = form("tr")
    open_letters(field._theme, field, with_keys=False)
    letters = board_of(window).letters
    point(letters, "İ", "p", "e", "k", "space", "I", "ş", "ı", "k")
    assert field.text() == "İpek Işık"
    point(letters, "capitals", "Ç", "ç")
    assert field.text() == "İpek IşıkÇç"


def test_the_letters_are_reached_and_used_with_the_keyboard_alone(form: Form, qapp: QApplication) -> None:
    window, field, _ = form("ar")
    left: list[bool] = []
    field.left_field.connect(lambda: left.append(True))
    QTest.keyClick(field, Qt.Key.Key_F3)
    board = board_of(window)
    assert key(board.letters, "ا").hasFocus()
    qapp.processEvents()
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Left)  # what is seen left of it: the second letter
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Space)
    assert field.text() == "ابب"
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Backspace)
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Escape)
    assert field.text() == "اب" and field.hasFocus() and left == []


@pytest.mark.parametrize("language", ["ar", "ps", "ti", "uk", "tr", "fr"])
@pytest.mark.parametrize("top", [20, 200, 380, 560, 700])
def test_the_letters_never_cover_the_field_and_stay_in_the_window(
    form: Form, language: str, top: int
) -> None:
    window, field, _ = form(language, top)
    made = open_letters(field._theme, field, with_keys=False)
    assert not made.geometry().intersects(field.geometry())
    assert QRect(0, 0, window.width(), window.height()).contains(made.geometry())


def test_the_letters_leave_the_field_in_sight_at_twice_the_text(form: Form, qapp: QApplication) -> None:
    window, field, _ = form("ps", 300, dressed(qapp, 1.5))
    made = open_letters(field._theme, field, with_keys=False)
    assert not made.geometry().intersects(field.geometry())


@pytest.mark.parametrize("language", sorted(installed_boards()))
def test_every_key_is_large_enough_and_told_to_a_screen_reader(
    qapp: QApplication, theme: Theme, language: str
) -> None:
    board = LetterBoard(theme, language)
    board.show()
    qapp.processEvents()
    letters = {one.letter for one in board.pressable()}
    assert letters >= {letter for row in installed_boards()[language].rows for letter in row}
    for one in board.pressable():
        assert one.width() >= LEAST and one.height() >= LEAST, one.text()
        assert one.accessibleName()
    board.close()
    board.deleteLater()


def test_going_on_to_another_field_puts_the_letters_away_and_leaves_the_field(form: Form) -> None:
    window, field, other = form("ar")
    left: list[bool] = []
    field.left_field.connect(lambda: left.append(True))
    QTest.keyClick(field, Qt.Key.Key_F3)
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert left == [True]
    assert not any(one.isVisible() for one in window.findChildren(FieldLetters))


def test_another_script_is_one_press_away(form: Form) -> None:
    window, field, _ = form("fa")
    open_letters(field._theme, field, with_keys=False)
    letters = board_of(window).letters
    assert letters.language == "fa" and key(letters, "گ")
    point(letters, "script nl")
    assert letters.language == "nl"
    point(letters, "A", "l", "i", "script fa")
    assert letters.language == "fa" and field.text() == "Ali"


def test_letters_go_where_the_cursor_stands(form: Form) -> None:
    window, field, _ = form("ar")
    field.setText("عي")
    field.setCursorPosition(1)
    open_letters(field._theme, field, with_keys=False)
    point(board_of(window).letters, "ل")
    assert field.text() == "علي"


def test_typing_by_letters_counts_as_typing(form: Form) -> None:
    """A draft is kept of it, and a list gives way, as with the keyboard of the laptop."""
    window, field, _ = form("nl")
    told: list[str] = []
    field.textEdited.connect(told.append)
    open_letters(field._theme, field, with_keys=False)
    point(board_of(window).letters, "A", "l", "erase")
    assert told == ["A", "Al", "A"]


def test_a_person_spells_a_name_on_the_own_screen(qapp: QApplication, theme: Theme) -> None:
    holder = QWidget()
    inside = column(0)
    body = LettersBody(theme, "ckb", "")
    inside.addWidget(body)
    holder.setLayout(inside)
    holder.show()
    qapp.processEvents()
    told: list[str] = []
    body.spelled.connect(told.append)
    point(body.letters, "ژ", "ی", "ا", "ن", "erase")
    assert told == ["ژ", "ژی", "ژیا", "ژیان", "ژیا"]
    assert not [one for one in body.letters.pressable() if one.act == "done"]
    body.show_text("")
    assert body.text == ""
    holder.close()
    holder.deleteLater()


def test_what_the_klantmanager_wrote_is_never_on_the_own_screen_and_what_was_spelled_is() -> None:
    asked = samples.interview("ar", replace(text_question("ar"), raw="PLANT"))
    assert client_shown(asked).spelled == ""
    assert client_shown(asked, with_answer(asked, "علي")).spelled == "علي"
    assert client_shown(asked, with_state(asked, AnswerState.WEET_NIET)).spelled == ""
    assert client_shown(samples.interview("ar")).spelled is None


def test_a_spelled_name_waits_in_both_windows_until_it_is_taken_over(
    qapp: QApplication, theme: Theme
) -> None:
    shell, screen, runner = talk_window(qapp, theme, samples.interview("ar", text_question("ar")))
    screen.toggle_client()
    assert screen.client is not None
    (body,) = screen.client.findChildren(LettersBody)
    point(body.letters, "ع", "ل", "ي")
    settle(qapp)
    said = [one.text() for one in screen.middle.findChildren(RunLabel) if "علي" in one.text()]
    assert said and "Aangewezen" in said[0]
    assert "record_answer" not in runner.names()
    screen.presenter.pointing.take_over()
    settle(qapp)
    assert runner.names().count("record_answer") == 1
    assert "علي" in [args for name, args in runner.calls if name == "record_answer"][0]
    screen.client.close()
    shell.close()


def test_a_name_pointed_at_runs_as_its_letters_do(form: Form) -> None:
    window, field, _ = form("ar")
    open_letters(field._theme, field, with_keys=False)
    point(board_of(window).letters, "ع", "ل", "ي")
    assert field.is_rtl and field.font().families()[0] == "Noto Sans Arabic"
    point(board_of(window).letters, "erase", "erase", "erase", "script nl", "A")
    assert not field.is_rtl and field.text() == "A"
