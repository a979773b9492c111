"""A laptop as composition lays it, over the real back end, for the tests of orders."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from desktop.composition import Installation, Laptop
from desktop.domain.attachments import AttachedPage, attachment_value
from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId, uuid7
from desktop.store.kdf import FLOOR
from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.ports import Desk, SyncReport, SyncStep
from desktop.usecases.synchronise import enrol
from desktop.usecases.unlock import FirstRun
from sync.server.service.orders_ports import OrderRow
from tests.server.places import Clock, Municipality
from tests.store_cases import DictKeyStore, passphrase


def quiet(_: SyncStep) -> None:
    """Nobody watches."""


@dataclass
class Koffer:
    """One klantmanager's koffer on a laptop, and her place in the municipality."""

    folder: Path
    municipality: Municipality
    worker: str
    keys: DictKeyStore = field(default_factory=DictKeyStore)
    laptop: Laptop = field(init=False)
    desk: Desk = field(init=False)

    @staticmethod
    def new(folder: Path, municipality: Municipality, worker: str | None = None) -> Koffer:
        koffer = Koffer(folder, municipality, worker or municipality.worker())
        koffer.laptop = koffer.started()
        koffer.desk = koffer.laptop.first_run(FirstRun("Marit Bakker", "Voorbeeldgemeente", ""), passphrase())
        address, code = municipality.house.listener.address, municipality.code(koffer.worker)
        koffer.desk = enrol(koffer.desk, address, code).go_on
        return koffer

    def started(self) -> Laptop:
        """The program begins anew."""
        return Laptop(
            Installation(self.folder, self.keys, clock=Watch(self.municipality.house.clock), kdf=FLOOR)
        )

    def again(self) -> Desk:
        """Lock, and open again."""
        self.laptop.close()
        self.laptop = self.started()
        self.desk = self.laptop.open_person(self.laptop.people()[0].id, passphrase())
        return self.desk

    def begun(self, name: str) -> DossierId:
        shown = begin_dossier(self.desk, NewDossier(name, "ar")).shown
        assert shown is not None
        return shown

    def note(self, dossier: DossierId, text: str) -> None:
        """Write a note in a dossier."""
        self._write(dossier, ChangeKind.NOTE, {"text": text})

    def attach(self, dossier: DossierId, content: bytes) -> str:
        """Keep a photo at the question about diplomas and attach it; its name."""
        with self.desk.unit_of_work() as work:
            name = work.attachments.keep(dossier, content, "image/jpeg")
            work.commit()
        pages = (AttachedPage(name, name, 10, 10, len(content)),)
        self._write(dossier, ChangeKind.ATTACHMENT, attachment_value("O04", "diploma", pages, 0))
        return name

    def _write(self, dossier: DossierId, kind: ChangeKind, value: JsonValue) -> None:
        now = self.desk.clock.now()
        change = Change(
            id=ChangeId(uuid7(int(now.timestamp() * 1000), secrets.token_bytes(10))),
            dossier=dossier,
            kind=kind,
            key=uuid7(1, secrets.token_bytes(10)),
            value=value,
            parents=(),
            author=WorkerId(self.worker),
            desk=DeskId(self.desk_id),
            time=f"{int(now.timestamp() * 1000):013d}-0000-{self.desk_id}",
        )
        with self.desk.unit_of_work() as work:
            work.record([change])
            work.commit()

    def sync(self) -> SyncReport:
        return self.desk.sync.exchange(quiet)

    def names(self) -> list[str]:
        with self.desk.unit_of_work() as work:
            return sorted(row.roepnaam for row in work.dossiers.all())

    @property
    def desk_id(self) -> str:
        with self.desk.unit_of_work() as work:
            found = work.state.get("sync.desk")
        assert found is not None
        return found

    def orders(self, desk: str | None = None) -> tuple[OrderRow, ...]:
        """Everything the back end ordered this desk, with what it told."""
        with self.municipality.house.service.work_in(self.municipality.tenant) as work:
            return work.orders.after(desk or self.desk_id, 0, 1000)


class Watch:
    """The laptop's clock goes with the back end's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now()

    def today(self) -> date:
        return self._clock.now().date()
