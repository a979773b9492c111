"""Closing what is open: first the computed summary where it changed, then the parcels themselves."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.case_view import clock_facts
from desktop.domain.changes import Change, ChangeKind
from desktop.domain.deadlines import Deadline, pip_deadline
from desktop.domain.doelgroep import NotHere
from desktop.domain.dossier import newest_pip
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.pip import Missing, PipStatus, PipVersion, missing_for_gereed
from desktop.domain.summary import SUMMARY_KEY, SummaryFacts, summary_value
from desktop.domain.tolk import sessions_from, tolk_minutes
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
    return sum(
        seal_dossier(desk, work, dossier)[0]
        for dossier in sorted({change.dossier for change in work.outbox.unsealed()})
    )


def missing_of(talk: Talk) -> tuple[Missing, ...]:
    """What stands between the plan and 'gereed'."""
    needs = tuple(question.id for question in talk.applicable if question.law_needs)
    return missing_for_gereed(talk.choice, talk.standing, talk.toets, talk.belonging, needs)


def _summarise(desk: Desk, work: UnitOfWork, talk: Talk) -> tuple[Change, ...]:
    """Record the summary when it differs from the last one; two that differ settle themselves this way."""
    now = desk.clock.now()
    facts = SummaryFacts(
        row=talk.row,
        group=talk.belonging,
        route=talk.choice.route,
        clock=_clock(desk, talk),
        pip=_pip(talk),
        missing=missing_of(talk),
        tolk_minutes=tolk_minutes(sessions_from(talk.heads), now),
        answered=talk.form.total.answered,
        applicable=talk.form.total.applicable,
    )
    value = summary_value(facts)
    present = talk.heads.get((ChangeKind.SUMMARY, SUMMARY_KEY), ())
    if present and all(canonical(change.value) == canonical(value) for change in present):
        return ()
    asked = Asked(pack=talk.pack.name)
    return (pen(desk, work, talk.dossier, ChangeKind.SUMMARY, SUMMARY_KEY, value, present, asked),)


def _clock(desk: Desk, talk: Talk) -> Deadline | None:
    if isinstance(talk.belonging, NotHere):
        return None
    try:
        return pip_deadline(clock_facts(talk.standing, talk.heads), desk.law)
    except Refusal:
        return None


def _pip(talk: Talk) -> PipVersion | None:
    value: Mapping[str, object] = newest_pip(talk.heads)
    number, status = value.get("number"), value.get("status")
    if not isinstance(number, int) or not isinstance(status, str) or status not in set(PipStatus):
        return None
    dated = {name: str(value.get(name) or "") for name in ("dagtekening", "dagtekening_initieel")}
    return PipVersion(number, PipStatus(status), talk.choice.route, **dated)
