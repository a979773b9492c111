"""Invented dossiers for the tests of the rules: answers in, heads and law out."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.answer import Answers, answer_value, answers_from
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, heads
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId, uuid7
from desktop.domain.law.book import LawBook
from desktop.domain.law.reader import read_law
from forms.model import AnswerState
from resources.paths import law_folder

DOSSIER = DossierId("00000000-0000-7000-8000-00000000d055")


def law_texts() -> dict[str, str]:
    """The law files as they are in the installation."""
    return {path.name: path.read_text(encoding="utf-8") for path in law_folder().glob("*.toml")}


def law() -> LawBook:
    return read_law(law_texts())


def change(
    key: str,
    value: JsonValue,
    kind: ChangeKind = ChangeKind.ANSWER,
    number: int = 1,
    parents: tuple[ChangeId, ...] = (),
    desk: str = "a",
) -> Change:
    """One change; `number` makes id and time."""
    return Change(
        id=ChangeId(uuid7(number, desk.encode() * 10)),
        dossier=DOSSIER,
        kind=kind,
        key=key,
        value=value,
        parents=parents,
        author=WorkerId("worker"),
        desk=DeskId(desk),
        time=f"{number:012d}-0000-{desk}",
    )


def said(values: Mapping[str, JsonValue | AnswerState]) -> tuple[Change, ...]:
    """Answer changes, one per key; an AnswerState stands in place of a value."""
    return tuple(
        change(
            key,
            answer_value(None, value) if isinstance(value, AnswerState) else answer_value(value),
            number=place,
        )
        for place, (key, value) in enumerate(values.items(), start=1)
    )


def case_heads(
    values: Mapping[str, JsonValue | AnswerState], *others: Change
) -> dict[HeadKey, tuple[Change, ...]]:
    return heads((*said(values), *others))


def answers(values: Mapping[str, JsonValue | AnswerState]) -> Answers:
    return answers_from(case_heads(values))


def decided(key: str, value: JsonValue, number: int = 500) -> Change:
    return change(key, value, ChangeKind.DECISION, number)


#: vignette 1: dentist from Syria in the azc, not yet in the own BRP
RIMA: Mapping[str, JsonValue | AnswerState] = {
    "S01": "ar",
    "P01": "Rima",
    "P02": "1992",
    "P03": "999993653",
    "P07": "asiel_bepaalde_tijd",
    "P08": "2026-07-20",
    "P09": "wi2021",
    "P11": "nog_niet",
    "A03": ("nt2", "knm"),
    "T01#1": {"taal": "ar", "hoe_goed": "heel_goed"},
    "T01#2": {"taal": "en", "hoe_goed": "goed"},
    "T02": ("ar", "en"),
    "T03": "ja",
    "T05": {"luisteren": 2, "praten": 2, "lezen": 2, "schrijven": 1},
    "L01": "gedaan",
    "L02": "2026-08-12",
    "L03": 37,
    "L04": "haalbaar",
    "O01": 18,
    "O04#1": {"diploma": "Tandarts", "niveau": "hoger", "land": "SY", "papier": "hier"},
    "O08": "nee",
    "W01#1": {"werk": "tandarts", "land": "SY"},
    "W08": "tandarts",
    "G03#1": {"kind": "dochter", "leeftijd": 3, "woont": "bij_mij"},
    "F03": "ja",
    "K01": "weer als tandarts werken",
    "K02": "taal",
}

#: vignette 2: young farmer from Eritrea, housed, tight clock
FILMON: Mapping[str, JsonValue | AnswerState] = {
    "S01": "ti",
    "P01": "Filmon",
    "P02": "2004",
    "P07": "asiel_bepaalde_tijd",
    "P08": "2026-06-11",
    "P09": "wi2021",
    "P11": "2026-07-02",
    "A03": ("geen",),
    "T01#1": {"taal": "ti", "hoe_goed": "heel_goed"},
    "T02": ("ti",),
    "T03": "langzaam",
    "T05": {"luisteren": 2, "praten": 2, "lezen": 1, "schrijven": 1},
    "L01": "gedaan",
    "L02": "2026-07-20",
    "L03": 26,
    "L04": "niet_haalbaar",
    "O01": 6,
    "O04": "geen",
    "O08": "ja",
    "O09": "nee",
    "W01#1": {"werk": "boer"},
    "W08": "lasser",
    "G03": "geen",
    "F03": "korter",
    "K01": "een vak leren",
    "K02": "taal",
}
