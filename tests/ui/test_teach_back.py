"""Telling the plan back in the window: by keys, explained again, and what the person may see of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.teach_back.client import TeachBackClient
from desktop.ui.teach_back.client_shown import client_shown
from desktop.ui.teach_back.view import TeachBackScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import go_to
from desktop.usecases.teach_back import BlockState, ToldBack, record_told_back, teach_back
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_visit import VisitPlace, visit_place

pytestmark = pytest.mark.windows


def opened(
    qtbot: QtBot, app: QApplication, theme: Theme, code: str = "ar"
) -> tuple[VisitPlace, Shell, TeachBackScreen]:
    there = visit_place()
    place = Place(ScreenName.TEACH_BACK, there.dossiers[code])
    shell, screen = desk_window(app, theme, place, there.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, TeachBackScreen)
    return there, shell, screen


def press(screen: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(screen, key)


def test_the_whole_plan_is_told_back_with_keys_alone(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    dossier, desk = there.dossiers["ar"], there.place.desk
    numbers = [block.number for block in teach_back(desk, dossier).blocks]
    assert screen.presenter.number == numbers[0]
    press(screen, Qt.Key.Key_2)  # deels: explained at once, and asked again
    assert screen.presenter.number == numbers[0] and screen.presenter.explains
    assert teach_back(desk, dossier).again == (numbers[0],)
    press(screen, *[Qt.Key.Key_1] * len(numbers))
    shown = teach_back(desk, dossier)
    assert {block.state for block in shown.blocks} == {BlockState.GOOD} and shown.overall is ToldBack.GOOD
    if shown.has_question:
        QTest.keyClick(screen, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        question = go_to(desk, dossier, "K09").question
        assert [choice.key for choice in question.choices if choice.is_chosen] == ["goed"]
        assert not screen.confirm_button.isVisible()


def test_arrows_walk_the_blocks_and_u_shows_the_words(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, _, screen = opened(qtbot, qapp, theme)
    first = screen.presenter.number
    press(screen, Qt.Key.Key_Down)
    assert screen.presenter.number > first
    press(screen, Qt.Key.Key_U)
    assert screen.presenter.explains
    press(screen, Qt.Key.Key_Up)
    assert screen.presenter.number == first and not screen.presenter.explains


def test_ctrl_t_leads_here_from_the_plan_and_the_plan_stays_marked_in_the_bar(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = visit_place()
    place = Place(ScreenName.PLAN, there.dossiers["tr"])
    shell, _ = desk_window(qapp, theme, place, there.place.desk)
    qtbot.addWidget(shell)
    QTest.keyClick(shell, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shell.screen_shown(), TeachBackScreen)
    assert shell.bar._tabs[ScreenName.PLAN].isChecked()


def words_in(window: QWidget) -> str:
    """Everything a screen reader or an eye could find in it."""
    widgets = [window, *window.findChildren(QWidget)]
    texts = [w.text() for w in widgets if isinstance(w, RunLabel)]
    return " ".join([*texts, *(w.accessibleName() for w in widgets), window.windowTitle()])


def test_the_person_sees_one_block_and_never_how_it_went(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, shell, screen = opened(qtbot, qapp, theme)
    dossier = there.dossiers["ar"]
    record_told_back(there.place.desk, dossier, 3, ToldBack.NOT)
    screen.presenter.open(dossier)
    screen.presenter.pick(3)
    QTest.keyClick(shell, Qt.Key.Key_F10)
    settle(qapp)
    client = screen.client
    assert client is not None
    road = next(block for block in teach_back(there.place.desk, dossier).blocks if block.number == 3)
    seen = words_in(client)
    assert road.own_title.text in seen
    for secret in (
        *(line.text for line in road.own),
        *road.dutch,
        "Samir",
        "niet:",
        "goed",
        "deels",
        "opnieuw",
    ):
        assert secret not in seen, secret
    screen.presenter.explain()
    settle(qapp)
    assert all(line.text in words_in(client) for line in road.own)
    press(client, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_Tab)
    assert next(b for b in teach_back(there.place.desk, dossier).blocks if b.number == 3).tries == 1
    press(client, Qt.Key.Key_F10)
    settle(qapp)
    assert screen.client is None


def test_leaving_closes_the_window_of_the_person(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, shell, screen = opened(qtbot, qapp, theme)
    screen.toggle_client()
    shell.go(Place(ScreenName.VISIT))
    settle(qapp)
    assert screen.client is None


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("code", ["ar", "ti", "tr"])
def test_all_text_fits_in_both_windows(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, factor: str, code: str
) -> None:
    look: Theme = request.getfixturevalue(factor)
    there, _, screen = opened(qtbot, qapp, look, code)
    for explains in (False, True):
        screen.presenter.pick(3)
        if explains:
            screen.presenter.explain()
        settle(qapp)
        assert clipped_labels(screen) == []
        client = TeachBackClient(look)
        qtbot.addWidget(client)
        client.resize(1366, 768)
        client.show()
        client.show_block(client_shown(teach_back(there.place.desk, there.dossiers[code]), 3, explains))
        settle(qapp)
        assert clipped_labels(client) == []
        assert client.height() <= 768


def test_who_has_no_plan_yet_hears_what_to_do(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there = visit_place()
    dossier = there.place.begin("Olena")
    there.place.answer(dossier, P07="ontheemde_oekraine")
    place = Place(ScreenName.TEACH_BACK, dossier)
    shell, screen = desk_window(qapp, theme, place, there.place.desk)
    qtbot.addWidget(shell)
    assert screen._nothing.isVisible() and "geen plan nodig" in screen._nothing.text()
    assert screen.toggle_client() and screen.client is None
