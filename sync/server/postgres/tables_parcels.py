"""The tables of sticks and parcels, as the others in `tables`."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from sync.server.postgres.moments import Moment
from sync.server.postgres.tables import metadata


def _text(name: str, key: bool = False) -> Column[object]:
    return Column(name, Text, primary_key=key, nullable=False)


parcel_key = Table(
    "parcel_key",
    metadata,
    _text("tenant", key=True),
    _text("key_id", key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("secret_wrapped", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
)
stick = Table(
    "stick",
    metadata,
    _text("tenant", key=True),
    _text("stick", key=True),
    _text("desk"),
    _text("made_at"),
    Column("taken_at", Moment, nullable=False),
    Column("times", Integer, nullable=False),
)
desk_stick = Table(
    "desk_stick",
    metadata,
    _text("tenant", key=True),
    _text("desk", key=True),
    Column("desk_key", LargeBinary, nullable=False),
    _text("incarnation"),
    _text("cursor"),
    _text("made_at"),
)
hand_over = Table(
    "hand_over",
    metadata,
    _text("tenant", key=True),
    _text("parcel", key=True),
    _text("dossier"),
    _text("sender"),
    Column("taken_at", Moment, nullable=False),
)
