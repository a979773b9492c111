"""Plan steps out of changes: read strictly, two answers kept both, special ones sealed apart."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.changes import Change, ChangeKind, JsonValue, heads
from desktop.domain.plan_steps import (
    PlanStep,
    Who,
    disputed_steps,
    is_special_step,
    step_value,
    steps_from,
)
from desktop.synclink.policy import privacy_class
from forms.model import AvgMark
from sync.protocol.model import PrivacyClass
from tests.builders import workplace
from tests.domain_cases import change

STEP = PlanStep("s-1", 7, line="digid_aanvragen", who=Who.GEMEENTE, who_name="Marit", by=date(2026, 10, 1))


def goal(value: JsonValue, at: int = 500, key: str = "s-1") -> Change:
    return change(key, value, ChangeKind.GOAL, at)


def read(*changes: Change) -> tuple[PlanStep, ...]:
    return steps_from(heads(changes))


def test_a_step_comes_back_as_it_was_written() -> None:
    assert read(goal(step_value(STEP))) == (STEP,)


def test_own_words_are_kept_with_their_spaces_taken_off() -> None:
    (step,) = read(goal({**step_value(STEP), "line": "", "own": " أتعلم كل يوم "}))
    assert (step.own, step.line) == ("أتعلم كل يوم", "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"block": 9},
        {"block": "7"},
        {"block": True},
        {"who": "buurman"},
        {"by": "morgen"},
        {"line": "", "own": ""},
        {"line": "digid_aanvragen", "own": "ook eigen woorden"},
        {"off": "nee"},
        {"line": 3},
    ],
)
def test_what_cannot_be_read_is_left_out_and_never_guessed(wrong: dict[str, JsonValue]) -> None:
    assert read(goal({**step_value(STEP), **wrong})) == ()
    assert read(goal("digid_aanvragen")) == ()


def test_a_step_that_was_taken_back_is_not_there() -> None:
    assert read(goal(None)) == ()


def test_a_step_that_ended_stays_in_the_history_and_out_of_the_plan() -> None:
    (step,) = read(goal({**step_value(STEP), "off": True}))
    assert step.is_off and not step.stands


def test_two_answers_are_both_kept_and_count_as_not_decided() -> None:
    other = {**step_value(STEP), "by": "2026-11-01"}
    found = heads((goal(step_value(STEP)), goal(other, at=501)))
    (step,) = steps_from(found)
    assert step.is_disputed and not step.stands
    days = {step.by, *(one.by for one in step.variants)}
    assert days == {date(2026, 10, 1), date(2026, 11, 1)}
    assert disputed_steps(found) == ("s-1",)


def test_taken_back_here_and_changed_there_is_a_choice_too() -> None:
    (step,) = read(goal(None), goal(step_value(STEP), at=501))
    assert step.is_disputed and not step.variants


def test_steps_stand_in_the_order_they_were_made() -> None:
    later = goal(step_value(STEP), key="s-2")
    assert [step.id for step in read(later, goal(step_value(STEP)))] == ["s-1", "s-2"]


@pytest.mark.parametrize(
    ("mark", "is_special"),
    [("n", False), ("s", False), ("9", True), ("10", True), ("9i", False), ("x", True), (None, True)],
)
def test_a_step_with_9_or_10_is_sealed_special_and_so_is_one_without_a_mark(
    mark: str | None, is_special: bool
) -> None:
    value = {**step_value(STEP), "avg": mark}
    assert is_special_step(value) is is_special
    wanted = PrivacyClass.SPECIAL if is_special else PrivacyClass.NORMAL
    assert privacy_class(goal(value), workplace().desk.packs) is wanted


def test_a_step_that_is_nothing_any_more_tells_nothing() -> None:
    assert privacy_class(goal(None), workplace().desk.packs) is PrivacyClass.NORMAL


def test_a_mark_that_cannot_be_read_counts_as_special() -> None:
    (step,) = read(goal({**step_value(STEP), "avg": 9}))
    assert step.avg == AvgMark.SPECIAL.value and step.is_special
