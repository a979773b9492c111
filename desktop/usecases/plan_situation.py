"""A loaded talk as the elements of the plan see it."""

from __future__ import annotations

from desktop.domain.case_view import term_start
from desktop.domain.deadlines import Deadline, inburgeringstermijn
from desktop.domain.doelgroep import Belongs
from desktop.domain.errors import Refusal
from desktop.domain.pip import Missing
from desktop.domain.plan_children import Blocked, blocked_by_care, young_children
from desktop.domain.plan_elements import plan_elements
from desktop.domain.plan_needs import Situation, missing_elements, plan_needs
from desktop.usecases.talk import Talk


def situation_of(talk: Talk) -> Situation | None:
    """What the elements of this plan follow from; None for who does not belong here, or not known yet."""
    if not isinstance(talk.belonging, Belongs):
        return None
    return Situation(
        group=talk.belonging,
        route=talk.choice.route,
        answers=talk.standing,
        elements=plan_elements(talk.heads),
        book=talk.law,
        today=talk.today,
        term=_term(talk),
    )


def lacking_elements(talk: Talk) -> tuple[Missing, ...]:
    """What has to be agreed before the plan is 'gereed'; what two laptops differ on is told as such."""
    case = situation_of(talk)
    if case is None:
        return ()
    needs = (one for one in plan_needs(case) if one.key not in case.elements.conflicts)
    return missing_elements(tuple(needs))


def care_blockers(talk: Talk) -> tuple[Blocked, ...]:
    """What about the children keeps the lessons from beginning; nothing for who does not belong here."""
    case = situation_of(talk)
    if case is None:
        return ()
    return blocked_by_care(case.answers, case.elements, young_children(case.answers, case.law))


def _term(talk: Talk) -> Deadline | None:
    started = term_start(talk.heads)
    try:
        return None if started is None else inburgeringstermijn(started, talk.law)
    except Refusal:  # a dagtekening before the act: told with the terms
        return None
