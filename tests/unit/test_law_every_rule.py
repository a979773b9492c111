"""Every row of the rule list has a test that names it. Rows that no other room tests are tested here."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from desktop.commands.law_table import as_markdown, rules_in_code, rules_named_by
from desktop.documents.blocks import LabelRows
from desktop.documents.overtypblad import OvertypFacts, overtypblad
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.case_view import case_view, plan_facts
from desktop.domain.changes import JsonValue, heads
from desktop.domain.deadlines import PipClockFacts, inburgeringstermijn, pip_deadline
from desktop.domain.doelgroep import Belongs, Doelgroep, NotHere, NotHereReason, belonging
from desktop.domain.errors import Refusal
from desktop.domain.group_rights import NAMES, rights_of
from desktop.domain.law.book import Confidence
from desktop.domain.leerbaarheidstoets import Outcome, ToetsState, toets_result
from desktop.domain.pip_versions import Form
from desktop.domain.plan_blocks import plan_blocks
from desktop.domain.plan_texts import PLAN_TEXTS
from desktop.domain.reasons import why_not_here
from desktop.domain.route_advice import Sign, route_advice
from desktop.domain.tolk import tolk_norm
from desktop.usecases.spoken_texts import SPOKEN_TEXTS
from desktop.usecases.teach_back import ToldBack, confirm_told_back, record_told_back, teach_back
from desktop.usecases.terms import terms_of
from forms.model import AnswerState
from tests.builders import ASIEL, workplace
from tests.domain_cases import DOSSIER, FILMON, RIMA, answers, decided, law, said
from tests.plan_place import established, november, ready

BOOK = law()
TODAY = date(2026, 9, 1)
LAW = BOOK.on(TODAY)
ROOT = Path(__file__).resolve().parents[2]
#: every Dutch text that a person can read or hear
TOLD = {**SPOKEN_TEXTS, **DOCUMENT_TEXTS, **PLAN_TEXTS}
Values = dict[str, JsonValue | AnswerState]


def test_every_rule_has_a_test_that_names_it() -> None:
    named = rules_named_by(ROOT / "tests")
    assert [rule.id for rule in BOOK.rules if not named.get(rule.id)] == []


def test_the_table_names_file_code_and_test_of_each_rule_once() -> None:
    rules = rules_in_code(ROOT, BOOK)
    assert [rule.id for rule in rules] == [rule.id for rule in BOOK.rules]
    by_id = {rule.id: rule for rule in rules}
    assert by_id["R-TRM-01"].law_file == "regels_termijnen.toml" and "pip.term_days" in by_id["R-TRM-01"].keys
    assert "desktop/domain/deadlines.py" in by_id["R-TRM-01"].modules
    assert all(rule.law_file for rule in rules)
    assert as_markdown(rules).count("\n| R-") == len(rules)


def test_a_list_at_the_top_of_a_file_names_no_rule(tmp_path: Path) -> None:
    file = tmp_path / "tests" / "test_one.py"
    file.parent.mkdir()
    file.write_text('IDS = ["R-XYZ-01"]\n\n\ndef test_r_xyz_02_x() -> None:\n    """R-XYZ-03."""\n', "utf-8")
    ast.parse(file.read_text("utf-8"))
    assert set(rules_named_by(file.parent)) == {"R-XYZ-02", "R-XYZ-03"}


def block_keys(values: Values, number: int, route: str = "b1") -> list[str]:
    """The keys of the lines in one block of the plan."""
    view = case_view(DOSSIER, heads((*said(values), decided("leerroute", route))), BOOK, TODAY)
    block = plan_blocks(plan_facts(view, BOOK, "Marit", "088 000 00 00"))[number - 1]
    return [line.key for line in block.lines]


def facts(values: Values, key: str) -> dict[str, Sign]:
    """Per route how a fact weighs."""
    given = answers(values)
    found = route_advice(given, toets_result(given, BOOK), LAW, TODAY).facts
    return {fact.route.value: fact.sign for fact in found if fact.key == key}


# --- groups


def test_r_grp_01_there_are_three_groups_and_the_letter_says_which() -> None:
    assert [group.value for group in Doelgroep] == list(NAMES) and len(NAMES) == 3
    without = belonging(answers({**FILMON, "P07": AnswerState.WEET_NIET}), TODAY, BOOK)
    assert not isinstance(without, Belongs)  # nothing else in the talk makes somebody asiel


def test_r_grp_02_a_relative_of_asiel_counts_with_asiel_and_the_letter_is_asked_for() -> None:
    found = belonging(answers({**FILMON, "P07": "nareiziger_asiel", "P09": "niet_in_brief"}), TODAY, BOOK)
    assert isinstance(found, Belongs)
    assert (found.doelgroep, found.is_nareiziger) == (Doelgroep.ASIELSTATUSHOUDER, True)
    assert "P09" in found.to_confirm


def test_r_grp_04_and_r_grp_05_a_child_gets_a_line_by_its_age_and_care_is_for_the_young() -> None:
    assert LAW.value("leerplicht.from_age").rule == "R-GRP-04"

    def lines(age: int) -> list[str]:
        child: dict[str, JsonValue] = {"kind": "zoon", "leeftijd": age, "woont": "bij_mij"}
        return block_keys({**FILMON, "G03#1": child}, 6)

    below = LAW.value("opvang.below_age").number
    assert "plan.6.care" in lines(below - 1) and "plan.6.care" not in lines(below)
    assert "plan.6.child_school" in lines(LAW.value("leerplicht.from_age").number)


def test_r_grp_06_few_school_years_are_a_fact_on_both_sides_and_no_limit() -> None:
    few = facts({**FILMON, "O01": LAW.value("advies.school_years").number - 1}, "school")
    enough = facts({**FILMON, "O01": LAW.value("advies.school_years").number}, "school")
    assert set(few.values()) | set(enough.values()) == {Sign.FOR, Sign.AGAINST}
    assert all(few[route] is not enough[route] for route in few)


def test_r_aan_01_and_r_len_01_asiel_gets_an_offer_and_no_loan_and_gezin_the_other_way_round() -> None:
    table = {group: {right.what: right.answer for right in rights_of(group, LAW)} for group in Doelgroep}
    assert "aanbod" in table[Doelgroep.ASIELSTATUSHOUDER]["Leerroute"]
    assert table[Doelgroep.ASIELSTATUSHOUDER]["Kosten van de les"] == "geen lening"
    for group in (Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT):
        assert "advies" in table[group]["Leerroute"] and "lening" in table[group]["Kosten van de les"]
    loan: Values = {**RIMA, "P07": "gezin", "E09": "lening"}
    assert "plan.7.loan" in block_keys(loan, 7)
    assert "plan.7.loan" not in block_keys({**loan, "P07": "asiel_bepaalde_tijd"}, 7)


# --- who is not of this act


@pytest.mark.parametrize(
    ("regime", "reason", "rules"),
    [
        ("wi2013", NotHereReason.WI2013, ("R-OVG-01", "R-OVG-04")),
        ("wi2013_elip", NotHereReason.ELIP, ("R-OVG-01", "R-OVG-03", "R-OVG-04")),
    ],
)
def test_the_act_of_2013_stops_with_its_rules_and_no_threat(
    regime: str, reason: NotHereReason, rules: tuple[str, ...]
) -> None:
    given = answers({**FILMON, "P09": regime})
    found = belonging(given, TODAY, BOOK)
    assert isinstance(found, NotHere) and found.reason is reason
    told = why_not_here(found, given, BOOK)
    assert tuple(rule.id for rule in told.rules) == rules
    assert not any("boete" in words for words in (told.claim, told.closing, *told.steps))


def test_r_ovg_02_who_was_wrongly_notified_and_chose_the_new_act_belongs() -> None:
    early = {**FILMON, "P08": "2021-12-20"}
    assert isinstance(belonging(answers({**early, "P09": "wi2021"}), TODAY, BOOK), Belongs)
    given = answers({**early, "P09": "niet_in_brief"})
    found = belonging(given, TODAY, BOOK)
    assert isinstance(found, NotHere)
    assert "R-OVG-02" in [rule.id for rule in why_not_here(found, given, BOOK).rules]


@pytest.mark.parametrize("id", ["R-OVG-07", "R-SPU-01", "R-ONT-04", "R-OVG-08"])
def test_a_rule_that_is_background_only_fills_no_value(id: str) -> None:
    """The Migration Pact, money of municipalities, a bill, and naturalisation."""
    assert not [value.key for value in BOOK.values if value.rule == id]
    assert BOOK.rule(id).app.startswith(("Niets", "Doet er niets", "Belooft niets"))
    assert not BOOK.rule(id).is_checked


def test_r_ovg_08_nothing_that_is_told_promises_a_passport() -> None:
    wrong = re.compile(r"naturalis|paspoort krijgen|nederlander worden", re.IGNORECASE)
    assert not [key for key, text in TOLD.items() if wrong.search(text)]


def test_r_exm_01_and_r_spu_01_no_text_for_the_person_names_a_price() -> None:
    price = re.compile(r"€|\beuro\b|\d+,-", re.IGNORECASE)
    assert not [key for key, text in TOLD.items() if price.search(text)]
    assert not [value.key for value in BOOK.values if value.rule == "R-EXM-01"]


def test_r_ont_04_without_a_law_ontzorgen_stays_six_months_from_bijstand() -> None:
    assert {value.value for value in BOOK.values if value.key == "ontzorgen.months"} == {6}
    assert BOOK.rule("R-ONT-04").confidence is Confidence.GUIDANCE


# --- the test


@pytest.mark.parametrize(
    ("rule", "day", "points", "outcome"),
    [
        ("R-LBT-01", "2023-04-11", 31, Outcome.HAALBAAR),
        ("R-LBT-01", "2023-04-11", 30, Outcome.NIET_HAALBAAR),
        ("R-LBT-02", "2023-04-12", 28, Outcome.HAALBAAR),
        ("R-LBT-02", "2023-04-12", 27, Outcome.NIET_HAALBAAR),
    ],
)
def test_the_limit_of_the_test_is_that_of_its_rule(
    rule: str, day: str, points: int, outcome: Outcome
) -> None:
    found = toets_result(answers({"L01": "gedaan", "L02": day, "L03": points}), BOOK)
    assert found.cutoff is not None and (found.cutoff.rule, found.indication) == (rule, outcome)


def test_r_lbt_04_feasible_is_explained_as_a2_or_b1_in_three_years_and_never_as_a_route() -> None:
    given = answers(dict(RIMA))
    (fact,) = {
        fact.because for fact in route_advice(given, toets_result(given, BOOK), LAW, TODAY).facts
        if fact.key == "test_haalbaar"
    }  # fmt: skip
    assert "drie jaar" in fact and "A2" in fact and "B1" in fact
    assert set(Outcome) == {Outcome.HAALBAAR, Outcome.NIET_HAALBAAR, Outcome.GEEN_UITSLAG}


def test_r_lbt_08_forty_points_are_the_most_and_the_test_itself_is_not_taken_here() -> None:
    assert LAW.value("lbt.max_points").number == 40 and LAW.value("lbt.planned_minutes").number == 60
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, L01="gedaan", L02="12-8-2026", L03="40")
    with pytest.raises(Refusal):
        place.answer(dossier, L03="41")


def test_r_lbt_09_a_test_that_was_not_closed_has_no_outcome_and_weighs_on_no_side() -> None:
    unfinished: Values = {**FILMON, "L03": AnswerState.WEET_NIET, "L04": "geen_uitslag"}
    found = toets_result(answers(unfinished), BOOK)
    assert (found.state, found.weighs_as) == (ToetsState.DONE, None)
    assert set(facts(unfinished, "test_no_outcome").values()) == {Sign.UNKNOWN}


# --- the plan


def test_r_ond_02_the_onderwijsroute_is_told_with_its_size() -> None:
    sizes = [LAW.value(f"onderwijs.{key}").number for key in ("language_hours", "other_hours", "months")]
    assert sizes == [1000, 500, 18]
    given = answers(dict(RIMA))
    helps = route_advice(given, toets_result(given, BOOK), LAW, TODAY).helps
    (told,) = [note.text for note in helps if "R-OND-02" in note.rules]
    assert "1000" in told and "500" in told


def test_r_knm_01_knm_stands_in_the_plan_of_every_route() -> None:
    for route in ("b1", "onderwijs", "z"):
        assert "plan.5.knm" in block_keys(dict(FILMON), 5, route), route
    assert len(LAW.items("knm.themes")) == 8


def test_r_han_02_that_the_agreements_were_explained_is_on_record() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **{**ASIEL, "P01": "Rima"}, K01="Weer tandarts zijn")
    for block in teach_back(place.desk, dossier).blocks:
        overall = record_told_back(place.desk, dossier, block.number, ToldBack.GOOD).shown.overall
    assert overall is ToldBack.GOOD
    confirm_told_back(place.desk, dossier, overall)
    assert teach_back(place.desk, dossier).confirmed is ToldBack.GOOD


def test_r_duo_01_every_field_of_the_portal_stands_in_its_order_with_the_name_of_the_ggm() -> None:
    (fields,) = [one for one in LAW.lists if one.key == "duo.overtypblad"]
    facts = OvertypFacts("Rima", {"route": "B1-route"}, Form.BESLUIT, 1, TODAY, "landelijk@1")
    sheet = overtypblad(facts, fields)
    (rows,) = [part for part in sheet.sections[0].parts if isinstance(part, LabelRows)]
    told = [[block.text for block in row.label] for row in rows.rows]
    assert told == [[f"{n}. {item.name}", item.ggm] for n, item in enumerate(fields.items, start=1)]
    assert ["B1-route"] in [[block.text for block in row.value] for row in rows.rows]
    assert all(re.fullmatch(r"(PIP|LEERROUTE)\.[A-Z0-9]+", item.ggm) for item in fields.items)


def test_r_tlk_01_seven_hours_of_tolk_are_reckoned_with_for_asiel_and_three_for_others() -> None:
    norms = [tolk_norm(group, LAW) for group in Doelgroep]
    assert [norm.number for norm in norms] == [7, 3, 3]
    assert {norm.rule for norm in norms} == {"R-TLK-01"}


# --- terms


def test_r_trm_03_a_last_day_moves_off_a_day_that_does_not_count_and_three_years_never_do() -> None:
    saturday = pip_deadline(PipClockFacts(date(2026, 7, 4), date(2026, 7, 4)), BOOK)
    assert saturday.last == date(2026, 9, 14)  # 12 September is a Saturday
    assert saturday.law[1].rule == "R-TRM-03"
    years = inburgeringstermijn(date(2026, 9, 12), BOOK)
    assert years.last == date(2029, 9, 12)  # a Wednesday or not: it stands
    assert inburgeringstermijn(date(2026, 9, 15), BOOK).last == date(2029, 9, 15)  # a Saturday


def test_r_trm_08_and_r_trm_09_only_duo_extends_and_the_page_says_so_when_the_years_run() -> None:
    place = november()
    waiting = {term.kind: term for term in terms_of(place.desk, ready(place))}
    assert waiting["inburgeringstermijn"].more == ()
    term = {term.kind: term for term in terms_of(place.desk, established(place))}["inburgeringstermijn"]
    assert any("alleen DUO" in words and "3 maanden" in words for words in term.more)
    assert any("31 juli 2026" in words for words in term.more)
    assert term.reason is not None
    assert {"R-TRM-08", "R-TRM-09"} <= {source.rule for source in term.reason.sources}


def test_r_trm_11_the_norm_for_housing_is_a_hint_while_the_clock_waits_and_moves_no_term() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **{**ASIEL, "P11": "nog_niet"}, P10={"gemeente": "V", "sinds": "10-7-2026"})
    pip = terms_of(place.desk, dossier)[0]
    assert pip.until == "" and any("2 oktober 2026" in words for words in pip.more)
    place.answer(dossier, P11="2-9-2026")
    assert terms_of(place.desk, dossier)[0].more == ()
