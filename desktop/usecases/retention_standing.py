"""Where each dossier on this laptop stands beside the policy: sent and confirmed, and what keeps it here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop.domain.answer import whole_day
from desktop.domain.changes import ChangeKind
from desktop.domain.dossier import DossierRow
from desktop.domain.ids import DossierId
from desktop.domain.person_rights import Right, requests_from, restricted_since
from desktop.domain.retention import DossierClass, Held, Hold, Judged, RetentionPolicy, due_day
from desktop.usecases.attachment_places import unsafe_attachments
from desktop.usecases.dossiers import is_elsewhere
from desktop.usecases.dutch_words import local
from desktop.usecases.ports import Desk, Parcel, ParcelState, UnitOfWork
from desktop.usecases.recording import moment_of


@dataclass(frozen=True, slots=True)
class Sent:
    """What the back end has of every dossier here, looked up once for all of them."""

    parcels: Mapping[DossierId, tuple[Parcel, ...]]
    unsealed: Mapping[DossierId, int]
    known_there: frozenset[DossierId]
    #: the newest time the back end named in a receipt; a clock of this laptop that is behind it is not
    #: believed (when this laptop says it last met the back end is its own clock again)
    last_word: datetime | None


def sent_from_here(work: UnitOfWork) -> Sent:
    """Parcels, open changes and the last word of the back end."""
    parcels: dict[DossierId, list[Parcel]] = defaultdict(list)
    for parcel in work.outbox.parcels():
        parcels[parcel.dossier].append(parcel)
    times = [one.confirmed_at for found in parcels.values() for one in found if one.confirmed_at]
    words = [datetime.fromisoformat(time) for time in times]
    return Sent(
        parcels={dossier: tuple(found) for dossier, found in parcels.items()},
        unsealed=work.outbox.unsealed_counts(),
        known_there=frozenset(work.received.dossiers()),
        last_word=max(words, default=None),
    )


def today_at_least(desk: Desk, sent: Sent) -> date:
    """The later of this laptop's day and that of the last word of the back end, in Amsterdam."""
    now = desk.clock.now()
    return local(max(now, sent.last_word) if sent.last_word is not None else now).date()


def standings(
    desk: Desk, work: UnitOfWork, policy: RetentionPolicy, sent: Sent, over_only: bool = False
) -> Iterator[Judged]:
    """Every dossier on this laptop beside the policy; `over_only`: those whose term is over, held or not."""
    today = today_at_least(desk, sent)
    shortest = timedelta(days=min(term.days for term in policy.terms.values()))
    for row in work.dossiers.all():
        since = _since(row, sent)
        if over_only and (since is None or since + shortest > today):
            continue  # which class it is in costs a look into the law
        dossier_class = class_of(desk, row)
        due_on = due_day(policy, dossier_class, since)
        is_over = due_on is not None and today >= due_on
        holds = tuple(_holds_of_row(row, sent, today))
        if is_over:  # what has to be looked up in the changes, only where it decides
            holds = all_holds(desk, work, row, sent, today)
        if is_over or not over_only:
            yield Judged(row.dossier, dossier_class, since, due_on, is_over, holds)


def class_of(desk: Desk, row: DossierRow) -> DossierClass:
    """Which term it has."""
    if row.goes_on_in:
        return DossierClass.SAMENGEVOEGD
    if is_elsewhere(desk, row):
        return DossierClass.NIET_WI2021
    if row.pip_status == "vastgesteld" and not row.is_revised:
        return DossierClass.VASTGESTELD
    return DossierClass.BEZIG


def _since(row: DossierRow, sent: Sent) -> date | None:
    """The day of the last confirmation or of the last change, the later; None where nothing is confirmed."""
    if row.dossier not in sent.known_there:
        return None
    times = [one.confirmed_at for one in sent.parcels.get(row.dossier, ()) if one.confirmed_at]
    moments = [datetime.fromisoformat(time) for time in times]
    if row.last_change:
        moments.append(moment_of(row.last_change))
    return local(max(moments)).date() if moments else None


def all_holds(desk: Desk, work: UnitOfWork, row: DossierRow, sent: Sent, today: date) -> tuple[Held, ...]:
    """Everything that keeps one dossier here, whatever its term."""
    return (*_holds_of_row(row, sent, today), *_holds_inside(work, row.dossier))


def _holds_of_row(row: DossierRow, sent: Sent, today: date) -> Iterator[Held]:
    dossier = row.dossier
    parcels = sent.parcels.get(dossier, ())
    waiting = sum(one.count for one in parcels if one.state in (ParcelState.WAITS, ParcelState.UNDER_WAY))
    unsent = sent.unsealed.get(dossier, 0) + waiting
    if unsent or dossier not in sent.known_there:
        yield Held(Hold.NOT_SENT, unsent)
    apart = sum(1 for one in parcels if one.state is ParcelState.SET_ASIDE)
    if apart:
        yield Held(Hold.SET_ASIDE, apart)
    if row.conflicts:
        yield Held(Hold.CONFLICT, row.conflicts)
    ahead = [one.day for one in row.appointments if one.day >= today]
    if ahead:
        yield Held(Hold.APPOINTMENT, len(ahead), min(ahead))


def _holds_inside(work: UnitOfWork, dossier: DossierId) -> Iterator[Held]:
    drafts = len(work.drafts.of(dossier))
    if drafts:
        yield Held(Hold.DRAFT, drafts)
    unsafe = unsafe_attachments(work, dossier)
    if unsafe:
        yield Held(Hold.ATTACHMENT_HERE, unsafe)
    decided = work.changes.heads(dossier, ChangeKind.DECISION)
    since = whole_day(restricted_since(decided))
    if since is not None:
        yield Held(Hold.RESTRICTED, 1, since)
    asked = [one for one in requests_from(decided) if one.is_open and one.right is not Right.RESTRICTION]
    if asked:
        yield Held(Hold.REQUEST, len(asked))
