"""The person points on the own screen: both see it at once, and only the klantmanager makes it an answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.ids import DossierId
from desktop.ui.client_window.tiles import StateTile, Tile
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.twin_row import AnswerRow
from desktop.ui.widgets.week_grid import WeekCell
from desktop.usecases.interview import QuestionShown
from forms.model import AnswerState
from tests.builders import ASIEL, Workplace, workplace
from tests.ui.real_talk import kept, real_talk, stop
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows
Turned = tuple[InterviewScreen, ClientWindow, Workplace, DossierId]


@pytest.fixture
def place() -> Workplace:
    return workplace()


def turned(qtbot: QtBot, app: QApplication, theme: Theme, place: Workplace, question: str) -> Turned:
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    shell, screen, _ = real_talk(app, theme, place, dossier, question)
    qtbot.addWidget(shell)
    screen.toggle_client()
    client = screen.client
    assert client is not None
    client.resize(1366, 768)
    settle(app)
    return screen, client, place, dossier


def point(client: ClientWindow, qtbot: QtBot, at: int) -> None:
    qtbot.mouseClick(client.findChildren(Tile)[at], Qt.MouseButton.LeftButton)


def question_of(screen: InterviewScreen) -> QuestionShown:
    shown = screen.presenter.shown
    assert shown is not None
    return shown.question


def test_pointing_is_seen_in_both_windows_and_recorded_in_none(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "T07")
    point(client, qtbot, 2)
    point(client, qtbot, 0)
    tiles, rows = client.findChildren(Tile), screen.middle.findChildren(AnswerRow)
    assert [bool(tile.accessibleDescription()) for tile in tiles[:3]] == [True, False, True]
    assert ["aangewezen" in row.accessibleDescription() for row in rows[:3]] == [True, False, True]
    assert kept(place, dossier, "T07") == 0
    assert not question_of(screen).is_answered


def test_enter_takes_over_what_was_pointed_at_and_only_then_goes_on(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "T07")
    point(client, qtbot, 2)
    qtbot.keyClick(screen, Qt.Key.Key_Return)
    assert question_of(screen).id == "T07" and kept(place, dossier, "T07") == 1
    assert [c.is_chosen for c in question_of(screen).choices[:3]] == [False, False, True]
    assert not any("aangewezen" in row.accessibleDescription()
                   for row in screen.middle.findChildren(AnswerRow))  # fmt: skip
    qtbot.keyClick(screen, Qt.Key.Key_Return)
    assert question_of(screen).id != "T07"


def test_escape_lets_it_go_and_going_elsewhere_does_too(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "T07")
    point(client, qtbot, 1)
    assert screen.escape()
    point(client, qtbot, 1)
    screen.presenter.go_to("T03")
    screen.presenter.next()
    assert kept(place, dossier, "T07") == 0


def test_pointing_twice_takes_the_finger_away(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "T07")
    point(client, qtbot, 1)
    point(client, qtbot, 1)
    assert not screen.presenter.pointing.let_go()


def test_the_klantmanager_still_records_directly_with_a_digit(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "T07")
    point(client, qtbot, 1)
    qtbot.keyClick(screen, Qt.Key.Key_3)
    assert [c.is_chosen for c in question_of(screen).choices[:3]] == [False, False, True]
    assert not screen.presenter.pointing.let_go(), "what was pointed at does not hang over a newer answer"


def test_a_state_that_is_pointed_at_waits_too(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "T07")
    qtbot.mouseClick(client.findChildren(StateTile)[0], Qt.MouseButton.LeftButton)
    assert kept(place, dossier, "T07") == 0
    screen.presenter.pointing.take_over()
    assert question_of(screen).state is AnswerState.WEET_NIET


def test_a_week_is_pointed_at_cell_by_cell_and_taken_over_as_one_answer(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "W10")
    cells = client.findChildren(WeekCell)
    assert all(cell.width() >= 44 and cell.height() >= 44 for cell in cells)
    for cell in cells[:2]:
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert kept(place, dossier, "W10") == 0
    screen.presenter.pointing.take_over()
    grid = question_of(screen).grid
    assert (
        grid is not None and grid.chosen == ("ma_ochtend", "di_ochtend") and kept(place, dossier, "W10") == 1
    )


def test_in_a_right_to_left_week_monday_stands_at_the_right_and_arrows_follow_what_is_seen(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    _, client, _, _ = turned(qtbot, qapp, theme, place, "W10")
    monday, tuesday = client.findChildren(WeekCell)[:2]
    assert (
        monday.mapTo(client, monday.rect().center()).x() > tuesday.mapTo(client, tuesday.rect().center()).x()
    )
    monday.setFocus()
    qtbot.keyClick(monday, Qt.Key.Key_Left)
    assert tuesday.hasFocus()


def test_a_cell_that_is_pointed_at_brings_the_next_cell_before_anything_is_kept(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "W04")
    yes = next(t for t in client.findChildren(Tile) if t.key == "ja")
    hidden = [c.key for c in question_of(screen).columns if not c.is_shown]
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert hidden and stop(screen, f"cell.{hidden[0]}").isVisible()
    assert kept(place, dossier, "W04") == 0
    screen.presenter.pointing.take_over()
    assert kept(place, dossier, "W04") == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_F12, Qt.Key.Key_Return, Qt.Key.Key_A, Qt.Key.Key_Escape])
def test_other_keys_do_nothing_on_the_persons_screen(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace, key: Qt.Key
) -> None:
    screen, client, place, dossier = turned(qtbot, qapp, theme, place, "T07")
    target = client.findChildren(QAbstractButton)[0]
    qtbot.keyClick(target, key)
    assert client.isVisible() and kept(place, dossier, "T07") == 0 and not screen.presenter.pointing.let_go()
