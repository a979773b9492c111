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
    small = [age for age in ages if age < toddler]
    needs_care = any(toddler <= age < law.value("opvang.below_age").number for age in ages)
    lines = _children("vve", [age for age in ages if toddler <= age < four])
    lines += _children("may_school", [age for age in ages if four <= age < must])
    lines += _children("school", [age for age in ages if age >= must])
    if needs_care:
        lines.append(line("plan.6.care", QUESTION))  # for the small ones too
    elif small:
        lines.insert(0, _small(small))
    return block(6, lines or [line("plan.6.nothing", QUESTION)], not lines)


def _ages_at_home(answers: Answers, grown: int) -> list[int]:
    cells = ((row.get("leeftijd"), row.get("woont")) for row in answers.rows(QUESTION))
    return sorted(
        age for age, lives in cells if isinstance(age, int) and lives not in _ELSEWHERE and age < grown
    )


def _small(ages: list[int]) -> PlanLine:
    if len(ages) > 1:
        return line("plan.6.children_small", QUESTION)
    return line("plan.6.baby", QUESTION) if ages[0] == 0 else _child("small", ages[0])


def _children(key: str, ages: list[int]) -> list[PlanLine]:
    """One line, however many children there are: one page is one page."""
    if len(ages) > 1:
        return [line(f"plan.6.children_{key}", QUESTION, jaren=Numbers(tuple(ages)))]
    return [_child(key, age) for age in ages]


def _child(key: str, age: int) -> PlanLine:
    return line(f"plan.6.child_{key}", QUESTION, jaren=Number(age))
