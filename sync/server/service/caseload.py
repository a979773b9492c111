"""Which dossiers a desk may see, with their keys; and making a new dossier known."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from sync.protocol.errors import Problem, ProblemType
from sync.protocol.exchanges import NewDossier
from sync.protocol.model import DossierGrant, PrivacyClass
from sync.server.service.orders import order_to_return
from sync.server.service.ports import DeskRow, DossierRow, Service, Work
from sync.server.service.pushing import dossier_key
from sync.server.service.wrapping import wrap


@dataclass(frozen=True, slots=True)
class Registered:
    """What became of dossiers that a desk made known."""

    fresh: int
    refused: frozenset[str]


def register_dossiers(service: Service, tenant: str, desk: DeskRow, new: Sequence[NewDossier]) -> Registered:
    """Keep the keys of dossiers that began on a desk, and assign them to its worker; all in one transaction.

    One that was there with the same keys is fine. Refused: held with other keys, destroyed, or no dossier of
    this worker.
    """
    now = service.now()
    with service.work_in(tenant) as work:
        work.lock()
        ids = [one.dossier for one in new]
        known = {row.dossier: row for row in work.log.dossiers(ids)}
        workers = work.log.assignments(ids)
        fresh = [one for one in new if one.dossier not in known]
        work.log.add_dossiers([_row(service, tenant, one) for one in fresh], desk.worker, now)
        refused = frozenset(
            one.dossier
            for one in new
            if one.dossier in known
            and not (
                _is_same(service, tenant, known[one.dossier], one)
                and desk.worker in workers.get(one.dossier, {})
            )
        )
    return Registered(len(fresh), refused)


def _is_same(service: Service, tenant: str, known: DossierRow, new: NewDossier) -> bool:
    if known.is_destroyed:
        return False
    normal = dossier_key(service, tenant, known, PrivacyClass.NORMAL)
    special = dossier_key(service, tenant, known, PrivacyClass.SPECIAL)
    return hmac.compare_digest(normal + special, new.normal_key + new.special_key)


def _row(service: Service, tenant: str, new: NewDossier) -> DossierRow:
    return DossierRow(
        dossier=new.dossier,
        normal_key_wrapped=wrap(service, tenant, "dossier-normal", new.dossier, new.normal_key),
        special_key_wrapped=wrap(service, tenant, "dossier-special", new.dossier, new.special_key),
        newest_change="",
    )


def add_dossier(service: Service, work: Work, tenant: str, new: NewDossier, worker: str) -> None:
    """Store a new dossier's keys, wrapped, and assign it. Only under the tenant's lock."""
    work.log.add_dossiers([_row(service, tenant, new)], worker, service.now())


def assign(service: Service, work: Work, dossier: str, worker: str) -> bool:
    """Give a dossier to a worker; its earlier sets enter the worker's feed. Only under the tenant's lock.

    Sets that were delivered in an earlier assignment come once more: union makes doubles harmless. Raises
    Problem NOT_ALLOWED for a dossier that was destroyed.
    """
    now = service.now()
    known = work.log.dossier(dossier)
    if known is not None and known.is_destroyed:
        raise Problem(ProblemType.NOT_ALLOWED, problems=(("dossier", "destroyed"),))
    if not work.log.assign(dossier, worker, now):
        return False
    order_to_return(service, work, dossier, worker)
    work.log.deliver_past(worker, dossier)
    work.people.audit("dossier-assigned", now, worker=worker, dossier=dossier)
    return True


def caseload(service: Service, tenant: str, desk: DeskRow) -> tuple[DossierGrant, ...]:
    """The dossiers assigned to the desk's worker; the special key only where the role has it."""
    with service.work_in(tenant) as work:
        worker = work.people.worker(desk.worker)
        if worker is None:
            return ()
        rows = work.log.assigned_dossiers(desk.worker)
    return tuple(
        DossierGrant(
            dossier=row.dossier,
            normal_key=dossier_key(service, tenant, row, PrivacyClass.NORMAL),
            special_key=dossier_key(service, tenant, row, PrivacyClass.SPECIAL)
            if worker.may_read_special
            else None,
            count=row.set_count,
            digest=row.set_digest,
        )
        for row in rows
    )
