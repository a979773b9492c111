"""The eight blocks, the reasons before 'gereed', and what never gets into the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.answer import Answers
from desktop.domain.case_view import CaseView, case_view, plan_facts
from desktop.domain.changes import Change, ChangeKind, JsonValue, heads
from desktop.domain.deadlines import Urgency
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import MissingCode, departs_from_test, missing_for_gereed
from desktop.domain.plan_blocks import is_fit_for_paper, plan_blocks
from desktop.domain.plan_elements import elements_from
from desktop.domain.plan_lines import BlockStatus, Day, Number, Numbers, OwnWords, PlanBlockDraft
from desktop.domain.plan_page import first_to_go, most_fewer, page_of, strengths_on
from desktop.domain.plan_texts import PLAN_TEXTS
from forms.model import AnswerState
from tests.domain_cases import DOSSIER, FILMON, RIMA, change, decided, law, said

BOOK = law()
TODAY = date(2026, 9, 1)
Values = dict[str, JsonValue | AnswerState]


def view(values: Values, *others: Change) -> CaseView:
    return case_view(DOSSIER, heads((*said(values), *others)), BOOK, TODAY)


def blocks(values: Values, *others: Change) -> tuple[PlanBlockDraft, ...]:
    return plan_blocks(plan_facts(view(values, *others), BOOK, "Marit", "088 000 00 00"))


def keys(block: PlanBlockDraft) -> list[str]:
    return [line.key for line in block.lines]


def jars(block: PlanBlockDraft) -> list[tuple[str, int]]:
    return [(jar.label, jar.hours) for jar in block.jars]


def chosen(route: str) -> Change:
    return decided("leerroute", route)


def established(dagtekening: str) -> Change:
    value: dict[str, JsonValue] = {
        "number": 1,
        "status": "vastgesteld",
        "route": "b1",
        "dagtekening": dagtekening,
        "dagtekening_initieel": dagtekening,
    }
    return change("pip-1", value, ChangeKind.PIP_VERSION, 600)


def test_an_empty_dossier_has_eight_honest_blocks() -> None:
    found = plan_blocks(plan_facts(view({}), BOOK))
    assert [block.number for block in found] == list(range(1, 9))
    assert [block.status for block in found[:7]] == [BlockStatus.LEEG] * 7
    assert keys(found[7]) == ["plan.8.no_date", "plan.8.disagree"]


def test_vignette_one_as_far_as_thirty_questions_reach() -> None:
    found = blocks(dict(RIMA), chosen("b1"))
    assert keys(found[0]) == ["plan.1.name", "plan.1.language", "plan.1.diploma"]
    assert keys(found[1]) == ["plan.2.goal", "plan.2.work", "plan.2.first_step"]
    assert keys(found[2]) == ["plan.3.b1", "plan.3.years"]  # no dates: nothing is established
    assert found[2].stones == ("plan.3.stone.les", "plan.3.stone.les_werk", "plan.3.stone.examen")
    assert keys(found[3]) == ["plan.4.followed", "plan.4.place_later"]
    assert keys(found[4]) == ["plan.5.knm", "plan.5.map", "plan.5.pvt"]
    assert keys(found[5]) == ["plan.6.child_vve", "plan.6.care"]
    assert keys(found[6]) == ["plan.7.coach", "plan.7.ontzorgen_later"]
    assert found[6].phone == "088 000 00 00"


def test_the_three_year_term_shows_only_once_the_pip_is_established() -> None:
    before = view(dict(RIMA), chosen("b1"))
    assert before.term is None and before.clock is not None
    assert before.clock.urgency(TODAY) is Urgency.NOT_RUNNING
    after = blocks(dict(RIMA), chosen("b1"), established("2026-11-05"))[2].lines[1]
    assert after.key == "plan.3.term"
    assert after.values["begin"] == Day(date(2026, 11, 6))
    assert after.values["eind"] == Day(date(2029, 11, 5))
    assert after.law is not None and "11" in after.law.article


def test_a_revision_does_not_move_the_term() -> None:
    revision = change(
        "pip-2",
        {
            "number": 2,
            "status": "vastgesteld",
            "route": "z",
            "dagtekening": "2027-02-01",
            "dagtekening_initieel": "2026-11-05",
        },
        ChangeKind.PIP_VERSION,
        700,
    )
    found = view(dict(RIMA), established("2026-11-05"), revision)
    assert found.pip is not None and found.pip.number == 2
    assert found.term is not None and found.term.last == date(2029, 11, 5)
    assert found.schakelen is not None and found.schakelen.last == date(2028, 5, 5)


def test_les_over_werk_is_not_in_the_onderwijsroute() -> None:
    assert keys(blocks(dict(FILMON), chosen("onderwijs"))[4]) == ["plan.5.knm", "plan.5.pvt"]


def test_the_z_route_has_two_jars_of_800_hours_for_asiel_and_one_for_gezin() -> None:
    asiel = blocks(dict(FILMON), chosen("z"))
    assert Number(800) in [line.values.get("uren") for line in asiel[3].lines]
    assert "plan.5.z_participation" in keys(asiel[4])
    assert jars(asiel[4]) == [("plan.3.stone.les", 800), ("plan.3.stone.samen_doen", 800)]
    gezin = blocks({**FILMON, "P07": "gezin"}, chosen("z"))
    assert "plan.4.hours_own" in keys(gezin[3])
    assert "plan.5.z_participation" not in keys(gezin[4])
    assert jars(gezin[4]) == [("plan.3.stone.les", 800)]
    for route in ("b1", "onderwijs"):
        assert jars(blocks(dict(FILMON), chosen(route))[4]) == []


def test_hours_that_were_agreed_fill_the_jar_and_hours_a_week_stand_beside_those_in_all() -> None:
    agreed: dict[str, JsonValue] = {
        "intensiteit.participatie": {"hours": 840, "per": "totaal", "from": ""},
        "intensiteit.leerroute": {"hours": 12, "per": "week", "from": ""},
    }
    facts = plan_facts(view(dict(FILMON), chosen("z")), BOOK, "Marit", "088 000 00 00")
    made = plan_blocks(replace(facts, elements=elements_from(agreed)))
    assert jars(made[4]) == [("plan.3.stone.les", 800), ("plan.3.stone.samen_doen", 840)]
    assert {"plan.4.hours_week", "plan.4.hours"} <= set(keys(made[3]))


def test_what_a_jar_tells_needs_no_sentence_on_the_page_and_stays_on_the_list() -> None:
    made = blocks(dict(FILMON), chosen("z"))
    told = {"plan.4.hours", "plan.5.z_participation"}
    on_page = {line.key for block in page_of(made) for line in block.lines}
    assert not told & on_page
    without = {line.key for block in page_of(made, has_jars=False) for line in block.lines}
    assert "plan.5.z_participation" in without
    assert told <= {line.key for block in made for line in block.lines}


def test_what_somebody_is_good_at_gives_way_last() -> None:
    made = blocks({**RIMA, "K04": "koken voor veel mensen"}, chosen("b1"))
    most = most_fewer(made)
    assert strengths_on(made) == 1
    assert "plan.1.proud" in keys(page_of(made, most - 1)[0])
    assert "plan.1.proud" not in keys(page_of(made, most)[0])
    assert first_to_go(made) < most


def test_gezin_gets_no_ontzorgen_and_buys_its_own_lessons() -> None:
    found = blocks({**RIMA, "P07": "gezin"}, decided("ontzorgen.start", "2026-09-15"))
    assert keys(found[6]) == ["plan.7.coach", "plan.7.course_money"]
    assert "plan.4.own_school" in keys(found[3])


def test_ontzorgen_shows_its_six_months_once_the_start_is_known() -> None:
    lines = blocks(dict(FILMON), decided("ontzorgen.start", "2026-09-15"))[6].lines
    assert lines[1].values == {
        "maanden": Number(6),
        "begin": Day(date(2026, 9, 15)),
        "eind": Day(date(2027, 3, 14)),
    }


def test_children_who_live_elsewhere_are_not_put_on_paper() -> None:
    away: dict[str, JsonValue] = {"kind": "zoon", "leeftijd": 9, "woont": "ander_land"}
    assert keys(blocks({**FILMON, "G03": None, "G03#1": away})[5]) == ["plan.6.nothing"]
    assert keys(blocks(dict(FILMON))[5]) == ["plan.6.nothing"]


def children(*ages: int) -> Values:
    rows: Values = {"G03#1": None}
    for age in ages:
        child: dict[str, JsonValue] = {"kind": "zoon", "leeftijd": age, "woont": "bij_mij"}
        rows[f"G03#{age}x"] = child
    return rows


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (0, ["plan.6.baby"]),
        (1, ["plan.6.child_small"]),
        (2, ["plan.6.child_vve", "plan.6.care"]),
        (3, ["plan.6.child_vve", "plan.6.care"]),
        (4, ["plan.6.child_may_school", "plan.6.care"]),
        (5, ["plan.6.child_school", "plan.6.care"]),
        (13, ["plan.6.child_school"]),
        (17, ["plan.6.child_school"]),
        (18, ["plan.6.nothing"]),
    ],
)
def test_every_child_gets_what_fits_its_age(age: int, expected: list[str]) -> None:
    assert keys(blocks({**RIMA, **children(age)})[5]) == expected


def test_more_children_share_one_line() -> None:
    home = blocks({**RIMA, **children(13, 5, 9, 2)})[5]
    assert keys(home) == ["plan.6.child_vve", "plan.6.children_school", "plan.6.care"]
    assert home.lines[1].values == {"jaren": Numbers((5, 9, 13))}
    assert keys(blocks({**RIMA, **children(0, 1, 15)})[5]) == ["plan.6.children_small", "plan.6.child_school"]


def test_care_during_the_lessons_is_said_once_for_all_children() -> None:
    home = blocks({**RIMA, **children(0, 1, 2, 3, 4, 5, 6, 7, 8)})[5]
    assert keys(home) == [
        "plan.6.children_vve",
        "plan.6.child_may_school",
        "plan.6.children_school",
        "plan.6.care",
    ]


def test_own_words_say_more_than_a_tick_for_a_school() -> None:
    """Three lines a block: the wish for an opleiding shows where one of the two quotes is missing."""
    both = keys(blocks({**FILMON, "O08": "ja", "K01": "een vak leren", "W08": "monteur"})[1])
    assert "plan.2.study" not in both
    one = keys(blocks({**FILMON, "O08": "ja", "K01": "een vak leren", "W08": None})[1])
    assert "plan.2.study" in one


def test_the_level_is_said_once() -> None:
    """Who begins with the letters begins at the beginning; who follows Dutch lessons knows a little."""
    slow: Values = {**FILMON, "T05": {"luisteren": 1, "praten": 1, "lezen": 1, "schrijven": 1}}
    assert keys(blocks(slow)[3]) == ["plan.4.alphabet_practice", "plan.4.place_later"]
    good: Values = {**RIMA, "T05": {"luisteren": 4, "praten": 4, "lezen": 4, "schrijven": 4}}
    assert keys(blocks(good)[3])[0] == "plan.4.level_much"


def test_time_and_place_of_the_next_talk_are_one_line() -> None:
    facts = plan_facts(view(dict(RIMA)), BOOK, "Marit")
    ahead = replace(facts, next_talk="2026-09-15T10:00", place="azc Drachten")
    assert keys(plan_blocks(ahead)[7]) == ["plan.8.next_place", "plan.8.ill", "plan.8.disagree"]
    assert keys(plan_blocks(replace(ahead, place=""))[7])[0] == "plan.8.next"


def test_health_changes_nothing_in_the_plan() -> None:
    for answer in ("ja", "met_pauze", "korter", "nee", AnswerState.WIL_NIET_ZEGGEN):
        assert blocks({**RIMA, "F03": answer}, chosen("b1")) == blocks(dict(RIMA), chosen("b1"))


def test_own_words_with_a_long_number_are_kept_off_the_paper() -> None:
    assert is_fit_for_paper("over 3 jaar kok, in 2029")
    for hidden in ("mijn nummer is 999993653", "999 993 653", "12-34.56 78 90"):
        assert not is_fit_for_paper(hidden)
        quoted = [
            value
            for block in blocks({**RIMA, "K01": hidden, "W08": hidden})
            for line in block.lines
            for value in line.values.values()
            if isinstance(value, OwnWords)
        ]
        assert quoted == []


def test_an_answer_in_conflict_is_not_in_the_plan() -> None:
    other = change("K01", {"state": None, "value": "koken"}, number=90, desk="b")
    assert "plan.2.goal" not in keys(blocks(dict(RIMA), other)[1])


def test_every_line_can_be_traced_to_a_question_a_law_or_fixed_text() -> None:
    for route in Leerroute:
        for block in blocks(dict(RIMA), chosen(route.value)):
            for line in block.lines:
                assert line.key in PLAN_TEXTS
                if any(isinstance(value, OwnWords) for value in line.values.values()):
                    assert line.from_question
                if any(isinstance(value, Number) for value in line.values.values()):
                    assert line.law or line.from_question


def missing(values: Values, *others: Change, law_needs: tuple[str, ...] = ()) -> list[MissingCode]:
    found = view(values, *others)
    needed = missing_for_gereed(found.choice, found.answers, found.toets, found.group, law_needs)
    return [item.code for item in needed]


def reasons(*routes: str) -> tuple[Change, ...]:
    return tuple(decided(f"reden.{route}", "omdat het past", 510 + n) for n, route in enumerate(routes))


def test_a_plan_needs_a_route_and_a_reason_for_all_three() -> None:
    assert missing(dict(RIMA)) == [MissingCode.ROUTE_NOT_CHOSEN]
    assert missing(dict(RIMA), chosen("b1")) == [
        MissingCode.REASON_FOR,
        MissingCode.REASON_AGAINST,
        MissingCode.REASON_AGAINST,
    ]
    assert missing(dict(RIMA), chosen("b1"), *reasons("b1", "onderwijs")) == [MissingCode.REASON_AGAINST]
    assert missing(dict(RIMA), chosen("b1"), *reasons("b1", "onderwijs", "z")) == []


def test_a_blank_reason_is_no_reason() -> None:
    blank = decided("reden.z", "   ", 530)
    assert MissingCode.REASON_AGAINST in missing(dict(RIMA), chosen("b1"), *reasons("b1", "onderwijs"), blank)


def test_departing_from_the_test_wants_one_reason_more() -> None:
    given = (chosen("b1"), *reasons("b1", "onderwijs", "z"))
    assert missing(dict(FILMON), *given) == [MissingCode.REASON_DEPARTS_FROM_TEST]
    assert missing(dict(FILMON), *given, decided("reden.afwijking", "jong, leert snel", 540)) == []


@pytest.mark.parametrize(("route", "departs"), [("b1", True), ("onderwijs", True), ("z", False)])
def test_not_feasible_points_at_the_z_route(route: str, departs: bool) -> None:
    assert departs_from_test(Leerroute(route), view(dict(FILMON)).toets) is departs


def test_what_the_law_needs_is_asked_for_but_a_refusal_to_answer_is_enough() -> None:
    without = {key: value for key, value in RIMA.items() if key != "F03"}
    given = (chosen("b1"), *reasons("b1", "onderwijs", "z"))
    needs = ("L01", "O01", "G03", "F03", "M02")
    assert missing(without, *given, law_needs=needs) == [MissingCode.HEALTH_NOT_DISCUSSED] * 2
    refused: Values = {**RIMA, "F03": AnswerState.WIL_NIET_ZEGGEN, "M02": AnswerState.NIET_BESPROKEN}
    assert missing(refused, *given, law_needs=needs) == []


def test_two_reasons_from_two_desks_wait_for_a_choice() -> None:
    given = (chosen("b1"), *reasons("b1", "onderwijs", "z"))
    other = change("reden.z", "iets anders", ChangeKind.DECISION, 520, desk="b")
    assert missing(dict(RIMA), *given, other) == [MissingCode.CONFLICT_OPEN, MissingCode.REASON_AGAINST]


def test_somebody_of_the_act_of_2013_gets_no_plan_to_finish() -> None:
    yonas: Values = {**FILMON, "P09": "wi2013_elip", "P08": "2019-03-01"}
    assert missing(yonas, chosen("b1")) == [MissingCode.NOT_HERE]
    assert view(yonas).clock is None


def test_nothing_said_leaves_everything_to_do() -> None:
    assert missing({}) == [
        MissingCode.GROUP_UNKNOWN,
        MissingCode.GROUP_UNKNOWN,
        MissingCode.TEST_MISSING,
        MissingCode.ROUTE_NOT_CHOSEN,
    ]
    assert Answers({}).rows("G03") == ()
