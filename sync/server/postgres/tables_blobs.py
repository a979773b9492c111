"""Columns of the tables of attachments (migration 0003), for the statements of `postgres.blobs`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Table, Text

from sync.server.postgres.moments import Moment
from sync.server.postgres.tables import metadata

_NAME = ("dossier", "sha256", "privacy_class")


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _key(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text, primary_key=True) for name in names)


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


blob_ref = Table(
    "blob_ref",
    metadata,
    *_key("tenant", *_NAME, "change"),
    _text("desk"),
    Column("is_missed", Boolean, nullable=False),
)
blob_replaced = Table("blob_replaced", metadata, *_key("tenant", "dossier", "change"))
blob = Table(
    "blob",
    metadata,
    *_key("tenant", *_NAME),
    _text("file"),
    _number("size"),
    Column("kept_at", Moment, nullable=False),
    Column("is_safe", Boolean, nullable=False),
)
blob_upload = Table(
    "blob_upload",
    metadata,
    *_key("tenant", *_NAME),
    _text("file"),
    _number("size"),
    _number("taken"),
    _text("desk"),
    Column("expires_at", Moment, nullable=False),
    Column("made_at", Moment, nullable=False),
)
blob_room = Table(
    "blob_room", metadata, *_key("tenant"), _number("used"), Column("most", BigInteger, nullable=True)
)
