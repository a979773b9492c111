"""The outbox: what may be published is noted as it comes in, and taken out one dossier at a time."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.protocol.canonical import read_json
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.sealing import open_set
from sync.protocol.summary import read_summary
from sync.server.service.heard_times import as_heard
from sync.server.service.ports import Service, Work
from sync.server.service.publishable import note_publishable
from sync.server.service.publishing_ports import (
    Difference,
    Made,
    PaperContents,
    PaperRow,
    PublicationRow,
    Publisher,
    State,
    Target,
    Turn,
    Wanted,
    Why,
)
from sync.server.service.pushing import dossier_key

_LOG = logging.getLogger("intakekoffer.server")
#: dossiers in a row without an answer before a round is over
_SILENT_IN_A_ROW = 3
#: a turn that takes longer has lost its dossier, unless it tells that it goes on
_CLAIM = timedelta(minutes=5)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)
#: what is missing here comes by itself, with a push; this is only for what nobody pushed about
_LOOK_AGAIN = timedelta(hours=1)


class LostClaim(Exception):
    """Another took this dossier over: nothing more is written down for it."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did, in dossiers."""

    done: int = 0
    waiting: int = 0
    apart: int = 0


def publish_waiting(
    service: Service,
    tenant: str,
    publisher: Publisher,
    contents: PaperContents,
    is_ended: Callable[[], bool] = lambda: False,
) -> Round:
    """Take every dossier whose time it is out of the outbox, one after the other, until `is_ended`.

    Several may do so at once: a dossier is with one of them. What fails is told in the outbox, never raised,
    so one dossier never blocks the next; but a system that answers nothing to a few in a row is left in peace
    until the next round. Raises Problem TRY_LATER when our own database is away.
    """
    counted = dict.fromkeys(State, 0)
    silent = 0
    while silent < _SILENT_IN_A_ROW and not is_ended():
        turn = _one(service, tenant, publisher, contents)
        if turn is None:
            break
        counted[turn.state] += 1
        silent = silent + 1 if turn.reason is Why.UNREACHABLE else 0
    return Round(counted[State.DONE], counted[State.WAITING], counted[State.APART])


def _one(service: Service, tenant: str, publisher: Publisher, contents: PaperContents) -> Turn | None:
    token, now = service.token(16).hex(), service.now()
    with service.work_in(tenant) as work:
        row = work.publications.claim(publisher.target, token, now, now + _CLAIM)
    if row is None:
        return None
    with service.work_in(tenant) as guard:
        # The claim alone could run out under a program that sleeps: the lock cannot.
        if guard.publications.hold(row.dossier):
            turn = _turn(service, tenant, publisher, contents, row, token)
        else:
            turn = Turn(State.WAITING, Why.NONE)
    _finish(service, tenant, row, token, turn)
    return turn


def _turn(
    service: Service,
    tenant: str,
    publisher: Publisher,
    contents: PaperContents,
    row: PublicationRow,
    token: str,
) -> Turn:
    with service.work_in(tenant) as work:
        wanted = _wanted(work, tenant, row.dossier)
        made = work.publications.made(publisher.target, row.dossier)
        found = work.publications.differences(publisher.target)
    differing = {one.field for one in found if one.dossier == row.dossier}
    if isinstance(wanted, Turn):
        return wanted
    try:
        return publisher.publish(
            wanted, DossierLedger(service, tenant, row, token, made, differing), contents
        )
    except LostClaim:
        return Turn(State.WAITING, Why.NONE)
    except Problem:
        return Turn(State.WAITING, Why.UNREACHABLE)
    except Exception as error:  # noqa: BLE001 - one dossier with a bug in it never blocks the next
        places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
        _LOG.error("%s at %s", type(error).__name__, " < ".join(reversed(places[-8:])))
        return Turn(State.APART, Why.BROKEN)


def _finish(service: Service, tenant: str, row: PublicationRow, token: str, turn: Turn) -> None:
    now = service.now()
    next_at = None
    if turn.state is State.WAITING:
        next_at = now + _wait(service, row.attempts, turn)
    with service.work_in(tenant) as work:
        work.publications.finish(row, token, turn, now, next_at)
        if turn.state is State.APART:
            work.people.audit(f"publication-apart-{row.target.value}", now, dossier=row.dossier)


def _wait(service: Service, attempts: int, turn: Turn) -> timedelta:
    """Doubling, between half and all of it so that many do not come back at once; or as was asked."""
    if turn.after_seconds is not None:
        return min(timedelta(seconds=turn.after_seconds), _LONGEST_WAIT)
    if turn.reason in (Why.SUMMARY_STALE, Why.PAPER_NOT_HERE):
        return _LOOK_AGAIN
    most: timedelta = min(_FIRST_WAIT * 2.0 ** min(attempts - 1, 12), _LONGEST_WAIT)
    return most / 2 + most / 2 * (int.from_bytes(service.token(2), "big") / 65_536)


def _wanted(work: Work, tenant: str, dossier: str) -> Wanted | Turn:
    """What may be published, or why nothing is: only what was decided and is not older than the answers."""
    row = work.log.dossier(dossier)
    if row is None or row.is_destroyed:
        return Turn(State.DONE, Why.DESTROYED)
    found = work.publications.summary(dossier)
    if found is None:
        return Turn(State.DONE, Why.NOT_DECIDED)
    if found.is_stale:
        return Turn(State.WAITING, Why.SUMMARY_STALE)
    summary = read_summary(read_json(found.text.encode()))
    if any(one == "samengevoegd" or one.startswith("hoort_niet_hier") for one in summary.blockers):
        return Turn(State.DONE, Why.ELSEWHERE)
    newest: dict[tuple[str, str], PaperRow] = {}
    for paper in work.publications.papers(dossier):
        newest[paper.kind, paper.language] = paper  # they come by version
    return Wanted(tenant, dossier, summary, tuple(newest.values()))


class DossierLedger:
    """`Ledger` of one dossier: every word in a transaction of its own, and only while the claim is ours."""

    def __init__(
        self,
        service: Service,
        tenant: str,
        row: PublicationRow,
        token: str,
        made: dict[str, Made],
        differing: set[str],
    ) -> None:
        self._service = service
        self._tenant = tenant
        self._row = row
        self._token = token
        self._made = made
        self._differing = differing

    def now(self) -> datetime:
        return self._service.now()

    def made(self, what: str) -> Made | None:
        return self._made.get(what)

    def note(self, what: str, url: str = "", **told: object) -> None:
        made = Made(what, url, told)
        with self._writing() as work:
            self._keep(work)
            work.publications.note_made(self._row.target, self._row.dossier, made, self.now())
        self._made[what] = made

    def differs(self, field: str, ours: str, theirs: str) -> None:
        with self._writing() as work:
            self._keep(work)
            found = Difference(self._row.target, self._row.dossier, field, ours, theirs)
            work.publications.put_difference(found, self.now())
        self._differing.add(field)

    def agrees(self, field: str) -> None:
        if field not in self._differing:
            return
        with self._writing() as work:
            self._keep(work)
            work.publications.drop_difference(self._row.target, self._row.dossier, field)
        self._differing.discard(field)

    def _writing(self) -> AbstractContextManager[Work]:
        return self._service.work_in(self._tenant)

    def _keep(self, work: Work) -> None:
        until = self.now() + _CLAIM
        if not work.publications.keep_claim(self._row.target, self._row.dossier, self._token, until):
            raise LostClaim


# --- the office


def take_up_everything(service: Service, tenant: str) -> int:
    """Ask for a turn of every dossier that has a summary, with the papers told of in its sets: once, where
    publishing begins after the dossiers did. How many."""
    with service.work_in(tenant) as work:
        known = {row.dossier: row for row in work.log.dossiers() if not row.is_destroyed}
        asked = [row.dossier for row in work.log.summaries() if row.dossier in known]
    for dossier in asked:
        with service.work_in(tenant) as work:
            opened = [
                (
                    one.header,
                    as_heard(
                        open_set(one, dossier_key(service, tenant, known[dossier], one.header.privacy_class)),
                        service.now(),
                    ),
                )
                for one in work.log.sets_of(dossier)
            ]
            note_publishable(work, opened)
    return len(asked)


def settle_difference(
    service: Service, tenant: str, target: Target, dossier: str, field: str, take_ours: bool
) -> None:
    """An administrator chose what holds of a field that was changed there by hand.

    Theirs: it stays as it is, until ours changes. Ours: it is written at the next turn. Raises NOT_FOUND.
    """
    now = service.now()
    with service.work_in(tenant) as work:
        found = [
            one
            for one in work.publications.differences(target)
            if (one.dossier, one.field) == (dossier, field)
        ]
        if not found:
            raise Problem(ProblemType.NOT_FOUND, problems=(("field", "unknown"),))
        what = f"field:{field}"
        before = work.publications.made(target, dossier).get(what)
        told = {"theirs": found[0].theirs, "ours": None if take_ours else found[0].ours}
        made = Made(what, before.url if before else "", told)
        work.publications.note_made(target, dossier, made, now)
        work.publications.drop_difference(target, dossier, field)
        work.publications.again(target, dossier)
        work.people.audit(f"difference-{'ours' if take_ours else 'theirs'}", now, dossier=dossier)
