"""What is sealed apart: whatever may tell of health or justice, in whatever kind of change it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId
from desktop.stories.play import play
from desktop.stories.reader import read_story
from desktop.stories.stage import story_desk
from desktop.stories.time import StoryClock
from desktop.synclink.policy import privacy_class
from sync.protocol.model import PrivacyClass
from tests.builders import national_pack, workplace

FILES = Path(__file__).parents[1] / "stories" / "files"
SPECIAL, NORMAL = PrivacyClass.SPECIAL, PrivacyClass.NORMAL
HEALTH = next(question.id for question in national_pack().questions if question.is_special)


def made(kind: ChangeKind, key: str, value: JsonValue) -> Change:
    told = ChangeId("c"), DossierId("d"), kind, key, value, ()
    return Change(*told, WorkerId("w"), DeskId("k"), "0", pack=national_pack().name)


@pytest.mark.parametrize(
    "key",
    [
        "reden.b1", "reden.afwijking", "reden.geen_toets", "reden.herziening", "redenen.v1", "afschalen",
        "aanbod.onderwijs", "tweede_gesprek", "ontzorgen.vorm", "delen.s1", "export.e1", "rechtwoorden.r1",
    ],
)  # fmt: skip
def test_words_of_a_reason_are_sealed_apart(key: str) -> None:
    assert privacy_class(made(ChangeKind.DECISION, key, "woorden"), workplace().desk.packs) is SPECIAL


@pytest.mark.parametrize(
    "key",
    [
        "leerroute",
        "niveau",
        "les",
        "intensiteit.map",
        "voortgang",
        "begeleiding",
        "vorig_pip",
        "herziening",
        "recht.r1",
    ],
)
def test_what_was_agreed_is_read_by_everybody_with_the_dossier(key: str) -> None:
    assert privacy_class(made(ChangeKind.DECISION, key, "b1"), workplace().desk.packs) is NORMAL


@pytest.mark.parametrize(
    ("answers", "beside", "expected"),
    [
        ({"P02": "c1"}, {"W01#0": "bakker"}, NORMAL),
        ({"P02": "c1"}, {HEALTH: "slaapt slecht"}, SPECIAL),
        ({HEALTH: "c1"}, {}, SPECIAL),
        ({}, {"vorig_pip": {"route": "b1"}}, NORMAL),
        ({}, {"vraag_die_hier_niet_is": "woorden"}, SPECIAL),
        ({}, "geen lijst", SPECIAL),
    ],
)
def test_a_hand_over_is_sealed_apart_when_it_tells_of_a_special_question(
    answers: dict[str, JsonValue], beside: JsonValue, expected: PrivacyClass
) -> None:
    told = made(ChangeKind.HANDOVER, "h", {"answers": answers, "beside": beside})
    assert privacy_class(told, workplace().desk.packs) is expected
    gone = made(ChangeKind.HANDOVER, "h", None)
    assert privacy_class(gone, workplace().desk.packs) is NORMAL


def words_in(value: JsonValue) -> Iterator[str]:
    """Every text in a value that is long enough to be somebody's words."""
    if isinstance(value, str):
        if len(value) > 12 and " " in value:
            yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from words_in(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from words_in(one)


@pytest.mark.parametrize("story", ["vignette-02-filmon"])
def test_no_words_of_a_special_answer_or_a_reason_stand_in_a_normal_parcel(
    story: str, tmp_path: Path
) -> None:
    told = read_story(FILES / f"{story}.toml", national_pack())
    clock = StoryClock(told.today, told.start)
    laptop, desk = story_desk(tmp_path, told.name, clock)
    try:
        played = play(desk, told, clock.tick)
        with desk.unit_of_work() as work:
            changes = work.changes.of(played.dossier)
    finally:
        laptop.close()
    by_class = {c.id: privacy_class(c, desk.packs) for c in changes}
    secret = {word for c in changes if by_class[c.id] is SPECIAL for word in words_in(c.value)}
    shown = {word for c in changes if by_class[c.id] is NORMAL for word in words_in(c.value)}
    assert secret
    assert not {(one, other) for one in secret for other in shown if one in other}
