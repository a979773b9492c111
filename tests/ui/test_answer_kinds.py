"""Each type of answer, given with real keys and clicks to the real use cases, and found again afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.interview.row_cell import RowCell
from desktop.ui.interview.rows_table import RowsTable
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.ink_pad import InkPad
from desktop.ui.widgets.twin_row import AnswerRow
from desktop.ui.widgets.week_grid import WeekCell
from desktop.usecases import interview as talk
from desktop.usecases.interview import ColumnShown, QuestionShown
from tests.builders import ASIEL, Workplace, workplace
from tests.ui.real_talk import real_talk, stop
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows
SPACE, ENTER, TAB = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def place() -> Workplace:
    return workplace()


def at(
    qtbot: QtBot, app: QApplication, theme: Theme, place: Workplace, question: str, **answers: object
) -> InterviewScreen:
    dossier = place.begin()
    place.answer(dossier, **ASIEL | answers)  # type: ignore[arg-type]
    shell, screen, _ = real_talk(app, theme, place, dossier, question)
    qtbot.addWidget(shell)
    return screen


def question_of(screen: InterviewScreen) -> QuestionShown:
    shown = screen.presenter.shown
    assert shown is not None
    return shown.question


def column(screen: InterviewScreen, key: str) -> ColumnShown:
    return next(one for one in question_of(screen).columns if one.key == key)


def test_parts_are_filled_with_keys_only_and_a_cell_comes_when_it_applies(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen = at(qtbot, qapp, theme, place, "P15")
    hidden = next(c.key for c in question_of(screen).columns if c.type == "text" and not c.is_shown)
    yes = screen.middle.findChildren(AnswerRow)[0]
    before = yes.mapTo(screen, QPoint(0, 0))
    QTest.keyClick(screen, Qt.Key.Key_1)
    settle(qapp)
    field = stop(screen, f"cell.{hidden}")
    assert field.isVisible() and yes.mapTo(screen, QPoint(0, 0)) == before, "what is pointed at stays"
    field.setFocus()
    QTest.keyClicks(field, "een bakkerij")
    QTest.keyClick(field, TAB)
    assert column(screen, hidden).raw == "een bakkerij" and question_of(screen).is_answered
    QTest.keyClick(screen, Qt.Key.Key_2)
    assert not column(screen, hidden).is_shown and column(screen, hidden).raw == "een bakkerij"


def test_two_cells_right_after_each_other_both_stand(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen = at(qtbot, qapp, theme, place, "P15")
    QTest.keyClick(screen, Qt.Key.Key_1)
    hidden = [c.key for c in question_of(screen).columns if c.type in ("text", "long_text")]
    field = stop(screen, f"cell.{hidden[0]}")
    field.setFocus()
    QTest.keyClicks(field, "een winkel")
    QTest.keyClick(field, ENTER, Qt.KeyboardModifier.ControlModifier)
    screen.presenter.go_to("P15")
    assert column(screen, hidden[0]).raw == "een winkel"


def test_a_half_typed_cell_comes_back_with_its_cursor(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen = at(qtbot, qapp, theme, place, "P15")
    QTest.keyClick(screen, Qt.Key.Key_1)
    key = next(c.key for c in question_of(screen).columns if c.type in ("text", "long_text"))
    field = stop(screen, f"cell.{key}")
    field.setFocus()
    QTest.keyClicks(field, "een bakkerij")
    for _ in range(4):
        QTest.keyClick(field, Qt.Key.Key_Left)
    screen.save_now()  # what the timer does after a second, and what a killed laptop finds again
    shown = screen.presenter.shown
    assert shown is not None
    again, other, _ = real_talk(qapp, theme, place, shown.dossier, "")
    qtbot.addWidget(again)
    back = stop(other, f"cell.{key}")
    assert back.hasFocus() and other.middle.standing()[:2] == (f"cell.{key}", len("een bakkerij") - 4)


def test_a_week_is_filled_with_arrows_and_space(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen = at(qtbot, qapp, theme, place, "W10")
    first = screen.middle.findChildren(WeekCell)[0]
    assert first.hasFocus()
    QTest.keyClick(first, SPACE)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, SPACE)
    grid = question_of(screen).grid
    assert grid is not None and grid.chosen == ("ma_ochtend", "di_middag")
    assert grid.days[0].own.text == "الاثنين"


def test_a_country_is_found_in_both_languages_and_enter_takes_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen = at(qtbot, qapp, theme, place, "P06")
    kinds = {c.key: c.type for c in question_of(screen).columns}
    key = next((k for k, kind in kinds.items() if kind == "country"), "")
    field = stop(screen, f"cell.{key}" if key else "field")
    assert isinstance(field, LineField)
    field.setFocus()
    field.setText("إريتريا")
    field.textEdited.emit(field.text())
    QTest.keyClick(field, TAB)
    said = column(screen, key).words if key else question_of(screen).words
    assert said == "Eritrea"


def test_a_signature_is_drawn_kept_and_shown_again(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen = at(qtbot, qapp, theme, place, "K12")
    pad = screen.middle.findChild(InkPad)
    assert isinstance(pad, InkPad)
    paper, left = pad.paper().toRect(), Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=paper.topLeft() + QPoint(20, 20))
    for step in range(1, 6):
        QTest.mouseMove(pad, paper.topLeft() + QPoint(20 + 12 * step, 20 + 6 * (step % 2)))
    QTest.mouseRelease(pad, left, pos=paper.topLeft() + QPoint(80, 26))
    done = stop(screen, "done")
    assert isinstance(done, Button)
    done.click()
    ink = question_of(screen).ink
    assert ink and ink.count(" ") >= 4
    screen.presenter.go_to("K12")
    assert screen.middle.findChildren(InkPad)[-1].ink() == ink


def test_a_digit_is_a_digit_in_a_cell_and_a_choice_outside(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen = at(qtbot, qapp, theme, place, "A01")
    key = next(c.key for c in question_of(screen).columns if c.type == "text")
    field = stop(screen, f"cell.{key}")
    field.setFocus()
    QTest.keyClicks(field, "azc 1")
    assert isinstance(field, LineField) and field.text() == "azc 1"


def test_two_hundred_rows_have_the_widgets_of_one(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    """Only rows in sight are drawn, so the window does no more for the last row than for the second."""
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    shell, screen, _ = real_talk(qapp, theme, place, dossier, "W01")
    qtbot.addWidget(shell)
    key = next(c.key for c in question_of(screen).columns if c.type == "text")
    for n in range(200):
        outcome = talk.record_row(place.desk, dossier, "W01", None, {key: f"werk {n}"})
    screen.show_interview(outcome.shown)
    QApplication.processEvents()
    table = screen.middle.findChild(RowsTable)
    assert isinstance(table, RowsTable) and len(table.rows) == 200
    assert len(screen.middle.findChildren(RowCell)) == len(question_of(screen).columns)
