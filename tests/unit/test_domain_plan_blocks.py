"""The plan differs by doelgroep and route, takes up what was agreed, and stays silent where it has to."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.answer import Answer, Answers
from desktop.domain.changes import JsonValue
from desktop.domain.deadlines import ontzorgen_period
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_blocks import PlanFacts, plan_blocks
from desktop.domain.plan_elements import elements_from
from desktop.domain.plan_lines import BlockStatus, PlanBlockDraft, Weekdays
from desktop.domain.plan_texts import PLAN_TEXTS
from tests.domain_cases import law

BOOK = law()
TODAY = date(2026, 9, 1)
ASIEL, GEZIN = Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT
LESSON: dict[str, JsonValue] = {
    "school": "De Brug",
    "place": "Kerkstraat 5",
    "start": "2026-10-05",
    "days": ("do_ochtend", "ma_ochtend", "wo_avond"),
    "online": "deels",
}


def facts(
    answers: dict[str, JsonValue] | None = None,
    route: Leerroute | None = Leerroute.B1,
    group: Doelgroep = ASIEL,
    agreed: dict[str, JsonValue] | None = None,
    **more: object,
) -> PlanFacts:
    given = Answers({key: Answer(None, value) for key, value in (answers or {}).items()})
    elements = elements_from(agreed or {})
    base = PlanFacts("Rima", "ar", given, BOOK.on(TODAY), TODAY, group, route, elements=elements)
    return PlanFacts(**{**{name: getattr(base, name) for name in base.__slots__}, **more})


def blocks(*args: object, **kwargs: object) -> tuple[PlanBlockDraft, ...]:
    return plan_blocks(facts(*args, **kwargs))  # type: ignore[arg-type]


def keys(block: PlanBlockDraft) -> list[str]:
    return [line.key for line in block.lines]


def test_the_onderwijsroute_has_no_map_and_teaches_other_subjects() -> None:
    found = blocks(route=Leerroute.ONDERWIJS)
    assert "plan.5.pvt" in keys(found[4]) and "plan.5.map" not in keys(found[4])
    assert "plan.4.subjects" in keys(found[3])


def test_hours_agreed_take_the_place_of_those_of_the_law_but_not_the_map_of_the_onderwijsroute() -> None:
    agreed: dict[str, JsonValue] = {
        "intensiteit.map": {"hours": 3, "per": "week", "from": ""},
        "intensiteit.pvt": {"hours": 14, "per": "totaal", "from": ""},
        "intensiteit.leerroute": {"hours": 12, "per": "week", "from": ""},
    }
    found = blocks(agreed=agreed)
    assert keys(found[4])[1:3] == ["plan.5.map_week", "plan.5.pvt"]
    assert found[4].lines[1].decision == "intensiteit.map"
    assert "plan.4.hours_week" in keys(found[3])
    assert "plan.5.map_week" not in keys(blocks(route=Leerroute.ONDERWIJS, agreed=agreed)[4])
    assert "plan.4.hours_week" not in keys(blocks(group=GEZIN, agreed=agreed)[3])


def test_gezin_gets_a_loan_in_words_and_never_ontzorgen() -> None:
    found = keys(blocks({"E09": "lening"}, group=GEZIN, ontzorgen=ontzorgen_period(TODAY, BOOK))[6])
    assert found[:2] == ["plan.7.course_money", "plan.7.loan"]
    assert not any("ontzorgen" in key for key in found)
    assert "plan.7.loan" not in keys(blocks({"E09": "lening"})[6])


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("volledig", "plan.7.ontzorgen"),
        ("deels", "plan.7.ontzorgen_part"),
        ("andere_begeleiding", "plan.7.ontzorgen_other"),
    ],
)
def test_ontzorgen_is_said_in_the_form_that_was_chosen(form: str, key: str) -> None:
    agreed: dict[str, JsonValue] = {"ontzorgen.vorm": {"form": form, "reason": "kan het zelf"}}
    assert key in keys(blocks(agreed=agreed, ontzorgen=ontzorgen_period(TODAY, BOOK))[6])


def test_a_lesson_names_school_days_and_start_and_draws_its_days() -> None:
    four = blocks(agreed={"les": LESSON})[3]
    assert keys(four) == [
        "plan.4.school_place",
        "plan.4.days_ochtend",
        "plan.4.days_avond",
        "plan.4.start",
        "plan.4.online_partly",
    ]
    assert four.lines[1].values["dagen"] == Weekdays((0, 3))
    assert (four.lesson_days, four.status) == ((0, 2, 3), BlockStatus.KLAAR)
    assert "plan.4.place_later" not in keys(four)


def test_a_place_with_a_long_number_in_it_is_not_printed() -> None:
    four = blocks(agreed={"les": {**LESSON, "school": "bel 088 123 45 67 8", "place": ""}})[3]
    assert "plan.4.school" not in keys(four)


def test_a_young_child_with_an_agreement_has_that_in_place_of_what_is_possible() -> None:
    answers: dict[str, JsonValue] = {
        "G03#r1": {"kind": "dochter", "leeftijd": 3, "woont": "bij_mij"},
        "G03#r2": {"kind": "zoon", "leeftijd": 8, "woont": "bij_mij"},
        "G06": "partner",
    }
    agreed: dict[str, dict[str, JsonValue]] = {
        "vve.r1": {
            "what": "peuterschool",
            "where": "De Eik",
            "from": "2026-10-05",
            "waiting": False,
            "since": "",
        }
    }
    six = blocks(answers, agreed=agreed)[5]
    assert keys(six) == [
        "plan.6.agreed_peuterschool",
        "plan.6.where",
        "plan.6.from",
        "plan.6.child_school",
        "plan.6.minds_partner",
    ]
    assert six.lines[0].decision == "vve.r1" and six.status is BlockStatus.KLAAR
    waiting = {"vve.r1": {**agreed["vve.r1"], "waiting": True}}
    assert keys(blocks(answers, agreed=waiting)[5])[0] == "plan.6.agreed_waiting"


def test_level_move_and_unfinished_school_stand_on_the_road() -> None:
    agreed: dict[str, JsonValue] = {"niveau": "b2", "opleiding.afmaken": "ja"}
    found = keys(blocks(agreed=agreed, is_moved=True)[2])
    assert found == ["plan.3.b1_level", "plan.3.years", "plan.3.moved", "plan.3.finish_study"]


def test_guidance_and_talks_are_told_with_who_and_when() -> None:
    agreed: dict[str, JsonValue] = {
        "begeleiding": {"who": "VluchtelingenWerk", "what": ("bank", "post"), "from": ""},
        "voortgang": {"days": ("2026-08-01", "2026-12-01", "2027-03-01")},
    }
    found = blocks(agreed=agreed)
    assert "plan.7.guidance_who" in keys(found[6])
    (talks,) = [line for line in found[7].lines if line.key == "plan.8.talks"]
    assert str(talks.values["dagen"]).count("datetime.date") == 2  # the past one is over


def test_own_strength_stands_in_own_words_in_the_first_block() -> None:
    first = blocks({"K04": "Ik kan goed luisteren", "P01": "Rima", "S01": "ar"})[0]
    assert keys(first) == ["plan.1.name", "plan.1.proud", "plan.1.language"]
    assert first.lines[1].is_quote


def test_health_debts_justice_and_points_feed_no_line() -> None:
    silent: dict[str, JsonValue] = {
        "F01": 1, "F02": ("zien",), "F03": "korter", "M01": 1, "M04": 1, "M05": "dokter", "M06": "ja",
        "E06": "beide", "E07": "ja", "Z04": {"vog": "ja", "moeilijk": "ja"}, "L03": 26,
        "L04": "niet_haalbaar", "P02": "1990-01-01", "P03": "x", "G09": "ja", "G10": "ja",
        "G11": "ja", "N03": 1, "W09": "niets",
    }  # fmt: skip
    assert [keys(block) for block in blocks(silent)] == [keys(block) for block in blocks({})]


def test_every_key_of_the_plan_has_a_text_with_the_values_its_lines_bring() -> None:
    answers: dict[str, JsonValue] = {
        "T07": ("les",), "H04": ("bus",), "H05": 30, "D01": ("telefoon",), "D05": "ja", "W11": 1,
        "W03": ("koken",),
        "A05": ("sport",), "D02": {"app": 1}, "D04": "nee", "H03": ("energie",), "Z03": ("post",),
        "N05": ("taal",),
        "K06": {"hoe_vaak": "maand", "hoe": "bellen"}, "T03": "nee", "W10": ("ma_ochtend",),
    }  # fmt: skip
    for block in blocks(answers):
        for line in block.lines:
            wanted = {part.split("}")[0] for part in PLAN_TEXTS[line.key].split("{")[1:]}
            assert wanted == set(line.values), line.key
