"""The visit day: order, the next talk, what comes first, and text that fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Trouble, TroubleCode
from desktop.ui.dossier_list.presenter import BEGIN_NEW
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.visit.presenter import VisitPresenter
from desktop.ui.visit.view import VisitScreen
from desktop.ui.visit.visit_card import short_time
from desktop.usecases.koffer_today import KofferNotice
from desktop.usecases.prepare_visit import VisitDay, visit_day
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.rooms import settle
from tests.ui.samples_lists import DAY, EMPTY_DAY, SAMIR
from tests.ui.shots_lists import LIST_RESULTS, window


class SeenVisit:
    """What a window would show."""

    def __init__(self) -> None:
        self.day: VisitDay | None = None
        self.message: Message | None = None
        self.koffer: tuple[KofferNotice, ...] = ()

    def show_koffer(self, notices: tuple[KofferNotice, ...]) -> None:
        self.koffer = notices

    def show_day(self, day: VisitDay) -> None:
        self.day = day

    def show_failure(self, message: Message | None) -> None:
        self.message = message


def presented(result: object) -> tuple[VisitPresenter, SeenVisit, FakeNavigator]:
    view, navigator = SeenVisit(), FakeNavigator()
    presenter = VisitPresenter(view, navigator, FakeRunner({visit_day: result}))
    presenter.load()
    return presenter, view, navigator


def test_enter_goes_into_the_next_talk_of_the_day() -> None:
    presenter, view, navigator = presented(DAY)
    assert view.day is DAY
    presenter.open_next()
    assert navigator.places == [Place(ScreenName.INTERVIEW, SAMIR.dossier)]


def test_without_a_next_talk_enter_does_nothing() -> None:
    done = replace(DAY, visits=tuple(replace(visit, is_next=False) for visit in DAY.visits))
    presenter, _, navigator = presented(done)
    presenter.open_next()
    assert navigator.places == []


def test_a_trouble_is_said_in_its_three_sentences() -> None:
    _, view, _ = presented(Trouble(TroubleCode.DISK_ERROR))
    assert view.message is not None and view.message.advice


def test_a_new_dossier_is_begun_in_the_list() -> None:
    presenter, _, navigator = presented(DAY)
    presenter.begin()
    assert navigator.places == [Place(ScreenName.DOSSIERS, question=BEGIN_NEW)]


def screen_at(qtbot: QtBot, theme: Theme, day: VisitDay = DAY) -> VisitScreen:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    shell, screen, _ = window(app, theme, Place(ScreenName.VISIT), dict(LIST_RESULTS) | {visit_day: day})
    qtbot.addWidget(shell)
    assert isinstance(screen, VisitScreen)
    return screen


@pytest.mark.windows
def test_only_the_next_talk_has_the_filled_button_and_the_focus(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme)
    filled = [card for card in screen.cards if card.button.property("role") == "primary"]
    assert [card.visit.row.roepnaam for card in filled] == ["Samir H."]
    qtbot.waitUntil(filled[0].button.hasFocus)
    assert filled[0].button.accessibleName() == "Ga verder: Samir H."


@pytest.mark.windows
def test_enter_on_the_page_opens_the_talk_and_the_bar_tells_what_waits(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme)
    gone: list[str] = []
    screen.presenter.open = lambda dossier: gone.append(dossier)  # type: ignore[method-assign]
    screen.setFocus()
    QTest.keyClick(screen, Qt.Key.Key_Return)
    assert gone == [SAMIR.dossier]


@pytest.mark.windows
def test_an_empty_laptop_says_what_to_do(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    screen = screen_at(qtbot, theme, EMPTY_DAY)
    assert screen.cards == []
    assert screen._kept.text() == "Er staan nog geen dossiers op deze laptop. Alles werkt zonder netwerk."
    qtbot.waitUntil(screen.new_button.hasFocus)


@pytest.mark.windows
def test_the_clock_goes_under_the_name_when_letters_are_large(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme
) -> None:
    screen = screen_at(qtbot, big_theme)
    settle(qapp)
    assert {card._facts.direction() for card in screen.cards} == {QBoxLayout.Direction.TopToBottom}
    assert clipped_labels(screen) == []
    assert not screen._area.horizontalScrollBar().isVisible()


@pytest.mark.windows
def test_all_text_fits_at_100_percent_without_scrolling(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen = screen_at(qtbot, theme)
    settle(qapp)
    assert {card._facts.direction() for card in screen.cards} == {QBoxLayout.Direction.LeftToRight}
    assert clipped_labels(screen) == []
    assert not screen._area.verticalScrollBar().isVisible()


def test_times_are_said_as_people_say_them() -> None:
    assert [short_time(at) for at in ("09:30", "10:30", "")] == ["9:30", "10:30", ""]
