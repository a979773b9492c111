"""The office side: a municipality begins, workers are added, dossiers are prepared and given out.

The back end is here a desk as any other, 'kantoor', with a key, an incarnation and a chain of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nacl.signing import SigningKey

from sync.protocol.batches import Batch, read_batch, write_batch
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.exchanges import NewDossier
from sync.protocol.fields import write_instant
from sync.protocol.model import PROTOCOL_VERSION, ChangeRecord, PrivacyClass, SealedSet
from sync.protocol.sealing import ChainPlace, after, open_set, seal_set
from sync.server.service.caseload import add_dossier, assign
from sync.server.service.ids import new_id, wall_ms
from sync.server.service.orders import UNASSIGNED, order_state, order_to_forget, order_what_stands, tenant_row
from sync.server.service.ports import DeskRow, DeskState, Service, TenantRow, Work, WorkerRow
from sync.server.service.pushing import dossier_key, store_batch
from sync.server.service.wrapping import unwrap, wrap

OFFICE_LABEL = "kantoor"


@dataclass(frozen=True, slots=True)
class PreparedChange:
    """One thing the office already knows of somebody."""

    kind: str
    key: str
    value: object = field(repr=False)
    privacy_class: PrivacyClass = PrivacyClass.NORMAL
    source: str | None = None
    certainty: str | None = None
    pack: str | None = None
    language: str | None = None
    #: where the same thing may come twice and has to be one change; made here otherwise
    id: str | None = None


@dataclass(frozen=True, slots=True)
class PreparedDossier:
    dossier: str | None  # None: a new one
    workers: tuple[str, ...]
    changes: tuple[PreparedChange, ...]


def found_tenant(
    service: Service, tenant: str, municipality: str, phone: str, recovery_key: bytes, recovery_key_id: str
) -> TenantRow:
    """Begin a municipality: its epoch, its signing key, its office desk. Raises NOT_ALLOWED when there."""
    now = service.now()
    signing = SigningKey(service.token(32))
    worker = new_id(service)
    row = TenantRow(
        tenant=tenant,
        municipality=municipality,
        phone=phone,
        epoch=new_id(service),
        server_key=bytes(signing.verify_key),
        signing_key_wrapped=wrap(service, tenant, "signing", tenant, bytes(signing)),
        recovery_key=recovery_key,
        recovery_key_id=recovery_key_id,
        office_desk=new_id(service),
        office_incarnation=new_id(service),
        office_worker=worker,
    )
    with service.work_in(tenant) as work:
        if work.people.tenant() is not None:
            raise Problem(ProblemType.NOT_ALLOWED)
        work.people.add_tenant(row, now)
        work.people.add_worker(WorkerRow(worker, OFFICE_LABEL, "", may_read_special=True), now)
        desk = DeskRow(row.office_desk, worker, row.server_key, OFFICE_LABEL, DeskState.ACTIVE, "")
        work.people.add_desk(desk, PROTOCOL_VERSION, now)
        work.people.audit("tenant-founded", now)
    return row


def add_worker(
    service: Service,
    tenant: str,
    label: str,
    phone: str,
    may_read_special: bool,
    worker: str | None = None,
    roles: tuple[str, ...] = (),
) -> str:
    """Add a klantmanager; returns the id (`worker` when given). Raises NOT_ALLOWED: label taken."""
    now = service.now()
    chosen = worker or new_id(service)
    with service.work_in(tenant) as work:
        if any(row.label == label for row in work.people.workers()):
            raise Problem(ProblemType.NOT_ALLOWED)
        work.people.add_worker(WorkerRow(chosen, label, phone, may_read_special, roles), now)
        work.people.audit("worker-added", now, worker=chosen)
    return chosen


def set_roles(service: Service, tenant: str, worker: str, roles: tuple[str, ...]) -> None:
    """What somebody (id or label) does for the municipality, instead of what was said before. NOT_FOUND."""
    with service.work_in(tenant) as work:
        found = _find(work.people.workers(), worker)
        work.people.set_roles(found, roles)
        work.people.audit("roles-set", service.now(), worker=found)


def find_worker(service: Service, tenant: str, name: str) -> str:
    """The id of the worker with this id or label. Raises NOT_FOUND."""
    with service.work_in(tenant) as work:
        return _find(work.people.workers(), name)


def _find(workers: Sequence[WorkerRow], name: str) -> str:
    for row in workers:
        if name in (row.worker, row.label):
            return row.worker
    raise Problem(ProblemType.NOT_FOUND, problems=(("worker", "unknown"),))


def import_caseload(service: Service, tenant: str, prepared: Sequence[PreparedDossier]) -> tuple[str, ...]:
    """Store prepared dossiers as change sets of the office and assign them; all in one transaction.

    Returns their ids. A dossier that is there already gets the changes added, with the office's earlier
    changes of the same key as parents. Raises NOT_FOUND for a worker that is not known.
    """
    stored: list[str] = []
    with service.work_in(tenant) as work:
        work.lock()
        row = work.people.tenant()
        if row is None:
            raise Problem(ProblemType.TENANT_UNKNOWN)
        office = work.people.desk(row.office_desk)
        assert office is not None
        workers = work.people.workers()
        for one in prepared:
            dossier = one.dossier or new_id(service)
            if work.log.dossier(dossier) is None:
                keys = NewDossier(dossier, service.token(32), service.token(32))
                add_dossier(service, work, tenant, keys, row.office_worker)
            else:
                assign(service, work, dossier, row.office_worker)
            for name in one.workers:
                assign(service, work, dossier, _find(workers, name))
            for batch in _seal(service, work, row, dossier, one.changes):
                store_batch(service, work, tenant, office, batch)
            stored.append(dossier)
    return tuple(stored)


def _seal(
    service: Service, work: Work, tenant: TenantRow, dossier: str, prepared: Sequence[PreparedChange]
) -> tuple[Batch, ...]:
    """A batch per set: two large ones would not fit in one."""
    now = service.now()
    known = work.log.dossier(dossier)
    assert known is not None
    head = work.heads.of(tenant.office_desk, tenant.office_incarnation)
    place = ChainPlace(tenant.tenant, tenant.office_desk, tenant.office_incarnation, head.n, head.hash)
    earlier = _heads(service, work, tenant.tenant, dossier)
    sets: list[SealedSet] = []
    for privacy_class in PrivacyClass:
        changes = [
            ChangeRecord(
                id=change.id or new_id(service),
                dossier=dossier,
                kind=change.kind,
                key=change.key,
                value=change.value,
                parents=earlier.get((change.kind, change.key), ()),
                author=tenant.office_worker,
                desk=tenant.office_desk,
                time=f"{wall_ms(service):013d}-{place_in_set:04d}-{tenant.office_desk}",
                pack=change.pack,
                language=change.language,
                source=change.source,
                certainty=change.certainty,
            )
            for place_in_set, change in enumerate(prepared)
            if change.privacy_class is privacy_class
        ]
        if not changes:
            continue
        key = dossier_key(service, tenant.tenant, known, privacy_class)
        sealed_at = write_instant(now)
        sealed = seal_set(place, changes, privacy_class, key, tenant.office_worker, sealed_at)
        sets.append(sealed)
        place = after(place, sealed)
    signing = SigningKey(unwrap(service, tenant.tenant, "signing", tenant.tenant, tenant.signing_key_wrapped))
    # Through the same bytes and the same reader as any desk's.
    return tuple(read_batch(write_batch([sealed], signing)) for sealed in sets)


def _heads(service: Service, work: Work, tenant: str, dossier: str) -> dict[tuple[str, str], tuple[str, ...]]:
    found = _open_all(service, work, tenant, dossier)
    replaced = {parent for change in found for parent in change.parents}
    heads: dict[tuple[str, str], tuple[str, ...]] = {}
    for change in found:
        if change.id not in replaced:
            where = (change.kind, change.key)
            heads[where] = (*heads.get(where, ()), change.id)
    return heads


def _open_all(service: Service, work: Work, tenant: str, dossier: str) -> tuple[ChangeRecord, ...]:
    known = work.log.dossier(dossier)
    if known is None or known.is_destroyed:
        raise Problem(ProblemType.NOT_FOUND)
    keys = {each: dossier_key(service, tenant, known, each) for each in PrivacyClass}
    by_id: dict[str, ChangeRecord] = {}
    for sealed in work.log.sets_of(dossier):
        for change in open_set(sealed, keys[sealed.header.privacy_class]):
            by_id.setdefault(change.id, change)
    return tuple(sorted(by_id.values(), key=lambda change: (change.time, change.id)))


def export_changes(service: Service, tenant: str, dossier: str) -> tuple[ChangeRecord, ...]:
    """Every change of a dossier, opened, each once, oldest first. An act of the office: it leaves a line."""
    with service.work_in(tenant) as work:
        changes = _open_all(service, work, tenant, dossier)
        work.people.audit("dossier-exported", service.now(), dossier=dossier)
    return changes


def assign_dossier(service: Service, tenant: str, dossier: str, worker: str) -> bool:
    """Give a dossier to a worker (id or label); False when it already was. Raises NOT_FOUND."""
    with service.work_in(tenant) as work:
        work.lock()
        if work.log.dossier(dossier) is None:
            raise Problem(ProblemType.NOT_FOUND, problems=(("dossier", "unknown"),))
        return assign(service, work, dossier, _find(work.people.workers(), worker))


def unassign_dossier(service: Service, tenant: str, dossier: str, worker: str) -> bool:
    """Take a dossier from a worker; what that worker's desks still send of it is kept."""
    now = service.now()
    with service.work_in(tenant) as work:
        work.lock()
        found = _find(work.people.workers(), worker)
        taken = work.log.unassign(dossier, found, now)
        if taken:
            order_to_forget(service, work, dossier, found, UNASSIGNED)
        work.people.audit("dossier-unassigned", now, dossier=dossier)
        return taken


def begin_epoch(service: Service, tenant: str) -> str:
    """After the database was put back from a backup: a new epoch; returns it.

    Cursors of before count no longer, so desks fetch from the beginning and send what is missing here.
    Raises TENANT_UNKNOWN.
    """
    epoch = new_id(service)
    with service.work_in(tenant) as work:
        work.lock()
        if work.people.tenant() is None:
            raise Problem(ProblemType.TENANT_UNKNOWN)
        work.people.set_epoch(epoch)
        order_what_stands(service, work)
        work.people.audit("epoch-begun", service.now())
    return epoch


def set_desk_state(service: Service, tenant: str, desk: str, state: DeskState) -> None:
    """Suspend, revoke, wipe or let in again, with a signed order to the desk. Raises NOT_FOUND."""
    with service.work_in(tenant) as work:
        known = work.people.desk(desk)
        if known is None:
            raise Problem(ProblemType.NOT_FOUND, problems=(("desk", "unknown"),))
        if desk == tenant_row(work).office_desk:
            # The office's own: what is rescued goes under its chain, and it is no laptop that can be lost.
            raise Problem(ProblemType.NOT_ALLOWED, problems=(("desk", "office"),))
        order_state(service, work, known, state)
