"""Dossiers, change sets and feeds in PostgreSQL; `Log` of the service's ports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    func,
    insert,
    not_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection, Row

from sync.protocol.headers import header_text, read_header_text, set_hash
from sync.protocol.marks import add_to_digest
from sync.protocol.model import CHAIN_START, SealedSet
from sync.server.postgres import tables as t
from sync.server.service.ports import Delivered, DossierRow, StoredReceipt, SummaryRow

#: a batch of sets in one statement, in their order: the tenant's lock is held meanwhile
_ADD_SETS = text(
    "insert into change_set (tenant, desk, incarnation, n, hash, dossier, privacy_class, header, body,"
    " quarantine, received_at) select :tenant, p.desk, p.incarnation, p.n, p.hash, p.dossier, p.class,"
    " p.header, p.body, p.reason, :now from unnest(cast(:desks as text[]), cast(:incarnations as text[]),"
    " cast(:numbers as bigint[]), cast(:hashes as text[]), cast(:dossiers as text[]),"
    " cast(:classes as text[]), cast(:headers as text[]), cast(:bodies as bytea[]),"
    " cast(:reasons as text[])) with ordinality"
    " as p(desk, incarnation, n, hash, dossier, class, header, body, reason, place) order by p.place"
)
_DELIVER = text(
    "insert into delivery (tenant, worker, position, dossier, desk, incarnation, n)"
    " select :tenant, :worker, :before + p.place, p.dossier, p.desk, p.incarnation, p.n"
    " from unnest(cast(:dossiers as text[]), cast(:desks as text[]), cast(:incarnations as text[]),"
    " cast(:numbers as bigint[])) with ordinality as p(dossier, desk, incarnation, n, place)"
)
#: each by its key: the planner of a database that was just filled would rather read the whole log for it
_SETS_AT = text(
    "select p.desk, p.incarnation, p.n, s.header, s.body"
    " from unnest(cast(:desks as text[]), cast(:incarnations as text[]), cast(:numbers as bigint[]))"
    " as p(desk, incarnation, n) cross join lateral (select header, body from change_set c"
    " where c.tenant = :tenant and c.desk = p.desk and c.incarnation = p.incarnation and c.n = p.n"
    " limit 1) as s"
)


class PostgresLog:
    """Questions within one tenant. The tenant stands in every one, the wall behind it holds anyway."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._run = connection.execute
        self._tenant = tenant

    # --- dossiers and who they are assigned to

    def dossier(self, dossier: str) -> DossierRow | None:
        where = (t.dossier.c.tenant == self._tenant, t.dossier.c.dossier == dossier)
        row = self._run(select(t.dossier).where(*where)).one_or_none()
        return None if row is None else _dossier(row)

    def dossiers(self, among: Sequence[str] | None = None) -> tuple[DossierRow, ...]:
        mine = select(t.dossier).where(t.dossier.c.tenant == self._tenant).order_by(t.dossier.c.dossier)
        if among is not None:
            mine = mine.where(t.dossier.c.dossier.in_(among))
        return tuple(_dossier(row) for row in self._run(mine))

    def add_dossiers(self, rows: Sequence[DossierRow], made_by: str, now: datetime) -> None:
        if not rows:
            return
        made = [
            {
                "tenant": self._tenant,
                "dossier": row.dossier,
                "normal_key_wrapped": row.normal_key_wrapped,
                "special_key_wrapped": row.special_key_wrapped,
                "newest_change": row.newest_change,
                "made_by": made_by,
                "made_at": now,
            }
            for row in rows
        ]
        self._run(insert(t.dossier), made)
        each = [{"tenant": self._tenant, "dossier": row.dossier, "worker": made_by} for row in rows]
        self._run(insert(t.assignment), [{**one, "since": now, "until": None} for one in each])
        told = {"act": "dossier-assigned", "at": now, "desk": ""}
        self._run(insert(t.audit), [{**one, **told} for one in each])

    def add_to_digests(self, hashes: Mapping[str, Sequence[str]]) -> None:
        c = t.dossier.c
        if not hashes:
            return
        mine = (c.tenant == self._tenant, c.dossier.in_(list(hashes)))
        rows = [
            {
                "which": row.dossier,
                "more": row.set_count + len(hashes[row.dossier]),
                "sum": add_to_digest(row.set_digest, hashes[row.dossier]),
            }
            for row in self._run(select(c.dossier, c.set_count, c.set_digest).where(*mine))
        ]
        kept = update(t.dossier).where(c.tenant == self._tenant, c.dossier == bindparam("which"))
        self._run(kept.values(set_count=bindparam("more"), set_digest=bindparam("sum")), rows)

    def raise_newest_changes(self, newest: Mapping[str, str]) -> None:
        c = t.dossier.c
        where = (c.dossier == bindparam("which"), c.newest_change < bindparam("time"))
        raised = update(t.dossier).where(c.tenant == self._tenant, *where)
        rows = [{"which": dossier, "time": time} for dossier, time in newest.items() if time]
        if rows:
            self._run(raised.values(newest_change=bindparam("time")), rows)

    def assign(self, dossier: str, worker: str, now: datetime) -> bool:
        if worker in self.assigned_workers(dossier):
            return False
        where = {"tenant": self._tenant, "dossier": dossier, "worker": worker}
        statement = upsert(t.assignment).values(**where, since=now, until=None)
        self._run(
            statement.on_conflict_do_update(index_elements=list(where), set_={"since": now, "until": None})
        )
        return True

    def unassign(self, dossier: str, worker: str, now: datetime) -> bool:
        c = t.assignment.c
        where = (c.tenant == self._tenant, c.dossier == dossier, c.worker == worker, c.until.is_(None))
        return self._run(update(t.assignment).where(*where).values(until=now)).rowcount == 1

    def assigned_workers(self, dossier: str) -> tuple[str, ...]:
        c = t.assignment.c
        where = (c.tenant == self._tenant, c.dossier == dossier, c.until.is_(None))
        return tuple(self._run(select(c.worker).where(*where).order_by(c.worker)).scalars())

    def assignments(self, dossiers: Sequence[str]) -> dict[str, dict[str, bool]]:
        c = t.assignment.c
        where = (c.tenant == self._tenant, c.dossier.in_(dossiers))
        found: dict[str, dict[str, bool]] = {}
        for row in self._run(select(c.dossier, c.worker, c.until).where(*where).order_by(c.worker)):
            found.setdefault(row.dossier, {})[row.worker] = row.until is None
        return found

    def was_ever_assigned(self, dossier: str, worker: str) -> bool:
        c = t.assignment.c
        where = (c.tenant == self._tenant, c.dossier == dossier, c.worker == worker)
        return self._run(select(c.worker).where(*where)).one_or_none() is not None

    def assigned_dossiers(self, worker: str) -> tuple[DossierRow, ...]:
        c = t.assignment.c
        joined = t.dossier.join(t.assignment, _same(t.dossier.c, c, "tenant", "dossier"))
        where = (c.tenant == self._tenant, c.worker == worker, c.until.is_(None))
        rows = self._run(select(t.dossier).select_from(joined).where(*where).order_by(t.dossier.c.dossier))
        return tuple(_dossier(row) for row in rows)

    # --- change sets

    def hashes(self, desk: str, incarnation: str, first: int, last: int) -> dict[int, str]:
        c = t.change_set.c
        where = (*self._chain(desk, incarnation), c.n >= first, c.n <= last)
        found = {row.n: row.hash for row in self._run(select(c.n, c.hash).where(*where))}
        return {0: CHAIN_START} | found if first == 0 else found

    def quarantined(self, desk: str, incarnation: str, first: int, last: int) -> tuple[tuple[int, str], ...]:
        c = t.change_set.c
        where = (*self._chain(desk, incarnation), c.n >= first, c.n <= last, c.quarantine.is_not(None))
        rows = self._run(select(c.n, c.quarantine).where(*where).order_by(c.n))
        return tuple((row.n, row.quarantine) for row in rows)

    def add_sets(self, judged: Sequence[tuple[SealedSet, str | None]], now: datetime) -> None:
        headers = [sealed.header for sealed, _ in judged]
        given: dict[str, object] = {
            "tenant": self._tenant,
            "now": now,
            "desks": [one.desk for one in headers],
            "incarnations": [one.incarnation for one in headers],
            "numbers": [one.n for one in headers],
            "hashes": [set_hash(one) for one in headers],
            "dossiers": [one.dossier for one in headers],
            "classes": [one.privacy_class.value for one in headers],
            "headers": [header_text(one) for one in headers],
            "bodies": [sealed.body for sealed, _ in judged],
            "reasons": [quarantine for _, quarantine in judged],
        }
        self._run(_ADD_SETS, given)

    def sets_of(self, dossier: str) -> tuple[SealedSet, ...]:
        c = t.change_set.c
        where = (c.tenant == self._tenant, c.dossier == dossier, c.quarantine.is_(None))
        rows = self._run(select(c.header, c.body).where(*where).order_by(c.place))
        return tuple(_sealed(row.header, bytes(row.body)) for row in rows)

    def _chain(self, desk: str, incarnation: str) -> tuple[ColumnElement[bool], ...]:
        c = t.change_set.c
        return c.tenant == self._tenant, c.desk == desk, c.incarnation == incarnation

    # --- feeds

    def deliver_past(self, worker: str, dossier: str) -> None:
        c = t.change_set.c
        where = (c.tenant == self._tenant, c.dossier == dossier, c.quarantine.is_(None))
        found = self._run(select(c.dossier, c.desk, c.incarnation, c.n).where(*where).order_by(c.place))
        self._append(worker, [row._asdict() for row in found])

    def deliver(self, worker: str, sets: Sequence[SealedSet]) -> None:
        self._append(
            worker,
            [
                {
                    "dossier": sealed.header.dossier,
                    "desk": sealed.header.desk,
                    "incarnation": sealed.header.incarnation,
                    "n": sealed.header.n,
                }
                for sealed in sets
            ],
        )

    def _append(self, worker: str, rows: Sequence[Mapping[str, object]]) -> None:
        if not rows:
            return
        c = t.worker.c
        end = self._run(
            update(t.worker)
            .where(c.tenant == self._tenant, c.worker == worker)
            .values(feed_end=c.feed_end + len(rows))
            .returning(c.feed_end)
        ).scalar_one()
        given: dict[str, object] = {
            "tenant": self._tenant,
            "worker": worker,
            "before": end - len(rows),
            "dossiers": [row["dossier"] for row in rows],
            "desks": [row["desk"] for row in rows],
            "incarnations": [row["incarnation"] for row in rows],
            "numbers": [row["n"] for row in rows],
        }
        self._run(_DELIVER, given)

    def feed(
        self, worker: str, after: int, limit: int, without: tuple[str, str] | None
    ) -> tuple[Delivered, ...]:
        d, a = t.delivery.c, t.assignment.c
        joined = t.delivery.join(t.assignment, _same(d, a, "tenant", "worker", "dossier"))
        where = [d.tenant == self._tenant, d.worker == worker, d.position > after, a.until.is_(None)]
        if without is not None:
            where.append(not_(and_(d.desk == without[0], d.incarnation == without[1])))
        chosen = select(d.position, d.desk, d.incarnation, d.n).select_from(joined).where(*where)
        rows = self._run(chosen.order_by(d.position).limit(limit)).all()
        held = self._sets_at([(row.desk, row.incarnation, row.n) for row in rows])
        return tuple(Delivered(row.position, held[row.desk, row.incarnation, row.n]) for row in rows)

    def _sets_at(self, places: Sequence[tuple[str, str, int]]) -> dict[tuple[str, str, int], SealedSet]:
        """Sets by their places."""
        if not places:
            return {}
        desks, incarnations, numbers = zip(*places, strict=True)
        given = {"desks": list(desks), "incarnations": list(incarnations), "numbers": list(numbers)}
        rows = self._run(_SETS_AT, {"tenant": self._tenant, **given})
        return {(row.desk, row.incarnation, row.n): _sealed(row.header, bytes(row.body)) for row in rows}

    def of_dossier(
        self, dossier: str, after: int, limit: int, without: tuple[str, str] | None
    ) -> tuple[Delivered, ...]:
        c = t.change_set.c
        where = [c.tenant == self._tenant, c.dossier == dossier, c.quarantine.is_(None), c.place > after]
        if without is not None:
            where.append(not_(and_(c.desk == without[0], c.incarnation == without[1])))
        rows = self._run(select(c.place, c.header, c.body).where(*where).order_by(c.place).limit(limit))
        return tuple(Delivered(row.place, _sealed(row.header, bytes(row.body))) for row in rows)

    def feed_end(self, worker: str) -> int:
        c = t.worker.c
        found = self._run(select(c.feed_end).where(c.tenant == self._tenant, c.worker == worker))
        return int(found.scalar_one())

    # --- receipts and summaries

    def receipt(self, desk: str, incarnation: str, n: int, digest: str) -> StoredReceipt | None:
        c = t.receipt.c
        where = (c.tenant == self._tenant, c.desk == desk, c.incarnation == incarnation)
        row = self._run(select(t.receipt).where(*where, c.n == n, c.request_digest == digest)).one_or_none()
        return None if row is None else StoredReceipt(row.receipt, row.quarantined)

    def add_receipt(
        self, desk: str, incarnation: str, n: int, digest: str, row: StoredReceipt, now: datetime
    ) -> None:
        self._run(
            insert(t.receipt).values(
                tenant=self._tenant,
                desk=desk,
                incarnation=incarnation,
                n=n,
                request_digest=digest,
                receipt=row.receipt,
                quarantined=row.quarantined,
                made_at=now,
            )
        )

    def put_summary(self, row: SummaryRow) -> None:
        kept = {"change": row.change, "change_time": row.change_time, "summary": row.text}
        where = {"tenant": self._tenant, "dossier": row.dossier}
        statement = upsert(t.dossier_summary).values(**where, **kept)
        self._run(
            statement.on_conflict_do_update(
                index_elements=list(where),
                set_=kept,
                where=t.dossier_summary.c.change_time < row.change_time,
            )
        )

    def summaries(self) -> tuple[SummaryRow, ...]:
        c, d = t.dossier_summary.c, t.dossier.c
        joined = t.dossier_summary.join(t.dossier, _same(c, d, "tenant", "dossier"))
        stale = func.coalesce(d.newest_change > c.change_time, False).label("stale")
        chosen = select(c.dossier, c.change, c.change_time, c.summary, stale).select_from(joined)
        rows = self._run(chosen.where(c.tenant == self._tenant).order_by(c.dossier))
        return tuple(
            SummaryRow(row.dossier, row.change, row.change_time, row.summary, row.stale) for row in rows
        )


def _same(left: object, right: object, *names: str) -> ColumnElement[bool]:
    return and_(*(getattr(left, name) == getattr(right, name) for name in names))


def _dossier(row: Row[Any]) -> DossierRow:
    return DossierRow(
        row.dossier,
        bytes(row.normal_key_wrapped),
        bytes(row.special_key_wrapped),
        row.newest_change,
        row.destroyed_at is not None,
        row.set_count,
        row.set_digest,
    )


def _sealed(header: str, body: bytes) -> SealedSet:
    return SealedSet(read_header_text(header), body)
