"""The plan board: no preselection, reasons as drafts and decisions, what is missing, and text that fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.messages import Message
from desktop.ui.pip_board.facts import NumberTag
from desktop.ui.pip_board.presenter import Field, PipBoardPresenter, lack_words
from desktop.ui.pip_board.view import PipBoardScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.runner import ImmediateRunner
from desktop.ui.theme import Theme
from desktop.usecases import pip
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip import Leerroute, PlanBoard
from desktop.usecases.why_shown import WhyShown
from tests.builders import workplace
from tests.ui import samples
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.rooms import settle, talk_results
from tests.ui.samples_plan import CHOSEN, DEPARTS, OPEN, READY, SAMIR, STOPPED
from tests.ui.shots_lists import plan_results, window


class SeenBoard:
    """What a window would show."""

    def __init__(self) -> None:
        self.board: PlanBoard | None = None
        self.typed: Mapping[Field, str] = {}
        self.message: tuple[Message | None, str] = (None, "")
        self.refusals: list[tuple[Field, Message | None]] = []
        self.offer_refusal: Message | None = None
        self.second_refusal: Message | None = None
        self.why: WhyShown | None = None

    def show_board(self, board: PlanBoard, typed: Mapping[Field, str]) -> None:
        self.board, self.typed = board, typed

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message = (message, tone)

    def show_reason_refusal(self, field: Field, message: Message | None) -> None:
        self.refusals.append((field, message))

    def show_offer_refusal(self, message: Message | None) -> None:
        self.offer_refusal = message

    def show_second_refusal(self, message: Message | None) -> None:
        self.second_refusal = message

    def show_refused_why(self, why: WhyShown | None) -> None:
        self.why = why


def presented(
    board: PlanBoard = CHOSEN, **more: Any
) -> tuple[PipBoardPresenter, SeenBoard, FakeNavigator, FakeRunner]:
    known = dict(plan_results(board)) | {getattr(pip, name): value for name, value in more.items()}
    view, navigator, runner = SeenBoard(), FakeNavigator(), FakeRunner(known)
    presenter = PipBoardPresenter(view, navigator, runner)
    presenter.open(SAMIR)
    return presenter, view, navigator, runner


def test_what_stood_half_typed_comes_back_in_its_field() -> None:
    _, view, _, _ = presented(reason_drafts={Leerroute.Z_ROUTE: "Rekenen was"})
    assert view.typed == {Leerroute.Z_ROUTE: "Rekenen was"}


def test_typing_is_kept_as_a_draft_and_leaving_the_field_makes_it_a_reason() -> None:
    presenter, view, _, runner = presented()
    presenter.type(Leerroute.Z_ROUTE, "Te weinig uitdaging")
    presenter.keep_drafts()
    assert runner.calls[-1] == ("keep_reason_draft", (SAMIR, Leerroute.Z_ROUTE, "Te weinig uitdaging"))
    presenter.keep_drafts()
    assert runner.names().count("keep_reason_draft") == 1, "what is kept is not kept again"
    presenter.record(Leerroute.Z_ROUTE)
    assert runner.calls[-1] == ("give_reason", (SAMIR, Leerroute.Z_ROUTE, "Te weinig uitdaging"))
    assert view.typed == {}


def test_a_field_that_was_not_touched_records_nothing() -> None:
    presenter, _, _, runner = presented()
    presenter.record(Leerroute.B1)
    presenter.record_all()
    assert "give_reason" not in runner.names()


def test_a_refused_reason_stays_in_its_field() -> None:
    refused = Refusal(RefusalCode.NOT_PRINTABLE_TEXT, "reden.z")
    presenter, view, _, _ = presented(give_reason=refused)
    presenter.type(Leerroute.Z_ROUTE, "\x07")
    presenter.record(Leerroute.Z_ROUTE)
    field, message = view.refusals[-1]
    assert field is Leerroute.Z_ROUTE and message is not None
    presenter.open(SAMIR)
    assert view.typed == {Leerroute.Z_ROUTE: "\x07"}


def test_a_choice_records_half_typed_reasons_first() -> None:
    presenter, _, _, runner = presented(OPEN)
    presenter.type(Leerroute.B1, "Past bij zijn werk")
    presenter.choose(Leerroute.B1)
    assert runner.names()[-2:] == ["give_reason", "choose_route"]


def test_ready_is_refused_in_words_and_good_news_says_who_decides() -> None:
    presenter, view, _, _ = presented(make_ready=Refusal(RefusalCode.ROUTE_NOT_CHOSEN))
    presenter.make_ready()
    assert view.message[1] == "error"
    presenter, view, _, _ = presented(make_ready=Outcome(READY))
    presenter.make_ready()
    message, tone = view.message
    assert tone == "good" and message is not None and "De gemeente stelt het vast" in message.advice


def test_a_fact_leads_to_its_question() -> None:
    presenter, _, navigator, _ = presented()
    presenter.jump("Q4.3")
    presenter.jump("")
    assert navigator.places == [Place(ScreenName.INTERVIEW, SAMIR, "Q4.3")]


def test_lacks_are_counted_in_words() -> None:
    assert lack_words(()) == ""
    assert lack_words(CHOSEN.missing) == "Nog 1 reden nodig"
    assert lack_words(OPEN.missing) == "Nog 3 dingen nodig"


def test_a_choice_and_its_reasons_are_kept_by_the_real_use_cases() -> None:
    place = workplace()
    dossier = place.begin("Samir")
    view = SeenBoard()
    presenter = PipBoardPresenter(view, FakeNavigator(), ImmediateRunner(place.desk))
    presenter.open(dossier)
    assert view.board is not None and not any(route.is_chosen for route in view.board.routes)
    presenter.type(Leerroute.Z_ROUTE, "Half ge")
    presenter.keep_drafts()
    again = SeenBoard()
    PipBoardPresenter(again, FakeNavigator(), ImmediateRunner(place.desk)).open(dossier)
    assert again.typed == {Leerroute.Z_ROUTE: "Half ge"}
    presenter.type(Leerroute.Z_ROUTE, "Te weinig uitdaging")
    presenter.choose(Leerroute.B1)
    chosen = {route.route: (route.is_chosen, route.reason) for route in view.board.routes}
    assert chosen[Leerroute.B1] == (True, "")
    assert chosen[Leerroute.Z_ROUTE] == (False, "Te weinig uitdaging")
    presenter.make_ready()
    assert view.message[1] == "error", "a plan without a test and reasons is refused"


def screen_at(qtbot: QtBot, theme: Theme, board: PlanBoard) -> tuple[PipBoardScreen, FakeRunner]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    shell, screen, behind = window(app, theme, Place(ScreenName.PLAN, SAMIR), plan_results(board))
    qtbot.addWidget(shell)
    assert isinstance(screen, PipBoardScreen)
    return screen, behind


@pytest.mark.windows
def test_nothing_is_chosen_beforehand_and_all_columns_are_alike(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, _ = screen_at(qtbot, theme, OPEN)
    columns = list(screen.columns.values())
    assert [column.route for column in columns] == list(Leerroute)
    assert {column.property("state") for column in columns} == {""}
    assert all(column.choose_button.isVisible() for column in columns)
    widths = {column.width() for column in columns}
    assert max(widths) - min(widths) <= 1
    assert not screen.ready_button.isEnabled()
    assert screen.lack_button.words == "Nog 3 dingen nodig"


@pytest.mark.windows
def test_a_route_is_chosen_by_its_key_only(qtbot: QtBot, theme: Theme) -> None:
    screen, behind = screen_at(qtbot, theme, OPEN)
    QTest.keyClick(screen, Qt.Key.Key_Down)
    assert "choose_route" not in behind.names()
    QTest.keyClick(screen, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert behind.calls[-1] == ("choose_route", (SAMIR, Leerroute.ONDERWIJS))


@pytest.mark.windows
def test_typing_in_a_reason_is_not_overwritten_when_the_board_comes_back(qtbot: QtBot, theme: Theme) -> None:
    screen, behind = screen_at(qtbot, theme, CHOSEN)
    field = screen.columns[Leerroute.Z_ROUTE].reason.field
    field.setFocus()
    QTest.keyClicks(field, "Te weinig")
    screen.show_board(CHOSEN, {Leerroute.Z_ROUTE: "Te weinig"})
    assert field.toPlainText() == "Te weinig"
    screen.columns[Leerroute.B1].reason.field.setFocus()
    assert behind.calls[-1] == ("give_reason", (SAMIR, Leerroute.Z_ROUTE, "Te weinig"))


@pytest.mark.windows
def test_the_list_of_lacks_opens_by_key_and_leads_to_field_and_question(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, _ = screen_at(qtbot, theme, CHOSEN)
    QTest.keyClick(screen, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert screen.lacks.isVisible() and screen.lacks.first is not None
    settle(qapp)
    assert screen.lacks.first.hasFocus()
    QTest.keyClick(screen.lacks.first, Qt.Key.Key_Return)
    assert screen.columns[Leerroute.Z_ROUTE].reason.field.hasFocus()
    assert not screen.lacks.isVisible()


@pytest.mark.windows
def test_every_fact_with_a_question_has_a_number_to_press(qtbot: QtBot, theme: Theme) -> None:
    screen, behind = screen_at(qtbot, theme, OPEN)
    asked = samples.interview("ar")
    behind.results = dict(behind.results) | talk_results(asked)
    tags = screen._routes.findChildren(NumberTag)
    with_question = [fact for route in OPEN.routes for fact in route.facts if fact.from_question]
    assert sorted(tag.text() for tag in tags) == sorted(fact.from_number for fact in with_question)
    tags[0].click()
    assert ("go_to", (SAMIR, f"Q{tags[0].text()}")) in behind.calls


@pytest.mark.windows
def test_who_does_not_belong_here_gets_a_card_and_no_board(qtbot: QtBot, theme: Theme) -> None:
    screen, _ = screen_at(qtbot, theme, STOPPED)
    assert screen.stop.isVisible()
    assert not screen._routes.isVisible()
    assert not screen.ready_button.isVisible()
    assert screen._title.text() == "Geen plan nodig"


@pytest.mark.windows
def test_a_block_opens_its_lines_and_esc_closes_them(qtbot: QtBot, theme: Theme) -> None:
    screen, _ = screen_at(qtbot, theme, CHOSEN)
    screen.blocks.cards[1].click()
    assert screen.lines.isVisible()
    assert screen.escape()
    assert not screen.lines.isVisible()


@pytest.mark.windows
@pytest.mark.parametrize("board", [OPEN, CHOSEN, DEPARTS, READY, STOPPED])
def test_all_text_fits_at_150_percent(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme, board: PlanBoard
) -> None:
    screen, _ = screen_at(qtbot, big_theme, board)
    if board.missing and board.stop is None:
        screen.toggle_lacks()
    screen._show_lines(2)
    settle(qapp)
    assert clipped_labels(screen) == []
    assert screen._area.horizontalScrollBar().maximum() == 0
    if board.stop is None:
        widths = {column.width() for column in screen.columns.values()}
        assert max(widths) - min(widths) <= 2


@pytest.mark.windows
def test_three_columns_with_their_reasons_fit_at_100_percent(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, _ = screen_at(qtbot, theme, CHOSEN)
    settle(qapp)
    assert clipped_labels(screen) == []
    shown = screen._area.viewport().height()
    for column in screen.columns.values():
        bottom = column.reason.field.mapTo(screen._area.viewport(), column.reason.field.rect().bottomLeft())
        assert bottom.y() <= shown
