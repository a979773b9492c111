"""The agreements on the screen, with a real desk behind it: by keys alone, drafts kept, nothing by itself."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.ids import DossierId
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.plan_steps import StepGiven, add_step, agreements, step_drafts, steps_of
from tests.builders import ASIEL, Workplace, workplace
from tests.ui.desk_runner import desk_window
from tests.ui.look import dressed
from tests.ui.rooms import settle
from tests.ui.samples_agreements import differing, full

KEY = Qt.Key


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp, 1.0)


@pytest.fixture
def place() -> Workplace:
    return workplace()


def begun(place: Workplace) -> DossierId:
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL, D04="nee")
    return dossier


def opened(qapp: QApplication, theme: Theme, place: Workplace, dossier: DossierId, block: str = "7") -> Any:
    shell, screen = desk_window(qapp, theme, Place(ScreenName.AGREEMENTS, dossier, block), place.desk)
    screen.shell = shell  # a window lives as long as somebody holds it
    return screen


def test_the_eight_blocks_stand_at_the_left_with_their_state_in_words(
    qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    screen = opened(qapp, theme, place, full(place), "1")
    assert [tab.number for tab in screen.rail.tabs] == list(range(1, 9))
    assert screen.rail.tabs[0].accessibleName().startswith("Blok 1, Dit bent u: klaar")
    assert "2 afspraken gekozen" in screen.rail.tabs[3].accessibleName()


def test_a_ready_line_is_found_and_chosen_by_keys_alone(
    qapp: QApplication, theme: Theme, place: Workplace, qtbot: QtBot
) -> None:
    dossier = begun(place)
    screen = opened(qapp, theme, place, dossier)
    qtbot.keyClick(screen, KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert screen.picker.search.hasFocus()
    qtbot.keyClicks(screen.picker.search, "digid aan")
    settle(qapp)
    (button,) = screen.picker.buttons
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Return)
    settle(qapp)
    (step,) = steps_of(place.desk, dossier)
    assert step.line == "digid_aanvragen"


def test_a_suggestion_stands_first_with_its_question_and_is_not_added(
    qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    dossier = begun(place)
    screen = opened(qapp, theme, place, dossier)
    first = screen.presenter.offers("")[0]
    assert (first.key, first.because[0].question) == ("digid_aanvragen", "D04")
    assert steps_of(place.desk, dossier) == ()


def test_an_own_agreement_is_made_by_keys_alone(
    qapp: QApplication, theme: Theme, place: Workplace, qtbot: QtBot
) -> None:
    dossier = begun(place)
    screen = opened(qapp, theme, place, dossier, "8")
    qtbot.keyClick(screen, KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert screen.form.own.hasFocus()
    qtbot.keyClicks(screen.form.own, "Ik bel elke maandag")
    qtbot.keyClick(screen.form.own, KEY.Key_Return)
    settle(qapp)
    (step,) = steps_of(place.desk, dossier)
    assert (step.own, step.block) == ("Ik bel elke maandag", 8)
    assert not screen.form.isVisibleTo(screen)


def test_what_is_half_typed_stays_with_its_block_and_comes_back(
    qapp: QApplication, theme: Theme, place: Workplace, qtbot: QtBot
) -> None:
    dossier = begun(place)
    screen = opened(qapp, theme, place, dossier, "4")
    screen.toggle_own()
    qtbot.keyClicks(screen.form.own, "Ik ga elke")
    qtbot.keyClick(screen, KEY.Key_8, Qt.KeyboardModifier.AltModifier)
    assert step_drafts(place.desk, dossier) == {(4, "own"): "Ik ga elke"}
    screen.toggle_own()
    assert screen.form.own.text() == ""
    again = opened(qapp, theme, place, dossier, "4")
    again.toggle_own()
    assert again.form.own.text() == "Ik ga elke"


def test_a_refusal_stands_in_the_form_and_nothing_typed_is_lost(
    qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    dossier = begun(place)
    screen = opened(qapp, theme, place, dossier, "4")
    screen.toggle_own()
    screen.form.own.setText("Ik lees elke dag")
    screen.form.by.setText("gauw")
    screen.form.send()
    assert screen.form.message.isVisibleTo(screen)
    assert screen.form.by.property("state") == "error"
    assert screen.form.own.text() == "Ik lees elke dag"
    assert steps_of(place.desk, dossier) == ()


def test_who_and_when_are_changed_and_the_step_can_go_and_come_back(
    qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    dossier = begun(place)
    key = add_step(place.desk, dossier, StepGiven(7, line="digid_aanvragen")).changes[0].key
    screen = opened(qapp, theme, place, dossier)
    screen._ask_change(screen.presenter.block.steps[0])
    screen.form.who.choose("school")
    screen.form.by.setText("1-10")
    screen.form.send()
    (step,) = steps_of(place.desk, dossier)
    assert (step.who.value, str(step.by)) == ("school", "2026-10-01")
    screen.steps.ended.emit(key)
    assert steps_of(place.desk, dossier)[0].is_off
    screen.steps.taken_up.emit(key)
    assert not steps_of(place.desk, dossier)[0].is_off


def test_escape_closes_what_is_open_and_keeps_what_was_typed(
    qapp: QApplication, theme: Theme, place: Workplace, qtbot: QtBot
) -> None:
    dossier = begun(place)
    screen = opened(qapp, theme, place, dossier, "4")
    screen.toggle_own()
    qtbot.keyClicks(screen.form.own, "Ik lees")
    assert screen.escape() and not screen.form.isVisibleTo(screen)
    assert step_drafts(place.desk, dossier) == {(4, "own"): "Ik lees"}
    assert not screen.escape()


def test_of_two_answers_a_person_chooses_one(qapp: QApplication, theme: Theme) -> None:
    place, dossier = differing()
    screen = opened(qapp, theme, place, dossier, "4")
    (step,) = screen.presenter.block.steps
    assert step.is_disputed and len(step.answers) == 2
    screen.steps.answer_chosen.emit(step.key, 1)
    (settled,) = agreements(place.desk, dossier).blocks[3].steps
    assert not settled.is_disputed


def test_a_line_jumps_to_the_question_it_comes_from(
    qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    dossier = begun(place)
    screen = opened(qapp, theme, place, dossier)
    gone: list[Place] = []
    screen.presenter._navigator.go = gone.append
    screen.presenter.jump("D04")
    assert gone == [Place(ScreenName.INTERVIEW, dossier, "D04")]


def test_who_does_not_belong_here_sees_the_card_and_no_blocks(
    qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    dossier = place.begin()
    place.answer(dossier, **{**ASIEL, "P09": "wi2013"})
    screen = opened(qapp, theme, place, dossier, "1")
    assert screen.stop.isVisibleTo(screen)
    assert not screen._area.isVisibleTo(screen)


def test_who_is_sent_here_for_a_step_or_an_element_sees_its_block(
    qapp: QApplication, theme: Theme, place: Workplace
) -> None:
    dossier = full(place)
    key = next(step.id for step in steps_of(place.desk, dossier) if step.block == 7)
    assert opened(qapp, theme, place, dossier, f"goal.{key}").presenter.number == 7
    assert opened(qapp, theme, place, dossier, "intensiteit.map").presenter.number == 5
