"""Change sets come in: a whole batch in one transaction, idempotent, never refused for its content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from nacl.signing import SigningKey

from sync.protocol.batches import Batch, read_batch
from sync.protocol.canonical import WireCode, WireProblem, canonical, read_json
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.exchanges import PushReply
from sync.protocol.fields import write_instant
from sync.protocol.headers import set_hash
from sync.protocol.model import (
    DESK_REVOKED,
    PROTOCOL_VERSION,
    ChangeRecord,
    PrivacyClass,
    Receipt,
    SealedSet,
    SetHeader,
)
from sync.protocol.receipts import read_receipt, sign_receipt, write_receipt
from sync.protocol.runs import Part
from sync.protocol.sealing import open_parts
from sync.protocol.signing import verify_head
from sync.server.service.looked_into import looked_into
from sync.server.service.orders import order_state
from sync.server.service.ports import DeskRow, DeskState, DossierRow, Service, StoredReceipt, Work
from sync.server.service.publishable import note_publishable
from sync.server.service.summaries import project_changes
from sync.server.service.wrapping import unwrap

#: of a dossier that this worker never had, for whatever reason; every version of a desk has words for it
NOT_THEIRS = "never-assigned"
_NOT_THEIRS = frozenset({NOT_THEIRS, "dossier-unknown", "dossier-destroyed"})


def push(service: Service, tenant: str, desk: DeskRow, untrusted: bytes) -> PushReply:
    """Store a batch of this desk and give a signed receipt.

    Numbers that are held with the same hash are accepted again; with another hash: Problem DEVICE_FORKED,
    and the desk is suspended: a copy that came later is told at the handshake and begins anew, so two of
    them are at work at this moment. A hole before the batch: CHAIN_GAP. An envelope that does not fit
    raises INVALID, TOO_LARGE or SIGNATURE_REFUSED and stores nothing. Odd content is stored and quarantined.
    """
    batch = _read(untrusted)
    if batch.tenant != tenant or batch.desk != desk.desk:
        raise Problem(ProblemType.NOT_ALLOWED)
    try:
        verify_head(
            desk.public_key,
            batch.tenant,
            batch.desk,
            batch.incarnation,
            batch.head_n,
            batch.head_hash,
            batch.signature,
        )
    except WireProblem:
        raise Problem(ProblemType.SIGNATURE_REFUSED) from None
    try:
        return _take_in(service, tenant, desk, batch, hashlib.sha256(untrusted).hexdigest())
    except Problem as problem:
        if problem.type is ProblemType.DEVICE_FORKED:
            _suspend(service, tenant, desk)
        raise


def _suspend(service: Service, tenant: str, desk: DeskRow) -> None:
    """In a transaction of its own: nothing of the batch was stored."""
    with service.work_in(tenant) as work:
        known = work.people.desk(desk.desk)
        work.people.audit("desk-forked", service.now(), desk=desk.desk, worker=desk.worker)
        if known is not None and known.state is DeskState.ACTIVE:
            order_state(service, work, known, DeskState.SUSPENDED)


def _take_in(service: Service, tenant: str, desk: DeskRow, batch: Batch, digest: str) -> PushReply:
    with service.work_in(tenant) as work:
        work.lock()
        kept = work.log.receipt(desk.desk, batch.incarnation, batch.head_n, digest)
        if kept is not None:
            return _reply(kept)
        store_batch(service, work, tenant, desk, batch)
        first = batch.sets[0].header.n
        apart = _told(work.log.quarantined(desk.desk, batch.incarnation, first, batch.head_n))
        return _sign(service, work, tenant, batch, digest, apart)


def _read(untrusted: bytes) -> Batch:
    try:
        return read_batch(untrusted)
    except WireProblem as problem:
        if problem.code is WireCode.TOO_LARGE:
            raise Problem(ProblemType.TOO_LARGE) from None
        raise Problem(ProblemType.INVALID, problems=((problem.where, problem.code.value),)) from None


def store_batch(service: Service, work: Work, tenant: str, desk: DeskRow, batch: Batch) -> None:
    """Store what is new of a read batch. Only under the tenant's lock."""
    first, last = batch.sets[0].header, batch.sets[-1].header
    head = work.heads.of(batch.desk, batch.incarnation)
    held_n, held_hash = head.n, head.hash
    if first.n > held_n + 1:
        raise Problem(ProblemType.CHAIN_GAP, n=held_n + 1)
    held = work.log.hashes(batch.desk, batch.incarnation, first.n - 1, last.n)
    if held.get(first.n - 1, first.previous) != first.previous:
        raise Problem(ProblemType.DEVICE_FORKED)
    fresh: list[SealedSet] = []
    for sealed in batch.sets:
        n = sealed.header.n
        if n <= held_n:
            if held[n] != set_hash(sealed.header):
                raise Problem(ProblemType.DEVICE_FORKED)
            continue
        if n == held_n + 1 and sealed.header.previous != held_hash:
            raise Problem(ProblemType.DEVICE_FORKED)
        fresh.append(sealed)
    if fresh:
        _store(service, work, tenant, desk, fresh)


def _store(service: Service, work: Work, tenant: str, desk: DeskRow, fresh: Sequence[SealedSet]) -> None:
    """Store new sets, a few statements for all of them: the tenant's lock is held meanwhile."""
    now = service.now()
    concerned = sorted({sealed.header.dossier for sealed in fresh})
    dossiers = {row.dossier: row for row in work.log.dossiers(concerned)}
    assigned = work.log.assignments(concerned)
    keys = OpenedKeys(service, tenant)
    judged: list[tuple[SealedSet, str | None]] = []
    feeds: dict[str, list[SealedSet]] = {}
    newest: dict[str, str] = {}
    counted: dict[str, list[str]] = {}
    opened: list[tuple[SetHeader, tuple[ChangeRecord, ...]]] = []
    for sealed in fresh:
        dossier = dossiers.get(sealed.header.dossier)
        workers = assigned.get(sealed.header.dossier, {})
        reason, parts = _judge(keys, desk, dossier, workers, sealed)
        judged.append((sealed, reason))
        if reason is not None:
            where = sealed.header.dossier
            work.people.audit("set-quarantined", now, desk=desk.desk, worker=desk.worker, dossier=where)
            continue
        for worker, is_assigned in workers.items():
            if is_assigned:
                feeds.setdefault(worker, []).append(sealed)
        where = sealed.header.dossier
        counted.setdefault(where, []).append(set_hash(sealed.header))
        looked_at, latest = looked_into(parts, now)
        told = project_changes(work, sealed.header, looked_at) if looked_at else ""
        newest[where] = max(newest.get(where, ""), latest, told)
        if looked_at:
            opened.append((sealed.header, looked_at))
    note_publishable(work, opened)
    work.log.raise_newest_changes(newest)
    work.log.add_sets(judged, now)
    work.log.add_to_digests(counted)
    last = fresh[-1].header
    work.heads.move(last.desk, last.incarnation, last.n, set_hash(last))
    for worker, sets in feeds.items():
        work.log.deliver(worker, sets)


def _judge(
    keys: OpenedKeys,
    desk: DeskRow,
    dossier: DossierRow | None,
    workers: Mapping[str, bool],
    sealed: SealedSet,
) -> tuple[str | None, tuple[Part, ...]]:
    """Why a set is put apart, or None and its changes."""
    if desk.state is not DeskState.ACTIVE:
        return DESK_REVOKED, ()
    if dossier is None:
        return "dossier-unknown", ()
    if dossier.is_destroyed:
        return "dossier-destroyed", ()
    # Also of a dossier that was taken back since: unsent work is not refused.
    if desk.worker not in workers:
        return NOT_THEIRS, ()
    try:
        return None, open_parts(sealed, keys.of(dossier, sealed.header.privacy_class))
    except WireProblem as problem:
        return ("does-not-open" if problem.code is WireCode.DOES_NOT_OPEN else "unreadable"), ()


class OpenedKeys:
    """The body keys of the dossiers of one batch, each unwrapped once."""

    def __init__(self, service: Service, tenant: str) -> None:
        self._service, self._tenant = service, tenant
        self._known: dict[tuple[str, PrivacyClass], bytes] = {}

    def of(self, row: DossierRow, privacy_class: PrivacyClass) -> bytes:
        """As `dossier_key`."""
        which = (row.dossier, privacy_class)
        if which not in self._known:
            self._known[which] = dossier_key(self._service, self._tenant, row, privacy_class)
        return self._known[which]


def dossier_key(service: Service, tenant: str, row: DossierRow, privacy_class: PrivacyClass) -> bytes:
    """The body key of one class of a dossier, 32 bytes."""
    wrapped = row.normal_key_wrapped if privacy_class is PrivacyClass.NORMAL else row.special_key_wrapped
    return unwrap(service, tenant, f"dossier-{privacy_class.value}", row.dossier, wrapped)


def _sign(
    service: Service, work: Work, tenant: str, batch: Batch, digest: str, apart: tuple[tuple[int, str], ...]
) -> PushReply:
    row = work.people.tenant()
    if row is None:
        raise Problem(ProblemType.TENANT_UNKNOWN)
    now = service.now()
    head = work.heads.of(batch.desk, batch.incarnation)
    seed = unwrap(service, tenant, "signing", tenant, row.signing_key_wrapped)
    receipt = sign_receipt(
        Receipt(
            v=PROTOCOL_VERSION,
            tenant=tenant,
            epoch=row.epoch,
            desk=batch.desk,
            incarnation=batch.incarnation,
            n=batch.head_n,
            head_hash=batch.head_hash,
            request_digest=digest,
            safe_through=min(head.safe_n, batch.head_n),
            received_at=write_instant(now),
            signature="",
            audit=head.audit,
        ),
        SigningKey(seed),
    )
    kept = StoredReceipt(canonical(write_receipt(receipt)).decode(), canonical(apart).decode())
    work.log.add_receipt(batch.desk, batch.incarnation, batch.head_n, digest, kept, now)
    return PushReply(receipt, apart)


def _reply(kept: StoredReceipt) -> PushReply:
    receipt = read_receipt(read_json(kept.receipt.encode()))
    listed = read_json(kept.quarantined.encode())
    assert isinstance(listed, list)
    return PushReply(receipt, _told((int(n), str(reason)) for n, reason in listed))


def _told(apart: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """As a desk hears it: whether a dossier that is not its own exists, or did, is not its business. The
    office reads the reason itself in its table."""
    return tuple((n, NOT_THEIRS if reason in _NOT_THEIRS else reason) for n, reason in apart)
