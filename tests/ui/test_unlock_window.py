"""The lock screen as a window: the field that holds no text, pages, keys, and text that fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.unlock.people_rows import initials
from desktop.ui.unlock.secret_field import SecretField
from desktop.ui.unlock.view import UnlockScreen
from desktop.usecases.unlock import open_person
from tests.builders import workplace
from tests.ui.clipped import clipped_labels
from tests.ui.rooms import settle
from tests.ui.shots_lists import unlock_results, window

pytestmark = pytest.mark.windows
SECRET = "regen wolk"


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> SecretField:
    made = SecretField(theme, "Wachtzin")
    qtbot.addWidget(made)
    made.resize(400, 60)
    made.show()
    made.setFocus()
    return made


def press(
    field: SecretField, letter: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """One key as the keyboard sends it, whatever the letter."""
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, modifier, letter))


def lock_screen(qtbot: QtBot, theme: Theme, **more: Any) -> UnlockScreen:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    shell, screen, _ = window(app, theme, Place(ScreenName.UNLOCK), unlock_results(**more))
    qtbot.addWidget(shell)
    assert isinstance(screen, UnlockScreen)
    return screen


def test_qt_never_holds_the_letters_while_the_eye_is_shut(field: SecretField) -> None:
    QTest.keyClicks(field, SECRET)
    assert len(field) == len(SECRET)
    assert field.text() == "x" * len(SECRET)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert field.take() == bytearray(SECRET.encode())
    assert len(field) == 0 and field.text() == ""


def test_letters_are_put_in_taken_out_and_replaced_where_the_cursor_stands(field: SecretField) -> None:
    QTest.keyClicks(field, "rgenx")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    field.setCursorPosition(1)
    press(field, "é")
    QTest.keyClick(field, Qt.Key.Key_Delete)
    field.setSelection(2, 1)
    QTest.keyClicks(field, "WW")
    assert field.take().decode() == "réWWn"


def test_a_pasted_passphrase_loses_its_line_end_and_copying_gives_nothing(field: SecretField) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(SECRET + "\n")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clipboard.setText("iets anders")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "iets anders"
    assert field.take().decode() == SECRET


def test_the_eye_shows_and_hides_and_is_shut_by_taking(field: SecretField) -> None:
    QTest.keyClicks(field, SECRET)
    field.eye.click()
    assert field.text() == SECRET
    field.eye.click()
    assert field.text() == "x" * len(SECRET)
    field.eye.click()
    field.take()
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_a_capital_without_shift_tells_of_caps_lock(qtbot: QtBot, field: SecretField) -> None:
    seen: list[bool] = []
    field.caps_seen.connect(seen.append)
    press(field, "a")
    press(field, "B")
    press(field, "C", Qt.KeyboardModifier.ShiftModifier)
    press(field, "d", Qt.KeyboardModifier.ShiftModifier)
    press(field, "3")
    assert seen == [False, True, False, True]


def test_enter_in_the_field_opens_and_the_field_is_empty_afterwards(qtbot: QtBot, theme: Theme) -> None:
    tried: list[tuple[str, bytes]] = []

    def opens(person: str, passphrase: bytearray) -> object:
        tried.append((person, bytes(passphrase)))
        return Refusal(RefusalCode.WRONG_PASSPHRASE)

    screen = lock_screen(qtbot, theme, open_person=opens)
    page = screen.open_page
    QTest.keyClicks(page.field, SECRET)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert tried == [("p1", SECRET.encode())]
    assert len(page.field) == 0
    assert page.message.isVisible()
    page.people.cards[1].click()
    assert page.field.accessibleName() == "Wachtzin van Joost de Wit"
    assert not page.message.isVisible()


def test_while_waiting_the_button_is_off_and_says_how_long(qtbot: QtBot, theme: Theme) -> None:
    refusal = Refusal(RefusalCode.WAIT_BEFORE_RETRY, facts={"seconds": "30"})
    screen = lock_screen(qtbot, theme, open_person=refusal)
    page = screen.open_page
    QTest.keyClicks(page.field, SECRET)
    page.open_button.click()
    assert not page.open_button.isEnabled()
    assert page._wait.text() == "Nog 30 seconden wachten"
    for _ in range(30):
        page.second_gone.emit()
    assert page.open_button.isEnabled()


def test_a_newcomer_goes_through_the_three_pages_with_enter_and_esc(qtbot: QtBot, theme: Theme) -> None:
    desk = workplace().desk
    screen = lock_screen(qtbot, theme, people=(), first_run=lambda *_: desk)
    screen.who_page.label.setText("Marit Bakker")
    QTest.keyClick(screen.who_page.label, Qt.Key.Key_Return)
    assert screen.words_page.isVisible()
    QTest.keyClick(screen.words_page.go_button, Qt.Key.Key_Return)
    assert screen.back_page.isVisible()
    assert screen.words_page._grid.count() == 0, "the words are off the screen"
    assert screen.escape()
    assert screen.who_page.isVisible()
    assert screen.who_page.label.text() == "Marit Bakker"


def test_nothing_but_labels_of_people_can_be_read_before_opening(qtbot: QtBot, theme: Theme) -> None:
    screen = lock_screen(qtbot, theme)
    assert [card.accessibleName() for card in screen.open_page.people.cards] == [
        "Marit Bakker",
        "Joost de Wit",
    ]
    assert [initials(name) for name in ("Joost de Wit", "Ans", "")] == ["JW", "A", ""]


STATES: dict[str, Callable[[UnlockScreen], object]] = {
    "open": lambda screen: None,
    "help": lambda screen: screen.open_page.show_help(True),
    "caps": lambda screen: screen.open_page._show_caps(True),
    "new": lambda screen: screen.presenter.begin_new(),
    "words": lambda screen: (screen.who_page.label.setText("Ans"), screen.who_page.go_on()),
    "back": lambda screen: screen.ask_back(None),
}


@pytest.mark.parametrize("state", STATES)
def test_all_text_fits_at_150_percent(qtbot: QtBot, qapp: QApplication, big_theme: Theme, state: str) -> None:
    screen = lock_screen(qtbot, big_theme)
    STATES[state](screen)
    settle(qapp)
    assert clipped_labels(screen) == []
    assert screen.window().size().height() <= 768


def test_the_open_use_case_is_the_one_that_gets_the_passphrase(qtbot: QtBot, theme: Theme) -> None:
    desk = workplace().desk
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    results = unlock_results(open_person=lambda person, passphrase: desk)
    shell, screen, behind = window(app, theme, Place(ScreenName.UNLOCK), results)
    qtbot.addWidget(shell)
    behind.results = dict(behind.results)
    assert open_person in behind.results
    QTest.keyClicks(screen.open_page.field, SECRET)
    screen.leave()
    assert len(screen.open_page.field) == 0, "leaving wipes what was typed"
