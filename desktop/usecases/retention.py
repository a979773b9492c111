"""Dossiers leave the laptop when their term is over: what is due, what stays and why, and the destroying.

Nothing is destroyed without a policy of the privacy officer (AVG 5(1)(e), BIO 5.33.01), nothing that the
municipality has not confirmed, and nothing that was not shown. The record itself is kept at the municipality.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop.domain.dossier import DossierRow
from desktop.domain.dutch_days import day_words
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.retention import Hold, Judged, RetentionPolicy, counted_classes
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import local
from desktop.usecases.my_safe import safe_of
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import new_id
from desktop.usecases.retention_policy import KeptPolicy, kept_policy, sent_policy_waits
from desktop.usecases.retention_runs import Certificate, certificates, finished, keep_certificate
from desktop.usecases.retention_standing import Sent, sent_from_here, standings, today_at_least
from desktop.usecases.retention_told import CertificateShown, certificate_told
from desktop.usecases.retention_words import CLASS_WORDS, due_words, hold_words, since_words
from desktop.usecases.safe_ports import Safe
from desktop.usecases.typed_reason import needed_reason
from translations.letters import sort_key

#: a run without a press happens only when the clock is no further than this from the back end's last word:
#: a clock that jumped years ahead would make everything due at once
MOST_DAYS_SINCE_WORD = 92


@dataclass(frozen=True, slots=True)
class DossierShown:
    """One dossier beside the policy, in words."""

    dossier: DossierId
    roepnaam: str
    class_words: str
    since: str
    until: str
    holds: tuple[str, ...]
    #: what the privacy officer calls it in an order, where the person asked something; else ''
    number: str = ""


@dataclass(frozen=True, slots=True)
class RetentionBoard:
    """What may go, what stays, what went. `kept` None: there is no policy, and nothing goes."""

    kept: KeptPolicy | None
    is_linked: bool  # the municipality knows this laptop, or knew it
    valid_from: str  # '' = it is valid now
    due: tuple[DossierShown, ...]
    staying: tuple[DossierShown, ...]
    certificates: tuple[CertificateShown, ...]  # newest first
    waits_for_lock: bool  # something was destroyed: the key is replaced at the next opening
    clock_doubt: str = ""  # this laptop's day lies far from the back end's last word
    has_sent: bool = False  # the municipality sent a policy, and its key was not compared here

    @property
    def policy(self) -> RetentionPolicy | None:
        """What can be read of the policy."""
        return self.kept.policy if self.kept is not None else None


def retention_board(desk: Desk) -> RetentionBoard:
    """Everything at once. On the thread of the store."""
    state = desk.safe.state() if desk.safe is not None else None
    with desk.unit_of_work() as work:
        kept, sent = kept_policy(work), sent_from_here(work)
        today = today_at_least(desk, sent)
        policy = kept.policy if kept is not None else None
        rows = {row.dossier: row for row in work.dossiers.all()}
        found = tuple(standings(desk, work, policy, sent)) if policy is not None else ()
        runs = certificates(work)
        has_sent = sent_policy_waits(work)
    due = [one for one in found if one.is_due]
    staying = [one for one in found if not one.is_due]
    rolled_over_at = state.rolled_over_at if state is not None else None
    return RetentionBoard(
        kept=kept,
        is_linked=desk.sync.is_enrolled() or bool(sent.known_there),
        valid_from=day_words(policy.valid_from) if policy is not None and policy.valid_from > today else "",
        due=_in_words(due, rows, today),
        staying=_in_words(staying, rows, today),
        certificates=tuple(certificate_told(one, rolled_over_at) for one in reversed(runs)),
        waits_for_lock=state is not None and state.roll_over_waits,
        clock_doubt=_clock_doubt(desk, sent),
        has_sent=has_sent,
    )


def how_many_due(desk: Desk) -> int:
    """Dossiers that may go today; 0 without a policy."""
    with desk.unit_of_work() as work:
        return len(_due(desk, work))


def destroy_due(desk: Desk, dossiers: tuple[DossierId, ...], reason: str) -> Certificate:
    """Destroy exactly these on this laptop; they come back by no sync. On the thread of the store.

    Refusal REASON_MISSING (field 'reason') and as `needed_reason`; RETENTION_CHANGED when one of them is not
    due (any more): nothing is destroyed then. Trouble of the disk: what is not destroyed is due again.
    """
    ground = needed_reason(reason, "reason")
    safe = safe_of(desk)
    with desk.unit_of_work() as work:
        policy, found = _policy(work), _due(desk, work)
        asked = tuple(one for one in found if one.dossier in set(dossiers))
        if not asked or len(asked) != len(set(dossiers)) or policy is None:
            raise Refusal(RefusalCode.RETENTION_CHANGED, "due")
    return _destroy(desk, safe, asked, _Run(new_id(desk), policy.version, ground))


def destroy_at_opening(desk: Desk) -> Certificate | None:
    """What the policy lets go without a press; None where it wants one, or where nothing is due."""
    if desk.safe is None:
        return None
    with desk.unit_of_work() as work:
        policy = _policy(work)
        if policy is None or not policy.is_automatic:
            return None
        sent = sent_from_here(work)
        if sent.last_word is None or _is_far(desk, sent.last_word):
            return None
        found = _due(desk, work, sent)
    if not found:
        return None
    ground = nl("Termijn voorbij, vanzelf volgens het bewaarbeleid")
    return _destroy(desk, desk.safe, found, _Run(new_id(desk), policy.version, ground, is_automatic=True))


def destroy_named(
    desk: Desk, here: tuple[Judged, ...], named: tuple[DossierId, ...], order: str, ground: str
) -> Certificate:
    """Destroy by an order of the privacy officer, whatever the term. Whoever asks has looked at the order.

    `named`: all dossiers of the order; one that is not here is remembered, so that it does not come.
    """
    return _destroy(desk, safe_of(desk), here, _Run(order, 0, ground), named)


@dataclass(frozen=True, slots=True)
class _Run:
    """What tells to destroy: its id, the version of the policy (0 = an order) and the ground in words."""

    order: str
    version: int
    ground: str
    is_automatic: bool = False


def _destroy(
    desk: Desk, safe: Safe, found: tuple[Judged, ...], run: _Run, named: tuple[DossierId, ...] = ()
) -> Certificate:
    gone, order = tuple(one.dossier for one in found), run.order
    with desk.unit_of_work() as work:
        known = sum(len(work.changes.of(dossier)) for dossier in gone)
        classes = counted_classes(found)
        begun = Certificate(
            order, desk.clock.now(), classes, known, run.version, run.ground, run.is_automatic, pending=gone
        )
        if gone:  # with nothing to go it would count as done before those who do not come are remembered
            keep_certificate(work, begun)
        work.audit.note("retention.run", order, "begun")
        work.commit()
    changes = safe.forget(named or gone, order)
    done = finished(begun, changes)
    with desk.unit_of_work() as work:
        keep_certificate(work, done)
        work.audit.note("retention.run", order, "ok")
        work.commit()
    return done


def _is_far(desk: Desk, last_word: datetime) -> bool:
    return desk.clock.now() - last_word > timedelta(days=MOST_DAYS_SINCE_WORD)


def _clock_doubt(desk: Desk, sent: Sent) -> str:
    if sent.last_word is None or not _is_far(desk, sent.last_word):
        return ""
    return nl(
        "Klopt de datum van deze laptop ({today})? De gemeente bevestigde voor het laatst op {day}.",
        today=day_words(desk.clock.today()),
        day=day_words(local(sent.last_word).date()),
    )


def _policy(work: UnitOfWork) -> RetentionPolicy | None:
    kept = kept_policy(work)
    return kept.policy if kept is not None else None


def _due(desk: Desk, work: UnitOfWork, sent: Sent | None = None) -> tuple[Judged, ...]:
    policy = _policy(work)
    if policy is None:
        return ()
    found = standings(desk, work, policy, sent or sent_from_here(work), over_only=True)
    return tuple(one for one in found if one.is_due)


def _in_words(
    found: list[Judged], rows: dict[DossierId, DossierRow], today: date
) -> tuple[DossierShown, ...]:
    """By name; the order of the screen."""
    shown = [
        DossierShown(
            dossier=one.dossier,
            roepnaam=rows[one.dossier].roepnaam,
            class_words=CLASS_WORDS[one.dossier_class],
            since=since_words(one, today),
            until=due_words(one, today) if not one.holds or one.is_due else "",
            holds=tuple(hold_words(each) for each in one.holds),
            number=one.dossier if any(each.hold is Hold.REQUEST for each in one.holds) else "",
        )
        for one in found
    ]
    return tuple(sorted(shown, key=lambda one: (sort_key(one.roepnaam), one.dossier)))
