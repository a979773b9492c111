"""Sticks and parcels in PostgreSQL; `Parcels` of the service's ports."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection

from sync.server.postgres import tables_parcels as t
from sync.server.service.parcel_ports import DeskStick, ParcelKeyRow


class PostgresParcels:
    """Questions within one tenant. The tenant stands in every one, the wall behind it holds anyway."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._run = connection.execute
        self._tenant = tenant

    def keys(self) -> tuple[ParcelKeyRow, ...]:
        kept = t.parcel_key
        asked = select(kept).where(kept.c.tenant == self._tenant)
        rows = self._run(asked.order_by(kept.c.made_at.desc(), kept.c.key_id))
        return tuple(
            ParcelKeyRow(row.key_id, bytes(row.public_key), bytes(row.secret_wrapped)) for row in rows
        )

    def add_key(self, row: ParcelKeyRow, now: datetime) -> None:
        values = {"key_id": row.key_id, "public_key": row.public_key, "secret_wrapped": row.secret_wrapped}
        self._run(insert(t.parcel_key).values(tenant=self._tenant, made_at=now, **values))

    def note_stick(self, stick: str, desk: str, made_at: str, now: datetime) -> int:
        values = {"tenant": self._tenant, "stick": stick, "desk": desk, "made_at": made_at}
        fresh = upsert(t.stick).values(**values, taken_at=now, times=1)
        again = fresh.on_conflict_do_update(
            index_elements=["tenant", "stick"], set_={"taken_at": now, "times": t.stick.c.times + 1}
        )
        return int(self._run(again.returning(t.stick.c.times)).scalar_one())

    def desk_stick(self, desk: str) -> DeskStick | None:
        where = (t.desk_stick.c.tenant == self._tenant, t.desk_stick.c.desk == desk)
        row = self._run(select(t.desk_stick).where(*where)).one_or_none()
        if row is None:
            return None
        return DeskStick(row.desk, bytes(row.desk_key), row.incarnation, row.cursor, row.made_at)

    def put_desk_stick(self, row: DeskStick) -> None:
        told = {
            "desk_key": row.desk_key,
            "incarnation": row.incarnation,
            "cursor": row.cursor,
            "made_at": row.made_at,
        }
        fresh = upsert(t.desk_stick).values(tenant=self._tenant, desk=row.desk, **told)
        self._run(
            fresh.on_conflict_do_update(
                index_elements=["tenant", "desk"], set_=told, where=t.desk_stick.c.made_at <= row.made_at
            )
        )

    def hand_over(self, parcel: str) -> str | None:
        where = (t.hand_over.c.tenant == self._tenant, t.hand_over.c.parcel == parcel)
        found: str | None = self._run(select(t.hand_over.c.dossier).where(*where)).scalar_one_or_none()
        return found

    def add_hand_over(self, parcel: str, dossier: str, sender: str, now: datetime) -> None:
        values = {"parcel": parcel, "dossier": dossier, "sender": sender, "taken_at": now}
        self._run(insert(t.hand_over).values(tenant=self._tenant, **values))
