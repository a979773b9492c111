"""Themes 7 to 15 of the national pack: who is asked what about family, health, money and plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from desktop.domain.changes import JsonValue
from desktop.usecases.law_lookup import law_lookup
from desktop.usecases.talk import form_answers
from forms.model import AnswerState, AvgMark, Group
from forms.reader import installed_pack
from forms.state import evaluate
from tests.domain_cases import answers, law

PACK = installed_pack("landelijk")
LOOKUP = law_lookup(law())
TODAY = date(2026, 9, 1)
HEALTH = {8: ["F01", "F02", "F03", "F04", "F05", "F06"], 9: [f"M0{n}" for n in range(1, 8)]}
Said = Mapping[str, JsonValue | AnswerState]


def asked(values: Said, group: Group = Group.ASIEL) -> set[str]:
    return set(evaluate(PACK, form_answers(answers(values)), group, TODAY, LOOKUP).relevant)


def child(age: int, lives: str | None = "bij_mij") -> Said:
    return {"G03#1": {"leeftijd": age} if lives is None else {"leeftijd": age, "woont": lives}}


@pytest.mark.parametrize(
    ("age", "questions"),
    [(0, {"G04", "G06"}), (3, {"G04", "G06"}), (4, {"G05", "G06"}), (12, {"G05", "G06"}), (13, {"G05"}),
     (18, set())],
)  # fmt: skip
def test_the_age_of_a_child_at_home_decides_what_is_asked_about_care_and_school(
    age: int, questions: set[str]
) -> None:
    assert asked(child(age)) & {"G04", "G05", "G06"} == questions
    assert asked(child(age, None)) & {"G04", "G05", "G06"} == questions  # where it lives was not said


@pytest.mark.parametrize("lives", ["nederland", "ander_land"])
def test_nobody_is_asked_about_day_care_for_a_child_that_lives_elsewhere(lives: str) -> None:
    assert not asked(child(3, lives)) & {"G04", "G05", "G06"}


def test_a_waiting_list_is_asked_of_who_needs_day_care() -> None:
    assert "G07" in asked({**child(3), "G06": "niemand"})
    assert "G07" in asked({**child(3), "G04": "wachtlijst", "G06": "partner"})
    assert "G07" not in asked({**child(3), "G04": "nee", "G06": "partner"})
    assert "G07" not in asked({"G06": "niemand"})  # no child at home any more: G06 itself is hidden


def test_health_is_guarded_and_says_why_it_is_asked_without_a_plan_block() -> None:
    for theme, questions in HEALTH.items():
        section = next(section for section in PACK.sections if section.number == theme)
        assert [question.id for question in section.questions] == questions
        assert all(question.is_guarded and question.plan_block is None for question in section.questions)
    guarded = {question.id for question in PACK.questions if question.is_guarded}
    assert {"G11", "Z04"} < guarded


def test_body_and_mind_are_each_needed_once_by_their_effect_on_lessons() -> None:
    needed = [q.id for q in PACK.questions if q.law_needs and q.theme in HEALTH]
    assert needed == ["F03", "M02"]
    assert {"F03", "M02"} <= asked({})  # no condition: they can always be answered, also with a state


def test_help_is_offered_only_where_an_answer_gives_a_reason() -> None:
    assert not {"M05", "M06"} & asked({"M01": 4, "M02": 3, "M03": 5, "M04": 3})
    for question in ("M01", "M02", "M03", "M04"):
        assert {"M05", "M06"} <= asked({question: 2})
    assert not {"M05", "M06"} & asked({"M04": AnswerState.WIL_NIET_ZEGGEN})


def test_what_helps_to_learn_is_asked_of_who_finds_something_hard() -> None:
    assert "F04" in asked({"F02": ("zien",)})
    assert "F04" not in asked({"F02": ("geen",)})
    assert "F04" not in asked({})


def test_fixed_costs_are_explained_to_who_asks_for_bijstand_and_the_loan_to_who_pays_alone() -> None:
    assert "E08" in asked({"E02": {"aanvragen": "ja"}})
    assert "E08" not in asked({"E02": {"aanvragen": "nee"}})
    gezin = asked({"E02": {"aanvragen": "ja"}}, Group.GEZIN_OVERIG)
    assert "E09" in gezin and not {"E02", "E08", "H03", "G09"} & gezin
    assert "E09" not in asked({})


def test_the_house_is_talked_about_until_three_months_after_the_move() -> None:
    assert "H03" in asked({"H01": "azc"})
    assert "H03" in asked({"H01": "gemeente", "P11": "2026-07-02"})
    assert "H03" not in asked({"H01": "gemeente", "P11": "2026-05-02"})
    assert "H03" not in asked({})


def test_justice_is_touched_only_after_a_wish_for_work_that_needs_a_certificate() -> None:
    assert "Z04" not in asked({})
    assert "Z04" in asked({"W08": "Taxi rijden"})
    justice = PACK.question("Z04")
    assert justice.avg is AvgMark.CRIMINAL and justice.part == "B" and not justice.law_needs
    assert "politie" not in justice.simple and "justitie" not in justice.simple
    assert [(column.key, column.relevant) for column in justice.columns] == [
        ("vog", None),
        ("moeilijk", "vog = 'ja'"),
    ]


def test_sharing_names_for_every_party_what_it_gets_and_nothing_special() -> None:
    sharing = PACK.question("K11")
    parties = {choice.key: choice.text for choice in sharing.choices}
    assert set(parties) == {"taalschool", "vluchtelingenwerk", "coa", "niemand"}
    assert all(":" in text for key, text in parties.items() if key != "niemand")
    assert not any(word in text for text in parties.values() for word in ("gezond", "schuld", "politie"))


def test_no_question_asks_for_an_amount_of_money_or_a_name_of_somebody_else() -> None:
    for question in PACK.questions:
        if question.theme in (7, 10, 12):
            assert not any(
                word in question.simple.lower() for word in ("hoeveel geld", "bedrag", "euro", "naam")
            )
            assert not any("naam" in column.text.lower() for column in question.columns)
