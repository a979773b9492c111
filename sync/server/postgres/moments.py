"""Moments as the back end knows them: in UTC, whatever time zone the database server was set to."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A timestamptz. It holds one instant, but psycopg hands it over on the clock of the session, and a
    municipality's own PostgreSQL is often on Amsterdam's. Every moment that is read comes out in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)
