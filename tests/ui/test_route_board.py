"""The plan board with real facts: tabs, the sheet 'waarom?', what is recorded beside the choice."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.pip_board.facts import GapTag, NumberTag
from desktop.ui.pip_board.view import PipBoardScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.plan_strip import PlanStrip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases import pip
from desktop.usecases.pip import Leerroute, Missing, OfferState, PlanBoard, SecondTalkState
from tests.ui import samples
from tests.ui import samples_route as routes
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle, talk_results
from tests.ui.samples_plan import SAMIR
from tests.ui.shots_lists import plan_results, window

pytestmark = pytest.mark.windows


def screen_at(qtbot: QtBot, theme: Theme, board: PlanBoard, **more: Any) -> tuple[PipBoardScreen, FakeRunner]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    results = {**plan_results(board), **{getattr(pip, name): value for name, value in more.items()}}
    shell, screen, behind = window(app, theme, Place(ScreenName.PLAN, SAMIR), results)
    qtbot.addWidget(shell)
    assert isinstance(screen, PipBoardScreen)
    settle(app)
    return screen, behind


def whys(holder: QWidget) -> list[WhyButton]:
    return [button for button in holder.findChildren(WhyButton) if button.isVisibleTo(holder)]


def test_the_strip_shows_only_screens_this_window_has_and_marks_the_present_one(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    strip = PlanStrip(theme, ScreenName.PLAN, {ScreenName.PLAN, ScreenName.DECISION})
    qtbot.addWidget(strip)
    assert list(strip.tabs) == [ScreenName.PLAN, ScreenName.DECISION]
    assert strip.tabs[ScreenName.PLAN].accessibleName() == "Leerroute, u bent hier"
    strip.show()
    wanted: list[str] = []
    strip.wanted.connect(wanted.append)
    strip.tabs[ScreenName.PLAN].click()
    strip.tabs[ScreenName.DECISION].click()
    assert wanted == ["decision"], "the present tab leads nowhere"
    strip.activateWindow()
    settle(qapp)
    QTest.keyClick(strip, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert wanted == ["decision", "decision"]
    strip.tabs[ScreenName.PLAN].setFocus()
    QTest.keyClick(strip.tabs[ScreenName.PLAN], Qt.Key.Key_Right)
    assert strip.focusWidget() is strip.tabs[ScreenName.DECISION]


def test_every_fact_has_its_why_and_esc_gives_the_keyboard_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    board = routes.dissent()
    screen, _ = screen_at(qtbot, theme, board)
    column = screen.columns[Leerroute.B1]
    facts = len(board.routes[0].facts) + len(board.routes[0].helps)
    assert len(whys(column)) == facts
    first = whys(column)[0]
    first.setFocus()
    first.click()
    settle(qapp)
    assert screen.why.isVisible() and screen.why.isAncestorOf(screen.focusWidget())
    assert screen.escape() and not screen.why.isVisible()
    assert first.hasFocus()
    assert not screen.escape()


def test_the_sheet_leads_to_the_question_a_fact_came_from(qtbot: QtBot, theme: Theme) -> None:
    screen, behind = screen_at(qtbot, theme, routes.dissent())
    behind.results = dict(behind.results) | talk_results(samples.interview("ar"))
    whys(screen.columns[Leerroute.B1])[0].click()
    shown = routes.dissent().routes[0].facts[0].why
    assert shown is not None
    screen.why.question_asked.emit(shown.facts[0].question)
    assert ("go_to", (SAMIR, shown.facts[0].question)) in behind.calls


def test_a_refusal_gets_the_rule_it_rests_on(qtbot: QtBot, theme: Theme) -> None:
    why = routes.dissent().routes[0].facts[0].why
    locked = Refusal(RefusalCode.ROUTE_LOCKED)
    screen, behind = screen_at(qtbot, theme, routes.bound(), choose_route=locked, why_refused=why)
    assert not screen._message_why.isVisible()
    screen.presenter.choose(Leerroute.B1)
    assert behind.calls[-1] == ("why_refused", (SAMIR, locked))
    assert screen.message.isVisible() and screen._message_why.isVisible()
    screen._message_why.click()
    assert screen.why.isVisible()


def test_a_bound_route_closes_the_other_two_and_their_keys_are_refused_in_words(
    qtbot: QtBot, theme: Theme
) -> None:
    screen, _ = screen_at(qtbot, theme, routes.bound(), choose_route=Refusal(RefusalCode.ROUTE_LOCKED))
    assert screen.lock.isVisible()
    assert not any(column.choose_button.isVisible() for column in screen.columns.values())
    assert screen.columns[Leerroute.B1].accessibleName() == "B1-route, dicht"
    QTest.keyClick(screen, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert screen.message.isVisible()


def test_gaps_are_numbers_to_press(qtbot: QtBot, theme: Theme) -> None:
    board = routes.fresh()
    screen, behind = screen_at(qtbot, theme, board)
    behind.results = dict(behind.results) | talk_results(samples.interview("ar"))
    tags = screen.columns[Leerroute.Z_ROUTE].findChildren(GapTag)
    assert [tag.text() for tag in tags] == [f"{gap.topic} {gap.number}" for gap in board.routes[2].gaps]
    tags[0].click()
    assert ("go_to", (SAMIR, board.routes[2].gaps[0].question)) in behind.calls


def test_the_offer_has_no_answer_beforehand_and_is_recorded_with_its_note(qtbot: QtBot, theme: Theme) -> None:
    screen, behind = screen_at(qtbot, theme, routes.no_test())
    states = screen.offer.states
    assert not any(states.button(state.value).isChecked() for state in OfferState)
    states.button("wachtlijst").click()
    assert behind.calls[-1] == ("record_offer", (SAMIR, OfferState.WAITING, ""))


def test_a_planned_second_talk_asks_its_day_first(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    screen, behind = screen_at(qtbot, theme, routes.no_test())
    form = screen.person.second
    form.states.button("gepland").click()
    assert "record_second_talk" not in behind.names()
    settle(qapp)
    assert form.day.isVisible() and form.day.hasFocus()
    QTest.keyClicks(form.day, "20-9-2026")
    form.note.setFocus()
    planned = SecondTalkState.PLANNED
    assert behind.calls[-1] == ("record_second_talk", (SAMIR, planned, "20-9-2026", ""))
    form.states.button("niet_gewild").click()
    assert behind.calls[-1] == ("record_second_talk", (SAMIR, SecondTalkState.NOT_WANTED, "", ""))


def test_a_refused_day_stands_at_its_field(qtbot: QtBot, theme: Theme) -> None:
    refused = Refusal(RefusalCode.IMPOSSIBLE_DATE, "tweede_gesprek")
    screen, _ = screen_at(qtbot, theme, routes.no_test(), record_second_talk=refused)
    screen.person.second.states.button("gehad").click()
    assert screen.person.second._message.isVisible() and not screen.message.isVisible()


def test_the_own_words_of_who_does_not_agree_are_on_the_board(qtbot: QtBot, theme: Theme) -> None:
    board = routes.dissent()
    screen, _ = screen_at(qtbot, theme, board)
    assert board.person is not None
    said = [label.text() for label in screen.person.findChildren(RunLabel)]
    assert f"‘{board.person.own_words}’" in said
    assert screen.columns[Leerroute.ONDERWIJS]._view.isVisible()
    assert not screen.columns[Leerroute.B1]._view.isVisible()
    assert {tag.text() for tag in screen.person.findChildren(NumberTag)} == {"15.7", "15.8"}


@pytest.mark.parametrize(
    ("lack", "focused"),
    [
        ("aanbod.onderwijs", lambda screen: screen.offer.states.button("ja")),
        ("tweede_gesprek", lambda screen: screen.person.second.states.button("aangeboden")),
        ("reden.geen_toets", lambda screen: screen.no_test.reason.field),
    ],
)
def test_each_lack_leads_to_its_field_on_the_board(
    qtbot: QtBot, qapp: QApplication, theme: Theme, lack: str, focused: Any
) -> None:
    screen, _ = screen_at(qtbot, theme, routes.no_test())
    screen.toggle_lacks()
    screen.lacks._go(next(one for one in routes.no_test().missing if one.field == lack))
    settle(qapp)
    assert focused(screen).hasFocus()


def test_a_lack_on_another_screen_leads_there_or_has_no_button(qtbot: QtBot, theme: Theme) -> None:
    screen, _ = screen_at(qtbot, theme, routes.no_test())
    there = Missing("De route", "", None, "vorig_pip", "decision")
    nowhere = Missing("Iets", "", None, "iets", "elders")
    assert screen.lacks._way(there) == "Naar het besluit"
    assert screen.lacks._way(nowhere) == ""


@pytest.mark.parametrize("board", [routes.fresh, routes.dissent, routes.no_test, routes.bound])
def test_all_text_of_real_boards_fits_at_150_percent(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme, board: Any
) -> None:
    screen, _ = screen_at(qtbot, big_theme, board())
    screen.toggle_lacks()
    settle(qapp)
    assert clipped_labels(screen) == []
    assert screen._area.horizontalScrollBar().maximum() == 0
