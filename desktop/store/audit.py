"""Who did what, when, on which desk: six fields (BIO2 8.15.01) in a chain that shows every tampering.

Each line's MAC covers the line and the MAC before it, under k_audit. The head (count and last MAC) stands in
the identity row as well; a tail cut off together with it shows only against a head kept by the back end.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.transaction import Transaction
from desktop.usecases.ports import Clock

CHAIN_START = bytes(32)


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose hands: pseudonymous ids of the desk and of the worker."""

    desk: str
    actor: str


def chain_mac(key: bytes, previous: bytes, fields: tuple[int, str, str, str, str, str, str]) -> bytes:
    """The MAC of one line: number, action, object, result, desk, actor, time."""
    line = json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode()
    return hmac.digest(key, previous + line, hashlib.sha256)


class SqlAudit:
    """Audit lines of this store; no values, no names."""

    def __init__(self, transaction: Transaction, key: bytes, origin: Origin, clock: Clock) -> None:
        self._transaction = transaction
        self._key = key
        self._origin = origin
        self._clock = clock

    def note(self, action: str, object_id: str, result: str) -> None:
        """Add a line; time is this moment in UTC."""
        count, previous = self.head()
        time = self._clock.now().astimezone(UTC).isoformat(timespec="milliseconds")
        fields = (count + 1, action, object_id, result, self._origin.desk, self._origin.actor, time)
        mac = chain_mac(self._key, previous, fields)
        self._transaction.write("INSERT INTO audit VALUES(?,?,?,?,?,?,?,?)", (*fields, mac))
        self._transaction.write("UPDATE identity SET audit_count=?, audit_mac=?", (count + 1, mac))

    def head(self) -> tuple[int, bytes]:
        """How many lines, and the MAC of the last: what goes to the back end."""
        found = self._transaction.row("SELECT audit_count, audit_mac FROM identity")
        if found is None:
            raise Trouble(TroubleCode.STORE_DAMAGED)
        return int(found[0]), bytes(found[1])

    def verify(self) -> int:
        """Walk the whole chain; returns how many lines. Raises Trouble(STORE_DAMAGED) where it is broken."""
        mac, count = CHAIN_START, 0
        for row in self._transaction.rows("SELECT * FROM audit ORDER BY n"):
            n, action, target, result, desk, actor, time, kept = row
            mac = chain_mac(self._key, mac, (n, action, target, result, desk, actor, time))
            count += 1
            if n != count or not hmac.compare_digest(mac, kept):
                raise Trouble(TroubleCode.STORE_DAMAGED)
        if (count, mac) != self.head():
            raise Trouble(TroubleCode.STORE_DAMAGED)
        return count
