"""Which lines stand on the one page of the plan; all the others stand on the list that goes with it.

The rule: in each block first the lines without which the block says nothing (name and language, goal, road,
school and days, hours of the law, who helps, next talk), then what somebody is good at, then the chosen
steps, what was agreed, the person's own words and whom to call when ill, then the other lines in their order,
until the block is full.
Where a language needs more room than the page has, lines give way in the opposite order; the first kind
always stays and no block is emptied. Lines keep their order. Nothing is lost by it: what is not on the page
is on the list. What is drawn as a jar is not told in a sentence too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.plan_lines import Number, PlanBlockDraft, PlanLine

#: lines a block has room for; blocks 5 and 6 hold short lines, one for each part of the law or each age
ROOM = 3
_MORE_ROOM = {3: 4, 5: 4, 6: 4}
_PINNED = (
    "plan.1.name",
    "plan.1.language",
    "plan.2.goal",
    "plan.3.",
    "plan.4.school",
    "plan.4.place",
    "plan.4.days_",
    "plan.4.own_school",
    "plan.4.alphabet_first",
    "plan.5.map",
    "plan.5.pvt",
    "plan.5.z_participation",
    "plan.5.participation",
    "plan.7.coach",
    "plan.8.next",
    "plan.8.no_date",
)
#: what somebody is good at: gives way last of all that can
_STRENGTH = frozenset({"plan.1.proud"})
#: nobody chose it and everybody needs it: what to do when ill
_ALWAYS_ASKED = frozenset({"plan.8.ill"})
#: the order in which lines stay; the last rank gives way first
_PINNED_RANK, _STRENGTH_RANK, _CHOSEN_RANK, _OTHER_RANK = range(4)


def on_page(block: PlanBlockDraft) -> PlanBlockDraft:
    """The block with only the lines that it has room for."""
    most = _MORE_ROOM.get(block.number, ROOM)
    ranked = sorted(range(len(block.lines)), key=lambda i: (_rank(block.lines[i]), i))
    kept = sorted(ranked[:most])
    return replace(block, lines=tuple(block.lines[i] for i in kept))


def page_of(
    blocks: Iterable[PlanBlockDraft], fewer: int = 0, has_jars: bool = True
) -> tuple[PlanBlockDraft, ...]:
    """The blocks as they stand on the page, with `fewer` lines on it than there is room for.

    `has_jars` False: hours are told in sentences, for a language whose words leave no room to draw them.
    """
    page = _page(blocks, has_jars)
    gone = {id(line) for line in _give_way(page)[:fewer]}
    return tuple(replace(one, lines=tuple(x for x in one.lines if id(x) not in gone)) for one in page)


def most_fewer(blocks: Iterable[PlanBlockDraft], has_jars: bool = True) -> int:
    """How many lines of the page can give way: all but those that a block cannot do without."""
    return len(_give_way(_page(blocks, has_jars)))


def strengths_on(blocks: Iterable[PlanBlockDraft]) -> int:
    """How many of those lines tell what somebody is good at; they are the last to give way."""
    return sum(_rank(line) == _STRENGTH_RANK for line in _give_way(_page(blocks, has_jars=True)))


def first_to_go(blocks: Iterable[PlanBlockDraft], has_jars: bool = True) -> int:
    """How many of those lines were neither chosen, nor agreed, nor the person's own words."""
    return sum(_rank(line) == _OTHER_RANK for line in _give_way(_page(blocks, has_jars)))


def _page(blocks: Iterable[PlanBlockDraft], has_jars: bool) -> tuple[PlanBlockDraft, ...]:
    """Each block with what it has room for; what a jar tells needs no sentence."""
    all_blocks = tuple(blocks if has_jars else (replace(block, jars=()) for block in blocks))
    told = [(jar.line.key, jar.hours) for block in all_blocks for jar in block.jars]
    return tuple(
        on_page(replace(one, lines=tuple(x for x in one.lines if _hours(x) not in told)))
        for one in all_blocks
    )


def _hours(line: PlanLine) -> tuple[str, int] | None:
    hours = line.values.get("uren")
    return (line.key, hours.number) if isinstance(hours, Number) else None


def _give_way(page: Iterable[PlanBlockDraft]) -> list[PlanLine]:
    """The lines in the order in which they give way: other lines before what was chosen, the last of a block
    before its first, so that no block is emptied for another."""
    ranked = [
        (-_rank(line), -at, block.number, line)
        for block in page
        for at, line in enumerate(block.lines)
        if _rank(line) != _PINNED_RANK and (at or any(_rank(one) == _PINNED_RANK for one in block.lines))
    ]
    return [line for *_, line in sorted(ranked, key=lambda one: one[:3])]


def _rank(line: PlanLine) -> int:
    if line.key.startswith(_PINNED):
        return _PINNED_RANK
    if line.key in _STRENGTH:
        return _STRENGTH_RANK
    is_chosen = line.step or line.is_quote or line.decision or line.key in _ALWAYS_ASKED
    return _CHOSEN_RANK if is_chosen else _OTHER_RANK
