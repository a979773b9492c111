"""What may be seen of all dossiers together: their summaries, no names."""

from __future__ import annotations

from sync.protocol.canonical import read_json
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.steering import Counted, Place, Steering, Table, steer
from sync.protocol.summary import read_summary
from sync.server.service.ports import DeskRow, Service

#: whose work it is to see how all dossiers stand
_MAY_STEER = "leidinggevende"


def overview(service: Service, tenant: str) -> list[dict[str, object]]:
    """Per dossier its id, number of change sets, latest summary (None when there is none) and staleness."""
    with service.work_in(tenant) as work:
        rows = work.log.dossiers()
        summaries = {row.dossier: row for row in work.log.summaries()}
    listed: list[dict[str, object]] = []
    for row in rows:
        known = summaries.get(row.dossier)
        listed.append(
            {
                "dossier": row.dossier,
                "changeSets": row.set_count,
                "summary": None if known is None else read_json(known.text.encode()),
                "isStale": known is not None and known.is_stale,
            }
        )
    return listed


def steering_for(service: Service, tenant: str, desk: DeskRow) -> dict[str, object]:
    """The same counts for a desk whose worker leads. Raises NOT_ALLOWED for another."""
    with service.work_in(tenant) as work:
        worker = work.people.worker(desk.worker)
    if worker is None or _MAY_STEER not in worker.roles:
        raise Problem(ProblemType.NOT_ALLOWED)
    return steering(service, tenant)


def steering(service: Service, tenant: str) -> dict[str, object]:
    """All dossiers of the municipality counted today, as JSON. Small counts are hidden: no dossier can be
    told from it."""
    with service.work_in(tenant) as work:
        row = work.people.tenant()
        summaries = work.log.summaries()
    if row is None:
        raise Problem(ProblemType.TENANT_UNKNOWN)
    counted = [Counted(row.municipality, read_summary(read_json(one.text.encode()))) for one in summaries]
    return _written(steer(counted, service.now().date()))


def _written(counted: Steering) -> dict[str, object]:
    tables = (counted.standings, counted.waiting, counted.blockers, counted.routes, counted.tolk_hours)
    return {"day": counted.day.isoformat(), "tables": [_table(one) for one in tables]}


def _table(table: Table) -> dict[str, object]:
    return {
        "key": table.key,
        "columns": list(table.columns),
        "rows": [
            {
                "by": place.by.value if place.by else "",
                "name": place.name,
                "cells": [_cell(table, place, column) for column in table.columns],
            }
            for place in table.places
        ],
    }


def _cell(table: Table, place: Place, column: str) -> int | str:
    """The number, or how it is not told: '<5' or 'verborgen'."""
    cell = table.cells[place, column]
    return cell.text if cell.count is None else cell.count
