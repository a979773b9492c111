"""A loaded talk as the elements of the plan see it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.case_view import term_start
from desktop.domain.deadlines import Deadline, inburgeringstermijn, ontzorgen_period
from desktop.domain.doelgroep import Belongs
from desktop.domain.errors import Refusal
from desktop.domain.pip import Missing
from desktop.domain.plan_children import Blocked, CareBlocker, blocked_by_care, young_children
from desktop.domain.plan_elements import plan_elements
from desktop.domain.plan_needs import Situation, missing_elements, plan_needs
from desktop.domain.wording import nl
from desktop.usecases.talk import Talk

CARE_WORDS: Mapping[CareBlocker, str] = {
    CareBlocker.NOBODY_MINDS: nl("Nog niemand past op de kinderen tijdens de les."),
    CareBlocker.WAITING_LIST: nl("Er is een wachtlijst voor opvang of peuterschool."),
}


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


def ontzorgen_of(talk: Talk) -> Deadline | None:
    """The period of ontzorgen as agreed; None where it is no part of this plan, or has no beginning yet."""
    case = situation_of(talk)
    if case is None or not case.is_asiel or case.elements.ontzorgen.start is None:
        return None
    try:
        return ontzorgen_period(case.elements.ontzorgen.start, case.book, case.elements.ontzorgen.end)
    except Refusal:  # a day before the act: told with the terms
        return None


def _term(talk: Talk) -> Deadline | None:
    started = term_start(talk.heads)
    try:
        return None if started is None else inburgeringstermijn(started, talk.law)
    except Refusal:  # a dagtekening before the act: told with the terms
        return None
