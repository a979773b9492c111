"""The demo itself: it must end well, and its judge must see an altered answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.demo_compare import compare, standing, wanted
from desktop.stories.model import Given, Story
from desktop.stories.reader import read_story
from forms.answer_moves import Answer, answer_payload
from forms.model import AnswerState
from forms.question_types import read_answer

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = "0190a0a0-0000-7000-8000-000000000001"


@pytest.fixture
def story() -> Story:
    pack = InstalledPacks().newest(PACK_ID)
    return read_story(ROOT / "tests/stories/files/vignette-02-filmon.toml", pack)


def change(name: str, key: str, value: object, *parents: str) -> Mapping[str, Any]:
    return {"id": name, "kind": "answer", "key": key, "value": value, "parents": parents}


def as_changes(story: Story) -> list[Mapping[str, Any]]:
    """The changes that a perfect talk leaves behind."""
    pack = InstalledPacks().newest(PACK_ID)
    found: list[Mapping[str, Any]] = []
    for given in story.answers:
        for i, payload in enumerate(_payloads(given, story, pack.question(given.question))):
            key = f"{given.question}#row{i}" if given.rows else given.question
            found.append(change(f"{given.question}-{i}", key, payload))
    return found


def _payloads(given: Given, story: Story, question: Any) -> list[object]:
    if given.state is not None:
        return [answer_payload(Answer(AnswerState(given.state)))]
    raws: tuple[Any, ...] = given.rows or (given.raw or "",)
    return [answer_payload(Answer(None, read_answer(question, raw, story.today))) for raw in raws]


def test_equal_answers_in_both_places_are_called_equal(story: Story) -> None:
    held = {DOSSIER: as_changes(story)}
    verdict = compare({DOSSIER: story}, {"laptop B": held, "back end": held})
    assert verdict.compared == len(story.answers)
    assert verdict.differences == ()


@pytest.mark.parametrize("question", ["K01", "W01", "T05", "G03", "L03"])
def test_one_altered_answer_is_seen_and_named(story: Story, question: str) -> None:
    whole = as_changes(story)
    altered = [
        *whole,
        *(
            change(f"again-{c['id']}", c["key"], {"state": None, "value": "iets anders"}, c["id"])
            for c in whole
            if c["key"].partition("#")[0] == question
        ),
    ]
    verdict = compare({DOSSIER: story}, {"laptop B": {DOSSIER: altered}, "back end": {DOSSIER: whole}})
    assert verdict.differences == (f"laptop B: {story.name} {question}",)


def test_a_lost_answer_and_a_lost_row_are_seen(story: Story) -> None:
    whole = as_changes(story)
    for lost in ("K01", "W01#row1"):
        left = [c for c in whole if c["key"] != lost]
        verdict = compare({DOSSIER: story}, {"back end": {DOSSIER: left}})
        assert verdict.differences == (f"back end: {story.name} {lost.partition('#')[0]}",)


def test_an_answer_that_was_replaced_does_not_stand() -> None:
    first = change("a", "K02", {"state": None, "value": "werk"})
    second = change("b", "K02", {"state": None, "value": "taal"}, "a")
    assert standing([first, second], "K02") == '"taal"'
    assert standing([first, replaced_by_nothing(second)], "K02") is None


def replaced_by_nothing(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**given, "value": None}


def test_two_answers_that_meet_are_not_one() -> None:
    both = [change("a", "K02", {"state": None, "value": v}) | {"id": v} for v in ("werk", "taal")]
    assert standing(both, "K02") == ['"taal"', '"werk"']


def test_every_answer_of_a_story_is_wanted(story: Story) -> None:
    pack = InstalledPacks().newest(PACK_ID)
    assert set(wanted(story, pack)) == {given.question for given in story.answers}
    shorter = replace(story, answers=story.answers[:3])
    assert len(wanted(shorter, pack)) == 3


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_demo_ends_well_and_a_break_does_not(tmp_path: Path) -> None:
    """One run with an altered answer goes through every step, and must fail at the very last one."""
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "demo", "--out", str(tmp_path / "demo"), "--break"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1] == "DEMO MISLUKT: niet gelijk: laptop B: vignette-01-rima K01"
    assert "verder bij vraag W08, met de halve tekst die er stond" in done.stdout
    assert "0 gelukt; vensters die op netwerk wachtten: 0" in done.stdout
    assert "de drie antwoorden zijn alle drie bewaard" in done.stdout
    assert len(list((tmp_path / "demo").glob("*.pdf"))) == 2
