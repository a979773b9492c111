"""The tables of publishing, in the same list as the others."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from sync.server.postgres.moments import Moment
from sync.server.postgres.tables import metadata


def _table(name: str, *columns: Column[object]) -> Table:
    return Table(name, metadata, Column("tenant", Text, primary_key=True), *columns)


def _key(name: str) -> Column[object]:
    return Column(name, Text, primary_key=True, nullable=False)


def _text(name: str, nullable: bool = False) -> Column[object]:
    return Column(name, Text, nullable=nullable)


def _moment(name: str, nullable: bool) -> Column[object]:
    return Column(name, Moment, nullable=nullable)


publication = _table(
    "publication",
    _key("target"),
    _key("dossier"),
    _text("state"),
    Column("asked", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    _moment("next_at", nullable=True),
    _text("claim", nullable=True),
    _moment("claimed_until", nullable=True),
    _text("reason"),
    _text("detail"),
    _moment("done_at", nullable=True),
)
publication_paper = _table(
    "publication_paper",
    _key("dossier"),
    _key("paper"),
    _text("kind"),
    _text("language"),
    Column("version", BigInteger, nullable=False),
    _text("day"),
    _text("sha256"),
    _text("privacy_class"),
    _text("change_time"),
)
publication_made = _table(
    "publication_made",
    _key("target"),
    _key("dossier"),
    _key("what"),
    _text("url"),
    _text("told"),
    _moment("made_at", nullable=False),
)
publication_difference = _table(
    "publication_difference",
    _key("target"),
    _key("dossier"),
    _key("field"),
    _text("ours"),
    _text("theirs"),
    _moment("found_at", nullable=False),
)
