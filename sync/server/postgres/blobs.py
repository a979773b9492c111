"""Contents that are wanted, under way and kept, in PostgreSQL; `Blobs` of the service's ports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, case, delete, func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection

from sync.protocol.blobs import BlobName, MissingBlob
from sync.protocol.exchanges import NO_NAME
from sync.protocol.model import PrivacyClass
from sync.server.postgres import tables as t
from sync.server.postgres import tables_blobs as b
from sync.server.service.blob_ports import BlobRefRow, KeptBlob, UploadRow

Place = tuple[str, str, str]


class PostgresBlobs:
    """Questions within one tenant. The tenant stands in every one, the wall behind it holds anyway."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._run = connection.execute
        self._tenant = tenant

    # --- what changes refer to

    def add_refs(self, rows: Sequence[BlobRefRow]) -> None:
        for row in rows:
            is_missed = self.kept(row.name) is None and not self._is_replaced(row.name.dossier, row.change)
            written = {**self._values(row.name), "change": row.change, "desk": row.desk}
            self._run(upsert(b.blob_ref).values(**written, is_missed=is_missed).on_conflict_do_nothing())

    def add_replaced(self, dossier: str, changes: Sequence[str]) -> None:
        if not changes:
            return
        rows = [{"tenant": self._tenant, "dossier": dossier, "change": change} for change in changes]
        self._run(upsert(b.blob_replaced).on_conflict_do_nothing(), rows)
        c = b.blob_ref.c
        where = (c.tenant == self._tenant, c.dossier == dossier, c.change.in_(changes), c.is_missed)
        self._run(update(b.blob_ref).where(*where).values(is_missed=False))

    def is_wanted(self, name: BlobName) -> bool:
        return (
            self._run(select(b.blob_ref.c.change).where(self._named(b.blob_ref, name)).limit(1)).first()
            is not None
        )

    def missing(
        self, worker: str, desk: str, after: Place, most: int, with_special: bool
    ) -> tuple[MissingBlob, ...]:
        r, a, u = b.blob_ref.c, t.assignment.c, b.blob_upload.c
        d, w = t.desk.c, t.worker.c
        joined = (
            b.blob_ref.join(t.assignment, _same(r, a, "tenant", "dossier"))
            .outerjoin(t.desk, _same(r, d, "tenant", "desk"))
            .outerjoin(t.worker, _same(d, w, "tenant", "worker"))
            .outerjoin(b.blob_upload, _same(r, u, "tenant", "dossier", "sha256", "privacy_class"))
        )
        place = (r.dossier, r.sha256, r.privacy_class)
        where = [r.tenant == self._tenant, r.is_missed, a.worker == worker]
        where.append(or_(a.until.is_(None), r.desk == desk))
        where.append(tuple_(*place) > after)
        if not with_special:
            where.append(or_(r.privacy_class == PrivacyClass.NORMAL.value, r.desk == desk))
        chosen = select(*place, r.desk, _whose(d.label, w.label).label("label"), u.taken)
        rows = self._run(
            chosen.ext(distinct_on(*place))
            .select_from(joined)
            .where(*where)
            .order_by(*place, r.change)
            .limit(most)
        )
        return tuple(MissingBlob(_name(row), row.desk, row.label, row.taken or 0) for row in rows)

    def missed(self, dossiers: Sequence[str]) -> dict[str, int]:
        r = b.blob_ref.c
        counted = func.count(func.distinct(r.sha256)).label("missed")
        where = (r.tenant == self._tenant, r.is_missed, r.dossier.in_(dossiers))
        rows = self._run(select(r.dossier, counted).where(*where).group_by(r.dossier))
        return {row.dossier: row.missed for row in rows}

    def _is_replaced(self, dossier: str, change: str) -> bool:
        c = b.blob_replaced.c
        where = (c.tenant == self._tenant, c.dossier == dossier, c.change == change)
        return self._run(select(c.change).where(*where)).one_or_none() is not None

    # --- what is whole

    def kept(self, name: BlobName) -> KeptBlob | None:
        row = self._run(select(b.blob).where(self._named(b.blob, name))).one_or_none()
        return None if row is None else _kept(row)

    def add_kept(self, row: KeptBlob, now: datetime) -> None:
        written = {"file": row.file, "size": row.size, "kept_at": now, "is_safe": False}
        self._run(upsert(b.blob).values(**self._values(row.name), **written).on_conflict_do_nothing())
        missed = update(b.blob_ref).where(self._named(b.blob_ref, row.name), b.blob_ref.c.is_missed)
        self._run(missed.values(is_missed=False))

    def drop_kept(self, name: BlobName) -> None:
        self._run(delete(b.blob).where(self._named(b.blob, name)))
        r, p = b.blob_ref.c, b.blob_replaced.c
        replaced = select(p.change).where(_same(r, p, "tenant", "dossier", "change")).exists()
        self._run(update(b.blob_ref).where(self._named(b.blob_ref, name), ~replaced).values(is_missed=True))

    def mark_safe(self, before: datetime) -> int:
        c = b.blob.c
        where = (c.tenant == self._tenant, c.kept_at < before, ~c.is_safe)
        return self._run(update(b.blob).where(*where).values(is_safe=True)).rowcount

    def mark_one_safe(self, name: BlobName) -> None:
        self._run(update(b.blob).where(self._named(b.blob, name)).values(is_safe=True))

    def all_kept(self, after: Place, most: int) -> tuple[KeptBlob, ...]:
        c = b.blob.c
        place = (c.dossier, c.sha256, c.privacy_class)
        where = (c.tenant == self._tenant, tuple_(*place) > after)
        return tuple(
            _kept(row) for row in self._run(select(b.blob).where(*where).order_by(*place).limit(most))
        )

    # --- what is under way

    def upload(self, name: BlobName) -> UploadRow | None:
        row = self._run(select(b.blob_upload).where(self._named(b.blob_upload, name))).one_or_none()
        return None if row is None else _upload(row)

    def locked_upload(self, name: BlobName) -> UploadRow | None:
        chosen = select(b.blob_upload).where(self._named(b.blob_upload, name)).with_for_update()
        row = self._run(chosen).one_or_none()
        return None if row is None else _upload(row)

    def add_upload(self, row: UploadRow, now: datetime) -> bool:
        written = {"file": row.file, "size": row.size, "taken": row.taken, "desk": row.desk}
        moments = {"expires_at": row.expires_at, "made_at": now}
        statement = upsert(b.blob_upload).values(**self._values(row.name), **written, **moments)
        written_row = statement.on_conflict_do_nothing().returning(b.blob_upload.c.file)
        return self._run(written_row).first() is not None

    def move(self, name: BlobName, taken: int, expires_at: datetime) -> None:
        moved = update(b.blob_upload).where(self._named(b.blob_upload, name))
        self._run(moved.values(taken=taken, expires_at=expires_at))

    def drop_upload(self, name: BlobName) -> None:
        self._run(delete(b.blob_upload).where(self._named(b.blob_upload, name)))

    def expired(self, now: datetime, most: int) -> tuple[UploadRow, ...]:
        c = b.blob_upload.c
        chosen = select(b.blob_upload).where(c.tenant == self._tenant, c.expires_at < now)
        locked = chosen.order_by(c.expires_at).limit(most).with_for_update(skip_locked=True)
        return tuple(_upload(row) for row in self._run(locked))

    # --- a whole dossier, and the room of a municipality

    def files_of(self, dossier: str) -> tuple[tuple[str, int], ...]:
        found: list[tuple[str, int]] = []
        for table in (b.blob, b.blob_upload):
            where = (table.c.tenant == self._tenant, table.c.dossier == dossier)
            found += [(row.file, row.size) for row in self._run(select(table).where(*where))]
        return tuple(found)

    def forget(self, dossier: str) -> None:
        for table in (b.blob, b.blob_upload, b.blob_ref, b.blob_replaced):
            self._run(delete(table).where(table.c.tenant == self._tenant, table.c.dossier == dossier))

    def take_room(self, size: int, most: int) -> bool:
        c = b.blob_room.c
        self._run(upsert(b.blob_room).values(tenant=self._tenant, used=0, most=None).on_conflict_do_nothing())
        taken = update(b.blob_room).where(
            c.tenant == self._tenant, c.used + size <= func.coalesce(c.most, most)
        )
        return self._run(taken.values(used=c.used + size)).rowcount == 1

    def give_room(self, size: int) -> None:
        c = b.blob_room.c
        given = update(b.blob_room).where(c.tenant == self._tenant)
        self._run(given.values(used=func.greatest(c.used - size, 0)))

    def room(self) -> tuple[int, int | None]:
        row = self._run(select(b.blob_room).where(b.blob_room.c.tenant == self._tenant)).one_or_none()
        return (0, None) if row is None else (row.used, row.most)

    def set_room(self, most: int) -> None:
        statement = upsert(b.blob_room).values(tenant=self._tenant, used=0, most=most)
        self._run(statement.on_conflict_do_update(index_elements=["tenant"], set_={"most": most}))

    # --- names

    def _values(self, name: BlobName) -> dict[str, str]:
        return {
            "tenant": self._tenant,
            "dossier": name.dossier,
            "sha256": name.sha256,
            "privacy_class": name.privacy_class.value,
        }

    def _named(self, table: Table, name: BlobName) -> ColumnElement[bool]:
        return and_(*(table.c[column] == value for column, value in self._values(name).items()))


def _same(left: object, right: object, *names: str) -> ColumnElement[bool]:
    return and_(*(getattr(left, name) == getattr(right, name) for name in names))


def _name(row: Any) -> BlobName:
    return BlobName(row.dossier, PrivacyClass(row.privacy_class), row.sha256)


def _kept(row: Any) -> KeptBlob:
    return KeptBlob(_name(row), row.file, row.size, row.is_safe)


def _upload(row: Any) -> UploadRow:
    return UploadRow(_name(row), row.file, row.size, row.taken, row.expires_at, row.desk)


def _whose(laptop: ColumnElement[str], worker: ColumnElement[str]) -> ColumnElement[str]:
    """Whose laptop, and which: 'Joost de Wit (laptop 3)'; a laptop that was given no name is not named."""
    name = func.coalesce(worker, "")
    is_named = func.coalesce(laptop, "").not_in(("", NO_NAME))
    return func.left(case((is_named, func.concat(name, " (", laptop, ")")), else_=name), 100)
