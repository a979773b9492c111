"""Bringing a fresh store back to how an earlier program left it, for the tests of each step."""

from __future__ import annotations

from sqlcipher3 import Connection

SAFE_COLUMNS = ("change_count", "change_sum", "row_sum", "header_serial", "audit_key")
SAFE_TABLES = ("forgotten", "said_text")


def back_to(connection: Connection, version: int) -> None:
    """Take away what the steps after `version` (1 to 5) added to the schema, and say so in the store."""
    for index in ("sealed_by_number", "sealed_apart"):
        connection.execute(f"DROP INDEX {index}")
    connection.execute("ALTER TABLE received_set DROP COLUMN lapsed")
    connection.execute("DROP TABLE unreturned")
    if version == 5:
        connection.execute("PRAGMA user_version=5")
        return
    for column in SAFE_COLUMNS:
        connection.execute(f"ALTER TABLE identity DROP COLUMN {column}")
    for table in SAFE_TABLES:
        connection.execute(f"DROP TABLE {table}")
    if version < 2:
        connection.execute("ALTER TABLE sealed_set DROP COLUMN keys")
    connection.execute(f"PRAGMA user_version={version:d}")
