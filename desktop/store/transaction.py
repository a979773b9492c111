"""One transaction on the open store, shared by the repositories of a unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlcipher3 import Connection

from desktop.store.errors import StoreBug, sorting_errors

Row = tuple[Any, ...]
Value = str | int | bytes | None
#: SQLite takes some thirty thousand values in one statement
_ROWS_AT_ONCE = 250


class Transaction:
    """Reads and writes between BEGIN and COMMIT; refuses to write outside of it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = self._connection = connection
        self._is_open = False
        self.has_written = False

    def begin(self) -> None:
        """Start; nothing is locked until the first write, so that a read-only disk can still be read."""
        with sorting_errors():
            self._connection.execute("BEGIN")
        self._is_open = True

    def commit(self) -> None:
        """COMMIT. When it raises, the transaction is still open and must be rolled back."""
        if not self._is_open:
            raise StoreBug("COMMIT_OUTSIDE_TRANSACTION")
        with sorting_errors():
            self._connection.execute("COMMIT")
        self._is_open = False

    def roll_back(self) -> None:
        """Take back what was written; SQLite may already have done so itself."""
        self._is_open = False
        with sorting_errors():
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """One statement; returns the row id of the last insert."""
        if not self._is_open:
            raise StoreBug("WRITE_OUTSIDE_TRANSACTION")
        self.has_written = True
        with sorting_errors():
            return int(self._connection.execute(sql, values).lastrowid or 0)

    def write_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """The same statement for every row."""
        if not self._is_open:
            raise StoreBug("WRITE_OUTSIDE_TRANSACTION")
        self.has_written = True
        with sorting_errors():
            self._connection.executemany(sql, rows)

    def write_rows(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """The same for an `INSERT INTO ... ` without its VALUES, many rows in one statement: while SQLite is
        at it, another thread can go on."""
        if not self._is_open:
            raise StoreBug("WRITE_OUTSIDE_TRANSACTION")
        if not rows:
            return
        self.has_written = True
        one = f"({','.join('?' * len(rows[0]))})"
        with sorting_errors():
            for start in range(0, len(rows), _ROWS_AT_ONCE):
                part = rows[start : start + _ROWS_AT_ONCE]
                values = ",".join([one] * len(part))
                self._connection.execute(f"{sql} VALUES{values}", [value for row in part for value in row])

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a question."""
        with sorting_errors():
            return list(self._connection.execute(sql, values).fetchall())

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of a question, or None."""
        with sorting_errors():
            found: Row | None = self._connection.execute(sql, values).fetchone()
        return found
