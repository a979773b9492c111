"""The table of chain heads."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table, Text

from sync.server.postgres.tables import metadata

desk_head = Table(
    "desk_head",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("desk", Text, primary_key=True, nullable=False),
    Column("incarnation", Text, primary_key=True, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
    Column("safe_n", BigInteger, nullable=False),
    Column("audit_count", BigInteger, nullable=False),
    Column("audit_mac", Text, nullable=False),
)
