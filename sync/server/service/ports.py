"""What the service asks of the database: one transaction in one tenant, and named questions in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from sync.protocol.exchanges import RecoveryParcel
from sync.protocol.marks import NO_SETS
from sync.protocol.model import SealedSet
from sync.server.service.blob_ports import Blobs, BlobStore
from sync.server.service.heads_ports import Heads
from sync.server.service.orders_ports import Orders
from sync.server.service.parcel_ports import Parcels
from sync.server.service.publishing_ports import Publications
from sync.server.service.sign_in_ports import IdentityProvider, NoProvider, SignIns


class DeskState(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    WIPE = "wipe"


@dataclass(frozen=True, slots=True)
class TenantRow:
    """One municipality. Private keys are wrapped with the master key."""

    tenant: str
    municipality: str
    phone: str
    epoch: str
    server_key: bytes
    signing_key_wrapped: bytes = field(repr=False)
    recovery_key: bytes
    recovery_key_id: str
    office_desk: str
    office_incarnation: str
    office_worker: str


@dataclass(frozen=True, slots=True)
class WorkerRow:
    worker: str
    label: str
    phone: str
    may_read_special: bool
    roles: tuple[str, ...] = ()  # words of `sync.protocol`, as a desk reads them


@dataclass(frozen=True, slots=True)
class DeskRow:
    desk: str
    worker: str
    public_key: bytes
    label: str
    state: DeskState
    code_hash: str


@dataclass(frozen=True, slots=True)
class CodeRow:
    code_hash: str
    worker: str
    expires_at: datetime
    used_by: str | None
    laptop: str = ""  # how the laptop is called that it is for, '' = as it calls itself


@dataclass(frozen=True, slots=True)
class DossierRow:
    """Keys wrapped with the master key; `newest_change` the highest time of a change that is no summary."""

    dossier: str
    normal_key_wrapped: bytes = field(repr=False)
    special_key_wrapped: bytes = field(repr=False)
    newest_change: str
    is_destroyed: bool = False  # its keys are gone: what is held of it cannot be opened any more
    set_count: int = 0  # sets that are not quarantined, and the digest of their hashes
    set_digest: str = NO_SETS


@dataclass(frozen=True, slots=True)
class SummaryRow:
    dossier: str
    change: str
    change_time: str
    text: str  # canonical JSON of the summary
    is_stale: bool


@dataclass(frozen=True, slots=True)
class StoredReceipt:
    receipt: str  # canonical JSON
    quarantined: str  # canonical JSON


@dataclass(frozen=True, slots=True)
class Delivered:
    position: int
    sealed: SealedSet


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """A sealed parcel and whose laptop left it."""

    desk: str
    worker_label: str
    parcel: RecoveryParcel


class People(Protocol):
    """Tenant, workers, desks, codes."""

    def tenant(self) -> TenantRow | None: ...
    def add_tenant(self, row: TenantRow, now: datetime) -> None: ...
    def set_epoch(self, epoch: str) -> None: ...
    def worker(self, worker: str) -> WorkerRow | None: ...
    def workers(self) -> tuple[WorkerRow, ...]: ...
    def add_worker(self, row: WorkerRow, now: datetime) -> None: ...
    def set_roles(self, worker: str, roles: tuple[str, ...]) -> None: ...
    def desk(self, desk: str) -> DeskRow | None: ...
    def add_desk(self, row: DeskRow, protocol: int, now: datetime) -> None: ...
    def set_desk_state(self, desk: str, state: DeskState) -> None: ...
    def set_desk_code(self, desk: str, code_hash: str) -> None: ...
    def set_desk_label(self, desk: str, label: str) -> None: ...
    def add_code(self, row: CodeRow, now: datetime) -> None: ...
    def code(self, code_hash: str) -> CodeRow | None:
        """The row, locked until the end of the transaction: two desks cannot use one code."""

    def use_code(self, code_hash: str, desk: str) -> None: ...
    def count_failures(self, remote: str, since: datetime) -> int: ...
    def add_failure(self, remote: str, now: datetime) -> None: ...
    def use_nonce(self, desk: str, nonce: str, now: datetime, forget_before: datetime) -> bool:
        """False when this desk used it before."""

    def put_recovery(self, desk: str, parcel: RecoveryParcel, now: datetime) -> None: ...
    def recoveries(self) -> tuple[RecoveryRow, ...]:
        """Of every desk that left parcels the one of the highest generation, the latest of equal ones."""

    def audit(self, act: str, now: datetime, desk: str = "", worker: str = "", dossier: str = "") -> None: ...


class Log(Protocol):
    """Dossiers, who they are assigned to, change sets and where they were delivered."""

    def dossier(self, dossier: str) -> DossierRow | None: ...
    def dossiers(self, among: Sequence[str] | None = None) -> tuple[DossierRow, ...]:
        """All, or those of `among` that are there."""

    def add_dossiers(self, rows: Sequence[DossierRow], made_by: str, now: datetime) -> None:
        """New ones, assigned to the worker who made them, with a line in the audit for each."""

    def add_to_digests(self, hashes: Mapping[str, Sequence[str]]) -> None:
        """Count and digest of dossiers go on by these set hashes. Only under `Work.lock`."""

    def raise_newest_changes(self, newest: Mapping[str, str]) -> None:
        """Per dossier the time of its newest change that is no summary; never lowered."""

    def assign(self, dossier: str, worker: str, now: datetime) -> bool:
        """False when it already was."""

    def unassign(self, dossier: str, worker: str, now: datetime) -> bool: ...
    def assigned_workers(self, dossier: str) -> tuple[str, ...]: ...
    def assignments(self, dossiers: Sequence[str]) -> dict[str, dict[str, bool]]:
        """Per dossier every worker that ever had it, True when now."""

    def was_ever_assigned(self, dossier: str, worker: str) -> bool: ...
    def assigned_dossiers(self, worker: str) -> tuple[DossierRow, ...]: ...
    def hashes(self, desk: str, incarnation: str, first: int, last: int) -> dict[int, str]: ...
    def quarantined(self, desk: str, incarnation: str, first: int, last: int) -> tuple[tuple[int, str], ...]:
        """Number and reason of the sets in that range that were put apart."""

    def add_sets(self, judged: Sequence[tuple[SealedSet, str | None]], now: datetime) -> None:
        """Store sets, each with the reason when it is put apart."""

    def sets_of(self, dossier: str) -> tuple[SealedSet, ...]:
        """All that are not quarantined, in the order they were received."""

    def deliver_past(self, worker: str, dossier: str) -> None:
        """Append all of a dossier that is not quarantined to this worker's feed. Only under `Work.lock`."""

    def deliver(self, worker: str, sets: Sequence[SealedSet]) -> None:
        """Append to this worker's feed. Only under `Work.lock`."""

    def feed(
        self, worker: str, after: int, limit: int, without: tuple[str, str] | None
    ) -> tuple[Delivered, ...]:
        """Assigned dossiers' sets after a position; `without` is a desk and incarnation to leave out."""

    def of_dossier(
        self, dossier: str, after: int, limit: int, without: tuple[str, str] | None
    ) -> tuple[Delivered, ...]:
        """One dossier's sets in the order they were received, after a place."""

    def feed_end(self, worker: str) -> int: ...
    def receipt(self, desk: str, incarnation: str, n: int, digest: str) -> StoredReceipt | None: ...
    def add_receipt(
        self, desk: str, incarnation: str, n: int, digest: str, row: StoredReceipt, now: datetime
    ) -> None: ...
    def put_summary(self, row: SummaryRow) -> None:
        """Keep it unless a later one is there."""

    def summaries(self) -> tuple[SummaryRow, ...]: ...


class Work(Protocol):
    """One transaction in one tenant; committed when its `with` block ends well."""

    @property
    def people(self) -> People: ...
    @property
    def log(self) -> Log: ...
    @property
    def heads(self) -> Heads: ...
    @property
    def blobs(self) -> Blobs: ...
    @property
    def publications(self) -> Publications: ...
    @property
    def orders(self) -> Orders: ...
    @property
    def parcels(self) -> Parcels: ...
    @property
    def sign_ins(self) -> SignIns: ...
    def lock(self) -> None:
        """Until the end: no other transaction of this tenant gets here. Makes number order commit order."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a municipality may set."""

    code_life: timedelta = timedelta(minutes=15)
    clock_tolerance: timedelta = timedelta(minutes=5)
    minimum_client: int = 1
    enrolment_tries: int = 10
    enrolment_window: timedelta = timedelta(minutes=15)
    page_bytes: int = 512 * 1024
    blob_room: int = 50 * 1024**3  # bytes of attachments of one municipality
    upload_life: timedelta = timedelta(days=7)  # of an upload that nobody adds to


@dataclass(frozen=True, slots=True)
class Service:
    """All the service needs; every function takes it first. No methods."""

    work_in: Callable[[str], AbstractContextManager[Work]]
    master_key: bytes = field(repr=False)
    now: Callable[[], datetime]
    token: Callable[[int], bytes]
    rules: Rules = Rules()
    provider: IdentityProvider = NoProvider()
    blob_store: BlobStore | None = None  # where the bytes of attachments lie; None = they are not taken
