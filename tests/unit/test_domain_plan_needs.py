"""Which agreements belong in whose plan: by doelgroep and route, and what blocks the lessons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.answer import Answers
from desktop.domain.changes import JsonValue
from desktop.domain.deadlines import inburgeringstermijn, ontzorgen_period
from desktop.domain.doelgroep import Belongs, belonging
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import MissingCode
from desktop.domain.plan_children import CareBlocker, blocked_by_care, young_children
from desktop.domain.plan_doubts import element_doubts
from desktop.domain.plan_elements import PlanElements, elements_from
from desktop.domain.plan_needs import (
    HourCount,
    Need,
    Situation,
    Weight,
    hour_counts,
    missing_elements,
    plan_needs,
)
from desktop.domain.plan_tasks import element_proposals, talk_tasks
from desktop.domain.tasks import Task, TaskState
from forms.model import AnswerState
from tests.domain_cases import RIMA, answers, law

BOOK = law()
TODAY = date(2026, 9, 1)
Values = dict[str, JsonValue | AnswerState]
ASIEL: Values = {"P07": "asiel_bepaalde_tijd", "P08": "2026-06-11", "P09": "wi2021", "P11": "2026-07-02"}
GEZIN: Values = {**ASIEL, "P07": "gezin"}
BIJSTAND: Values = {"E02": {"aanvragen": "ja", "vanaf": "2026-09-15"}}


def case(
    values: Values, route: Leerroute | None = Leerroute.B1, agreed: dict[str, JsonValue] | None = None
) -> Situation:
    said = answers(values)
    group = belonging(said, TODAY, BOOK)
    assert isinstance(group, Belongs)
    return Situation(group, route, said, elements_from(agreed or {}), BOOK, TODAY)


def by_key(found: Situation) -> dict[str, Need]:
    return {need.key: need for need in plan_needs(found)}


def needed(found: Situation) -> set[str]:
    return {need.key for need in plan_needs(found) if need.weight is Weight.NEEDED}


def lacks(found: Situation) -> dict[str | None, MissingCode]:
    return {item.element: item.code for item in missing_elements(plan_needs(found))}


def counts(found: Situation) -> dict[str, int]:
    return {one.counter.value: one.of.number for one in hour_counts(found)}


def test_r_map_01_and_r_pvt_01_are_in_the_plan_of_an_asielstatushouder_on_the_b1_route() -> None:
    found = case(ASIEL)
    assert needed(found) == {"intensiteit.leerroute", "intensiteit.map", "intensiteit.pvt"}
    assert by_key(found)["intensiteit.map"].proposal == {"hours": 40, "per": "totaal", "from": ""}
    assert by_key(found)["intensiteit.pvt"].proposal == {"hours": 12, "per": "totaal", "from": ""}
    assert counts(found) == {"map": 40, "pvt": 12}


def test_r_map_02_there_is_no_map_in_the_onderwijsroute() -> None:
    found = case(ASIEL, Leerroute.ONDERWIJS)
    assert "intensiteit.map" not in by_key(found) and counts(found) == {"pvt": 12}
    assert by_key(found)["intensiteit.leerroute"].proposal == {"hours": 1500, "per": "totaal", "from": ""}


def test_r_map_02_what_was_agreed_for_map_is_named_and_not_dropped_when_the_route_changes() -> None:
    agreed: dict[str, JsonValue] = {"intensiteit.map": {"hours": 40, "per": "totaal", "from": ""}}
    need = by_key(case(ASIEL, Leerroute.ONDERWIJS, agreed))["intensiteit.map"]
    assert need.weight is Weight.NOT_HERE and need.block == 5


def test_r_z_01_the_z_route_of_asiel_asks_800_hours_of_lessons_and_800_of_participation() -> None:
    found = case(ASIEL, Leerroute.Z_ROUTE)
    assert counts(found) == {"map": 40, "pvt": 12, "cursus": 800, "participatie": 800}
    whole: JsonValue = {"hours": 800, "per": "totaal", "from": ""}
    assert by_key(found)["intensiteit.leerroute"].proposal == whole
    assert by_key(found)["intensiteit.participatie"].proposal == whole
    assert lacks(found)["intensiteit.participatie"] is MissingCode.Z_HOURS_OPEN
    assert "niveau" not in by_key(found)


def test_r_z_02_the_z_route_of_gezin_asks_800_hours_of_lessons_only() -> None:
    found = case(GEZIN, Leerroute.Z_ROUTE)
    assert counts(found) == {"map": 40, "pvt": 12, "cursus": 800}
    assert "intensiteit.participatie" not in by_key(found)
    assert lacks(found)["intensiteit.leerroute"] is MissingCode.Z_HOURS_OPEN


def test_r_z_03_an_exam_on_a2_or_knm_may_be_agreed_in_the_z_route() -> None:
    assert by_key(case(ASIEL, Leerroute.Z_ROUTE))["toestemming.examen_a2"].weight is Weight.FITS
    assert "toestemming.examen_a2" not in by_key(case(ASIEL, Leerroute.B1))


def test_r_aan_01_gezin_is_advised_on_lessons_and_gets_map_and_pvt_all_the_same() -> None:
    found = case(GEZIN)
    needs = by_key(found)
    assert {needs[key].weight for key in ("intensiteit.leerroute", "les", "duaal")} == {Weight.ADVICE}
    assert needed(found) == {"intensiteit.map", "intensiteit.pvt"}  # R-AAN-02


def test_without_a_route_nothing_is_proposed_that_hangs_on_it() -> None:
    needs = by_key(case(ASIEL, None))
    assert needs["intensiteit.map"].weight is Weight.ROUTE_FIRST
    assert needs["niveau"].weight is Weight.ROUTE_FIRST
    assert needs["intensiteit.map"].proposal is None and needs["niveau"].proposal is None
    assert lacks(case(ASIEL, None)).keys() == {"intensiteit.leerroute", "intensiteit.pvt"}


def test_r_ont_02_ontzorgen_is_needed_for_asiel_with_bijstand_and_for_nobody_else() -> None:
    with_money = case({**ASIEL, **BIJSTAND})
    assert lacks(with_money)["ontzorgen.vorm"] is MissingCode.ONTZORGEN_OPEN
    assert by_key(with_money)["ontzorgen.start"].proposal == "2026-09-15"
    without = case({**ASIEL, "E02": {"aanvragen": "nee"}})
    assert "ontzorgen.vorm" not in by_key(without)
    assert by_key(case(ASIEL))["ontzorgen.vorm"].weight is Weight.FITS  # nobody asked about bijstand yet
    assert "ontzorgen.vorm" not in by_key(case({**GEZIN, **BIJSTAND}))


@pytest.mark.parametrize(
    ("policy", "weight"), [("ja", Weight.NEEDED), ("per_persoon", Weight.POLICY), ("nee", None)]
)
def test_r_ont_02_for_a_nareiziger_the_policy_of_the_municipality_counts(
    policy: str, weight: Weight | None
) -> None:
    changed = [replace(v, value=policy) if v.key == "ontzorgen.nareiziger" else v for v in BOOK.values]
    found = replace(
        case({**ASIEL, **BIJSTAND, "P07": "nareiziger_asiel"}), book=replace(BOOK, values=tuple(changed))
    )
    need = by_key(found).get("ontzorgen.vorm")
    assert (need.weight if need else None) is weight


def test_r_ont_03_another_form_than_the_full_one_is_open_until_it_has_a_reason() -> None:
    form: JsonValue = {"form": "deels", "reason": ""}
    found = case({**ASIEL, **BIJSTAND}, agreed={"ontzorgen.vorm": form})
    assert lacks(found)["ontzorgen.vorm"] is MissingCode.ONTZORGEN_REASON
    told: JsonValue = {"form": "deels", "reason": "Zij betaalt de huur zelf."}
    assert "ontzorgen.vorm" not in lacks(case({**ASIEL, **BIJSTAND}, agreed={"ontzorgen.vorm": told}))


def test_r_ont_03_a_municipality_that_usually_does_less_gets_no_proposal_without_a_reason() -> None:
    changed = [replace(v, value="deels") if v.key == "ontzorgen.form" else v for v in BOOK.values]
    found = replace(case({**ASIEL, **BIJSTAND}), book=replace(BOOK, values=tuple(changed)))
    assert by_key(found)["ontzorgen.vorm"].proposal is None
    assert by_key(case({**ASIEL, **BIJSTAND}))["ontzorgen.vorm"].proposal == {
        "form": "volledig",
        "reason": "",
    }


def test_r_mb_01_begeleiding_is_for_asiel_and_for_gezin_by_local_policy() -> None:
    assert by_key(case(ASIEL))["begeleiding"].weight is Weight.FITS
    assert by_key(case(GEZIN))["begeleiding"].weight is Weight.POLICY


def test_r_vve_01_each_young_child_at_home_needs_an_agreement_of_its_own() -> None:
    family: Values = {
        **ASIEL,
        "G03#1": {"kind": "dochter", "leeftijd": 3, "woont": "bij_mij"},
        "G03#2": {"kind": "zoon", "leeftijd": 1, "woont": "bij_mij"},
        "G03#3": {"leeftijd": 4, "woont": "bij_mij"},
        "G03#4": {"leeftijd": 2, "woont": "ander_land"},
    }
    found = case(family)
    assert [child.row for child in young_children(found.answers, found.law)] == ["1", "2"]
    assert {key for key, code in lacks(found).items() if code is MissingCode.CHILD_OPEN} == {"vve.1", "vve.2"}
    agreed = case(family, agreed={"vve.1": {"what": "peuterschool"}, "vve.4": {"what": "opvang"}})
    assert "vve.1" not in lacks(agreed) and "vve.2" in lacks(agreed)
    assert by_key(agreed)["vve.4"].weight is Weight.NOT_HERE


def test_what_was_told_of_the_only_young_child_is_a_proposal_and_of_two_it_is_not() -> None:
    one: Values = {**RIMA, "G04": "peuterschool"}
    proposal = by_key(case({**one}))["vve.1"].proposal
    assert isinstance(proposal, dict) and proposal["what"] == "peuterschool"
    two: Values = {**one, "G03#2": {"leeftijd": 1, "woont": "bij_mij"}}
    assert by_key(case({**two}))["vve.1"].proposal is None


def test_r_vgg_01_days_of_talks_are_proposed_only_once_there_is_a_term() -> None:
    before = case(ASIEL)
    assert by_key(before)["voortgang"].proposal is None
    term = inburgeringstermijn(date(2026, 9, 10), BOOK)
    for values, many in ((ASIEL, 8), (GEZIN, 6)):
        proposal = by_key(replace(case(values), term=term))["voortgang"].proposal
        assert isinstance(proposal, dict) and len(tuple(proposal["days"] or ())) == many
    late = replace(case(ASIEL), term=term, today=date(2028, 3, 1))
    proposal = by_key(late)["voortgang"].proposal
    assert isinstance(proposal, dict)
    assert min(proposal["days"]) >= "2028-03-01"


def test_the_alphabet_is_proposed_from_what_was_said_and_not_where_it_is_slow() -> None:
    assert by_key(case({**ASIEL, "T03": "nee"}))["alfabetisering"].proposal == "ja"
    assert by_key(case({**ASIEL, "T03": "langzaam"}))["alfabetisering"].proposal is None


def test_hours_that_were_done_are_counted_against_the_law() -> None:
    found = case(ASIEL, agreed={"uren.map": {"hours": 6, "on": "2026-08-31"}})
    first: HourCount = hour_counts(found)[0]
    assert (first.done, first.on, first.of.key) == (6, date(2026, 8, 31), "map.hours")


def test_childcare_and_a_waiting_list_block_the_lessons() -> None:
    nobody = answers({"G06": "niemand", "G07": {"wacht": "ja", "sinds": "2026-08"}})
    found = blocked_by_care(nobody, PlanElements(), ())
    assert [one.code for one in found] == [CareBlocker.NOBODY_MINDS, CareBlocker.WAITING_LIST]
    assert blocked_by_care(Answers({}), PlanElements(), ()) == ()
    one = case(dict(RIMA), agreed={"vve.1": {"what": "peuterschool", "waiting": True}})
    children = young_children(one.answers, one.law)
    assert [b.row for b in blocked_by_care(one.answers, one.elements, children)] == ["1"]


def test_r_ont_06_a_voorschot_is_proposed_around_the_lean_months_and_once() -> None:
    period = ontzorgen_period(date(2026, 9, 10), BOOK)
    (task,) = element_proposals((), period, BOOK, (), TODAY)
    assert (task.key, task.due) == ("regel.voorschot", "2026-09-10")
    assert element_proposals((), period, BOOK, (task,), TODAY) == ()
    assert element_proposals((), period, BOOK, (), date(2027, 1, 10)) == ()
    assert element_proposals((), period, BOOK, (), date(2026, 8, 1)) == ()


def test_new_days_of_talks_become_tasks_and_days_that_went_are_not_needed() -> None:
    was: JsonValue = {"days": ("2026-12-07", "2027-03-01")}
    first = talk_tasks(None, was, (), TODAY)
    assert [task.due for task in first] == ["2026-12-07", "2027-03-01"]
    now: JsonValue = {"days": ("2026-12-07", "2027-04-05")}
    moved = talk_tasks(was, now, first, TODAY)
    assert {task.due: task.state for task in moved} == {
        "2027-04-05": TaskState.OPEN,
        "2027-03-01": TaskState.NOT_NEEDED,
    }
    assert talk_tasks(now, was, (*first, *moved), TODAY)[0].state is TaskState.OPEN


def test_a_talk_that_a_person_put_aside_stays_so_when_another_day_changes() -> None:
    was: JsonValue = {"days": ("2026-12-07",)}
    aside = Task("regel.voortgang.2026-12-07", "Voortgangsgesprek", state=TaskState.NOT_NEEDED)
    more: JsonValue = {"days": ("2026-12-07", "2027-03-01")}
    assert [task.due for task in talk_tasks(was, more, (aside,), TODAY)] == ["2027-03-01"]


def doubts(found: Situation, key: str) -> str:
    return " ".join(element_doubts(by_key(found)[key], found))


def test_r_z_02_and_r_len_01_gezin_is_told_of_the_costs_of_800_hours_without_an_amount() -> None:
    told = doubts(case(GEZIN, Leerroute.Z_ROUTE), "intensiteit.leerroute")
    assert "lening bij DUO" in told and not any(sign.isdigit() for sign in told)
    assert doubts(case(ASIEL, Leerroute.Z_ROUTE), "intensiteit.leerroute") == ""


def test_r_b1_02_lessons_online_only_are_a_doubt_in_the_b1_route() -> None:
    agreed: dict[str, JsonValue] = {"les": {"school": "Taalhuis", "online": "ja"}}
    assert "50 procent" in doubts(case(ASIEL, agreed=agreed), "les")
    assert doubts(case(ASIEL, Leerroute.ONDERWIJS, agreed), "les") == ""


def test_r_ont_05_an_end_after_the_six_months_is_told_to_change_nothing() -> None:
    agreed: dict[str, JsonValue] = {"ontzorgen.start": "2026-09-15", "ontzorgen.einde": "2027-06-01"}
    assert "14 maart 2027" in doubts(case({**ASIEL, **BIJSTAND}, agreed=agreed), "ontzorgen.einde")
