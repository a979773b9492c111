"""The national pack as it is installed: whole, marked, and asking the right person the right things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from desktop.domain.changes import JsonValue
from desktop.usecases.law_lookup import law_lookup
from desktop.usecases.talk import form_answers
from forms.check import check_pack
from forms.model import AnswerState, AvgMark, Group
from forms.pack_state import PackState
from forms.reader import installed_pack
from forms.state import evaluate
from tests.domain_cases import FILMON, RIMA, answers, law

PACK = installed_pack("landelijk")
BOOK = law()
TODAY = date(2026, 9, 1)
PER_THEME = {0: 7, 1: 16, 2: 7, 3: 8, 4: 8, 5: 11, 6: 11, 7: 11}
PER_THEME |= {8: 6, 9: 7, 10: 10, 11: 5, 12: 5, 13: 5, 14: 5, 15: 13}
CORE = (
    "S01 S04 S06 P07 P08 P11 A03 T01 T02 T03 T05 L01 L03 L04 O01 O02 O04 O08 O09 W01 W03 W05 W08 W10 "
    "G01 G03 G04 G06 F01 F03 M02 M04 E02 E04 H01 H04 N02 D02 K01 K07"
)
Said = Mapping[str, JsonValue | AnswerState]


def state_of(values: Said, group: Group = Group.ASIEL) -> PackState:
    return evaluate(PACK, form_answers(answers(values)), group, TODAY, law_lookup(BOOK))


def asked(values: Said, group: Group = Group.ASIEL) -> set[str]:
    return set(state_of(values, group).relevant)


def test_all_questions_are_there_each_in_its_own_place() -> None:
    assert {section.number: len(section.questions) for section in PACK.sections} == PER_THEME
    assert sum(PER_THEME.values()) == 135
    assert all(int(question.id[1:]) == question.place for question in PACK.questions)


def test_the_one_hour_core_is_forty_questions_in_the_first_part() -> None:
    core = [question.id for question in PACK.questions if question.is_core]
    assert " ".join(core) == CORE
    assert len(core) == 40
    assert {question.part for question in PACK.questions if question.is_core} == {"A"}


def test_the_pack_has_no_known_problem() -> None:
    assert [str(problem) for problem in check_pack(PACK)] == []


def test_every_question_says_why_it_is_asked_and_on_what_ground() -> None:
    for question in PACK.questions:
        assert question.purpose and question.legal_basis and question.leads_to, question.id
        assert len(question.tip.split()) > 20, question.id


def test_what_is_special_never_feeds_the_plan_and_says_that_its_ground_is_still_to_be_weighed() -> None:
    special = [question for question in PACK.questions if question.is_special]
    assert {"L08", "F03", "M02"} <= {question.id for question in special}
    for question in special:
        assert question.plan_block is None, question.id
        assert "DPIA" in question.legal_basis or question.avg is AvgMark.CRIMINAL, question.id


def test_no_question_or_choice_touches_what_is_never_asked() -> None:
    never = re.compile(
        r"\b(godsdienst|geloof|gelooft|moslim|christen|kerk|moskee|politiek|homo|lesbisch|seksu\w*"
        r"|gevlucht|vlucht|vluchtte|oorlog|asielverhaal|gevangen\w*|marteling)\b",
        re.IGNORECASE,
    )
    for question in PACK.questions:
        columns = [column.text for column in question.columns]
        choices = [choice.text for choice in question.choices]
        choices += [choice.text for column in question.columns for choice in column.choices]
        for text in (question.simple, question.official, question.probe or "", *columns, *choices):
            assert not never.search(text), (question.id, text)


def test_the_klantmanager_reads_what_to_do_when_it_is_told_all_the_same() -> None:
    for words in ("uitpraten", "Schrijf niets op", "VluchtelingenWerk", "huisarts"):
        assert words in PACK.when_told


def test_what_the_law_wants_to_hear_is_named_with_its_questions() -> None:
    topics = {topic.key: topic for topic in PACK.topics}
    law_topics = {key for key, topic in topics.items() if topic.is_law}
    assert {
        "leerbaarheidstoets",
        "onderwijs",
        "werkervaring",
        "lichaam",
        "hoofd",
        "omstandigheden",
    } <= law_topics
    assert "onderwijsroute" in law_topics  # the college must have looked into it (Awb 3:46)
    assert {
        "zelfredzaamheid",
        "taalniveau",
        "sociaal_netwerk",
        "vve",
        "werk_en_meedoen",
    } <= topics.keys() - law_topics


def test_the_azc_is_asked_about_while_somebody_is_not_housed() -> None:
    azc = {"A01", "A02", "A06", "A07"}
    assert azc <= asked(RIMA)  # not yet in the BRP, nothing said about the house
    assert not azc & asked(FILMON)  # in the BRP of the municipality
    assert not azc & asked({**RIMA, "H01": "gemeente"})
    assert asked({**RIMA, "H01": "doorstroom"}) & azc == {"A06", "A07"}
    assert azc <= asked({**FILMON, "H01": "azc"})  # what is said now goes before the register


def test_a_question_for_one_group_is_not_asked_of_the_other() -> None:
    asiel, gezin = asked(RIMA), asked({**RIMA, "P07": "gezin"}, Group.GEZIN_OVERIG)
    assert {"P10", "P12", "A03"} <= asiel and "P13" not in asiel
    assert "P13" in gezin and not {"P10", "P12", "A01", "A03", "A05"} & gezin


def test_without_a_tolk_in_dutch_nobody_asks_about_the_tolk() -> None:
    assert {"S02", "S03"} <= asked({"S01": "ar"})
    assert not {"S02", "S03"} & asked({"S01": "nl"})


def test_an_earlier_plan_is_asked_of_who_was_here_before() -> None:
    assert "P16" in asked({"P15": {"ja_nee": "ja"}})
    assert "P16" not in asked({"P15": {"ja_nee": "nee"}})
    assert "P16" not in asked({"P15": AnswerState.WEET_NIET})


def test_school_and_work_lead_to_what_goes_on_from_them() -> None:
    assert not {"O02", "O04", "O05", "O11"} & asked({"O01": 0})
    assert {"O02", "O04", "O11"} <= asked({"O01": 6})
    rows: Said = {"O01": 6, "O02#1": {"soort": "basisschool", "afgemaakt": "ja"}}
    assert "O03" not in asked(rows)
    assert "O03" in asked({**rows, "O02#2": {"soort": "middelbaar", "afgemaakt": "nee"}})
    assert "O05" not in asked({"O01": 6, "O04": "geen"})
    assert {"O05"} <= asked({"O01": 6, "O04#1": {"diploma": "Kok"}})
    assert not {"W02", "W04"} & asked({"W01": "geen"})
    assert {"W02", "W04"} <= asked({"W01#1": {"werk": "kok"}})


def test_who_reads_no_language_is_asked_who_helps_with_letters() -> None:
    assert "T04" in asked({"T02": ("geen",)})
    assert "T04" not in asked({"T02": ("ar",)})


def test_hours_of_lessons_are_asked_of_who_has_lessons() -> None:
    assert "A04" in asked({"A03": ("nt2",)})
    assert "A04" not in asked({"A03": ("geen",)})
    assert "A04" not in asked({})


@pytest.mark.parametrize(
    ("day", "points", "outcome", "says"),
    [
        ("2023-04-04", 29, "niet_haalbaar", "nakijken"),  # right by the limit of that day, R-LBT-03
        ("2023-04-04", 27, "niet_haalbaar", "klopt"),
        ("2023-04-12", 29, "niet_haalbaar", "klopt_niet"),
        ("2023-04-12", 28, "haalbaar", "klopt"),
        ("2023-04-11", 30, "haalbaar", "klopt_niet"),
        ("2023-04-11", 31, "haalbaar", "klopt"),
        ("2026-08-12", 37, "haalbaar", "klopt"),
        ("2026-07-20", 26, "niet_haalbaar", "klopt"),
        ("2026-07-20", 0, "haalbaar", "klopt_niet"),
        ("2026-07-20", 37, "geen_uitslag", "onbekend"),
        ("2026-07-20", 37, None, "onbekend"),
        (None, 37, "haalbaar", "onbekend"),
    ],
)
def test_the_outcome_is_held_against_the_limit_of_the_day_of_the_test(
    day: str | None, points: int, outcome: str | None, says: str
) -> None:
    given = {"L01": "gedaan", "L02": day, "L03": points, "L04": outcome}
    found = state_of({key: value for key, value in given.items() if value is not None})
    assert found.computed["L05"] == says


def test_without_points_there_is_nothing_to_hold_against_a_limit() -> None:
    assert "L05" not in asked({"L01": "gedaan", "L02": "2026-08-12", "L04": "haalbaar"})
    assert "L05" not in asked({"L01": "nog_niet", "L02": "2026-08-12", "L03": 37, "L04": "haalbaar"})


def test_a_test_that_cannot_be_done_is_asked_only_where_it_was_not_done() -> None:
    assert "L08" in asked({"L01": "nog_niet"})
    assert "L08" not in asked({"L01": "gedaan"})
