"""What the bar on top and the tolk bar say by themselves: name, network, parcels that wait, minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.places import Place, ScreenName, link_words
from desktop.ui.theme import Theme
from desktop.ui.top_bar import BarTab
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.ports import Desk
from desktop.usecases.prepare_visit import waiting
from desktop.usecases.synchronise import sync_panel
from desktop.usecases.tolk_session import look_at_tolk
from tests.ui import samples
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle, talk_results, talk_window
from tests.ui.samples_lists import SAMIR, SYNC
from tests.ui.samples_plan import BLANK, OPEN, PAPER
from tests.ui.shots_lists import HEAD, LIST_RESULTS, paper_results, plan_results, window

pytestmark = pytest.mark.windows


def words_in(widget: QWidget) -> str:
    return " | ".join(
        label.text() for label in widget.findChildren(RunLabel) if label.isVisibleTo(widget.window())
    )


def test_the_bar_says_what_waits_and_never_that_there_is_a_network() -> None:
    assert link_words(0) == "Werkt zonder netwerk"
    assert link_words(1) == "Werkt zonder netwerk · 1 wacht"
    assert link_words(3, is_enrolled=False) == "Nog niet aangemeld · 3 wachten"


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("place", [ScreenName.SYNC, ScreenName.INTERVIEW])
def test_no_tab_is_cut_however_often_the_bar_is_told_something(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, factor: str, place: ScreenName
) -> None:
    look: Theme = request.getfixturevalue(factor)
    if place is ScreenName.SYNC:
        shell, _, _ = window(qapp, look, Place(place), {sync_panel: SYNC})
    else:
        shell, _, _ = talk_window(qapp, look, samples.interview("ti"))
    qtbot.addWidget(shell)
    for count in (0, 3, 12, 3, 0, 3):
        shell.show_link(link_words(count), count)
        shell.show_saved("10:42")
        settle(qapp)
        for tab in shell.bar.findChildren(BarTab):
            if tab.isVisible():
                assert tab.width() >= tab.sizeHint().width(), tab.text()
        assert clipped_labels(shell.bar) == []


def test_after_a_talk_is_closed_the_bar_says_what_waits(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples.interview("ar")
    shell, screen, _ = talk_window(qapp, theme, shown, FakeRunner({**talk_results(shown), waiting: 4}))
    qtbot.addWidget(shell)
    screen.leave()
    assert "Werkt zonder netwerk · 4 wachten" in words_in(shell.bar)


@pytest.mark.parametrize("place", [ScreenName.PLAN, ScreenName.PAPER])
def test_plan_and_paper_name_the_person_also_without_a_talk_before(
    qtbot: QtBot, qapp: QApplication, theme: Theme, place: ScreenName
) -> None:
    behind = {**LIST_RESULTS, **plan_results(OPEN), **paper_results(PAPER, (BLANK,))}
    shell, _, _ = window(qapp, theme, Place(ScreenName.DOSSIERS), behind)
    qtbot.addWidget(shell)
    shell.go(Place(place, SAMIR.dossier))
    settle(qapp)
    assert "Samir H." in words_in(shell.bar)
    assert SAMIR.clock.words in words_in(shell.bar)


def test_a_name_that_comes_too_late_is_not_shown_outside_the_dossier(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, _, _ = window(qapp, theme, Place(ScreenName.SYNC), {sync_panel: SYNC})
    qtbot.addWidget(shell)
    shell.show_dossier(HEAD)
    assert "Samir H." not in words_in(shell.bar)


def test_going_on_with_another_desk_makes_the_other_screens_anew(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, sync, runner = window(qapp, theme, Place(ScreenName.SYNC), {sync_panel: SYNC})
    qtbot.addWidget(shell)
    asked: list[object] = []

    def runner_for(first: object, screen: object) -> FakeRunner:
        asked.append(first)
        return runner

    shell._runner_for = runner_for
    other = cast(Desk, object())
    shell.carry_on(other)
    assert shell.screen_shown() is sync, "the one that is looked at stays"
    assert asked == [other]


# --- minutes


def test_the_minutes_of_the_tolk_go_on_without_an_answer(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples.interview("ar")
    assert shown.tolk is not None
    later = replace(shown.tolk, minutes_now=39)
    runner = FakeRunner({**talk_results(shown), look_at_tolk: later})
    shell, screen, _ = talk_window(qapp, theme, shown, runner)
    qtbot.addWidget(shell)
    assert 0 < screen.tolk.minutes_timer.interval() <= 20_000 and screen.tolk.minutes_timer.isActive()
    screen.tolk.minutes_timer.timeout.emit()
    assert "39 min" in words_in(screen.tolk)
    assert screen.presenter.shown is not None and screen.presenter.shown.tolk == later


def test_a_paused_tolk_is_not_asked_for(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = samples.interview("ar")
    assert shown.tolk is not None
    shown = replace(shown, tolk=replace(shown.tolk, is_paused=True))
    shell, screen, runner = talk_window(qapp, theme, shown)
    qtbot.addWidget(shell)
    screen.tolk.minutes_timer.timeout.emit()
    assert "look_at_tolk" not in runner.names()
