"""The eight blocks of the visual PIP, from the answers, what was agreed and chosen, and the law of the day.

What never gets in: BSN, V-nummer, test points, health (F and M feed nothing here), debts, justice (Z04),
birth dates, amounts of money, names of children, steps with AVG mark 9 or 10, steps that the library keeps
off paper, and own words with a long number in them. Only the questions and decisions named in the `plan_*`
modules are read, so nothing else can appear. The differences by doelgroep and route are those of WI 15.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.plan_facts import PlanFacts, is_fit_for_paper
from desktop.domain.plan_help import help_block, talks_block
from desktop.domain.plan_home import home_block
from desktop.domain.plan_language import language_block
from desktop.domain.plan_lines import BlockStatus, PlanBlockDraft
from desktop.domain.plan_step_lines import step_line
from desktop.domain.plan_who import goal_block, road_block, who_block
from desktop.domain.plan_work import work_block

__all__ = ["PlanFacts", "is_fit_for_paper", "plan_blocks"]


def plan_blocks(facts: PlanFacts) -> tuple[PlanBlockDraft, ...]:
    """The eight blocks in order, the chosen steps at the end of theirs. Pure: same facts, same lines.

    Raises Refusal(LAW_BEFORE_FIRST_DATE) when the day is before the law.
    """
    made = (
        who_block(facts),
        goal_block(facts),
        road_block(facts),
        language_block(facts),
        work_block(facts),
        home_block(facts.answers, facts.law, facts.elements),
        help_block(facts),
        talks_block(facts),
    )
    return tuple(_with_steps(block, facts) for block in made)


def _with_steps(block: PlanBlockDraft, facts: PlanFacts) -> PlanBlockDraft:
    chosen = (step_line(step, ready) for step, ready in facts.steps if step.block == block.number)
    steps = tuple(one for one in chosen if one is not None)
    if not steps:
        return block
    is_empty = block.status is BlockStatus.LEEG
    status = BlockStatus.DEELS if is_empty else block.status
    return replace(block, lines=(*block.lines, *steps), status=status)
