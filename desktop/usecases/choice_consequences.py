"""What would follow from each of the values that meet: lines of the plan, the ten weeks, questions."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.case_view import clock_facts
from desktop.domain.changes import HeadKey
from desktop.domain.choices import Side, keeps_plan_back
from desktop.domain.deadlines import pip_deadline
from desktop.domain.doelgroep import NotHere
from desktop.domain.errors import Refusal
from desktop.domain.wording import nl
from desktop.usecases.choices_shown import PlanWould
from desktop.usecases.dutch_words import counted, day_words
from desktop.usecases.plan_draft import draft
from desktop.usecases.plan_panel import LineWords, lines_of
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk, talk_if

#: more would hide the values themselves
_LINES_AT_MOST = 4
Follows = tuple[tuple[PlanWould, ...], tuple[str, ...]]


def consequences(desk: Desk, talk: Talk, where: HeadKey, sides: Sequence[Side]) -> tuple[Follows, ...]:
    """Per side (lines of the plan that not every side brings, what else is different). Pure."""
    if not keeps_plan_back(where):
        return tuple(((), ()) for _ in sides)
    talks = [talk_if(desk, talk, {**talk.heads, where: side.changes[:1]}) for side in sides]
    lines = [lines_of(desk, one, draft(desk, one)) for one in talks]
    common = frozenset.intersection(*lines)
    effects = [_effects(desk, one) for one in talks]
    same = set.intersection(*(set(one) for one in effects))
    return tuple(
        (_lines(found - common), tuple(words for words in told if words not in same))
        for found, told in zip(lines, effects, strict=True)
    )


def _lines(found: frozenset[LineWords]) -> tuple[PlanWould, ...]:
    ordered = sorted(found)
    return tuple(PlanWould(block, text) for block, text in ordered[:_LINES_AT_MOST])


def _effects(desk: Desk, talk: Talk) -> tuple[str, ...]:
    told: list[str] = []
    if isinstance(talk.belonging, NotHere):
        told.append(nl("Deze persoon hoort dan niet bij de brede intake."))
    else:
        told.append(_due(desk, talk))
    asked = counted(len(talk.applicable), nl("vraag"), nl("vragen"))
    told.append(nl("Het gesprek heeft {asked}.", asked=asked))
    return tuple(one for one in told if one)


def _due(desk: Desk, talk: Talk) -> str:
    try:
        deadline = pip_deadline(clock_facts(talk.standing, talk.heads), desk.law)
    except Refusal:
        return ""
    if deadline.last is None:
        return nl("De tien weken lopen dan nog niet.")
    return nl("Het plan is klaar op of voor {day}.", day=day_words(deadline.last))
