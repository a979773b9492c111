"""Block 6 of the plan: what each child who lives with the person needs while there are lessons.

Only ages get in: no names, no birth dates, and nothing of children who live elsewhere.
"""

from __future__ import annotations

from desktop.domain.answer import Answers
from desktop.domain.law.book import LawOnDay
from desktop.domain.plan_lines import Number, Numbers, PlanBlockDraft, PlanLine, block, line

QUESTION = "G03"
_ELSEWHERE = frozenset({"ander_land", "nederland"})


def home_block(answers: Answers, law: LawOnDay) -> PlanBlockDraft:
    """Below 2 years day care, at 2 and 3 the peuterschool, at 4 school may, from 5 school must.

    The ages are law values (vve.from_age, vve.below_age, leerplicht.from_age). Raises
    Refusal(LAW_BEFORE_FIRST_DATE) when the day is before the law.
    """
    if not answers.rows(QUESTION):
        is_none = answers.text(QUESTION) == "geen" or answers.chosen(QUESTION) == ("geen",)
        return block(6, [line("plan.6.nothing", QUESTION)] if is_none else [], is_none)
    toddler = law.value("vve.from_age").number
    four = law.value("vve.below_age").number
    must = law.value("leerplicht.from_age").number
    ages = _ages_at_home(answers, law.value("plicht.minimum_age").number)
    lines: list[PlanLine] = []
    if any(age == 0 for age in ages):
        lines.append(line("plan.6.baby", QUESTION))
    lines += [_child("child_small", age) for age in ages if 0 < age < toddler]
    lines += [_child("child_vve", age) for age in ages if toddler <= age < four]
    lines += [_child("child_may_school", age) for age in ages if four <= age < must]
    lines += _at_school(tuple(age for age in ages if age >= must))
    if any(toddler <= age < law.value("opvang.below_age").number for age in ages):
        lines.append(line("plan.6.care", QUESTION))
    return block(6, lines or [line("plan.6.nothing", QUESTION)], not lines)


def _ages_at_home(answers: Answers, grown: int) -> list[int]:
    cells = ((row.get("leeftijd"), row.get("woont")) for row in answers.rows(QUESTION))
    return sorted(
        age for age, lives in cells if isinstance(age, int) and lives not in _ELSEWHERE and age < grown
    )


def _at_school(ages: tuple[int, ...]) -> list[PlanLine]:
    if len(ages) > 1:
        return [line("plan.6.children_school", QUESTION, jaren=Numbers(ages))]
    return [_child("child_school", age) for age in ages]


def _child(key: str, age: int) -> PlanLine:
    return line(f"plan.6.{key}", QUESTION, jaren=Number(age))
