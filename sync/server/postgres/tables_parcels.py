"""The tables of sticks and parcels, as the others in `tables`."""

from __future__ import annotations

from sync.server.postgres import columns

parcel_key = columns.table(
    "parcel_key",
    columns.text("key_id", key=True),
    columns.content("public_key"),
    columns.content("secret_wrapped"),
    columns.moment("made_at"),
)
stick = columns.table(
    "stick",
    columns.text("stick", key=True),
    columns.text("desk"),
    columns.text("made_at"),
    columns.moment("taken_at"),
    columns.small("times"),
)
desk_stick = columns.table(
    "desk_stick",
    columns.text("desk", key=True),
    columns.content("desk_key"),
    columns.text("incarnation"),
    columns.text("cursor"),
    columns.text("made_at"),
)
hand_over = columns.table(
    "hand_over",
    columns.text("parcel", key=True),
    columns.text("dossier"),
    columns.text("sender"),
    columns.moment("taken_at"),
)
