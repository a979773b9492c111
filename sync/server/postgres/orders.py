"""Orders, policies, supplies and rescued work in PostgreSQL; `Orders` of the service's ports."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection, Row

from sync.protocol.canonical import canonical, read_json
from sync.protocol.headers import read_header
from sync.protocol.model import CHAIN_START, SealedSet
from sync.protocol.orders import Order, OrderKind, OrderOutcome, Outcome, order_hash, read_order, write_order
from sync.protocol.supplies import RescueParcel, SupplyKind
from sync.server.postgres import tables as t
from sync.server.postgres.tables_orders import desk_order, desk_policy, rescue_parcel, supply
from sync.server.service.orders_ports import DeskLine, DeskPolicy, OrderRow, SupplyRow

#: so often at most it is written down that a desk was heard
_HEARD_EVERY = timedelta(hours=1)


class PostgresOrders:
    """Questions within one tenant. The tenant stands in every one, the wall behind it holds anyway."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._run = connection.execute
        self._tenant = tenant

    def policy(self) -> DeskPolicy:
        found = self._run(select(desk_policy).where(desk_policy.c.tenant == self._tenant)).one_or_none()
        if found is None:
            return DeskPolicy()
        return DeskPolicy(found.lease_days, found.silent_days, found.lock_minutes)

    def set_policy(self, policy: DeskPolicy, now: datetime) -> None:
        kept = {
            "lease_days": policy.lease_days,
            "silent_days": policy.silent_days,
            "lock_minutes": policy.lock_minutes,
            "set_at": now,
        }
        statement = upsert(desk_policy).values(tenant=self._tenant, **kept)
        self._run(statement.on_conflict_do_update(index_elements=["tenant"], set_=kept))

    def hear(self, desk: str, now: datetime) -> datetime | None:
        where = (t.desk.c.tenant == self._tenant, t.desk.c.desk == desk)
        before: datetime | None = self._run(select(t.desk.c.heard_at).where(*where)).scalar_one_or_none()
        if before is None or now - before >= _HEARD_EVERY:
            self._run(update(t.desk).where(*where).values(heard_at=now))
        return before

    # --- orders

    def head(self, desk: str) -> tuple[int, str]:
        c = desk_order.c
        asked = select(c.n, c.hash).where(*self._of(desk)).order_by(c.n.desc()).limit(1)
        row = self._run(asked).one_or_none()
        return (0, CHAIN_START) if row is None else (row.n, row.hash)

    def add(self, order: Order, now: datetime) -> None:
        self._run(
            insert(desk_order).values(
                tenant=self._tenant,
                desk=order.desk,
                n=order.n,
                hash=order_hash(order),
                kind=str(order.kind),
                subject=order.subject,
                written=canonical(write_order(order)).decode(),
                made_at=now,
                outcome="",
                outcome_code="",
            )
        )

    def after(self, desk: str, n: int, limit: int) -> tuple[OrderRow, ...]:
        c = desk_order.c
        asked = select(desk_order).where(*self._of(desk), c.n > n).order_by(c.n).limit(limit)
        return tuple(_order_row(row) for row in self._run(asked))

    def last_about(self, desk: str, subject: str) -> OrderRow | None:
        c = desk_order.c
        asked = select(desk_order).where(*self._of(desk), c.subject == subject)
        row = self._run(asked.order_by(c.n.desc()).limit(1)).one_or_none()
        return None if row is None else _order_row(row)

    def last_of(self, desk: str, kind: OrderKind) -> OrderRow | None:
        c = desk_order.c
        asked = select(desk_order).where(*self._of(desk), c.kind == kind.value)
        row = self._run(asked.order_by(c.n.desc()).limit(1)).one_or_none()
        return None if row is None else _order_row(row)

    def book(self, desk: str, outcome: OrderOutcome, now: datetime) -> bool:
        c = desk_order.c
        kept = self._run(select(c.outcome).where(*self._of(desk), c.n == outcome.n)).one_or_none()
        if kept is not None and kept.outcome != Outcome.DONE.value:
            told = {"outcome": outcome.outcome.value, "outcome_code": outcome.code, "outcome_at": now}
            self._run(update(desk_order).where(*self._of(desk), c.n == outcome.n).values(**told))
        return kept is not None

    def _of(self, desk: str) -> tuple[Any, ...]:
        return desk_order.c.tenant == self._tenant, desk_order.c.desk == desk

    # --- desks

    def desks(self) -> tuple[DeskLine, ...]:
        d, w = t.desk.c, t.worker.c
        joined = t.desk.join(t.worker, (d.tenant == w.tenant) & (d.worker == w.worker))
        asked = select(d.desk, w.label, d.state, d.heard_at).select_from(joined)
        rows = self._run(asked.where(d.tenant == self._tenant).order_by(w.label, d.desk))
        return tuple(DeskLine(row.desk, row.label, row.state, row.heard_at) for row in rows)

    def desks_of(self, worker: str) -> tuple[str, ...]:
        d = t.desk.c
        rows = self._run(select(d.desk).where(d.tenant == self._tenant, d.worker == worker).order_by(d.desk))
        return tuple(rows.scalars())

    # --- what goes down

    def add_supply(self, row: SupplyRow, now: datetime) -> None:
        self._run(
            insert(supply).values(
                tenant=self._tenant,
                kind=row.kind.value,
                name=row.name,
                version=row.version,
                sha256=row.sha256,
                content=row.content,
                published_at=now,
            )
        )

    def supplies(self) -> tuple[SupplyRow, ...]:
        c = supply.c
        asked = select(c.kind, c.name, c.version, c.sha256).where(c.tenant == self._tenant)
        rows = self._run(asked.order_by(c.kind, c.name, c.version))
        return tuple(SupplyRow(SupplyKind(row.kind), row.name, row.version, row.sha256, b"") for row in rows)

    def supply(self, sha256: str) -> bytes | None:
        asked = select(supply.c.content).where(supply.c.tenant == self._tenant, supply.c.sha256 == sha256)
        found = self._run(asked.limit(1)).scalar_one_or_none()
        return None if found is None else bytes(found)

    def set_recovery_key(self, key: bytes, key_id: str) -> None:
        where = t.tenant.c.tenant == self._tenant
        self._run(update(t.tenant).where(where).values(recovery_key=key, recovery_key_id=key_id))

    # --- rescued and destroyed

    def put_rescue(self, desk: str, rescue: RescueParcel, now: datetime) -> None:
        values = {
            "tenant": self._tenant,
            "desk": desk,
            "sha256": hashlib.sha256(rescue.parcel).hexdigest(),
            "key_id": rescue.key_id,
            "parcel": rescue.parcel,
            "received_at": now,
        }
        self._run(upsert(rescue_parcel).values(**values).on_conflict_do_nothing())

    def rescues(self, desk: str) -> tuple[RescueParcel, ...]:
        c = rescue_parcel.c
        asked = select(c.key_id, c.parcel).where(c.tenant == self._tenant, c.desk == desk)
        rows = self._run(asked.order_by(c.received_at))
        return tuple(RescueParcel(row.key_id, bytes(row.parcel)) for row in rows)

    def sets_apart(self, desk: str, reason: str) -> tuple[SealedSet, ...]:
        c = t.change_set.c
        where = (c.tenant == self._tenant, c.desk == desk, c.quarantine == reason)
        rows = self._run(select(c.header, c.body).where(*where).order_by(c.place))
        return tuple(SealedSet(read_header(read_json(row.header.encode())), bytes(row.body)) for row in rows)

    def destroy_dossier(self, dossier: str, order: str, now: datetime) -> None:
        d, a, s = t.dossier.c, t.assignment.c, t.dossier_summary.c
        gone = {"normal_key_wrapped": b"", "special_key_wrapped": b"", "destroyed_at": now}
        where = (d.tenant == self._tenant, d.dossier == dossier)
        self._run(update(t.dossier).where(*where).values(**gone, destroy_order=order))
        open_ones = (a.tenant == self._tenant, a.dossier == dossier, a.until.is_(None))
        self._run(update(t.assignment).where(*open_ones).values(until=now))
        self._run(delete(t.dossier_summary).where(s.tenant == self._tenant, s.dossier == dossier))


def _order_row(row: Row[Any]) -> OrderRow:
    order = read_order(read_json(row.written.encode()))
    return OrderRow(order, row.outcome, row.outcome_code, row.outcome_at)
