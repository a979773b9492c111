"""The talk at the table, through the real windows: by keys alone, cut off, locked, turned to the person."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

from desktop.stories.window_driver import Driver, offscreen
from desktop.stories.window_talk import InterviewHands
from desktop.ui.app import LOCKED
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.unlock.view import UnlockScreen
from desktop.usecases.interview import go_to, save_draft
from desktop.usecases.ports import Draft
from tests.e2e.seen import painted_on, words_on
from tests.e2e.suitcase import Suitcase, press, screen_of, talk, unlock
from translations import catalog

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key


def typed(driver: Driver, text: str) -> None:
    """Letters to wherever the cursor is: nobody points the keyboard anywhere."""
    driver.type(text)


def client_window(driver: Driver, hands: InterviewHands) -> ClientWindow:
    """F10, and what the person sees."""
    press(driver, Key.Key_F10, on=driver.window)
    driver.until(lambda: hands.screen.client is not None, "het scherm voor de persoon")
    client = hands.screen.client
    assert isinstance(client, ClientWindow)
    return client


def test_a_talk_is_held_with_keys_alone(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", "ar")
    with suitcase.windows() as driver:
        press(driver, Key.Key_F, CONTROL)
        driver.until(lambda: driver.window._present is not None, "een scherm")
        hands = talk(driver, dossier, "T03")
        first = hands.shown.question
        press(driver, Key.Key_1)
        driver.until(lambda: any(c.is_chosen for c in hands.shown.question.choices), "gekozen met een cijfer")
        press(driver, Key.Key_Return)
        driver.until(lambda: not hands.is_at(first.id), "verder met Enter")
        press(driver, Key.Key_Return, SHIFT)
        driver.until(lambda: hands.is_at("T03"), "terug met Shift Enter")
        press(driver, Key.Key_W, ALT)
        driver.until(lambda: hands.shown.question.state is not None, "weet niet met Alt W")
        press(driver, Key.Key_W, ALT)
        driver.until(lambda: hands.shown.question.state is None, "nog eens is ongedaan")
        press(driver, Key.Key_1, ALT)
        driver.until(lambda: hands.shown.question.id.startswith("P"), "onderwerp met Alt 1")
        while not hands.is_at("P01"):
            here = hands.shown.question.id
            press(driver, Key.Key_Return, SHIFT)
            driver.until(lambda here=here: not hands.is_at(here), "terug")  # type: ignore[misc]
        typed(driver, "Rima")
        press(driver, Key.Key_F4)
        typed(driver, "Spreekt zacht.")
        press(driver, Key.Key_S, CONTROL)
        press(driver, Key.Key_Tab)
        driver.until(lambda: "Spreekt zacht." in hands.shown.question.notes.values(), "de notitie bewaard")
        press(driver, Key.Key_E, CONTROL)
        driver.until(lambda: not hands.is_at("P01"), "de volgende open vraag")
        press(driver, Key.Key_P, CONTROL)
        paper = screen_of(driver, PaperScreen)
        driver.until(lambda: "CONCEPT" in words_on(paper), "het papier")
    assert suitcase.answers(dossier, "T03", "P01") == [first.choices[0].key, "Rima"]


def test_a_kill_in_the_middle_of_typing_loses_nothing_that_stood_still_for_a_second(
    suitcase: Suitcase, tmp_path: Path
) -> None:
    dossier = suitcase.begin("Filmon", "ti", S01="ti")
    story = tmp_path / "kort.toml"
    story.write_text(
        'title = "kort"\ntoday = 2026-09-01\n[person]\nroepnaam = "Filmon"\nlanguage = "ti"\n'
        '[[answer]]\nquestion = "O01"\nanswer = "6"\n'
        '[[answer]]\nquestion = "W08"\nanswer = "Automonteur worden"\n[expected]\n',
        "utf-8",
    )
    command = [
        *(sys.executable, "-m", "desktop.stories.demo_desk", "talk", "--folder", str(suitcase.folder)),
        *("--label", suitcase.label, "--day", str(story), "--stop-at", "W08"),
        *("--dossiers", json.dumps({dossier: str(story)})),
    ]
    environment = os.environ | {"QT_QPA_PLATFORM": offscreen(), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        half = json.loads(running.stdout.readline() or json.dumps({"fout": running.stderr.read()}))
        assert half == {"half": True, "question": "W08", "text": "Automonte"}
        running.send_signal(signal.SIGKILL)
        running.wait()
    with suitcase.windows() as driver:
        driver.window.go(Place(ScreenName.INTERVIEW, dossier))
        hands = talk(driver, dossier)
        assert hands.is_at("W08") and hands.field_text() == "Automonte"
        press(driver, Key.Key_End, CONTROL, on=hands.field())
        typed(driver, "ur")
        press(driver, Key.Key_Return, CONTROL, on=hands.field())
        driver.until(lambda: not hands.is_at("W08"), "afgemaakt")
    assert suitcase.answers(dossier, "O01", "W08") == ["6", "Automonteur"]


def test_enter_on_text_that_was_given_back_records_it(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with suitcase.desk() as desk:
        go_to(desk, dossier, "O01")
        save_draft(desk, dossier, "O01", Draft("13", 2))
    with suitcase.windows() as driver:
        hands = talk(driver, dossier)
        assert hands.is_at("O01") and hands.field_text() == "13"
        press(driver, Key.Key_Return, on=hands.field())
        driver.until(lambda: not hands.is_at("O01"), "verder")
    assert suitcase.answers(dossier, "O01") == ["13"]


def test_locking_keeps_what_is_half_typed_and_asks_for_a_fresh_process(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar", P01="Rima")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "P08")
        codes: list[int] = []
        driver.window.locked.connect(lambda: codes.append(LOCKED))
        hands.type_answer("20-7-20")
        press(driver, Key.Key_L, CONTROL)
        driver.until(lambda: codes == [LOCKED], "vergrendeld")
        assert not driver.window.isVisible(), "nothing of the talk can be seen any more"
    with suitcase.windows(is_open=False) as driver:
        lock = words_on(screen_of(driver, UnlockScreen))
        assert "Rima" not in lock and "20-7-20" not in lock
        unlock(driver)
        hands = talk(driver, dossier)
        driver.until(lambda: hands.is_at("P08"), "dezelfde vraag")
        assert hands.field_text() == "20-7-20"
    assert suitcase.answers(dossier, "P01", "P08") == ["Rima", ""]


def test_the_app_ends_with_the_code_that_starts_it_anew_when_locked(suitcase: Suitcase) -> None:
    with suitcase.windows() as driver:
        QTimer.singleShot(0, driver.window, driver.window.lock)
        assert driver.app.exec() == LOCKED


#: planted in the dossier; none of it may ever stand in the window of the person
SECRETS = ("Geheimnaam", "999993653", "0012345678", "klantmanager", "Marit", "Mijn indruk", "indruk van haar")


@pytest.mark.parametrize("question", ["S04", "P03", "P08", "T01", "T03", "T05", "L01", "G03", "K01", "K02"])
def test_the_window_of_the_person_shows_the_question_and_nothing_else(
    suitcase: Suitcase, tmp_path: Path, question: str
) -> None:
    dossier = suitcase.begin("Geheimnaam", "ar", S01="ar", P03="999993653", P04="0012345678")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, question)
        press(driver, Key.Key_F4, on=hands.screen)
        typed(driver, "Mijn indruk van haar")
        client = client_window(driver, hands)
        shown = hands.shown
        driver.until(lambda: shown.question.own.text in words_on(client), "de vraag in de eigen taal")
        for seen in (words_on(client), painted_on(client, tmp_path)):
            for secret in (*SECRETS, shown.question.tip, shown.question.simple, shown.question.official):
                assert secret not in seen, secret
        assert client.screen() is not driver.window.screen(), "on the second screen"
        press(driver, Key.Key_F10, on=client)
        driver.until(lambda: hands.screen.client is None, "het scherm weer dicht")


def test_who_is_not_under_this_law_is_stopped_with_an_explanation_and_gets_no_paper(
    suitcase: Suitcase,
) -> None:
    dossier = suitcase.begin("Yonas", "ti", S01="ti", P02="1996", P07="asiel_bepaalde_tijd")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "P09")
        place = next(c.place for c in hands.shown.question.choices if c.key == "wi2013_elip")
        press(driver, Qt.Key(Key.Key_0 + place), on=hands.screen)
        driver.until(lambda: hands.screen.middle.stop.isVisible(), "de uitleg")
        words = words_on(hands.screen.middle.stop)
        assert "valt onder de Wet inburgering 2013" in words and "Deze app maakt daarom geen plan." in words
        assert "Waar kan deze persoon heen?" in words and "Alles wat gezegd is, is bewaard." in words
        press(driver, Key.Key_P, CONTROL, on=driver.window)
        paper = screen_of(driver, PaperScreen)
        refusal = "Deze persoon valt niet onder de Wet inburgering 2021."
        driver.until(lambda: refusal in words_on(paper), "de uitleg op het papierscherm")
        assert paper.presenter.paper is None
    assert suitcase.answers(dossier, "P09") == ["wi2013_elip"]


def test_a_text_without_translation_shows_dutch_with_a_mark_in_both_windows(
    suitcase: Suitcase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tmp_path / "translations"
    shutil.copytree(catalog.installed_folder(), texts, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    arabic = texts / "packs" / "landelijk" / "ar.po"
    entry = re.compile(r'(msgctxt "T03\.question"\nmsgid "[^"]+"\nmsgstr )"[^"]+"')
    words, count = entry.subn(r'\1""', arabic.read_text("utf-8"))
    assert count == 1
    arabic.write_text(words, "utf-8")
    monkeypatch.setattr(catalog, "_HERE", texts)
    dossier = suitcase.begin("Rima", "ar", S01="ar")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "T03")
        dutch = hands.shown.question.simple
        client = client_window(driver, hands)
        driver.until(lambda: dutch in words_on(client), "de vraag in het Nederlands")
        assert "Niet vertaald: dit is Nederlands" in words_on(client)
        assert "niet vertaald" in words_on(hands.screen).casefold()
        press(driver, Key.Key_F10, on=client)
