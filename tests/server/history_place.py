"""A municipality of a history on the real back end: HTTP, PostgreSQL, signed orders, sticks, backups."""

from __future__ import annotations

import base64
import io
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from random import Random

import httpx2
from nacl.public import PrivateKey
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine

from desktop.synclink.door import Connect
from sync.client.answers import Answer
from sync.client.errors import SyncFailure
from sync.client.http import DeskProof, Hears, HttpBackEnd
from sync.protocol import wire
from sync.protocol.canonical import Limits
from sync.protocol.errors import Problem
from sync.protocol.model import ChangeRecord, PrivacyClass, SealedSet
from sync.protocol.parcel_faults import ParcelRefused
from sync.protocol.parcels import rereading
from sync.server.embedded import SERVICE, embedded_postgres
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.columns import metadata
from sync.server.postgres.copying import copy_in, copy_out
from sync.server.postgres.migrating import migrate
from sync.server.running import running_server
from sync.server.service import office
from sync.server.service.enrolment import make_enrolment_code
from sync.server.service.ports import DeskState
from sync.server.service.pushing import dossier_key
from sync.server.service.sticks import take_in_stick
from tests.fakes import SetClock
from tests.server.places import Clock, House
from tests.sync.history.places import Held
from tests.sync.history.stage import Seat

MASTER = b"\7" * 32
_TENANTS = count(7_000)


class GatedHttp(HttpBackEnd):
    """The desk's own door; it stands still before a request goes out, and before its answer is read."""

    def __init__(
        self,
        address: str,
        proof: DeskProof | None,
        clock: SetClock,
        seat: Seat,
        sent: list[tuple[DeskProof, bytes]],
    ) -> None:
        super().__init__(address, proof, clock.now)
        self._seat, self._whose, self._sent = seat, proof, sent

    def ask(
        self,
        method: str,
        target: str,
        limits: Limits,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        hears: Hears = Hears(),  # noqa: B008 - frozen
    ) -> Answer:
        name = f"{method} {target.partition('?')[0]}"
        self._seat.gate(name, on_the_line=True)
        if target == "/v1/change-sets" and self._whose is not None:
            self._sent.append((self._whose, body))
        answered = super().ask(method, target, limits, body, headers, hears)
        self._seat.gate(f"{name} answered", on_the_line=True)
        return answered


@dataclass
class RealPlace:
    """Implements `Place` for one municipality in the database of a house."""

    house: House
    folder: Path
    tenant: str = ""
    address: str = ""
    begins: datetime = field(init=False)
    _sent: list[tuple[DeskProof, bytes]] = field(default_factory=list)
    _workers: dict[str, str] = field(default_factory=dict)
    _kept: Path | None = None
    _opened: dict[str, Held] = field(default_factory=dict)
    _engines: list[Engine] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tenant = f"gm{next(_TENANTS):04d}"
        self.address, self.begins = self.house.listener.address, self.house.clock.now()
        key = bytes(PrivateKey.generate().public_key)
        office.found_tenant(self.house.service, self.tenant, "Voorbeeldgemeente", "14 0000", key, "k1")
        urls = (self.house.urls.owner, self.house.urls.service)
        self._engines = [create_engine(for_psycopg(url)) for url in urls]

    def code(self, worker: str, may_read_special: bool) -> str:
        service = self.house.service
        if worker not in self._workers:
            label = f"klantmanager {worker[-2:]}"
            self._workers[worker] = office.add_worker(service, self.tenant, label, "", may_read_special)
        return make_enrolment_code(service, self.tenant, self._workers[worker])

    def connect(self, seat: Seat, clock: SetClock) -> Connect:
        @contextmanager
        def connected(address: str, proof: DeskProof | None) -> Iterator[GatedHttp]:
            with GatedHttp(address, proof, clock, seat, self._sent) as door:
                yield door

        return connected

    def log(self) -> tuple[Held, ...]:
        asked = "select hash, header, quarantine, {} as body from change_set order by place"
        with self._look() as connection:
            found = connection.execute(text(asked.format("null"))).all()
            if any(row.hash not in self._opened for row in found):
                whole = connection.execute(text(asked.format("body"))).all()
                for row in whole:
                    self._opened.setdefault(row.hash, self._held(row.hash, row.header, bytes(row.body)))
        return tuple(
            Held(one.hash, one.sealed, one.records, row.quarantine is not None)
            for row in found
            for one in (self._opened[row.hash],)
        )

    def before(self, worker: str, cursor: str) -> frozenset[str]:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if place["e"] != self.epoch():
            return frozenset()
        asked = (
            "select c.hash from delivery d join change_set c on c.tenant = d.tenant and c.desk = d.desk"
            " and c.incarnation = d.incarnation and c.n = d.n join assignment a on a.tenant = d.tenant"
            " and a.dossier = d.dossier and a.worker = d.worker and a.until is null"
            " where d.tenant = :tenant and d.worker = :worker and d.position <= :place"
        )
        values = {"tenant": self.tenant, "worker": self._workers[worker], "place": place["p"]}
        with self._look() as connection:
            return frozenset(row.hash for row in connection.execute(text(asked), values))

    def epoch(self) -> str:
        with self._look() as connection:
            asked = text("select epoch from tenant where tenant = :tenant")
            return str(connection.execute(asked, {"tenant": self.tenant}).scalar_one())

    def assign(self, dossier: str, worker: str, is_assigned: bool) -> None:
        change = office.assign_dossier if is_assigned else office.unassign_dossier
        with suppress(Problem):  # a backup of before the dossier was put back
            change(self.house.service, self.tenant, dossier, self._workers[worker])

    def set_state(self, desk: str, state: str) -> None:
        with self.house.service.work_in(self.tenant) as work:
            known = work.people.desk(desk)
        if known is not None and known.state != state:
            office.set_desk_state(self.house.service, self.tenant, desk, DeskState(state))

    def back_up(self) -> None:
        if self._kept is not None:
            shutil.rmtree(self._kept)
        self._kept = self.folder / "backup"
        copy_out(self._engines[1], self.tenant, MASTER, self._kept, self.house.clock.now())

    def put_back(self) -> bool:
        if self._kept is None:
            return False
        with self._engines[0].begin() as connection:
            enter(connection, self.tenant)
            empty(connection)
        copy_in(self._engines[0], self._kept, MASTER)
        office.begin_epoch(self.house.service, self.tenant)
        return True

    def again(self, dice: Random) -> None:
        if self._sent:
            proof, body = dice.choice(self._sent)
            with HttpBackEnd(self.address, proof, self.house.clock.now) as door, suppress(SyncFailure):
                door.push(body)

    def carry(self, stick: bytes) -> bytes | None:
        try:
            taken = take_in_stick(self.house.service, self.tenant, rereading(io.BytesIO(stick)))
        except (Problem, ParcelRefused):
            return None
        return b"".join(taken.answer)

    def close(self) -> None:
        for engine in self._engines:
            engine.dispose()

    @contextmanager
    def _look(self) -> Iterator[Connection]:
        with self._engines[1].begin() as connection:
            enter(connection, self.tenant)
            yield connection

    def _held(self, mark: str, header: str, body: bytes) -> Held:
        sealed = SealedSet(wire.read_header(json.loads(header)), body)
        return Held(mark, sealed, self._records(sealed), False)

    def _records(self, sealed: SealedSet) -> tuple[ChangeRecord, ...]:
        header = sealed.header
        with self.house.service.work_in(self.tenant) as work:
            row = work.log.dossier(header.dossier)
        if row is None:
            return ()
        key = dossier_key(self.house.service, self.tenant, row, PrivacyClass(header.privacy_class))
        try:
            return wire.open_set(sealed, key)
        except wire.WireProblem:
            return ()


@contextmanager
def history_house(folder: Path) -> Iterator[House]:
    """A back end of its own, in a folder that goes."""
    clock = Clock()
    with embedded_postgres(folder / "database", durable=False) as urls:
        migrate(urls.owner, SERVICE)
        with (
            running_server(urls.service, MASTER, now=clock.now) as (listener, service),
            httpx2.Client(base_url=listener.address, timeout=20, trust_env=False) as http,
        ):
            yield House(urls, service, listener, clock, http)


def enter(connection: Connection, tenant: str) -> None:
    """Behind the wall, as this municipality."""
    connection.execute(text("select set_config('app.tenant', :tenant, true)"), {"tenant": tenant})


def empty(connection: Connection) -> None:
    """Everything of this municipality, children first."""
    left = [table.name for table in metadata.sorted_tables]
    while left:
        before = len(left)
        for name in list(left):
            with suppress(Exception), connection.begin_nested():
                connection.execute(text(f"delete from {name}"))
                left.remove(name)
        assert len(left) < before, left
