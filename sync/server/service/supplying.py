"""Publishing what desks work with, and destroying a dossier: acts of the office that reach every desk."""

from __future__ import annotations

import hashlib

from sync.protocol.errors import Problem, ProblemType
from sync.protocol.fields import write_bytes
from sync.protocol.supplies import Supply, SupplyKind, supply_hash, write_supply
from sync.server.service.blob_upkeep import destroy_blobs
from sync.server.service.orders import DESTROYED, issue_supply, order_to_forget, tenant_row
from sync.server.service.orders_ports import SupplyRow
from sync.server.service.ports import DeskState, Service, Work


def publish(service: Service, tenant: str, supply: Supply) -> int:
    """Publish a parcel to every desk that may enter; returns to how many.

    Raises Problem INVALID when this version or a higher one was published before: no way back in version;
    NOT_ALLOWED for a parcel that no desk would read.
    """
    with service.work_in(tenant) as work:
        return _publish(service, work, supply)


def _publish(service: Service, work: Work, supply: Supply) -> int:
    work.lock()
    content = write_supply(supply)
    for known in work.orders.supplies():
        same = (known.kind, known.name) == (supply.kind, supply.name)
        if same and known.version >= supply.version:
            raise Problem(ProblemType.INVALID, problems=(("version", "not-higher"),))
    row = SupplyRow(supply.kind, supply.name, supply.version, supply_hash(content), content)
    now = service.now()
    work.orders.add_supply(row, now)
    work.people.audit(f"published-{supply.kind.value}", now)
    told = 0
    office = tenant_row(work).office_desk
    for desk in work.orders.desks():
        if desk.desk != office and desk.state == DeskState.ACTIVE.value:
            issue_supply(service, work, desk.desk, row)
            told += 1
    return told


def replace_recovery_key(service: Service, tenant: str, public_key: bytes) -> str:
    """Another recovery key for the municipality; desks leave new parcels. Returns its id.

    In: the public half, made by the officers (design: a forgotten passphrase).
    """
    key_id = hashlib.sha256(public_key).hexdigest()[:16]
    with service.work_in(tenant) as work:
        work.lock()
        # One name for all of them, so that each is a higher version and the newest alone goes to new desks.
        version = sum(row.kind is SupplyKind.RECOVERY_KEY for row in work.orders.supplies()) + 1
        files = {"id.txt": key_id, "public.txt": write_bytes(public_key)}
        work.orders.set_recovery_key(public_key, key_id)
        _publish(service, work, Supply(SupplyKind.RECOVERY_KEY, "herstelsleutel", version, files))
        work.people.audit("recovery-key-replaced", service.now())
    return key_id


def destroy_dossier(service: Service, tenant: str, dossier: str, order: str) -> int:
    """Destroy a dossier at the back end and order every desk that ever had it to forget it.

    Its keys are overwritten: the change sets stay as bytes nobody can open, so every chain still verifies
    and nothing comes back. Returns how many desks were told. Raises Problem NOT_FOUND; doing it again
    tells only desks that were not told yet. `order`: the id of the decision, for the audit.
    """
    with service.work_in(tenant) as work:
        work.lock()
        known = work.log.dossier(dossier)
        if known is None:
            raise Problem(ProblemType.NOT_FOUND, problems=(("dossier", "unknown"),))
        office = tenant_row(work).office_worker
        workers = work.log.assignments([dossier]).get(dossier, {})
        now = service.now()
        if not known.is_destroyed:
            work.orders.destroy_dossier(dossier, order, now)
            work.publications.forget(dossier)
            work.people.audit("dossier-destroyed", now, dossier=dossier)
        told = sum(
            order_to_forget(service, work, dossier, worker, DESTROYED)
            for worker in workers
            if worker != office
        )
    if service.blob_store is not None:
        destroy_blobs(service, tenant, dossier)  # sealed under keys that are gone; their bytes go as well
    return told
