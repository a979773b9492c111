"""What may be seen of all dossiers together: their summaries, no names."""

from __future__ import annotations

from sync.protocol.canonical import read_json
from sync.server.service.ports import Service


def overview(service: Service, tenant: str) -> list[dict[str, object]]:
    """Per dossier its id, number of change sets, latest summary (None when there is none) and staleness."""
    with service.work_in(tenant) as work:
        rows = work.log.dossiers()
        hashes = work.log.hashes_of([row.dossier for row in rows])
        summaries = {row.dossier: row for row in work.log.summaries()}
    listed: list[dict[str, object]] = []
    for row in rows:
        known = summaries.get(row.dossier)
        listed.append(
            {
                "dossier": row.dossier,
                "changeSets": len(hashes.get(row.dossier, [])),
                "summary": None if known is None else read_json(known.text.encode()),
                "isStale": known is not None and known.is_stale,
            }
        )
    return listed
