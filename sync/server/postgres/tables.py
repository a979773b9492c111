"""The tables as SQLAlchemy knows them; a test compares them with what the migrations made."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, FetchedValue

from sync.server.postgres import columns

tenant = columns.table(
    "tenant",
    columns.text("municipality"),
    columns.text("phone"),
    columns.text("epoch"),
    columns.content("server_key"),
    columns.content("signing_key_wrapped"),
    columns.content("recovery_key"),
    columns.text("recovery_key_id"),
    columns.text("office_desk"),
    columns.text("office_incarnation"),
    columns.text("office_worker"),
    columns.moment("made_at"),
)
worker = columns.table(
    "worker",
    columns.text("worker", key=True),
    columns.text("label"),
    columns.text("phone"),
    columns.flag("may_read_special"),
    columns.text("roles"),
    columns.number("feed_end"),
    columns.moment("made_at"),
)
enrolment_code = columns.table(
    "enrolment_code",
    columns.text("code_hash", key=True),
    columns.text("worker"),
    columns.moment("expires_at"),
    columns.text("used_by", nullable=True),
    columns.moment("made_at"),
    columns.text("laptop"),
)
enrolment_failure = columns.table(
    "enrolment_failure", columns.counted("id"), columns.text("remote"), columns.moment("at")
)
desk = columns.table(
    "desk",
    columns.text("desk", key=True),
    columns.text("worker"),
    columns.content("public_key"),
    columns.text("label"),
    columns.small("protocol"),
    columns.text("state"),
    columns.text("code_hash"),
    columns.moment("enrolled_at"),
    columns.moment("heard_at", nullable=True),
)
desk_recovery = columns.table(
    "desk_recovery",
    columns.text("desk", key=True),
    columns.text("store", key=True),
    columns.number("generation", key=True),
    columns.text("key_id"),
    columns.content("parcel"),
    columns.moment("received_at"),
)
request_nonce = columns.table(
    "request_nonce", columns.text("desk", key=True), columns.text("nonce", key=True), columns.moment("at")
)
dossier = columns.table(
    "dossier",
    columns.text("dossier", key=True),
    columns.content("normal_key_wrapped"),
    columns.content("special_key_wrapped"),
    columns.text("newest_change"),
    columns.number("set_count"),
    columns.text("set_digest"),
    columns.text("made_by"),
    columns.moment("made_at"),
    columns.moment("destroyed_at", nullable=True),
    columns.text("destroy_order"),
)
assignment = columns.table(
    "assignment",
    columns.text("dossier", key=True),
    columns.text("worker", key=True),
    columns.moment("since"),
    columns.moment("until", nullable=True),
)
change_set = columns.table(
    "change_set",
    columns.text("desk", key=True),
    columns.text("incarnation", key=True),
    columns.number("n", key=True),
    columns.text("hash"),
    columns.text("dossier"),
    columns.text("privacy_class"),
    columns.text("header"),
    columns.content("body"),
    columns.text("quarantine", nullable=True),
    Column("place", BigInteger, FetchedValue(), nullable=False),
    columns.moment("received_at"),
)
delivery = columns.table(
    "delivery",
    columns.text("worker", key=True),
    columns.number("position", key=True),
    columns.text("dossier"),
    columns.text("desk"),
    columns.text("incarnation"),
    columns.number("n"),
)
receipt = columns.table(
    "receipt",
    columns.text("desk", key=True),
    columns.text("incarnation", key=True),
    columns.number("n", key=True),
    columns.text("request_digest", key=True),
    columns.text("receipt"),
    columns.text("quarantined"),
    columns.moment("made_at"),
)
dossier_summary = columns.table(
    "dossier_summary",
    columns.text("dossier", key=True),
    columns.text("change"),
    columns.text("change_time"),
    columns.text("summary"),
)
audit = columns.table(
    "audit",
    columns.counted("id"),
    columns.moment("at"),
    columns.text("act"),
    columns.text("desk"),
    columns.text("worker"),
    columns.text("dossier"),
)
