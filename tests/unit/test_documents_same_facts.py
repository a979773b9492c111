"""Both languages of a plan carry the same numbers, dates and names, whatever the plan holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.blocks import PlanBlock, VisualPip
from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.case_view import case_view, plan_facts
from desktop.domain.changes import Change, ChangeKind, JsonValue, heads
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_blocks import plan_blocks
from desktop.domain.plan_lines import PlanBlockDraft
from forms.model import AnswerState
from tests.builders import national_pack, texts
from tests.domain_cases import DOSSIER, FILMON, RIMA, change, decided, law, said

BOOK = law()
TODAY = date(2026, 9, 1)
LANGUAGES = ("ar", "ti", "tr", "en")
Values = Mapping[str, JsonValue | AnswerState]
PEOPLE: tuple[Values, ...] = (
    RIMA,
    FILMON,
    {**RIMA, "P07": "gezin", "T03": "nee", "O08": "ja", "W08": None},
    {
        **FILMON,
        "G03": None,
        **{f"G03#{n}": {"kind": "zoon", "leeftijd": n, "woont": "bij_mij"} for n in range(9)},
    },
)
ESTABLISHED: dict[str, JsonValue] = {
    "number": 1,
    "status": "vastgesteld",
    "dagtekening": "2026-11-05",
    "dagtekening_initieel": "2026-11-05",
}


def drafts(person: Values, route: Leerroute, is_late: bool) -> tuple[PlanBlockDraft, ...]:
    """The plan early (nothing has a date yet) or late (term, money and next talk have dates)."""
    late: tuple[Change, ...] = (
        decided("ontzorgen.start", "2026-09-15", 540),
        change("p", ESTABLISHED, ChangeKind.PIP_VERSION, 600),
    )
    view = case_view(
        DOSSIER,
        heads((*said(person), decided("leerroute", route.value), *(late if is_late else ()))),
        BOOK,
        TODAY,
    )
    facts = plan_facts(view, BOOK, "Marit Bakker", "088 000 00 00")
    if is_late:
        facts = replace(facts, next_talk="2026-10-06T10:00", place="azc Drachten")
    return plan_blocks(facts)


def page(made: tuple[PlanBlockDraft, ...], language: str) -> VisualPip:
    head = PaperHead("Rima", "Voorbeeldstad", 1, TODAY)
    return visual_pip(made, head, language, texts(), national_pack())


def own(block: PlanBlock) -> str:
    """What a block says; the same day in another calendar, behind a line, is no other fact."""
    return " ".join(line.text.split(" = \u2068")[0] for line in block.own)


def dutch(block: PlanBlock) -> str:
    return " ".join(line.text for line in block.dutch)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", list(Leerroute))
@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("person", PEOPLE, ids=["rima", "filmon", "gezin", "nine children"])
def test_the_same_numbers_stand_in_both_languages(
    person: Values, route: Leerroute, is_late: bool, language: str
) -> None:
    for block in page(drafts(person, route, is_late), language).blocks:
        assert sorted(re.findall(r"\d+", own(block))) == sorted(re.findall(r"\d+", dutch(block)))
        assert {line.language for line in block.own} == {language}
        assert "{" not in own(block) + dutch(block)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_dates_stand_in_both_languages(language: str) -> None:
    blocks = page(drafts(RIMA, Leerroute.B1, True), language).blocks
    expected = {
        3: (date(2026, 11, 6), date(2029, 11, 5)),
        7: (date(2026, 9, 15), date(2027, 3, 14)),
        8: (date(2026, 10, 6),),
    }
    for number, days in expected.items():
        block = blocks[number - 1]
        for day in days:
            has_weekday = number == 8  # only where somebody has to be somewhere
            assert texts().date_words(day, language, has_weekday) in own(block)
            assert texts().date_words(day, "nl", has_weekday) in dutch(block)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_block_of_the_vignettes_has_more_than_three_lines(language: str) -> None:
    for person in (RIMA, FILMON):
        for block in page(drafts(person, Leerroute.B1, False), language).blocks:
            assert len(block.own) <= 3


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [
        ("nl", "5 en 7", "5, 7 en 9"),
        ("ar", "5 و7", "5 و7 و9"),
        ("tr", "5 ve 7", "5, 7 ve 9"),
        ("en", "5 and 7", "5, 7 and 9"),
        ("ti", "5፣ 7", "5፣ 7፣ 9"),
    ],
)
def test_lists_are_joined_as_the_language_joins(language: str, two: str, three: str) -> None:
    assert texts().list_words(["5", "7"], language) == two
    assert texts().list_words(["5", "7", "9"], language).replace("، ", " ") == three
    assert texts().list_words([], language) == ""


@pytest.mark.parametrize(("code", "name"), [("kmr", "الكردية (الكرمانجية)"), ("prs", "الدارية")])
def test_languages_that_cldr_does_not_know_have_the_name_of_the_questions(code: str, name: str) -> None:
    made = page(drafts({**RIMA, "S01": code}, Leerroute.B1, False), "ar")
    assert name in own(made.blocks[0])
    assert code not in own(made.blocks[0]) + dutch(made.blocks[0])


def test_a_sentence_that_is_not_translated_yet_has_its_dates_and_lists_in_dutch_too() -> None:
    for person in (RIMA, FILMON):
        for is_late in (False, True):
            made = page(drafts(person, Leerroute.B1, is_late), "pt")
            for block in made.blocks:
                assert {line.language for line in block.own} == {"nl"}
                assert own(block) == dutch(block)
