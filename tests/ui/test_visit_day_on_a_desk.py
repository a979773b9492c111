"""The visit day with a real desk behind it: planning, taking along, tasks, by keys; and text that fits."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.visit.view import VisitScreen
from desktop.usecases.appointments import planned
from desktop.usecases.prepare_visit import AlongState, visit_day
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_visit import VisitPlace, visit_place

pytestmark = pytest.mark.windows


def opened(qtbot: QtBot, app: QApplication, theme: Theme) -> tuple[VisitPlace, VisitScreen]:
    there = visit_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.VISIT), there.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, VisitScreen)
    return there, screen


def test_a_card_says_what_is_missing_which_wish_and_which_place(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen = opened(qtbot, qapp, theme)
    words = " ".join(
        label.text() for card in screen.cards for label in card.findChildren(type(screen._title))
    )
    assert "toets nog niet gedaan" in words and "liever een man" in words
    assert "Nog geen tolk geregeld" in words
    assert screen._title.text() == "Gesprekken in azc Zandoever en azc De Wissel"
    assert [button.accessibleName() for button in screen.day_buttons] == [
        "vandaag, 3 gesprekken",
        "morgen, 1 gesprek",
    ]


def test_another_day_is_one_key_away(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen = opened(qtbot, qapp, theme)
    QTest.keyClick(screen, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    settle(qapp)
    assert [card.visit.row.roepnaam for card in screen.cards] == ["Rima H."]


def test_all_is_along_once_somebody_pressed_it(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, screen = opened(qtbot, qapp, theme)
    assert visit_day(there.place.desk).along.state is AlongState.NOT_CHECKED
    screen.side.look_button.setFocus()
    QTest.keyClick(screen.side.look_button, Qt.Key.Key_Space)
    settle(qapp)
    assert visit_day(there.place.desk).along.state is AlongState.OPEN_POINTS


def test_a_talk_is_planned_with_keys_alone_and_what_cannot_be_stands_next_to_its_field(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, screen = opened(qtbot, qapp, theme)
    QTest.keyClick(screen, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    form = screen.form
    assert form.isVisible() and form.who.hasFocus()
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert "niemand gekozen" in form.message.accessibleName()
    form.who.choose(there.dossiers["ti"])
    form.day.setText("donderdag")
    form.time.setFocus()
    QTest.keyClicks(form.time, "straks")
    QTest.keyClick(form.time, Qt.Key.Key_Return)
    settle(qapp)
    assert form.isVisible() and form.time.property("state") == "error" and form.time.hasFocus()
    form.time.clear()
    QTest.keyClicks(form.time, "11.15")
    QTest.keyClick(form.time, Qt.Key.Key_Return)
    settle(qapp)
    assert not form.isVisible()
    assert [one.at for one in planned(there.place.desk, there.dossiers["ti"])] == [
        "2026-09-15T14:00",
        "2026-09-17T11:15",
    ]


def test_a_talk_is_changed_from_its_card_and_taken_off_the_list(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, screen = opened(qtbot, qapp, theme)
    card = screen.cards[2]
    screen.presenter.edit(card.visit.row.dossier, card.visit.key)
    assert screen.form.place.text() == "azc De Wissel" and not screen.form.who.isVisible()
    screen.form.room.setText("9")
    screen.form.send()
    settle(qapp)
    assert screen.cards[2].visit.row.room == "9"
    screen.presenter.edit(card.visit.row.dossier, card.visit.key)
    screen.form.off_button.click()
    settle(qapp)
    assert len(screen.cards) == 2 and planned(there.place.desk, there.dossiers["ti"]) == ()
    assert visit_day(there.place.desk, date(2026, 9, 15)).visits[-1].row.roepnaam == "Samir H."


def test_escape_closes_the_form_and_a_task_is_ticked_off(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, screen = opened(qtbot, qapp, theme)
    screen.presenter.plan()
    assert screen.escape() and not screen.form.isVisible() and not screen.escape()
    (first, *_) = visit_day(there.place.desk).tasks
    screen.presenter.set_done(first.dossier, first.key, True)
    assert first.key not in [task.key for task in visit_day(there.place.desk).tasks]


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("with_form", [False, True])
def test_all_text_fits(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, factor: str, with_form: bool
) -> None:
    _, screen = opened(qtbot, qapp, request.getfixturevalue(factor))
    if with_form:
        screen.presenter.plan()
        screen.form.send()
    settle(qapp)
    assert clipped_labels(screen) == []
    assert not screen._area.horizontalScrollBar().isVisible()
