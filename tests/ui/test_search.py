"""Searching in what was said, in the real window: type, arrow, Enter, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.interview.view import InterviewScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.search.view import SearchScreen
from desktop.ui.theme import Theme
from desktop.usecases.interview import record_answer
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_search import searched_place

pytestmark = pytest.mark.windows


def opened(qtbot: QtBot, app: QApplication, theme: Theme) -> SearchScreen:
    shell, screen = desk_window(app, theme, Place(ScreenName.SEARCH), searched_place().desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, SearchScreen)
    return screen


def typed(screen: SearchScreen, app: QApplication, text: str) -> list[str]:
    """What is heard of each row after Enter in the field."""
    screen.field.setText(text)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    settle(app)
    return [row.accessibleName() for row in screen.hits.rows.values()]


def test_nothing_is_looked_for_until_there_are_three_letters(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen = opened(qtbot, qapp, theme)
    assert typed(screen, qapp, "re") == []
    assert "drie letters" in screen._told.text()


def test_a_place_is_found_with_name_words_and_question_and_enter_goes_there(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen = opened(qtbot, qapp, theme)
    (heard, *more) = typed(screen, qapp, "restaurant")
    assert not more
    assert heard.startswith("Rima: Kok in een restaurant") and "antwoord" in heard
    QTest.keyClick(screen, Qt.Key.Key_Down)
    assert screen.hits.rows[0].hasFocus()
    QTest.keyClick(screen.hits.rows[0], Qt.Key.Key_Return)
    settle(qapp)
    shell = screen.window()
    assert isinstance(shell.screen_shown(), InterviewScreen)


def test_an_answer_from_outside_stays_text(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    place = searched_place()
    record_answer(place.desk, place.begin("Bo"), "K01", "<b>vet</b> {count} restaurantje")
    shell, screen = desk_window(qapp, theme, Place(ScreenName.SEARCH), place.desk)
    qtbot.addWidget(shell)
    assert "<b>vet</b> {count}" in typed(screen, qapp, "restaurantje")[0]


def test_escape_empties_the_field_and_then_goes_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    screen = opened(qtbot, qapp, theme)
    shell = screen.window()
    typed(screen, qapp, "restaurant")
    assert screen.escape() and not screen.field.text()
    settle(qapp)
    screen.escape()
    settle(qapp)
    assert shell.screen_shown() is not screen
