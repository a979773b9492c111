"""A back end in memory that keeps the contract: chain, fork, duplicates, receipts, commit order, quarantine.

It reads the very bytes that a desk sends and writes what it answers with the protocol's own functions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from nacl.signing import SigningKey

from sync.client.errors import FailureCode, SyncFailure
from sync.client.http import DeskProof
from sync.client.ports import nobody_follows, nobody_waits
from sync.protocol import wire
from sync.protocol.colleagues import Colleague
from sync.protocol.exchanges import (
    EnrolmentReply,
    EnrolmentRequest,
    NewDossier,
    PushReply,
    RecoveryParcel,
    read_caseload,
    read_hello,
    read_page,
    read_push_reply,
    write_caseload,
    write_hello,
    write_page,
    write_push_reply,
)
from sync.protocol.hybrid_seal import SECRET_SIZE, HybridKey, key_of
from sync.protocol.marks import AuditHead, AuditOffer, Held, caseload_mark, compared_mark
from sync.protocol.model import (
    CHAIN_START,
    PROTOCOL_VERSION,
    DossierGrant,
    Hello,
    Page,
    PrivacyClass,
    Receipt,
    SealedSet,
)

NOON = "2026-09-15T12:00:00.000Z"
TENANT = "gm9999"
Chain = tuple[str, str]  # desk, incarnation


@dataclass(slots=True)
class MemoryBackEnd:
    """State of one municipality. Fields may be set by a test as an administrator would."""

    key: SigningKey = field(default_factory=lambda: SigningKey(b"\x07" * 32))
    recovery_key: SigningKey = field(default_factory=lambda: SigningKey(b"\x09" * 32))
    epoch: str = "00000000-0000-4000-8000-000000000001"
    codes: dict[str, str] = field(default_factory=dict)  # code -> worker
    desks: dict[str, bytes] = field(default_factory=dict)
    workers: dict[str, str] = field(default_factory=dict)  # desk -> worker
    states: dict[str, str] = field(default_factory=dict)  # desk -> state when not active
    headers_only: set[str] = field(default_factory=set)  # workers without the special class
    hidden: set[tuple[str, str]] = field(default_factory=set)  # (worker, dossier) not assigned
    dossiers: dict[str, NewDossier] = field(default_factory=dict)
    log: list[SealedSet] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)  # hashes in quarantine
    reasons: dict[str, str] = field(default_factory=dict)  # why, as it was judged when it came in
    recovery: dict[str, RecoveryParcel] = field(default_factory=dict)
    audits: dict[Chain, AuditHead] = field(default_factory=dict)
    safe: dict[Chain, int] = field(default_factory=dict)  # through which number in a backup
    minimum_client: int = PROTOCOL_VERSION
    page_sets: int = 3
    parcel_pair: HybridKey = field(default_factory=lambda: key_of(b"\x0b" * SECRET_SIZE))

    def add_code(self, code: str, worker: str) -> None:
        self.codes[code] = worker

    @contextmanager
    def connect(self, address: str, proof: DeskProof | None) -> Iterator[MemoryRemote]:
        yield MemoryRemote(self, proof)

    def chain(self, desk: str, incarnation: str) -> list[SealedSet]:
        return [one for one in self.log if (one.header.desk, one.header.incarnation) == (desk, incarnation)]

    def restore(self, size: int, epoch: str) -> None:
        """Put back a backup in which the log had `size` sets."""
        del self.log[size:]
        self.epoch = epoch
        self.audits.clear()


@dataclass(frozen=True, slots=True)
class MemoryRemote:
    """Implements `Remote` and `FrontDoor` for one desk."""

    back_end: MemoryBackEnd
    proof: DeskProof | None

    # --- FrontDoor

    def enrol(self, request: EnrolmentRequest) -> EnrolmentReply:
        back_end = self.back_end
        worker = back_end.codes.get(request.code)
        if worker is None or back_end.desks.get(request.desk, request.public_key) != request.public_key:
            raise SyncFailure(FailureCode.CODE_NOT_ACCEPTED)
        back_end.desks[request.desk] = request.public_key
        back_end.workers[request.desk] = worker
        return EnrolmentReply(
            tenant=TENANT,
            municipality="Voorbeeldgemeente",
            worker=worker,
            worker_label="Een klantmanager",
            phone="",
            server_key=bytes(back_end.key.verify_key),
            recovery_key=bytes(back_end.recovery_key.verify_key),
            recovery_key_id="herstel-1",
            server_time=NOON,
        )

    def leave_recovery(self, parcel: RecoveryParcel) -> None:
        self.back_end.recovery[self._desk(may_push_only=False)] = parcel

    def colleagues(self) -> tuple[Colleague, ...]:
        self._desk(may_push_only=False)
        back_end = self.back_end
        return tuple(
            Colleague(worker, "Een klantmanager", ((desk, "laptop"),))
            for desk, worker in sorted(back_end.workers.items())
        )

    def parcel_key(self) -> bytes:
        self._desk(may_push_only=False)
        return self.back_end.parcel_pair.public

    # --- Remote

    def hello(self, incarnation: str, audit: AuditOffer | None = None) -> Hello:
        desk = self._desk(may_push_only=True)
        kept = self.back_end.audits.get((desk, incarnation))
        if audit is not None and audit.after == (0 if kept is None else kept.count) < audit.head.count:
            kept = self.back_end.audits[desk, incarnation] = audit.head
        chain = self.back_end.chain(desk, incarnation)
        hello = Hello(
            tenant=TENANT,
            epoch=self.back_end.epoch,
            server_time=NOON,
            minimum_client=self.back_end.minimum_client,
            desk_state=self.back_end.states.get(desk, "active"),
            incarnation=incarnation,
            n=len(chain),
            head_hash=wire.set_hash(chain[-1].header) if chain else CHAIN_START,
            held=self._held(desk, incarnation, kept),
        )
        return read_hello(write_hello(hello))

    def register(self, new: Sequence[NewDossier]) -> frozenset[str]:
        self._desk(may_push_only=False)
        held = self.back_end.dossiers
        return frozenset(one.dossier for one in new if held.setdefault(one.dossier, one) != one)

    def _held(self, desk: str, incarnation: str, audit: AuditHead | None) -> Held | None:
        if self.back_end.states.get(desk, "active") != "active":
            return None
        seen = self.grants()
        return Held(
            safe_through=self.back_end.safe.get((desk, incarnation), 0),
            caseload=caseload_mark((one.dossier, one.special_key is not None) for one in seen),
            compared=compared_mark((one.dossier, one.count, one.digest) for one in seen),
            cursor=f"{self.back_end.epoch}/{len(self.back_end.log)}",
            audit=audit,
        )

    def push(self, body: bytes, gone: Callable[[], None] = nobody_waits) -> PushReply:
        gone()
        desk = self._desk(may_push_only=True)
        batch = wire.read_batch(body)
        head = (batch.tenant, batch.desk, batch.incarnation, batch.head_n, batch.head_hash)
        try:
            wire.verify_head(self.back_end.desks[desk], *head, batch.signature)
        except wire.WireProblem:
            raise SyncFailure(FailureCode.REVOKED) from None
        chain = self.back_end.chain(desk, batch.incarnation)
        try:
            fresh = self._fresh(batch.sets, [wire.set_hash(one.header) for one in chain])
        except SyncFailure as failure:
            if failure.code is FailureCode.FORKED:
                self.back_end.states[desk] = "suspended"
            raise
        apart = []
        for one in fresh:
            reason = self._reason_apart(desk, one)
            self.back_end.log.append(one)
            if reason is not None:
                self.back_end.apart.add(wire.set_hash(one.header))
                self.back_end.reasons[wire.set_hash(one.header)] = reason
        for one in batch.sets:
            if (mark := wire.set_hash(one.header)) in self.back_end.apart:
                why = self.back_end.reasons.get(mark) or self._reason_apart(desk, one) or "never-assigned"
                apart.append((one.header.n, why))
        receipt = Receipt(
            v=PROTOCOL_VERSION,
            tenant=TENANT,
            epoch=self.back_end.epoch,
            desk=desk,
            incarnation=batch.incarnation,
            n=batch.head_n,
            head_hash=batch.head_hash,
            request_digest=hashlib.sha256(body).hexdigest(),
            safe_through=batch.head_n,
            received_at=NOON,
            signature="",
        )
        reply = PushReply(wire.sign_receipt(receipt, self.back_end.key), tuple(apart))
        return read_push_reply(write_push_reply(reply))

    def grants(self) -> tuple[DossierGrant, ...]:
        worker = self.back_end.workers[self._desk(may_push_only=False)]
        found = []
        for dossier, keys in sorted(self.back_end.dossiers.items()):
            if (worker, dossier) in self.back_end.hidden:
                continue
            hashes = [wire.set_hash(one.header) for one in self._open_log() if one.header.dossier == dossier]
            special = None if worker in self.back_end.headers_only else keys.special_key
            digest = wire.digest_of_sets(hashes)
            found.append(DossierGrant(dossier, keys.normal_key, special, len(hashes), digest))
        return read_caseload(write_caseload(tuple(found)))

    def pull(
        self, cursor: str | None, without_incarnation: str, follows: Callable[[str], None] = nobody_follows
    ) -> Page:
        desk = self._desk(may_push_only=False)
        worker = self.back_end.workers[desk]
        epoch, _, place = (cursor or f"{self.back_end.epoch}/0").partition("/")
        if not place.isdecimal():
            raise SyncFailure(FailureCode.REFUSED, problem="invalid")
        if epoch != self.back_end.epoch:
            raise SyncFailure(FailureCode.EPOCH_CHANGED, problem="epoch-changed")
        start = int(place)
        found: list[SealedSet] = []
        position = start
        for one in self.back_end.log[start:]:
            position += 1
            header = one.header
            is_present = (header.desk, header.incarnation) == (desk, without_incarnation)
            is_hidden = (
                header.dossier not in self.back_end.dossiers
                or (worker, header.dossier) in self.back_end.hidden
            )
            if not (is_present or is_hidden or wire.set_hash(header) in self.back_end.apart):
                found.append(self._as_seen(one, worker))
            if len(found) == self.back_end.page_sets:
                break
        has_more = position < len(self.back_end.log)
        return read_page(write_page(Page(epoch, tuple(found), f"{epoch}/{position}", has_more)))

    # --- inside

    def _desk(self, may_push_only: bool) -> str:
        if self.proof is None or self.proof.desk not in self.back_end.desks:
            raise SyncFailure(FailureCode.REVOKED)
        if self.back_end.states.get(self.proof.desk, "active") != "active" and not may_push_only:
            raise SyncFailure(FailureCode.REVOKED)
        return self.proof.desk

    def _fresh(self, sets: tuple[SealedSet, ...], held: list[str]) -> tuple[SealedSet, ...]:
        """What of a batch is not here yet; a hole or another hash at a number that is held is refused."""
        first = sets[0].header
        if first.n > len(held) + 1:
            raise SyncFailure(FailureCode.GAP)
        if first.n > 1 and first.previous != held[first.n - 2]:
            raise SyncFailure(FailureCode.FORKED)
        for one in sets:
            if one.header.n <= len(held) and held[one.header.n - 1] != wire.set_hash(one.header):
                raise SyncFailure(FailureCode.FORKED)
        return tuple(one for one in sets if one.header.n > len(held))

    def _reason_apart(self, desk: str, sealed: SealedSet) -> str | None:
        if self.back_end.states.get(desk, "active") != "active":
            return "desk-revoked"
        known = self.back_end.dossiers.get(sealed.header.dossier)
        if known is None:
            return "dossier-unknown"
        is_normal = sealed.header.privacy_class is PrivacyClass.NORMAL
        try:
            wire.open_set(sealed, known.normal_key if is_normal else known.special_key)
        except wire.WireProblem:
            return "does-not-open"
        return None

    def _open_log(self) -> list[SealedSet]:
        return [one for one in self.back_end.log if wire.set_hash(one.header) not in self.back_end.apart]

    def _as_seen(self, one: SealedSet, worker: str) -> SealedSet:
        is_withheld = (
            worker in self.back_end.headers_only and one.header.privacy_class is PrivacyClass.SPECIAL
        )
        return replace(one, body=None) if is_withheld else one
