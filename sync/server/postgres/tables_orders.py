"""The tables of orders, policies, supplies and rescued work, as SQLAlchemy knows them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text

from sync.server.postgres.moments import Moment
from sync.server.postgres.tables import metadata

desk_policy = Table(
    "desk_policy",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("lease_days", Integer, nullable=False),
    Column("silent_days", Integer, nullable=False),
    Column("lock_minutes", Integer, nullable=False),
    Column("set_at", Moment, nullable=False),
)
desk_order = Table(
    "desk_order",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("desk", Text, primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("written", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("outcome_code", Text, nullable=False),
    Column("outcome_at", Moment, nullable=True),
)
supply = Table(
    "supply",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("published_at", Moment, nullable=False),
)
rescue_parcel = Table(
    "rescue_parcel",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("desk", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("key_id", Text, nullable=False),
    Column("parcel", LargeBinary, nullable=False),
    Column("received_at", Moment, nullable=False),
)
