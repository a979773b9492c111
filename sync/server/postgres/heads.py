"""Ends of chains in PostgreSQL; `Heads` of the service's ports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, func, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection

from sync.protocol.marks import AuditHead, AuditOffer
from sync.protocol.model import CHAIN_START
from sync.server.postgres.tables import change_set
from sync.server.postgres.tables_heads import desk_head
from sync.server.service.heads_ports import ChainHead, SafeMark

_KEY = ("tenant", "desk", "incarnation")
#: with these a commit only returns once a standby has it on disk
_MIRRORED = text(
    "select current_setting('synchronous_standby_names') <> ''"
    " and current_setting('synchronous_commit') in ('on', 'remote_apply')"
)


class PostgresHeads:
    """Within one tenant."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._run = connection.execute
        self._tenant = tenant

    def of(self, desk: str, incarnation: str) -> ChainHead:
        c = desk_head.c
        where = (c.tenant == self._tenant, c.desk == desk, c.incarnation == incarnation)
        row = self._run(select(desk_head).where(*where)).one_or_none()
        if row is None:
            return ChainHead(0, CHAIN_START)
        audit = AuditHead(row.audit_count, row.audit_mac) if row.audit_count else None
        return ChainHead(row.n, row.hash, row.safe_n, audit)

    def move(self, desk: str, incarnation: str, n: int, mark: str) -> None:
        moved: dict[str, object] = {"n": n, "hash": mark}
        if self._run(_MIRRORED).scalar_one():
            moved["safe_n"] = n
        new = {"safe_n": 0, "audit_count": 0, "audit_mac": ""} | moved
        row = upsert(desk_head).values(tenant=self._tenant, desk=desk, incarnation=incarnation, **new)
        self._run(row.on_conflict_do_update(index_elements=_KEY, set_=moved))

    def take_audit(self, desk: str, incarnation: str, offer: AuditOffer) -> None:
        c = desk_head.c
        shown = {"audit_count": offer.head.count, "audit_mac": offer.head.mac}
        new = {"n": 0, "hash": CHAIN_START, "safe_n": 0} | shown
        row = upsert(desk_head).values(tenant=self._tenant, desk=desk, incarnation=incarnation, **new)
        knows = and_(c.audit_count == offer.after, c.audit_count < offer.head.count)
        self._run(row.on_conflict_do_update(index_elements=_KEY, set_=shown, where=knows))

    def all_marks(self) -> tuple[SafeMark, ...]:
        c = desk_head.c
        rows = self._run(select(c.desk, c.incarnation, c.n).where(c.tenant == self._tenant, c.n > 0))
        return tuple(SafeMark(row.desk, row.incarnation, row.n) for row in rows)

    def totals(self) -> tuple[int, int]:
        c = desk_head.c
        counted = [func.coalesce(func.sum(one), 0).label(name) for one, name in ((c.n, "n"), (c.safe_n, "s"))]
        row = self._run(select(*counted).where(c.tenant == self._tenant)).one()
        return int(row.n), int(row.s)

    def raise_safe(self, marks: Sequence[SafeMark]) -> int:
        c = desk_head.c
        where = (c.tenant == self._tenant, c.desk == bindparam("d"), c.incarnation == bindparam("i"))
        # A chain may not be called safe beyond what is here: the mark may be of before a restore.
        raised = update(desk_head).where(*where, c.safe_n < bindparam("s"), c.n >= bindparam("s"))
        rows = [{"d": one.desk, "i": one.incarnation, "s": one.n} for one in marks]
        return self._run(raised.values(safe_n=bindparam("s")), rows).rowcount if rows else 0

    def raise_safe_before(self, moment: datetime) -> int:
        c, s = desk_head.c, change_set.c
        same = and_(s.tenant == c.tenant, s.desk == c.desk, s.incarnation == c.incarnation)
        last = (
            select(s.n).where(same, s.received_at <= moment).order_by(s.n.desc()).limit(1).scalar_subquery()
        )
        raised = update(desk_head).where(c.tenant == self._tenant, c.safe_n < func.coalesce(last, 0))
        return self._run(raised.values(safe_n=last)).rowcount
