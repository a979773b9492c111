"""Names of who wrote in the dossiers that are assigned to a desk's worker: as much as its screen must say."""

from __future__ import annotations

from sync.protocol.colleagues import MOST_COLLEAGUES, Colleague
from sync.server.service.ports import DeskRow, Service, Work

_MOST_DESKS = 100


def colleagues(service: Service, tenant: str, desk: DeskRow) -> tuple[Colleague, ...]:
    """Everybody who ever had a dossier that is now assigned to this worker, oneself too, by name.

    Need to know: of a worker who never shared one no name is told.
    """
    with service.work_in(tenant) as work:
        mine = [row.dossier for row in work.log.assigned_dossiers(desk.worker)]
        shared = {worker for found in work.log.assignments(mine).values() for worker in found}
        known = [row for row in work.people.workers() if row.worker in shared | {desk.worker}]
        return tuple(
            Colleague(
                row.worker,
                row.label,
                tuple(_label(work, one) for one in work.orders.desks_of(row.worker)[:_MOST_DESKS]),
            )
            for row in known[:MOST_COLLEAGUES]
        )


def _label(work: Work, desk: str) -> tuple[str, str]:
    row = work.people.desk(desk)
    return desk, row.label if row is not None else ""
