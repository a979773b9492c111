"""How much of a municipality waits, as numbers for whoever watches; names of nothing but kinds."""

from __future__ import annotations

from sync.protocol.errors import Problem
from sync.server.service.ports import Service
from sync.server.service.publishing_ports import Target


def figures(service: Service, tenant: str) -> dict[str, float]:
    """Publications by target and state, bytes of attachments; nothing while the database is away."""
    found: dict[str, float] = {}
    try:
        with service.work_in(tenant) as work:
            for target in Target:
                counted = work.publications.counts(target)
                found |= {f"{target.value}-{state.value}": float(n) for state, n in counted.items()}
            signed, safe = work.heads.totals()
            found |= {"receipted-sets": float(signed), "safe-sets": float(safe)}
            found["attachment-bytes"] = float(work.blobs.room()[0])
    except Problem:
        return {}
    return found
