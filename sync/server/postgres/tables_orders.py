"""The tables of orders, policies, supplies and rescued work, as SQLAlchemy knows them."""

from __future__ import annotations

from sync.server.postgres import columns

desk_policy = columns.table(
    "desk_policy",
    columns.small("lease_days"),
    columns.small("silent_days"),
    columns.small("lock_minutes"),
    columns.moment("set_at"),
)
desk_order = columns.table(
    "desk_order",
    columns.text("desk", key=True),
    columns.number("n", key=True),
    columns.text("hash"),
    columns.text("kind"),
    columns.text("subject"),
    columns.text("written"),
    columns.moment("made_at"),
    columns.text("outcome"),
    columns.text("outcome_code"),
    columns.moment("outcome_at", nullable=True),
)
supply = columns.table(
    "supply",
    columns.text("kind", key=True),
    columns.text("name", key=True),
    columns.small("version", key=True),
    columns.text("sha256"),
    columns.content("content"),
    columns.moment("published_at"),
)
rescue_parcel = columns.table(
    "rescue_parcel",
    columns.text("desk", key=True),
    columns.text("sha256", key=True),
    columns.text("key_id"),
    columns.content("parcel"),
    columns.moment("received_at"),
)
