"""Bring this desk and the back end together, and say honestly how far it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.errors import Trouble
from desktop.domain.ids import DossierId
from desktop.usecases.dutch_words import day_and_time, local
from desktop.usecases.ports import (
    Desk,
    Enrolment,
    Parcel,
    ParcelState,
    SyncReport,
    SyncStep,
    UnitOfWork,
)
from desktop.usecases.prepare_visit import parcels_waiting
from desktop.usecases.sealing import seal_all, seal_dossier
from desktop.usecases.sync_words import (
    DAYS_WITHOUT_CONTACT,
    headline,
    parcel_content,
    parcel_meaning,
    report_from,
    report_text,
    sentence,
)
from desktop.usecases.talk import load_talk

LAST_REPORT = "sync.report"
LAST_CONTACT = "sync.contact"


@dataclass(frozen=True, slots=True)
class ParcelShown:
    dossier: DossierId
    roepnaam: str
    content: str  # 'Taal, 6 antwoorden'
    state: ParcelState
    meaning: str  # 'Gaat mee zodra er netwerk is'


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
    days_without_contact_left: int
    signing_key_place: str  # words: where this laptop's key is kept


def sync_panel(desk: Desk) -> SyncPanel:
    """What waits and what arrived; the first sentence is about safety, not about the network."""
    is_enrolled = desk.sync.is_enrolled()
    with desk.unit_of_work() as work:
        last = report_from(work.state.get(LAST_REPORT))
        parcels = tuple(_parcel(desk, work, parcel) for parcel in work.outbox.parcels())
        waiting = parcels_waiting(work)
        contact = work.state.get(LAST_CONTACT)
    today = desk.clock.today()
    days_left = DAYS_WITHOUT_CONTACT
    if contact is not None:
        days_left -= max(0, (today - local(datetime.fromisoformat(contact)).date()).days)
    return SyncPanel(
        is_enrolled=is_enrolled,
        headline=headline(is_enrolled, waiting, last),
        sentence=sentence(is_enrolled, last, today, days_left),
        parcels=parcels,
        waiting=waiting,
        last=last,
        last_words=day_and_time(last.finished_at) if last else "",
        days_without_contact_left=days_left,
        signing_key_place=desk.signing_key_place,
    )


def seal_open_sets(desk: Desk, dossier: DossierId | None = None) -> int:
    """Close what is open into parcels (a quiet minute, a theme left, before a sync); returns how many.

    Runs on the store thread. Where the summary of a dossier changed it is written first, so it goes along.
    """
    with desk.unit_of_work() as work:
        sealed = seal_all(desk, work) if dossier is None else seal_dossier(desk, work, dossier)[0]
        work.commit()
    return sealed


def synchronise(desk: Desk, on_step: Callable[[SyncStep], None] = lambda step: None) -> SyncReport:
    """One whole sync. Raises Trouble; what was confirmed before stays confirmed.

    Runs off the store thread; store parts go through `desk.on_store`.
    """
    on_step(SyncStep.SEAL)
    before = desk.on_store(lambda: _seal_and_look(desk))
    try:
        report = desk.sync.exchange(on_step)
    finally:  # what came in before a trouble is here to stay, so the lists count it
        desk.on_store(lambda: _recount(desk, before))
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


def _parcel(desk: Desk, work: UnitOfWork, parcel: Parcel) -> ParcelShown:
    row = work.dossiers.row(parcel.dossier)
    pack = desk.packs.newest(desk.pack_id)
    return ParcelShown(
        dossier=parcel.dossier,
        roepnaam=row.roepnaam if row else "",
        content=parcel_content(parcel, pack),
        state=parcel.state,
        meaning=parcel_meaning(parcel),
    )


def _seal_and_look(desk: Desk) -> dict[DossierId, str]:
    """Seal everything; the newest change per dossier as it was before the exchange."""
    with desk.unit_of_work() as work:
        seal_all(desk, work)
        seen = {row.dossier: row.last_change for row in work.dossiers.all()}
        work.commit()
    return seen


def _recount(desk: Desk, before: dict[DossierId, str]) -> None:
    """Count progress anew for what came in. A dossier whose pack is not here keeps the count it had."""
    with desk.unit_of_work() as work:
        for row in work.dossiers.all():
            if before.get(row.dossier) == row.last_change and row.applicable:
                continue
            try:
                total = load_talk(desk, work, row.dossier).form.total
            except Trouble:
                continue
            work.dossiers.put_progress(row.dossier, total.answered, total.applicable)
        work.commit()


def _keep_report(desk: Desk, report: SyncReport) -> None:
    with desk.unit_of_work() as work:
        work.state.put(LAST_REPORT, report_text(report))
        work.state.put(LAST_CONTACT, report.finished_at.isoformat())
        work.commit()


def _note_contact(desk: Desk, now: datetime) -> None:
    with desk.unit_of_work() as work:
        work.state.put(LAST_CONTACT, now.isoformat())
        work.commit()
