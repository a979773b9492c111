"""Blocks 7 and 8 of the plan: who helps and what about money, and what was agreed about talking.

Never an amount, never a debt. No ontzorgen and no maatschappelijke begeleiding of right for gezin and overig
(Participatiewet 56a; R-MB-01): they are pointed to DUO for a loan (R-LEN-01).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from desktop.domain.ontzorgen import FULL
from desktop.domain.person_numbers import numbers_of, without_person_numbers
from desktop.domain.plan_elements import ElementKey
from desktop.domain.plan_facts import PlanFacts, is_fit_for_paper
from desktop.domain.plan_lines import (
    Choices,
    ClockTime,
    Day,
    Days,
    Name,
    Number,
    PlanBlockDraft,
    PlanLine,
    PlanValue,
    Sayings,
    block,
    line,
)
from desktop.domain.plan_texts import PLAN_TEXTS

PARTLY, OTHER = "deels", "andere_begeleiding"
_CANNOT_YET = 2  # of 5, on a phone (D02) or a keyboard (D03)
_TALKS_AHEAD = 3


def help_block(facts: PlanFacts) -> PlanBlockDraft:
    """Block 7."""
    lines: list[PlanLine] = []
    if facts.coach:
        lines.append(line("plan.7.coach", begeleider=Name(facts.coach)))
    lines += _money(facts)
    lines += _guidance(facts)
    lines += _practical(facts)
    is_settled = facts.ontzorgen is not None or facts.elements.ontzorgen.form == OTHER
    return block(7, lines, bool(facts.coach) and is_settled, phone=facts.phone)


def _money(facts: PlanFacts) -> Iterator[PlanLine]:
    period, form = facts.ontzorgen, facts.elements.ontzorgen.form
    if facts.is_own_course:
        yield line("plan.7.course_money", "P07")
        if facts.answers.text("E09") in ("lening", "nog_niet"):
            yield line("plan.7.loan", "E09")
    elif not facts.is_asiel:
        return
    elif form == OTHER:
        yield line("plan.7.ontzorgen_other", decision=ElementKey.ONTZORGEN_FORM)
    elif period is not None and period.first is not None and period.last is not None:
        months = period.law[0]
        values: dict[str, PlanValue] = {"begin": Day(period.first), "eind": Day(period.last)}
        key = "plan.7.ontzorgen_part"
        if form in ("", FULL):
            key, values["maanden"] = "plan.7.ontzorgen", Number(months.number)
        yield PlanLine(key, MappingProxyType(values), "E02", months, decision=ElementKey.ONTZORGEN_START)
    else:
        yield line("plan.7.ontzorgen_later", "P07")


def _guidance(facts: PlanFacts) -> Iterator[PlanLine]:
    guidance = facts.elements.guidance
    if guidance is None:
        return
    keys = tuple(f"plan.guidance.{one}" for one in guidance.what if f"plan.guidance.{one}" in PLAN_TEXTS)
    if not keys:
        return
    if guidance.who and is_fit_for_paper(guidance.who):
        who = Name(guidance.who)
        yield line("plan.7.guidance_who", decision=ElementKey.GUIDANCE, wie=who, dingen=Sayings(keys))
    else:
        yield line("plan.7.guidance", decision=ElementKey.GUIDANCE, dingen=Sayings(keys))


def _practical(facts: PlanFacts) -> Iterator[PlanLine]:
    answers = facts.answers
    levels = [*answers.cells("D02").values(), answers.number("D03")]
    numbers = [one for one in levels if isinstance(one, int) and not isinstance(one, bool)]
    if numbers and min(numbers) <= _CANNOT_YET:
        yield line("plan.7.digital", ("D02", "D03"))
    digid = answers.text("D04")
    if digid == "nee":
        yield line("plan.7.digid", "D04")
    elif digid == "aangevraagd":
        yield line("plan.7.digid_asked", "D04")
    for key, question, nothing in (
        ("plan.7.house", "H03", "niets"),
        ("plan.7.help", "Z03", "geen"),
        ("plan.7.wishes", "N05", "niet_nu"),
    ):
        chosen = tuple(one for one in answers.chosen(question) if one != nothing)
        if chosen:
            yield line(key, question, dingen=Choices(question, chosen))


def talks_block(facts: PlanFacts) -> PlanBlockDraft:
    """Block 8: the next talk, how often and how, what to do when ill or not agreeing."""
    lines: list[PlanLine] = []
    day, _, time = facts.next_talk.partition("T")
    is_ahead = bool(time) and date.fromisoformat(day) > facts.today
    if is_ahead:
        on = Day(date.fromisoformat(day), has_weekday=True)
        when: dict[str, PlanValue] = {"datum": on, "tijd": ClockTime(time[:5])}
        place = without_person_numbers(facts.place, numbers_of(facts.answers))
        if place:
            when["plek"] = Name(place)
        lines.append(PlanLine("plan.8.next_place" if place else "plan.8.next", MappingProxyType(when)))
    else:
        lines.append(line("plan.8.no_date"))
    if facts.coach:
        lines.append(line("plan.8.ill"))
    lines.append(line("plan.8.disagree"))
    lines += _rhythm(facts)
    return block(8, lines, is_ahead)


def _rhythm(facts: PlanFacts) -> Iterator[PlanLine]:
    wish, talks = facts.answers.cells("K06"), facts.elements.talks
    for part, start in (("hoe_vaak", "plan.8.often_"), ("hoe", "plan.8.how_")):
        key = f"{start}{wish.get(part)}"
        if key in PLAN_TEXTS:
            yield line(key, "K06")
    ahead = tuple(day for day in talks.days if day > facts.today)[:_TALKS_AHEAD] if talks else ()
    if ahead:
        yield line("plan.8.talks", decision=ElementKey.TALKS, dagen=Days(ahead))
