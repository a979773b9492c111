"""Which lines stand on the one page of the plan; all the others stand on the list that goes with it.

The rule: in each block first the lines without which the block says nothing (name and language, goal, road,
school and days, hours of the law, who helps, next talk), then the chosen steps and the person's own words,
then the other lines in their order, until the block is full. Where a language needs more room than the page
has, blocks hold fewer lines; the first kind always stays. Lines keep their order. Nothing is lost by it: what
is not on the page is on the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.plan_lines import PlanBlockDraft, PlanLine

#: lines a block has room for; blocks 5 and 6 hold short lines, one for each part of the law or each age
ROOM = 3
_MORE_ROOM = {3: 4, 5: 4, 6: 4}
LEAST_ROOM = 1
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


def on_page(block: PlanBlockDraft, room: int = ROOM) -> PlanBlockDraft:
    """The block with only the lines of the page. `room` below 3 makes every block as short as that."""
    most = _MORE_ROOM.get(block.number, ROOM) if room >= ROOM else room
    ranks = [_rank(line) for line in block.lines]
    ranked = sorted(range(len(ranks)), key=lambda i: (ranks[i], i))
    # what was chosen and own words give way last, what the block cannot do without never
    stays = sum(rank == 0 or (rank == 1 and room > LEAST_ROOM) for rank in ranks)
    kept = sorted(ranked[: max(most, min(stays, ROOM))])
    return replace(block, lines=tuple(block.lines[i] for i in kept))


def beside_page(block: PlanBlockDraft, room: int = ROOM) -> tuple[PlanLine, ...]:
    """The lines of the block that are not on the page, in their order."""
    kept = on_page(block, room).lines
    return tuple(line for line in block.lines if not any(line is one for one in kept))


def page_of(blocks: Iterable[PlanBlockDraft], room: int = ROOM) -> tuple[PlanBlockDraft, ...]:
    """The blocks as they stand on the page."""
    return tuple(on_page(block, room) for block in blocks)


def _rank(line: PlanLine) -> int:
    if line.key.startswith(_PINNED):
        return 0
    return 1 if line.step or line.is_quote else 2
