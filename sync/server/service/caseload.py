"""Which dossiers a desk may see, with their keys; and making a new dossier known."""

from __future__ import annotations

import hmac

from sync.protocol.errors import Problem, ProblemType
from sync.protocol.exchanges import NewDossier
from sync.protocol.headers import digest_of_sets
from sync.protocol.model import DossierGrant, PrivacyClass
from sync.server.service.ports import DeskRow, DossierRow, Service, Work
from sync.server.service.pushing import dossier_key
from sync.server.service.wrapping import wrap


def register_dossier(service: Service, tenant: str, desk: DeskRow, new: NewDossier) -> bool:
    """Keep the keys of a dossier that began on a desk, and assign it to its worker.

    Returns True when it is new, False when it was there with the same keys. Raises Problem NOT_ALLOWED with
    other keys, or when it is no dossier of this worker.
    """
    with service.work_in(tenant) as work:
        work.lock()
        known = work.log.dossier(new.dossier)
        if known is None:
            add_dossier(service, work, tenant, new, desk.worker)
            return True
        same = hmac.compare_digest(
            dossier_key(service, tenant, known, PrivacyClass.NORMAL), new.normal_key
        ) and hmac.compare_digest(dossier_key(service, tenant, known, PrivacyClass.SPECIAL), new.special_key)
        if not same or not work.log.was_ever_assigned(new.dossier, desk.worker):
            raise Problem(ProblemType.NOT_ALLOWED)
        return False


def add_dossier(service: Service, work: Work, tenant: str, new: NewDossier, worker: str) -> None:
    """Store a dossier's keys, wrapped, and assign it. Only under the tenant's lock."""
    now = service.now()
    row = DossierRow(
        dossier=new.dossier,
        normal_key_wrapped=wrap(service, tenant, "dossier-normal", new.dossier, new.normal_key),
        special_key_wrapped=wrap(service, tenant, "dossier-special", new.dossier, new.special_key),
        newest_change="",
    )
    work.log.add_dossier(row, worker, now)
    assign(service, work, new.dossier, worker)


def assign(service: Service, work: Work, dossier: str, worker: str) -> bool:
    """Give a dossier to a worker; its earlier sets enter the worker's feed. Only under the tenant's lock.

    Sets that were delivered in an earlier assignment come once more: union makes doubles harmless.
    """
    now = service.now()
    if not work.log.assign(dossier, worker, now):
        return False
    work.log.deliver(worker, work.log.sets_of(dossier))
    work.people.audit("dossier-assigned", now, worker=worker, dossier=dossier)
    return True


def caseload(service: Service, tenant: str, desk: DeskRow) -> tuple[DossierGrant, ...]:
    """The dossiers assigned to the desk's worker; the special key only where the role has it."""
    with service.work_in(tenant) as work:
        worker = work.people.worker(desk.worker)
        if worker is None:
            return ()
        rows = work.log.assigned_dossiers(desk.worker)
        hashes = work.log.hashes_of([row.dossier for row in rows])
    return tuple(
        DossierGrant(
            dossier=row.dossier,
            normal_key=dossier_key(service, tenant, row, PrivacyClass.NORMAL),
            special_key=dossier_key(service, tenant, row, PrivacyClass.SPECIAL)
            if worker.may_read_special
            else None,
            count=len(hashes.get(row.dossier, [])),
            digest=digest_of_sets(hashes.get(row.dossier, [])),
        )
        for row in rows
    )
