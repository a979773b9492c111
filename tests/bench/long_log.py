"""Makes a log of any length in one municipality: rows as a push leaves them, without the pushing."""

from __future__ import annotations

import uuid

from sqlalchemy import text
from sqlalchemy.engine import Engine

#: sets of one dossier, of one desk: what a year of an intake comes to
_PER_DOSSIER = 50
_PER_DESK = 5_000
_AT_ONCE = 50_000
_HEADER = 520
_RANGE = "generate_series(cast(:low as bigint), cast(:high as bigint)) i"
_BODY = 220

_DOSSIERS = """
    insert into dossier (tenant, dossier, normal_key_wrapped, special_key_wrapped, newest_change, made_by,
        made_at, set_count, destroy_order)
    select :tenant, '{p}-d' || i, '', '', '', 'filler', now(), {per}, '' from {range}
"""
_DESKS = """
    insert into desk (tenant, desk, worker, public_key, label, protocol, state, code_hash, enrolled_at)
    select :tenant, '{p}-k' || i, :worker, decode(repeat('00', 32), 'hex'), 'filler', 1, 'active', '', now()
    from {range}
"""
_HEADS = """
    insert into desk_head (tenant, desk, incarnation, n, hash)
    select :tenant, '{p}-k' || i, '{p}-i' || i, {per}, repeat('0', 64) from {range}
"""
_SETS = """
    insert into change_set (tenant, desk, incarnation, n, hash, dossier, privacy_class, header, body,
        received_at)
    select :tenant, '{p}-k' || (i / {desk}), '{p}-i' || (i / {desk}), i % {desk} + 1,
        encode(sha256(('{p}' || i)::bytea), 'hex'), '{p}-d' || (i / {dossier}), 'normal',
        repeat('h', {header}), decode(repeat('ab', {body}), 'hex'), now()
    from {range}
"""
_DELIVERIES = """
    insert into delivery (tenant, worker, position, dossier, desk, incarnation, n)
    select :tenant, :worker, cast(:start as bigint) + i + 1, '{p}-d' || (i / {dossier}),
        '{p}-k' || (i / {desk}), '{p}-i' || (i / {desk}), i % {desk} + 1
    from {range}
"""
_RECEIPTS = """
    insert into receipt (tenant, desk, incarnation, n, request_digest, receipt, quarantined, made_at)
    select :tenant, '{p}-k' || (i / {desk}), '{p}-i' || (i / {desk}), i % {desk} + 1,
        encode(sha256(('{p}' || i)::bytea), 'hex'), repeat('r', 600), '[]', now()
    from {range} where i % 30 = 29
"""


def lengthen(superuser: Engine, tenant: str, worker: str, sets: int) -> None:
    """Add so many sets, delivered to `worker`, to a municipality that was founded. Past the wall: a role
    that the service may never have. The dossiers are assigned to nobody, as those of other workers are."""
    made = uuid.uuid4().hex[:8]
    with superuser.begin() as connection:
        start = connection.execute(
            text("select feed_end from worker where tenant = :tenant and worker = :worker"),
            {"tenant": tenant, "worker": worker},
        ).scalar_one()

        def run(order: str, low: int, high: int, per: int = 0) -> None:
            shape = {
                "desk": _PER_DESK,
                "dossier": _PER_DOSSIER,
                "header": _HEADER,
                "body": _BODY,
                "range": _RANGE,
            }
            written = order.format(p=made, per=per, **shape)
            facts = {"tenant": tenant, "worker": worker, "start": start, "low": low, "high": high}
            connection.execute(text(written), facts)

        run(_DOSSIERS, 0, (sets - 1) // _PER_DOSSIER, _PER_DOSSIER)
        run(_DESKS, 0, (sets - 1) // _PER_DESK)
        run(_HEADS, 0, (sets - 1) // _PER_DESK, _PER_DESK)
        for low in range(0, sets, _AT_ONCE):
            high = min(low + _AT_ONCE, sets) - 1
            for order in (_SETS, _DELIVERIES, _RECEIPTS):
                run(order, low, high)
        connection.execute(
            text("update worker set feed_end = feed_end + :sets where tenant = :tenant and worker = :worker"),
            {"sets": sets, "tenant": tenant, "worker": worker},
        )
    with superuser.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("analyze"))
