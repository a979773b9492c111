"""Closing what is open: first the computed summary where it changed, then the parcels themselves."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.case_view import clock_facts, pip_version, term_start
from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.choices import plan_waits_for
from desktop.domain.deadlines import Deadline, inburgeringstermijn, pip_deadline
from desktop.domain.doelgroep import NotHere
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.pip import Missing, MissingCode, missing_for_gereed
from desktop.domain.pip_versions import versions_of
from desktop.domain.plan_steps import disputed_missing, disputed_steps
from desktop.domain.revision import first_day_here, was_switched
from desktop.domain.summary import SUMMARY_KEY, SummaryFacts, lives_in_azc, summary_value
from desktop.domain.tolk import sessions_from, tolk_minutes
from desktop.usecases.pip_versions import bound_route
from desktop.usecases.plan_situation import care_blockers, lacking_elements
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, canonical, pen
from desktop.usecases.talk import Talk, load_talk


def seal_dossier(desk: Desk, work: UnitOfWork, dossier: DossierId) -> tuple[int, tuple[Change, ...]]:
    """Seal what is open in one dossier: (how many parcels, the summary if it changed). The caller commits.

    Nothing open means nothing to say: no summary is written either.
    """
    if not work.outbox.unsealed(dossier):
        return 0, ()
    written = _summarise(desk, work, load_talk(desk, work, dossier))
    return desk.sealer.seal(work, dossier), written


def seal_all(desk: Desk, work: UnitOfWork) -> int:
    """Seal what is open in every dossier; returns how many parcels. The caller commits."""
    return sum(seal_dossier(desk, work, dossier)[0] for dossier in sorted(work.outbox.unsealed_counts()))


def missing_of(talk: Talk) -> tuple[Missing, ...]:
    """What stands between the plan and 'gereed': route and reasons, then what has to be agreed."""
    needs = tuple(question.id for question in talk.applicable if question.law_needs)
    applies = frozenset(question.id for question in talk.applicable)
    bound = bound_route(talk)
    found = missing_for_gereed(talk.choice, talk.standing, talk.toets, talk.belonging, needs, applies, bound)
    two = [disputed_missing(key) for key in disputed_steps(talk.heads)]
    return (*found, *lacking_elements(talk), *two, *_other_choices(talk))


def _other_choices(talk: Talk) -> tuple[Missing, ...]:
    """What waits for a choice and has no form of its own: answers, decisions and steps are told elsewhere."""
    told = {(ChangeKind.ANSWER, key) for key in talk.standing.conflicts}
    told |= {(ChangeKind.DECISION, key) for key in talk.choice.conflicts}
    told |= {(ChangeKind.GOAL, key) for key in disputed_steps(talk.heads)}
    return tuple(
        Missing(MissingCode.CONFLICT_OPEN, field=f"{where[0].value}:{where[1]}", place="choices")
        for where in plan_waits_for(talk.heads)
        if where not in told
    )


def _summarise(desk: Desk, work: UnitOfWork, talk: Talk) -> tuple[Change, ...]:
    """Record the summary when it differs from the last one; two that differ settle themselves this way."""
    value = summary_of(desk, talk)
    present = talk.heads.get((ChangeKind.SUMMARY, SUMMARY_KEY), ())
    if present and all(canonical(change.value) == canonical(value) for change in present):
        return ()
    asked = Asked(pack=talk.pack.name)
    return (pen(desk, work, talk.dossier, ChangeKind.SUMMARY, SUMMARY_KEY, value, present, asked),)


def summary_of(desk: Desk, talk: Talk) -> Mapping[str, JsonValue]:
    """What the back end would be told of this dossier now."""
    now, versions = desk.clock.now(), versions_of(talk.heads)
    facts = SummaryFacts(
        row=talk.row,
        group=talk.belonging,
        route=talk.choice.route,
        clock=_clock(desk, talk),
        pip=pip_version(talk.heads),
        missing=missing_of(talk),
        tolk_minutes=tolk_minutes(sessions_from(talk.heads), now),
        answered=talk.form.total.answered,
        applicable=talk.form.total.applicable,
        toets=talk.toets,
        is_in_azc=lives_in_azc(talk.standing, talk.row),
        term=_term(desk, talk),
        is_switched=was_switched(talk.heads, versions),
        care=tuple(blocked.code for blocked in care_blockers(talk)),
        first_here=first_day_here(talk.heads, versions),
    )
    return summary_value(facts)


def _term(desk: Desk, talk: Talk) -> Deadline | None:
    started = term_start(talk.heads)
    try:
        return None if started is None else inburgeringstermijn(started, desk.law)
    except Refusal:
        return None


def _clock(desk: Desk, talk: Talk) -> Deadline | None:
    if isinstance(talk.belonging, NotHere):
        return None
    try:
        return pip_deadline(clock_facts(talk.standing, talk.heads), desk.law)
    except Refusal:
        return None
