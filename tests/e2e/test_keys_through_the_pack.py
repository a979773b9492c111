"""The whole intake without a mouse: unlock, open the dossier, tolk, every question, guard, close."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DossierId
from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.demo_compare import standing, wanted
from desktop.stories.model import Given, Story
from desktop.stories.play import find_or_begin
from desktop.stories.reader import read_story
from desktop.stories.time import StoryClock
from desktop.stories.window_driver import Driver
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.visit.view import VisitScreen
from desktop.usecases.appointments import Typed, plan_appointment
from tests.e2e.key_hands import CONTROL, KeyHands
from tests.e2e.suitcase import Suitcase, screen_of

Key = Qt.Key
STORY = Path(__file__).resolve().parents[1] / "stories/files/vignette-01-rima.toml"
REASON = "Zij wil zelf dat hij blijft"


def without_a_mouse() -> Story:
    """Rima's whole intake; her husband sits beside her, and she signs on paper: ink wants a hand."""
    story = read_story(STORY, InstalledPacks().newest(PACK_ID))
    other: dict[str, Given] = {
        "S05": replace(_given(story, "S05"), raw=("partner",)),
        "K12": replace(_given(story, "K12"), raw="op_papier"),
    }
    told_back = replace(_given(story, "K01"), question="K09", raw="goed")
    asked = [*(other.get(given.question, given) for given in story.answers), told_back]
    assert len(asked) == len({given.question for given in asked})
    return replace(story, answers=tuple(asked))


def _given(story: Story, question: str) -> Given:
    return next(given for given in story.answers if given.question == question)


def begin(suitcase: Suitcase, story: Story) -> DossierId:
    """What was prepared at the office, a day before: the dossier, what the letters say, the talk."""
    suitcase.clock = StoryClock(story.today - timedelta(days=1), story.start)
    with suitcase.desk() as desk:
        dossier = find_or_begin(desk, story)
        plan_appointment(desk, dossier, None, Typed("morgen", "9:30", story.person.azc, "4"))
    suitcase.clock = StoryClock(story.today, story.start)
    return dossier


def open_talk(driver: Driver) -> KeyHands:
    """Enter on the visit day opens who comes next."""
    day = screen_of(driver, VisitScreen)
    driver.until(lambda: bool(day.cards), "de kaart van vandaag")
    driver.activate()
    driver.until(lambda: driver.focused() is day.cards[0].button, "Begin onder de vingers")
    driver.press(Key.Key_Return)
    screen = screen_of(driver, InterviewScreen)
    driver.until(lambda: screen.presenter.shown is not None, "het gesprek")
    return KeyHands(driver, screen)


def begin_tolk(hands: KeyHands, who: str) -> None:
    """F9, a number, Enter: the rest of the form stands right."""
    tools = hands.screen.tools
    hands.press(Key.Key_F9)
    hands.driver.until(lambda: isinstance(hands.driver.focused(), QLineEdit), "het veld voor de tolk")
    hands.type(who)
    hands.press(Key.Key_Return)
    hands.driver.until(lambda: tools.tolk.shown is not None, "de tolk")
    assert tools.tolk.shown is not None and tools.tolk.shown.who == who


def turn_to_the_person_and_back(hands: KeyHands) -> None:
    driver = hands.driver
    hands.press(Key.Key_F10)
    driver.until(lambda: hands.screen.client is not None, "het scherm voor de persoon")
    hands.press(Key.Key_F10)
    driver.until(lambda: hands.screen.client is None, "het scherm weer dicht")
    driver.activate()


def walk(hands: KeyHands, story: Story) -> tuple[list[str], list[str]]:
    """Every question the pack asks, in its order; returns what was answered and where the guard stood."""
    givens = {given.question: given for given in story.answers}
    answered: list[str] = []
    guarded: list[str] = []
    while True:
        here = hands.question
        if hands.shown.guard is not None:
            guarded.append(here.id)
            hands.open_guard(REASON)
        if here.id == "T03":
            turn_to_the_person_and_back(hands)
        if here.type != "calc":
            given = givens.get(here.id)
            assert given is not None, f"{here.id} wordt gevraagd, maar het verhaal weet er niets van"
            answered.append(here.id)
            hands.give(given)
        if len(answered) == len(givens):
            return answered, guarded
        if hands.question.id == here.id:
            hands.next()


@pytest.mark.slow
def test_every_question_of_the_pack_is_answered_with_keys_alone(suitcase: Suitcase) -> None:
    story = without_a_mouse()
    dossier = begin(suitcase, story)
    with suitcase.windows() as driver:
        hands = open_talk(driver)
        begin_tolk(hands, "48213")
        hands.press(Key.Key_0, Qt.KeyboardModifier.AltModifier)
        driver.until(lambda: hands.question.id == "S01", "de eerste vraag")
        answered, guarded = walk(hands, story)
        assert guarded == ["G10", "F01", "M01", "Z04"]
        closing = hands.screen.sheets.closing
        hands.press(Key.Key_O, CONTROL)
        driver.until(closing.isVisible, "de slotlijst")
        assert closing.shown is not None and closing.shown.health.is_done
        assert (closing.shown.items, closing.shown.topics) == ((), ())
        hands.press(Key.Key_Escape)
        driver.until(lambda: not closing.isVisible(), "terug bij de vraag")
        codes: list[bool] = []
        driver.window.locked.connect(lambda: codes.append(True))
        hands.press(Key.Key_L, CONTROL)
        driver.until(lambda: codes == [True], "de koffer dicht")
    assert len(answered) == len(story.answers)
    with suitcase.desk() as desk, desk.unit_of_work() as work:
        kept = [
            {"id": c.id, "kind": c.kind.value, "key": c.key, "value": c.value, "parents": c.parents}
            for c in work.changes.of(dossier, ChangeKind.ANSWER)
        ]
    want = wanted(story, InstalledPacks().newest(PACK_ID))
    assert {question: standing(kept, question) for question in want} == want
