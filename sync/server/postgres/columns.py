"""What the tables are made of, said once; every table belongs to a municipality."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A timestamptz. It holds one instant, but psycopg hands it over on the clock of the session, and a
    municipality's own PostgreSQL is often on Amsterdam's. Every moment that is read comes out in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)


def table(name: str, *columns: Column[object]) -> Table:
    """A table with the municipality first in its key."""
    return Table(name, metadata, Column("tenant", Text, primary_key=True), *columns)


def text(name: str, key: bool = False, nullable: bool = False) -> Column[object]:
    return Column(name, Text, primary_key=key, nullable=nullable)


def content(name: str, nullable: bool = False) -> Column[object]:
    """Bytes."""
    return Column(name, LargeBinary, nullable=nullable)


def moment(name: str, nullable: bool = False) -> Column[object]:
    return Column(name, Moment, nullable=nullable)


def counted(name: str) -> Column[object]:
    """A number that PostgreSQL gives out."""
    return Column(name, BigInteger, Identity(always=True), primary_key=True, nullable=False)


def number(name: str, key: bool = False, nullable: bool = False) -> Column[object]:
    return Column(name, BigInteger, primary_key=key, nullable=nullable)


def small(name: str, key: bool = False) -> Column[object]:
    """A number that never is a large one: days, tries, versions."""
    return Column(name, Integer, primary_key=key, nullable=False)


def flag(name: str) -> Column[object]:
    return Column(name, Boolean, nullable=False)
