"""Columns of the tables of attachments (migration 0003), for the statements of `postgres.blobs`."""

from __future__ import annotations

from sqlalchemy import Column

from sync.server.postgres import columns


def _name() -> tuple[Column[object], ...]:
    return tuple(columns.text(part, key=True) for part in ("dossier", "sha256", "privacy_class"))


blob_ref = columns.table(
    "blob_ref",
    *_name(),
    columns.text("change", key=True),
    columns.text("desk"),
    columns.flag("is_missed"),
)
blob_replaced = columns.table(
    "blob_replaced", columns.text("dossier", key=True), columns.text("change", key=True)
)
blob = columns.table(
    "blob",
    *_name(),
    columns.text("file"),
    columns.number("size"),
    columns.moment("kept_at"),
    columns.flag("is_safe"),
)
blob_upload = columns.table(
    "blob_upload",
    *_name(),
    columns.text("file"),
    columns.number("size"),
    columns.number("taken"),
    columns.text("desk"),
    columns.moment("expires_at"),
    columns.moment("made_at"),
)
blob_room = columns.table("blob_room", columns.number("used"), columns.number("most", nullable=True))
