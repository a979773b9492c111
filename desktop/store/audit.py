"""Who did what, when, on which desk: six fields (BIO2 8.15.01) in a chain that shows every tampering.

Each line's MAC covers the line and the MAC before it, under k_audit. The head (count and last MAC) stands in
the identity row as well; a tail cut off together with it shows only against a head kept by the back end.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from json.encoder import encode_basestring_ascii

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.errors import sorting_errors
from desktop.store.transaction import Transaction
from desktop.usecases.ports import AuditLine, Clock

CHAIN_START = bytes(32)


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose hands: pseudonymous ids of the desk and of the worker."""

    desk: str
    actor: str


def chain_mac(key: bytes, previous: bytes, fields: tuple[int, str, str, str, str, str, str]) -> bytes:
    """The MAC of one line: number, action, object, result, desk, actor, time, as the text of a JSON list."""
    number, *texts = fields
    # Written by hand: every line of years is looked at whenever the koffer opens.
    line = f"[{number:d},{','.join(map(encode_basestring_ascii, texts))}]".encode()
    return hmac.digest(key, previous + line, "sha256")


def audit_key(transaction: Transaction, drawn: bytes) -> bytes:
    """The key of the chain: carried over from the first generation, else the one drawn from the data key."""
    found = transaction.row("SELECT audit_key FROM identity")
    return drawn if found is None or found[0] is None else bytes(found[0])


class SqlAudit:
    """Audit lines of this store; no values, no names."""

    def __init__(self, transaction: Transaction, key: bytes, origin: Origin, clock: Clock) -> None:
        self._transaction = transaction
        self._key = key
        self._origin = origin
        self._clock = clock

    def note(self, action: str, object_id: str, result: str) -> None:
        """Add a line; time is this moment in UTC."""
        self.note_each(action, (object_id,), result)

    def note_each(self, action: str, object_ids: Sequence[str], result: str) -> None:
        """Add a line for each, of this moment in UTC; the head is read and written once."""
        count, mac = self.head()
        time = self._clock.now().astimezone(UTC).isoformat(timespec="milliseconds")
        lines = []
        for count, object_id in enumerate(object_ids, count + 1):  # noqa: B020 - it goes on counting
            fields = (count, action, object_id, result, self._origin.desk, self._origin.actor, time)
            mac = chain_mac(self._key, mac, fields)
            lines.append((*fields, mac))
        self._transaction.write_many("INSERT INTO audit VALUES(?,?,?,?,?,?,?,?)", lines)
        self._transaction.write("UPDATE identity SET audit_count=?, audit_mac=?", (count, mac))

    def head(self) -> tuple[int, bytes]:
        """How many lines, and the MAC of the last: what goes to the back end."""
        found = self._transaction.row("SELECT audit_count, audit_mac FROM identity")
        if found is None:
            raise Trouble(TroubleCode.STORE_DAMAGED)
        return int(found[0]), bytes(found[1])

    def mac_at(self, n: int) -> bytes | None:
        """The MAC of line `n`; None when there is no such line."""
        found = self._transaction.row("SELECT mac FROM audit WHERE n=?", (n,))
        return None if found is None else bytes(found[0])

    def lines(self, after: int = 0, most: int = 1000) -> tuple[AuditLine, ...]:
        """Lines with a number above `after`, oldest first, at most so many. Does not verify the chain."""
        found = self._transaction.rows(
            "SELECT n, action, object, result, desk, actor, time FROM audit WHERE n>? ORDER BY n LIMIT ?",
            (after, most),
        )
        return tuple(
            AuditLine(n, action, target, result, desk, actor, datetime.fromisoformat(time))
            for n, action, target, result, desk, actor, time in found
        )

    def verify(self) -> int:
        """Walk the whole chain; returns how many lines. Raises Trouble(STORE_DAMAGED) where it is broken.

        Line by line: a chain of years must not stand in memory as a whole.
        """
        mac, count = CHAIN_START, 0
        with sorting_errors():
            for *fields, kept in self._transaction.connection.execute("SELECT * FROM audit ORDER BY n"):
                mac = chain_mac(self._key, mac, tuple(fields))
                count += 1
                if fields[0] != count or not hmac.compare_digest(mac, kept):
                    raise Trouble(TroubleCode.STORE_DAMAGED)
        if (count, mac) != self.head():
            raise Trouble(TroubleCode.STORE_DAMAGED)
        return count
