"""An answer that cannot be is said in the place of the tip; what was typed stays, and the talk goes on."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from desktop.stories.window_driver import Driver
from desktop.stories.window_talk import InterviewHands
from desktop.ui.interview.tip_note import TipPanel
from desktop.ui.places import Place, ScreenName
from desktop.ui.visit.view import VisitScreen
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase, press, screen_of, talk

#: question, what is typed, the sentence
IMPOSSIBLE = (
    ("P03", str(999_993_654), "Dit BSN kan niet kloppen."),
    ("P03", "12", "Dit BSN kan niet kloppen."),
    ("P03", "geen idee", "Dit BSN kan niet kloppen."),
    ("P04", "12345", "Een V-nummer heeft tien cijfers."),
    ("P08", "31-2-2026", "Deze dag bestaat niet."),
    ("P08", "29-2-2025", "Deze dag bestaat niet."),
    ("P08", "2-9-2026", "Deze datum moet nog komen."),
    ("P08", "gisteren", "Dit is geen datum."),
    ("P08", "1-1-1800", "Deze datum is te lang geleden."),
    ("P02", "14-3-1800", "Deze datum is te lang geleden."),
    ("P02", "2030", "Deze datum moet nog komen."),
    ("P02", "31-4-1992", "Deze dag bestaat niet."),
    ("P11", "0-0-2026", "Deze dag bestaat niet."),
    ("O01", "veel", "Dit is geen getal."),
    ("O01", "400", "Dit getal past hier niet."),
)


def refused(driver: Driver, hands: InterviewHands, text: str) -> None:
    """Type and Enter; wait until the tip gives way."""
    field = hands.type_answer(text)
    press(driver, Qt.Key.Key_Return, on=field)
    driver.until(lambda: hands.screen.middle.tip.is_alarmed, "een zin in de plaats van de tip")


def is_calm(tip: TipPanel) -> bool:
    return not tip.is_alarmed


def test_every_impossible_answer_has_its_own_sentence_and_keeps_what_was_typed(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with suitcase.windows() as driver:
        for question, text, sentence in IMPOSSIBLE:
            hands = talk(driver, dossier, question)
            refused(driver, hands, text)
            panel = hands.screen.middle.tip
            driver.until(lambda p=panel, said=sentence: said in words_on(p), sentence)
            tip = words_on(panel)
            assert sentence in tip and "Wat u typte blijft staan." in tip, (question, text, tip)
            assert hands.is_at(question)
            assert hands.field_text() == text
            assert hands.field().property("state") == "error", "the field itself has the red edge"
            assert "?" not in tip and "{" not in tip, "the limits stand in the sentence"
            press(driver, Qt.Key.Key_Escape, on=hands.field())
            assert hands.field_text() == text, "Esc never throws text away"
            press(driver, Qt.Key.Key_Backspace, on=hands.type_answer(""))
            press(driver, Qt.Key.Key_Return, on=hands.field())
            tip_panel = hands.screen.middle.tip
            driver.until(partial(is_calm, tip_panel), "de tip weer")
    questions = sorted({question for question, _, _ in IMPOSSIBLE})
    assert suitcase.answers(dossier, *questions) == [""] * len(questions)


def test_after_a_refusal_the_right_answer_is_taken_and_the_talk_goes_on(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "P03")
        refused(driver, hands, str(999_993_654))
        hands.type_answer("999993653")
        press(driver, Qt.Key.Key_Return, on=hands.field())
        driver.until(lambda: hands.is_at("P04"), "de volgende vraag")
        assert not hands.screen.middle.tip.is_alarmed
    assert suitcase.answers(dossier, "P03") == ["999993653"]


def test_a_refused_answer_does_not_replace_the_one_that_stood_there(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar", P08="20-7-2026")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "P08")
        refused(driver, hands, "31-2-2026")
    assert suitcase.answers(dossier, "P08") == ["20-7-2026"]


def test_what_was_refused_is_still_half_typed_there_after_the_app_was_closed(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "P08")
        refused(driver, hands, "31-2-2026")
    assert suitcase.draft(dossier) == ("P08", "31-2-2026")
    with suitcase.windows() as driver:
        assert talk(driver, dossier).field_text() == "31-2-2026"


@pytest.mark.parametrize("way", ["go", "key"])
def test_leaving_the_screen_with_a_refused_answer_loses_nothing(suitcase: Suitcase, way: str) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "P08")
        refused(driver, hands, "31-2-2026")
        if way == "go":
            driver.window.go(Place(ScreenName.VISIT))
            screen_of(driver, VisitScreen)
        else:
            press(driver, Qt.Key.Key_F12)
        driver.settle(100)
        hands = talk(driver, dossier)
        driver.until(lambda: hands.is_at("P08"), "dezelfde vraag")
        assert hands.field_text() == "31-2-2026"
    assert suitcase.draft(dossier) == ("P08", "31-2-2026")


def test_what_is_typed_on_while_an_answer_is_on_its_way_to_the_disk_is_kept_too(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "P01")
        field = hands.type_answer("Rima")
        press(driver, Qt.Key.Key_Tab, on=field)
        field.setFocus()
        press(driver, Qt.Key.Key_End, on=field)
        driver.type(" H.", on=field)
        driver.until(lambda: hands.shown.question.raw == "Rima", "het eerste deel bewaard")
        driver.window.go(Place(ScreenName.VISIT))
        screen_of(driver, VisitScreen)
    assert suitcase.answers(dossier, "P01") == ["Rima H."]
