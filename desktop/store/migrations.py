"""Numbered steps from one schema to the next, each in one transaction, after a verified backup."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlcipher3 import Connection

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.schema import (
    v0001_first,
    v0002_parcel_keys,
    v0003_fuller_rows,
    v0004_revised_and_joined,
    v0005_the_safe,
    v0006_after_a_restore,
)

MIGRATIONS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: v0001_first.STATEMENTS,
        2: v0002_parcel_keys.STATEMENTS,
        3: v0003_fuller_rows.STATEMENTS,
        4: v0004_revised_and_joined.STATEMENTS,
        5: v0005_the_safe.STATEMENTS,
        6: v0006_after_a_restore.STATEMENTS,
    }
)
NEWEST = max(MIGRATIONS)
#: local state: how many receipts there were when the schema was brought up to date
UPGRADED_AT = "store.receipts_at_upgrade"
#: in the transaction of the step itself: after a crash in between nobody would know that there was one, and
#: the copy for the program of before would stay for ever
_NOTE = f"INSERT OR REPLACE INTO local_state SELECT '{UPGRADED_AT}', CAST(count(*) AS TEXT) FROM receipt"


def version_of(connection: Connection) -> int:
    """The schema number of an open store; 0 for one that was never filled."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def refuse_newer(connection: Connection) -> None:
    """Raises Trouble(STORE_NEWER) for a store of a newer program."""
    if version_of(connection) > NEWEST:
        raise Trouble(TroubleCode.STORE_NEWER)


def upgrade(
    connection: Connection,
    backup_first: Callable[[], object],
    steps: Mapping[int, tuple[str, ...]] = MIGRATIONS,
) -> int:
    """Bring the schema to the newest step; returns how many steps ran.

    `backup_first` makes a verified backup and runs only when something would be changed that holds work;
    what it raises stops the upgrade. Raises Trouble(STORE_NEWER) for a store of a newer program, and
    Trouble(STORE_DAMAGED) for one that has no version: an emptied store is never filled anew.
    """
    have = version_of(connection)
    if have > max(steps):
        raise Trouble(TroubleCode.STORE_NEWER)
    if have < 1:
        raise Trouble(TroubleCode.STORE_DAMAGED)
    wanted = [number for number in sorted(steps) if number > have]
    if wanted:
        backup_first()
    for number in wanted:
        run_step(connection, number, (*steps[number], _NOTE))
    return len(wanted)


def run_step(connection: Connection, number: int, statements: tuple[str, ...]) -> None:
    """One step with its number, in one transaction: after a crash the store is before it or behind it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={number:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
