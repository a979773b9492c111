"""Each answer that bears on a leerroute becomes a fact with a side, a reason and its question (R-ROU-02)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import route_abilities, route_doubts, route_life
from desktop.domain.changes import JsonValue
from desktop.domain.leerbaarheidstoets import ToetsState, toets_result
from desktop.domain.leerroute import Leerroute
from desktop.domain.reasons import why_fact, why_note
from desktop.domain.route_advice import RouteAdvice, Sign, route_advice
from desktop.domain.route_decisions import Offer, OfferState
from forms.model import AnswerState, AvgMark
from forms.reader import installed_pack
from tests.domain_cases import FILMON, RIMA, answers, law

BOOK = law()
TODAY = date(2026, 9, 1)
B1, ONDERWIJS, Z = Leerroute
FOR, AGAINST, UNKNOWN = Sign
Values = Mapping[str, JsonValue | AnswerState]
LOW: dict[str, JsonValue] = {"L01": "gedaan", "L02": "2026-07-20", "L03": 20, "L04": "niet_haalbaar"}


def advice(values: Values, offer: Offer | None = None, applies: frozenset[str] | None = None) -> RouteAdvice:
    given = answers(values)
    return route_advice(given, toets_result(given, BOOK), BOOK.on(TODAY), TODAY, offer, applies)


def sides(values: Values, key: str, offer: Offer | None = None) -> dict[Leerroute, Sign]:
    return {fact.route: fact.sign for fact in advice(values, offer).facts if fact.key == key}


@pytest.mark.parametrize(
    ("values", "key", "question", "expected"),
    [
        ({"A03": ("nt2", "knm")}, "lessons", "A03", {B1: FOR, ONDERWIJS: FOR}),
        (
            {"A03": ("nt2",), "A04": {"uren": 6, "maanden": 3}},
            "lesson_hours",
            "A04",
            {B1: FOR, ONDERWIJS: FOR},
        ),
        (
            {"T06": {"toets": "buitenland", "niveau": "a1"}},
            "exam",
            "T06",
            {B1: FOR, ONDERWIJS: FOR, Z: AGAINST},
        ),
        ({"T07": ("les",)}, "learns_in_class", "T07", {ONDERWIJS: FOR}),
        ({"T07": ("praten", "werk")}, "learns_by_doing", "T07", {B1: FOR, Z: FOR}),
        ({"T08": {"hoe": 2}}, "learns_hard", "T08", {ONDERWIJS: AGAINST, Z: FOR}),
        (
            {"O02#1": {"soort": "middelbaar", "afgemaakt": "ja"}},
            "school_done",
            "O02",
            {ONDERWIJS: FOR, Z: AGAINST},
        ),
        ({"O02#1": {"soort": "basisschool"}}, "school_basic", "O02", {ONDERWIJS: AGAINST}),
        ({"O03": "geld"}, "stopped_other", "O03", {Z: AGAINST}),
        ({"O06": 5}, "sums", "O06", {ONDERWIJS: FOR, Z: AGAINST}),
        ({"O11": {"makkelijk": ("rekenen",)}}, "subjects_easy", "O11", {ONDERWIJS: FOR, Z: AGAINST}),
        ({"O10": "isk"}, "at_school", "O10", {ONDERWIJS: FOR}),
        ({"K03": "werken"}, "wants_work", "K03", {B1: FOR, ONDERWIJS: AGAINST}),
        ({"K03": "leren"}, "wants_learning", "K03", {ONDERWIJS: FOR}),
        ({"K03": "allebei"}, "wants_both", "K03", {B1: FOR}),
        ({"W05#1": {"soort": "betaald", "uren": 20}}, "works", "W05", {B1: FOR, ONDERWIJS: AGAINST}),
        ({"W08": "lasser"}, "wished_work", "W08", {B1: UNKNOWN, ONDERWIJS: UNKNOWN}),
        ({"W10": ("ma_ochtend", "di_ochtend")}, "time", "W10", {ONDERWIJS: AGAINST}),
        ({"W10": ("geen",)}, "time_none", "W10", {B1: UNKNOWN, Z: UNKNOWN}),
        ({"G06": "niemand"}, "sitter_none", "G06", {B1: UNKNOWN, ONDERWIJS: AGAINST, Z: UNKNOWN}),
        ({"G06": "partner"}, "sitter", "G06", {B1: FOR, ONDERWIJS: FOR}),
        (
            {"G06": "opvang", "G07": {"wacht": "ja"}},
            "sitter_waits",
            "G07",
            {B1: UNKNOWN, ONDERWIJS: AGAINST, Z: UNKNOWN},
        ),
        ({"G08": {"zorgt": "ja", "uren": 10}}, "cares", "G08", {ONDERWIJS: AGAINST}),
        ({"F03": "met_pauze"}, "hours_pause", "F03", {ONDERWIJS: UNKNOWN}),
        ({"H05": 20}, "travel", "H05", {ONDERWIJS: UNKNOWN}),
        ({"H05": 90}, "travel", "H05", {ONDERWIJS: FOR}),
        ({"P16": {"ja_nee": "ja"}}, "old_plan", "P16", {B1: UNKNOWN, ONDERWIJS: UNKNOWN, Z: UNKNOWN}),
    ],
)
def test_an_answer_weighs_on_its_side_and_names_its_question(
    values: Values, key: str, question: str, expected: dict[Leerroute, Sign]
) -> None:
    assert sides(values, key) == expected
    found = [fact for fact in advice(values).facts if fact.key == key]
    assert {fact.question for fact in found} == {question}
    assert all(fact.because for fact in found)


def test_r_ond_03_the_offer_is_a_decision_and_never_taken_for_granted() -> None:
    assert sides({}, "offer") == {ONDERWIJS: UNKNOWN}
    for state, sign in ((OfferState.YES, FOR), (OfferState.WAITING, UNKNOWN), (OfferState.NO, AGAINST)):
        assert sides({}, f"offer_{state.value}", Offer(state, "")) == {ONDERWIJS: sign}
        assert sides({}, "offer", Offer(state, "")) == {}


def test_r_ond_04_who_is_at_school_may_finish_it() -> None:
    (fact,) = (fact for fact in advice({"O10": "mbo"}).facts if fact.key == "at_school")
    assert fact.rules == ("R-OND-04",)
    assert sides({"O10": "nee"}, "at_school") == {}


def test_r_ond_01_the_age_is_a_hint_and_never_a_block() -> None:
    for year, sign in (("2004", FOR), ("1980", AGAINST)):
        (fact,) = (fact for fact in advice({"P02": year}).facts if fact.key == "age")
        assert fact.sign is sign and "geen harde grens" in fact.because
        assert fact.law is not None and fact.law.rule == "R-OND-01"


def test_r_lbt_07_no_test_by_sight_or_hearing_takes_the_place_of_an_outcome() -> None:
    values: Values = {"L01": "nog_niet", "L08": "ja"}
    assert toets_result(answers(values), BOOK).state is ToetsState.NOT_POSSIBLE
    assert toets_result(answers({**values, "L01": "gedaan"}), BOOK).state is ToetsState.DONE
    assert sides(values, "test_not_possible") == dict.fromkeys(Leerroute, UNKNOWN)
    (fact, *_) = (fact for fact in advice(values).facts if fact.key == "test_not_possible")
    assert fact.rules == ("R-LBT-07",)
    assert not re.search("zien|horen|zicht|gehoor|doof|blind", fact.text + fact.because)  # effect only


def test_r_lbt_06_screen_mouse_and_disturbance_are_told_out_of_the_answers() -> None:
    asked = advice({**LOW, "L06": 1, "D03": 2, "L07": {"ja_nee": "ja", "wat": ("ziek",)}})
    keys = {doubt.key for doubt in asked.doubts}
    assert {"test_screen", "test_mouse", "test_disturbed"} <= keys
    assert not any(doubt.is_gap for doubt in asked.doubts)
    assert "ziek" not in " ".join(doubt.text for doubt in asked.doubts)
    easy = advice({**LOW, "L06": 5, "D03": 4, "L07": {"ja_nee": "nee"}})
    assert not {doubt.key for doubt in easy.doubts} & keys


def test_what_was_not_asked_about_the_test_is_a_gap_and_no_doubt() -> None:
    gaps = {doubt.question for doubt in advice(LOW).doubts if doubt.is_gap}
    assert gaps == {"L06", "L07", "D03"}
    feasible = {**LOW, "L03": 35, "L04": "haalbaar"}
    assert not any(doubt.is_gap for doubt in advice(feasible).doubts)


def test_r_b1_02_and_r_b1_03_help_with_the_reasons() -> None:
    helps = {note.key: note for note in advice({"D05": "ja"}).helps_of(B1)}
    assert helps["help_b1"].rules == ("R-B1-03", "R-B1-01")
    assert helps["help_online"].rules == ("R-B1-02",) and "50%" in helps["help_online"].text
    assert "help_online" not in {note.key for note in advice({"D05": "liever_klas"}).helps}


def test_gaps_stand_at_the_routes_they_bear_on_and_only_where_the_question_applies() -> None:
    nothing = advice({})
    assert "O08" in {gap.question for gap in nothing.gaps_of(ONDERWIJS)}
    assert "O08" not in {gap.question for gap in nothing.gaps_of(Z)}
    assert all(gap.topic for gap in nothing.gaps)
    assert {gap.question for gap in advice({}, applies=frozenset({"T03", "O01"})).gaps} == {"T03", "O01"}


@pytest.mark.parametrize("state", [AnswerState.LATER, AnswerState.NIET_BEGREPEN])
def test_later_leaves_a_gap_and_not_telling_does_not(state: AnswerState) -> None:
    assert "O01" in {gap.question for gap in advice({"O01": state}).gaps}
    assert "O01" not in {gap.question for gap in advice({"O01": AnswerState.WIL_NIET_ZEGGEN}).gaps}


def test_every_fact_doubt_and_help_can_say_why_and_on_which_source() -> None:
    values: Values = {**FILMON, **LOW, "L06": 1, "K03": "allebei", "D05": "ja", "T07": ("les",)}
    found = advice(values)
    for why in [why_fact(fact, BOOK) for fact in found.facts] + [
        why_note(note, BOOK) for note in (*found.doubts, *found.helps)
    ]:
        assert why.claim and "beslist" in why.closing
        assert why.rules or why.law or why.doubts


def _questions_read() -> set[str]:
    modules = (route_abilities, route_life, route_doubts)
    sources = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules]
    return set(re.findall(r'"([A-Z]\d\d)"', "".join(sources)))


def test_answers_of_avg_mark_10_are_never_read() -> None:
    pack, read = installed_pack("landelijk"), _questions_read()
    assert "O01" in read
    for question in pack.questions:
        if question.id in read:
            assert question.avg is not AvgMark.CRIMINAL, question.id
    assert "Z04" not in read


def test_health_is_read_by_its_effect_on_the_lessons_only() -> None:
    special = {q.id for q in installed_pack("landelijk").questions if q.avg is AvgMark.SPECIAL}
    assert _questions_read() & special == {"F03", "L08"}


_PARTS: tuple[dict[str, JsonValue], ...] = (
    {"O01": 2},
    {"O01": 12},
    {"O08": "ja", "O09": "ja"},
    {"O08": "nee"},
    {"T02": ("geen",)},
    {"T03": "langzaam"},
    {"K03": "werken"},
    {"K07": "z"},
    {"G06": "niemand"},
    {"F03": "korter"},
    {"P02": "1970"},
    dict(LOW),
    {"L01": "nog_niet", "L08": "ja"},
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=8), st.sampled_from([None, *OfferState]))
def test_r_rou_01_the_order_never_depends_on_the_answers_and_nothing_is_counted(
    parts: list[dict[str, JsonValue]], offer: OfferState | None
) -> None:
    values = {key: value for part in parts for key, value in part.items()}
    found = advice(values, None if offer is None else Offer(offer, ""))
    routes = [fact.route for fact in found.facts]
    assert routes == sorted(routes, key=list(Leerroute).index)
    more = [(fact.route, fact.key) for fact in advice({**RIMA, **values}).facts]
    both = [(fact.route, fact.key) for fact in found.facts if (fact.route, fact.key) in more]
    assert both == [one for one in more if one in both]
    fields = set(RouteAdvice.__slots__) | {name for fact in found.facts for name in fact.__slots__}
    assert not fields & {"score", "weight", "rank", "best", "chosen", "advice", "percentage"}
