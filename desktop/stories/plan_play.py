"""Plays what a story agrees and decides, through the use cases."""

from __future__ import annotations

import re

from desktop.domain.ids import DossierId
from desktop.stories.model import StoryRoute
from desktop.stories.plan_model import StoryAgreement, StoryPlan
from desktop.usecases.establish import Establishing, establish_pip
from desktop.usecases.pip import (
    Extra,
    Leerroute,
    OfferState,
    SecondTalkState,
    choose_route,
    give_reason,
    make_ready,
    record_offer,
    record_second_talk,
)
from desktop.usecases.plan_elements import confirm_proposals, elements_shown, record_element
from desktop.usecases.plan_steps import StepGiven, Who, add_step
from desktop.usecases.ports import Desk

#: the blocks in which something is agreed beside the route
BLOCKS = range(4, 9)
_CHILD = re.compile(r"vve\.(\d{1,2})")


def choose(desk: Desk, dossier: DossierId, route: StoryRoute) -> None:
    """The route with its reasons."""
    choose_route(desk, dossier, Leerroute(route.choice))
    for one, reason in route.reasons.items():
        give_reason(desk, dossier, Leerroute(one), reason)
    if route.extra:
        give_reason(desk, dossier, None, route.extra)
    beside_the_route(desk, dossier, route)


def beside_the_route(desk: Desk, dossier: DossierId, route: StoryRoute) -> None:
    """What was seen instead of a test, the place in the region, and a second talk."""
    if route.no_test:
        give_reason(desk, dossier, Extra.NO_TEST, route.no_test)
    if route.offer is not None:
        record_offer(desk, dossier, OfferState(route.offer.state), route.offer.note)
    if route.second_talk is not None:
        second = route.second_talk
        record_second_talk(desk, dossier, SecondTalkState(second.state), second.day, second.note)


def agree(desk: Desk, dossier: DossierId, plan: StoryPlan) -> None:
    """Proposals that are taken over, forms that are filled in, steps that are chosen."""
    for block in BLOCKS:
        proposed = elements_shown(desk, dossier, block).proposals
        wanted = proposed if plan.confirms is None else [key for key in proposed if key in plan.confirms]
        confirm_proposals(desk, dossier, block, wanted)
    for agreement in plan.agreements:
        block, key = _place_of(desk, dossier, agreement)
        record_element(desk, dossier, block, key, agreement.form)
    for step in plan.steps:
        given = StepGiven(
            step.block,
            step.line,
            step.own,
            Who(step.who),
            step.who_name,
            step.by,
            step.is_private,
            step.in_own_language,
        )
        add_step(desk, dossier, given)


def take_decision(desk: Desk, dossier: DossierId, plan: StoryPlan) -> None:
    """'Gereed', and vastgesteld where the story has a dagtekening. Raises Refusal."""
    decision = plan.decision
    if decision is None:
        return
    make_ready(desk, dossier)
    if decision.dagtekening:
        typed = Establishing(
            decision.dagtekening,
            decision.name,
            decision.function,
            decision.bekendmaking,
            decision.number,
            decision.early,
        )
        establish_pip(desk, dossier, typed)


def _place_of(desk: Desk, dossier: DossierId, agreement: StoryAgreement) -> tuple[int, str]:
    """The block that has this element, and its key: 'vve.1' is the first young child."""
    child = _CHILD.fullmatch(agreement.key)
    for block in BLOCKS:
        shown = elements_shown(desk, dossier, block)
        keys = [one.key for one in shown.elements] + [one.element.key for one in shown.counts]
        if child is not None:
            children = [key for key in keys if key.startswith("vve.")]
            if len(children) >= int(child[1]) > 0:
                return block, children[int(child[1]) - 1]
        elif agreement.key in keys:
            return block, agreement.key
    return BLOCKS[0], agreement.key  # the use case says what is wrong with it
