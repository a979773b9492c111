"""Builders for tests: a desk with real rules, texts and questions on a store in memory (or any other)."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.ids import DeskId, DossierId, WorkerId
from desktop.domain.law.book import LawBook
from desktop.domain.plan_library import PlanLibrary
from desktop.installed import (
    InstalledPacks,
    read_installed_agreements,
    read_installed_law,
    read_installed_plan_lines,
    translators_of,
)
from desktop.intake_files.room import IncomingFiles
from desktop.store.memory import MemoryStore
from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.interview import record_answer, record_row
from desktop.usecases.interview.shown import RawAnswer
from desktop.usecases.plan_elements import (
    ElementShown,
    confirm_proposals,
    elements_shown,
    record_element,
)
from desktop.usecases.ports import Desk, UnitOfWork, Worker
from forms.model import FormPack
from forms.reader import installed_pack
from sync.protocol.model import CHAIN_START, PrivacyClass, SealedSet, SetHeader
from tests.fakes import (
    MORNING,
    CatalogTexts,
    CountedChance,
    MemoryExports,
    NoLink,
    OpenSealer,
    PlainPapers,
    RightHere,
    SetClock,
)
from translations.catalog import Catalog

COACH = Worker(WorkerId("w-marit"), "Marit Bakker", "Voorbeeldstad", "088 123 45")


def plan_element(desk: Desk, dossier: DossierId, key: str) -> ElementShown:
    """One agreement as it is shown; KeyError where it is no part of this plan."""
    shown = (elements_shown(desk, dossier, block).elements for block in range(4, 9))
    return {one.key: one for elements in shown for one in elements}[key]


@functools.cache
def law_book() -> LawBook:
    """The law as installed."""
    return read_installed_law()


@functools.cache
def plan_library() -> PlanLibrary:
    """The plan lines as installed."""
    return read_installed_plan_lines()


@functools.cache
def national_pack() -> FormPack:
    """The national pack as installed."""
    return installed_pack("landelijk")


@functools.cache
def texts() -> CatalogTexts:
    """The installed translations."""
    return CatalogTexts()


@dataclass(frozen=True, slots=True)
class Workplace:
    """A desk with the parts a test moves by hand."""

    desk: Desk
    clock: SetClock
    exports: MemoryExports

    def begin(self, roepnaam: str = "Rima", language: str = "ar", azc: str = "azc Zandoever") -> DossierId:
        """An empty dossier."""
        return begin_dossier(self.desk, NewDossier(roepnaam, language, azc)).shown

    def answer(self, dossier: DossierId, **answers: RawAnswer) -> None:
        """Answer questions by id, in the order given."""
        for question, raw in answers.items():
            record_answer(self.desk, dossier, question, raw)

    def add_row(self, dossier: DossierId, question: str, **cells: str) -> None:
        """Add one row to a repeat."""
        record_row(self.desk, dossier, question, None, cells)

    def agree(self, dossier: DossierId) -> None:
        """Agree on what the plan needs beside the route: what the law proposes, and 12 hours of lessons."""
        for block in range(4, 9):
            found = elements_shown(self.desk, dossier, block)
            confirm_proposals(self.desk, dossier, block, found.proposals)
        if plan_element(self.desk, dossier, "intensiteit.leerroute").is_open:
            hours = {"hours": "12", "per": "week"}
            record_element(self.desk, dossier, 4, "intensiteit.leerroute", hours)


def workplace(
    name: str = "desk-a",
    unit_of_work: Callable[[], UnitOfWork] | None = None,
    now: datetime = MORNING,
    worker: Worker = COACH,
) -> Workplace:
    """A desk on a store of its own in memory, or on the one whose units of work are handed in."""
    clock, exports = SetClock(now), MemoryExports()
    desk = Desk(
        unit_of_work=unit_of_work or MemoryStore(clock).unit_of_work,
        on_store=RightHere(),
        packs=InstalledPacks(),
        pack_id=national_pack().id,
        law=law_book(),
        plan_lines=plan_library(),
        texts=texts(),
        clock=clock,
        chance=CountedChance(name),
        papers=PlainPapers(),
        sync=NoLink(),
        sealer=OpenSealer(),
        worker=worker,
        desk=DeskId(name),
        exports=exports,
        incoming=IncomingFiles(),
        translators=translators_of(Catalog.installed(), texts(), clock),
        agreements=read_installed_agreements(),
    )
    return Workplace(desk, clock, exports)


def carry(source: Desk, target: Desk, dossier: DossierId, n: int = 1, without: str = "\0") -> None:
    """What one desk wrote in a dossier arrives at another, as one set that the back end handed out.

    `without`: changes whose key begins so are not granted to it.
    """
    with source.unit_of_work() as work:
        changes = tuple(c for c in work.changes.of(dossier) if not c.key.startswith(without))
    header = SetHeader(
        v=1,
        tenant="gm9999",
        desk=str(uuid.uuid5(uuid.NAMESPACE_OID, source.desk)),
        incarnation=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{source.desk}/1")),
        n=n,
        previous=CHAIN_START,
        dossier=dossier,
        privacy_class=PrivacyClass.NORMAL,
        author=source.worker.id,
        pack=national_pack().name,
        count=len(changes),
        sealed_at="2026-09-15T08:42:00.000Z",
        body_hash="0" * 64,
        body_size=1,
    )
    with target.unit_of_work() as work:
        work.received.apply(SealedSet(header, None), changes)
        work.commit()


#: an asielstatushouder under the Wi2021 for whom the clock runs: anchor 2 July 2026, due 10 September
ASIEL = {
    "P01": "Filmon",
    "P02": "12-3-2004",
    "P07": "asiel_bepaalde_tijd",
    "P08": "11-6-2026",
    "P09": "wi2021",
    "P11": "2-7-2026",
}
