"""The tables as SQLAlchemy knows them; a test compares them with what the migrations made."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    FetchedValue,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from sync.server.postgres.moments import Moment

metadata = MetaData()


def _table(name: str, *columns: Column[object]) -> Table:
    return Table(name, metadata, Column("tenant", Text, primary_key=True), *columns)


def _text(name: str, key: bool = False, nullable: bool = False) -> Column[object]:
    return Column(name, Text, primary_key=key, nullable=nullable)


def _bytes(name: str) -> Column[object]:
    return Column(name, LargeBinary, nullable=False)


def _moment(name: str, nullable: bool = False) -> Column[object]:
    return Column(name, Moment, nullable=nullable)


def _counted(name: str) -> Column[object]:
    """A number that PostgreSQL gives out."""
    return Column(name, BigInteger, Identity(always=True), primary_key=True, nullable=False)


def _number(name: str, key: bool = False) -> Column[object]:
    return Column(name, BigInteger, primary_key=key, nullable=False)


tenant = _table(
    "tenant",
    _text("municipality"),
    _text("phone"),
    _text("epoch"),
    _bytes("server_key"),
    _bytes("signing_key_wrapped"),
    _bytes("recovery_key"),
    _text("recovery_key_id"),
    _text("office_desk"),
    _text("office_incarnation"),
    _text("office_worker"),
    _moment("made_at"),
)
worker = _table(
    "worker",
    _text("worker", key=True),
    _text("label"),
    _text("phone"),
    Column("may_read_special", Boolean, nullable=False),
    _text("roles"),
    _number("feed_end"),
    _moment("made_at"),
)
enrolment_code = _table(
    "enrolment_code",
    _text("code_hash", key=True),
    _text("worker"),
    _moment("expires_at"),
    _text("used_by", nullable=True),
    _moment("made_at"),
    _text("laptop"),
)
enrolment_failure = _table("enrolment_failure", _counted("id"), _text("remote"), _moment("at"))
desk = _table(
    "desk",
    _text("desk", key=True),
    _text("worker"),
    _bytes("public_key"),
    _text("label"),
    Column("protocol", Integer, nullable=False),
    _text("state"),
    _text("code_hash"),
    _moment("enrolled_at"),
    _moment("heard_at", nullable=True),
)
desk_recovery = _table(
    "desk_recovery",
    _text("desk", key=True),
    _text("store", key=True),
    _number("generation", key=True),
    _text("key_id"),
    _bytes("parcel"),
    _moment("received_at"),
)
request_nonce = _table("request_nonce", _text("desk", key=True), _text("nonce", key=True), _moment("at"))
dossier = _table(
    "dossier",
    _text("dossier", key=True),
    _bytes("normal_key_wrapped"),
    _bytes("special_key_wrapped"),
    _text("newest_change"),
    _number("set_count"),
    _text("set_digest"),
    _text("made_by"),
    _moment("made_at"),
    _moment("destroyed_at", nullable=True),
    _text("destroy_order"),
)
assignment = _table(
    "assignment",
    _text("dossier", key=True),
    _text("worker", key=True),
    _moment("since"),
    _moment("until", nullable=True),
)
change_set = _table(
    "change_set",
    _text("desk", key=True),
    _text("incarnation", key=True),
    _number("n", key=True),
    _text("hash"),
    _text("dossier"),
    _text("privacy_class"),
    _text("header"),
    _bytes("body"),
    _text("quarantine", nullable=True),
    Column("place", BigInteger, FetchedValue(), nullable=False),
    _moment("received_at"),
)
delivery = _table(
    "delivery",
    _text("worker", key=True),
    _number("position", key=True),
    _text("dossier"),
    _text("desk"),
    _text("incarnation"),
    _number("n"),
)
receipt = _table(
    "receipt",
    _text("desk", key=True),
    _text("incarnation", key=True),
    _number("n", key=True),
    _text("request_digest", key=True),
    _text("receipt"),
    _text("quarantined"),
    _moment("made_at"),
)
dossier_summary = _table(
    "dossier_summary",
    _text("dossier", key=True),
    _text("change"),
    _text("change_time"),
    _text("summary"),
)
audit = _table(
    "audit",
    _counted("id"),
    _moment("at"),
    _text("act"),
    _text("desk"),
    _text("worker"),
    _text("dossier"),
)
