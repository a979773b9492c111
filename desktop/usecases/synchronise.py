"""Bring this desk and the back end together, and say honestly how far it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from desktop.domain.errors import Trouble
from desktop.domain.ids import DossierId
from desktop.usecases.dossier_standing import is_all_safe
from desktop.usecases.dutch_words import day_and_time
from desktop.usecases.lease import LAST_CONTACT, LEASE_DAYS, lease_in
from desktop.usecases.link_choices import LinkChoices, link_choices
from desktop.usecases.link_ports import Manner, SyncProgress
from desktop.usecases.parcels_shown import ParcelShown, keep_read_back, parcels_shown
from desktop.usecases.ports import (
    Desk,
    Enrolment,
    SyncReport,
    SyncStep,
)
from desktop.usecases.prepare_visit import parcels_waiting
from desktop.usecases.sealing import seal_all, seal_dossier
from desktop.usecases.sync_words import (
    headline,
    report_from,
    report_text,
    sentence,
)
from desktop.usecases.talk import load_talk

LAST_REPORT = "sync.report"
#: counting a dossier anew reads all its answers: so many at a time, and then an answer may be saved
_COUNTED_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Enrolled(Enrolment):
    """Who we are to each other, and the desk to go on with: it writes under the id the municipality gave."""

    go_on: Desk


@dataclass(frozen=True, slots=True)
class SyncPanel:
    is_enrolled: bool
    headline: str  # first about safety, not about the network
    sentence: str
    parcels: tuple[ParcelShown, ...]
    waiting: int
    last: SyncReport | None
    last_words: str  # 'maandag 14 september, 17:20'
    days_without_contact_left: int  # negative: own dossiers stay open, the rest closed
    signing_key_place: str  # words: where this laptop's key is kept
    choices: LinkChoices = LinkChoices()
    older: int = 0  # parcels beyond those that are shown, all confirmed
    lease_days: int = LEASE_DAYS


def sync_panel(desk: Desk) -> SyncPanel:
    """What waits and what arrived; the first sentence is about safety, not about the network."""
    is_enrolled = desk.sync.is_enrolled()
    with desk.unit_of_work() as work:
        last = report_from(work.state.get(LAST_REPORT))
        parcels, older = parcels_shown(desk, work)
        waiting = parcels_waiting(work)
        allowed = lease_in(work, desk.clock.now())
        choices = link_choices(work.state)
        is_safe = is_all_safe(work)
    today = desk.clock.today()
    days_left = LEASE_DAYS if allowed is None else allowed.left
    return SyncPanel(
        is_enrolled=is_enrolled,
        headline=headline(is_enrolled, waiting, last, is_safe),
        sentence=sentence(is_enrolled, last, today, days_left),
        parcels=parcels,
        waiting=waiting,
        last=last,
        last_words=day_and_time(last.finished_at) if last else "",
        days_without_contact_left=days_left,
        lease_days=LEASE_DAYS if allowed is None else allowed.days,
        signing_key_place=desk.signing_key_place,
        choices=choices,
        older=older,
    )


def is_known(desk: Desk) -> bool:
    """Whether this laptop was made known at the municipality, so that there is somebody to sync with."""
    return desk.sync.is_enrolled()


def seal_open_sets(desk: Desk, dossier: DossierId | None = None) -> int:
    """Close what is open into parcels (a quiet minute, a theme left, before a sync); returns how many.

    Runs on the store thread. Where the summary of a dossier changed it is written first, so it goes along.
    """
    with desk.unit_of_work() as work:
        sealed = seal_all(desk, work) if dossier is None else seal_dossier(desk, work, dossier)[0]
        work.commit()
    return sealed


@dataclass(frozen=True, slots=True)
class SyncWish:
    """Why a sync is made. `is_quiet`: by itself, nobody waits for it. `is_metered`: the network counts what
    goes over it, so that photos wait for another one; unless the klantmanager wants them there too, or asks
    for them now (`photos_now`)."""

    is_quiet: bool = False
    is_metered: bool = False
    photos_now: bool = False


ASKED = SyncWish()


def synchronise(
    desk: Desk,
    on_step: Callable[[SyncStep], None] = lambda step: None,
    on_progress: Callable[[SyncProgress], None] = lambda progress: None,
    wish: SyncWish = ASKED,
) -> SyncReport:
    """One whole sync. Raises Trouble; what was confirmed before stays confirmed.

    Runs off the store thread; store parts go through `desk.on_store`. `on_step` and `on_progress` are called
    on threads of the sync.
    """
    on_step(SyncStep.SEAL)
    before, photos_anywhere = desk.on_store(lambda: _seal_and_look(desk))
    with_photos = not wish.is_metered or wish.photos_now or photos_anywhere
    try:
        report = desk.sync.exchange(on_step, Manner(on_progress, wish.is_quiet, with_photos))
    finally:  # what came in before a trouble is here to stay, so the lists count it
        recount(desk, before)
    desk.on_store(lambda: _keep_report(desk, report))
    return report


def enrol(desk: Desk, address: str, code: str) -> Enrolled:
    """Make this desk known at the municipality. Refusal CODE_NOT_ACCEPTED, Trouble NO_CONTACT ...

    Runs off the store thread. The days without contact are counted from now. A `Desk` is never altered:
    whoever has the old one must put it away for `go_on`, else what is said next stands under the old id.
    """
    made = desk.sync.enrol(address.strip(), code.strip())
    desk.on_store(lambda: _note_contact(desk, desk.clock.now()))
    go_on = replace(desk, worker=replace(desk.worker, id=made.worker), desk=made.desk)
    return Enrolled(made.tenant, made.municipality, made.worker, made.desk, go_on)


def send_again(desk: Desk, incarnation: str, n: int) -> SyncPanel:
    """What is in a parcel that was put apart goes once more, in a new parcel, with what was mended since.

    Nothing is altered of it: what was put apart stays in the log of the municipality as it was.
    """
    with desk.unit_of_work() as work:
        if work.outbox.reopen(incarnation, n):
            work.audit.note("sync.sent_again", desk.desk, "ok")
        work.commit()
    return sync_panel(desk)


def _seal_and_look(desk: Desk) -> tuple[dict[DossierId, str], bool]:
    """Seal everything; the newest change per dossier as it was before the exchange, and where photos go."""
    with desk.unit_of_work() as work:
        seal_all(desk, work)
        seen = {row.dossier: row.last_change for row in work.dossiers.all()}
        choices = link_choices(work.state)
        work.commit()
    return seen, choices.photos_anywhere


def recount(desk: Desk, before: dict[DossierId, str]) -> None:
    """Count progress anew for what came in. A dossier whose pack is not here keeps the count it had."""
    changed = desk.on_store(lambda: _changed(desk, before))
    for at in range(0, len(changed), _COUNTED_AT_ONCE):
        few = changed[at : at + _COUNTED_AT_ONCE]
        desk.on_store(partial(_count, desk, few))


def _changed(desk: Desk, before: dict[DossierId, str]) -> tuple[DossierId, ...]:
    with desk.unit_of_work() as work:
        rows = work.dossiers.all()
    return tuple(
        row.dossier for row in rows if before.get(row.dossier) != row.last_change or not row.applicable
    )


def _count(desk: Desk, dossiers: tuple[DossierId, ...]) -> None:
    with desk.unit_of_work() as work:
        for dossier in dossiers:
            try:
                total = load_talk(desk, work, dossier).form.total
            except Trouble:
                continue
            work.dossiers.put_progress(dossier, total.answered, total.applicable)
        work.commit()


def _keep_report(desk: Desk, report: SyncReport) -> None:
    with desk.unit_of_work() as work:
        work.state.put(LAST_REPORT, report_text(report))
        if report.is_confirmed:
            keep_read_back(work)
        work.state.put(LAST_CONTACT, report.finished_at.isoformat())
        work.commit()


def _note_contact(desk: Desk, now: datetime) -> None:
    with desk.unit_of_work() as work:
        work.state.put(LAST_CONTACT, now.isoformat())
        work.commit()
