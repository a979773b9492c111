"""A disk that is full while somebody answers: said over everything, nothing lost, saved when it can be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.stories.window_driver import Driver
from desktop.ui.widgets.scrim import Scrim
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase, press, talk
from tests.unit.test_store_faults import may_mount

TREE = Path(__file__).resolve().parents[2]
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")


def fill_the_disk(suitcase: Suitcase, driver: Driver) -> None:
    """From here on the journal stands on a device that is always full: the kernel answers ENOSPC."""

    def swap() -> None:
        journal = suitcase.room.journal
        os.close(journal._opened)
        journal._opened = os.open(FULL, os.O_WRONLY)

    driver.on_store(swap)


def scrims(driver: Driver) -> list[Scrim]:
    return [one for one in driver.window.findChildren(Scrim) if one.isVisible()]


@needs_full
def test_a_full_disk_is_said_and_the_answer_is_saved_once_there_is_room(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar", P01="Rima")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "K01")
        fill_the_disk(suitcase, driver)
        field = hands.type_answer("Weer tandarts worden")
        press(driver, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=field)
        driver.until(lambda: bool(scrims(driver)), "de melding over het scherm")
        words = words_on(scrims(driver)[0])
        assert "De schijf van deze laptop is vol." in words
        assert "Wat als bewaard getoond werd, is bewaard." in words
        assert "Maak ruimte. Zet de laptop nu niet uit." in words
        assert "15.1 niet bewaard" in words_on(driver.window.bar)
        press(driver, Qt.Key.Key_Return, on=scrims(driver)[0])
        driver.until(lambda: not hands.screen.middle.tip.is_alarmed, "alsnog bewaard")
        driver.until(lambda: "niet bewaard" not in words_on(driver.window.bar), "bewaard in de balk")
        assert hands.field_text() == "Weer tandarts worden"
        assert not scrims(driver)
        hands = talk(driver, dossier, "O01")
        press(driver, Qt.Key.Key_Return, on=hands.type_answer("12"))
        driver.until(lambda: not hands.is_at("O01"), "de app gaat door")
    assert suitcase.answers(dossier, "P01", "K01", "O01") == ["Rima", "Weer tandarts worden", "12"]


@needs_full
def test_a_choice_that_could_not_be_saved_stays_chosen_and_is_tried_again_by_itself(
    suitcase: Suitcase,
) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "T03")
        fill_the_disk(suitcase, driver)
        press(driver, Qt.Key.Key_1, on=hands.screen)
        driver.until(lambda: bool(scrims(driver)), "de melding over het scherm")
        chosen = [choice.key for choice in hands.shown.question.choices if choice.is_chosen]
        assert chosen, "what was pointed at stays pointed at"
        driver.until(lambda: not hands.screen.middle.tip.is_alarmed, "vanzelf alsnog bewaard")
        assert not scrims(driver), "what is over is not said any more"
    assert suitcase.answers(dossier, "T03") == chosen


@needs_full
def test_locking_on_a_full_disk_keeps_what_was_saved(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar", P01="Rima")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "K01")
        fill_the_disk(suitcase, driver)
        hands.type_answer("Weer tandarts worden")
        press(driver, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        driver.settle(200)
    assert suitcase.answers(dossier, "P01") == ["Rima"]
    kept = suitcase.answers(dossier, "K01")[0] or suitcase.draft(dossier)[1]
    assert kept == "Weer tandarts worden"


@pytest.mark.skipif(not may_mount(), reason="needs the right to mount a small disk in a namespace of its own")
def test_a_disk_that_is_really_full_is_survived_in_the_windows(tmp_path: Path) -> None:
    steps = f'mount -t tmpfs -o size=1500k none "{tmp_path}" && exec "$0" -m tests.e2e.full_disk "{tmp_path}"'
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", steps, sys.executable]
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {
        "said": True,
        "messages": [1, 1, 1],
        "shown": "Weer tandarts worden",
        "answers": ["Rima", "Weer tandarts worden"],
        "after": "Een eigen praktijk",
    }
