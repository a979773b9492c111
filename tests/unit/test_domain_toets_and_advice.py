"""The leerbaarheidstoets and the facts about the three leerroutes."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.changes import JsonValue
from desktop.domain.errors import Refusal
from desktop.domain.leerbaarheidstoets import Mismatch, Outcome, ToetsState, toets_result
from desktop.domain.leerroute import Leerroute
from desktop.domain.route_advice import RouteAdvice, Sign, route_advice
from forms.model import AnswerState
from forms.reader import installed_pack
from tests.domain_cases import FILMON, RIMA, answers, law

BOOK = law()
TODAY = date(2026, 9, 1)


def taken(day: str, points: int | None, outcome: str | None) -> dict[str, JsonValue]:
    return {"L01": "gedaan", "L02": day, "L03": points, "L04": outcome}


def advice(values: dict[str, JsonValue | AnswerState]) -> RouteAdvice:
    given = answers(values)
    return route_advice(given, toets_result(given, BOOK), BOOK.on(TODAY), TODAY)


@pytest.mark.parametrize(
    ("day", "points", "outcome"),
    [
        ("2023-04-11", 30, Outcome.NIET_HAALBAAR),
        ("2023-04-11", 31, Outcome.HAALBAAR),
        ("2023-04-12", 28, Outcome.HAALBAAR),
        ("2023-04-12", 27, Outcome.NIET_HAALBAAR),
        ("2026-08-12", 37, Outcome.HAALBAAR),
    ],
)
def test_the_limit_is_that_of_the_test_date(day: str, points: int, outcome: Outcome) -> None:
    found = toets_result(answers(taken(day, points, None)), BOOK)
    assert found.indication is outcome
    assert found.outcome is None
    assert found.weighs_as is outcome


@pytest.mark.parametrize("points", [28, 29, 30])
def test_28_to_30_points_before_12_april_2023_are_flagged_and_not_changed(points: int) -> None:
    found = toets_result(answers(taken("2023-04-04", points, "niet_haalbaar")), BOOK)
    assert found.mismatch is Mismatch.MAYBE_WRONGLY_NOT_FEASIBLE
    assert found.outcome is Outcome.NIET_HAALBAAR
    assert found.weighs_as is Outcome.NIET_HAALBAAR


def test_the_same_points_eight_days_later_are_feasible() -> None:
    found = toets_result(answers(taken("2023-04-12", 29, "haalbaar")), BOOK)
    assert (found.indication, found.mismatch) == (Outcome.HAALBAAR, None)


def test_27_points_in_2022_were_rightly_not_feasible() -> None:
    assert toets_result(answers(taken("2022-05-01", 27, "niet_haalbaar")), BOOK).mismatch is None


def test_an_outcome_that_the_points_do_not_bear_is_noticed() -> None:
    found = toets_result(answers(taken("2026-01-05", 35, "niet_haalbaar")), BOOK)
    assert found.mismatch is Mismatch.OUTCOME_DIFFERS


def test_no_outcome_of_duo_leaves_the_computed_indication() -> None:
    found = toets_result(answers(taken("2026-01-05", 12, "geen_uitslag")), BOOK)
    assert (found.mismatch, found.weighs_as) == (None, Outcome.NIET_HAALBAAR)


def test_answers_left_from_another_state_do_not_count() -> None:
    found = toets_result(answers({**taken("2026-01-05", 35, "haalbaar"), "L01": "gepland"}), BOOK)
    assert (found.state, found.points, found.indication) == (ToetsState.PLANNED, None, None)


def test_what_a_taken_test_still_lacks_is_named() -> None:
    assert toets_result(answers({"L01": "gedaan"}), BOOK).missing == ("L02", "L03", "L04")


def test_a_test_before_the_act_is_refused() -> None:
    with pytest.raises(Refusal):
        toets_result(answers(taken("2021-12-31", 30, "haalbaar")), BOOK)


def test_the_dentist_has_facts_for_b1_and_against_onderwijs_and_z() -> None:
    found = advice(dict(RIMA))
    assert [f.text for f in found.about(Leerroute.B1, Sign.AGAINST)] == []
    assert "Toets: 37 van 40, haalbaar" in [f.text for f in found.about(Leerroute.B1, Sign.FOR)]
    against = [f.text for f in found.about(Leerroute.ONDERWIJS, Sign.AGAINST)]
    assert "Heeft al een diploma van hogeschool of universiteit" in against
    assert "Wil geen opleiding doen" in against
    assert found.about(Leerroute.Z_ROUTE, Sign.FOR) == ()
    assert found.doubts == ()


def test_the_young_farmer_has_facts_on_both_sides_and_doubts_about_the_test() -> None:
    found = advice(dict(FILMON))
    assert found.about(Leerroute.B1, Sign.FOR) and found.about(Leerroute.B1, Sign.AGAINST)
    assert found.about(Leerroute.Z_ROUTE, Sign.FOR) and found.about(Leerroute.Z_ROUTE, Sign.AGAINST)
    assert {doubt.key for doubt in found.doubts} == {
        "test_screen_unasked",
        "test_disturbed_unasked",
        "test_mouse_unasked",
        "test_letters",
        "test_hours",
        "test_close",
    }
    test = next(f for f in found.facts if f.question == "L04")
    assert test.law is not None and test.law.value == 28


def test_who_cannot_read_in_any_language_gets_it_as_a_fact() -> None:
    values = {"T02": ("geen",), "T03": "nee", "O01": 0, **taken("2026-08-03", 14, "niet_haalbaar")}
    found = advice(values)
    assert {f.key for f in found.about(Leerroute.Z_ROUTE, Sign.FOR)} >= {
        "reads_none",
        "letters_none",
        "school_none",
        "test_niet_haalbaar",
    }
    assert "O04" not in {gap.question for gap in found.gaps}  # no school, no diplomas to ask for


def test_the_routes_always_come_in_the_same_order_without_rank() -> None:
    for values in (dict(RIMA), dict(FILMON), {}):
        routes = [fact.route for fact in advice(values).facts]
        assert routes == sorted(routes, key=list(Leerroute).index)
    fields = set(advice(dict(RIMA)).facts[0].__slots__) | set(RouteAdvice.__slots__)
    assert not fields & {"score", "weight", "rank", "best", "chosen"}


def test_what_was_not_asked_is_a_gap_and_a_refusal_to_answer_is_not() -> None:
    assert {gap.question for gap in advice({}).gaps} >= {"T03", "L01", "O01", "F03"}
    silent = advice({"F03": AnswerState.WIL_NIET_ZEGGEN, "O01": AnswerState.WEET_NIET})
    assert not {"F03", "O01"} & {gap.question for gap in silent.gaps}


def test_the_keys_that_the_rules_read_are_in_the_installed_pack() -> None:
    pack = installed_pack("landelijk")
    read: dict[str, set[str]] = {
        "P07": {"asiel_bepaalde_tijd", "nareiziger_asiel", "gezin", "overig"}
        | {"ontheemde_oekraine", "eu_burger", "studie_of_werk_tijdelijk"},
        "P09": {"wi2021", "wi2013", "wi2013_elip", "niet_in_brief"},
        "P11": {"nog_niet"},
        "A03": {"geen"},
        "T02": {"geen"},
        "T03": {"ja", "langzaam", "nee"},
        "L01": {"gedaan", "gepland", "nog_niet"},
        "L04": {outcome.value for outcome in Outcome},
        "O04": {"geen"},
        "O08": {"ja", "misschien", "nee"},
        "O09": {"ja", "nee"},
        "G03": {"geen"},
        "F03": {"ja", "met_pauze", "korter", "nee"},
        "K02": {"werk", "opleiding", "anders"},
    }
    for question, keys in read.items():
        assert keys <= {choice.key for choice in pack.question(question).choices}, question
    columns = {
        column.key: {choice.key for choice in column.choices} for column in pack.question("O04").columns
    }
    assert {"hoger", "middelbaar", "beroep"} <= columns["niveau"]
    children = {
        column.key: {choice.key for choice in column.choices} for column in pack.question("G03").columns
    }
    assert {"bij_mij", "ander_land"} <= children["woont"] and "leeftijd" in children
    for question in ("P02", "T01", "T05", "L02", "L03", "O01", "W08", "K01", "S01", "P01", "P08"):
        assert pack.question(question)


def test_the_offer_in_the_region_is_never_taken_for_granted() -> None:
    unknown = advice(dict(RIMA)).about(Leerroute.ONDERWIJS, Sign.UNKNOWN)
    assert "offer" in {fact.key for fact in unknown}
