"""Change sets of other desks: union by change id, and what could not be read kept for the chain."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.changes import Change
from desktop.domain.ids import DossierId
from desktop.store.change_log import SqlChangeLog
from desktop.store.outbox import header_text
from desktop.store.transaction import Transaction
from desktop.usecases.ports import Audit
from sync.protocol import wire
from sync.protocol.model import SealedSet


class SqlReceived:
    """What this store pulled."""

    def __init__(self, transaction: Transaction, changes: SqlChangeLog, audit: Audit) -> None:
        self._transaction = transaction
        self._changes = changes
        self._audit = audit

    def apply(self, sealed: SealedSet, changes: Sequence[Change]) -> None:
        """Union by change id, projections in the same transaction; a set seen before alters nothing.

        A set that was kept unread becomes read.
        """
        mark = wire.set_hash(sealed.header)
        known = self._transaction.row("SELECT unread_reason FROM received_set WHERE set_hash=?", (mark,))
        new = self._changes.write(changes, is_own=False)
        self._keep(mark, sealed, None)
        if known is None or known[0] is not None or new:
            self._audit.note("set.applied", mark, "ok")

    def keep_unread(self, sealed: SealedSet, reason: str) -> None:
        """Keep a set this desk cannot read; one that was read before stays read."""
        mark = wire.set_hash(sealed.header)
        if self._transaction.row("SELECT 1 FROM received_set WHERE set_hash=?", (mark,)) is None:
            self._keep(mark, sealed, reason)
            self._audit.note("set.kept_unread", mark, "ok")

    def digest(self, dossier: DossierId) -> tuple[int, str]:
        """Count and SHA-256 over the sorted set hashes: own acknowledged and received.

        A set that the back end put apart counts on neither side, as nobody is given it.
        """
        found = self._transaction.rows(
            "SELECT s.set_hash FROM sealed_set s WHERE s.dossier=?1 AND s.set_aside IS NULL"
            " AND s.n <= coalesce((SELECT max(r.n) FROM receipt r WHERE r.incarnation = s.incarnation), 0)"
            " UNION SELECT set_hash FROM received_set WHERE dossier=?1",
            (dossier,),
        )
        return len(found), wire.digest_of_sets(str(row[0]) for row in found)

    def dossiers(self) -> tuple[DossierId, ...]:
        """Every dossier that has a set here, own acknowledged or received."""
        found = self._transaction.rows(
            "SELECT s.dossier FROM sealed_set s WHERE s.n <= coalesce("
            "(SELECT max(r.n) FROM receipt r WHERE r.incarnation = s.incarnation), 0)"
            " UNION SELECT dossier FROM received_set ORDER BY 1"
        )
        return tuple(DossierId(row[0]) for row in found)

    def unread(self) -> dict[DossierId, int]:
        """How many sets per dossier this desk keeps without being able to read them."""
        found = self._transaction.rows(
            "SELECT dossier, count(*) FROM received_set WHERE unread_reason IS NOT NULL GROUP BY dossier"
        )
        return {DossierId(dossier): count for dossier, count in found}

    def _keep(self, mark: str, sealed: SealedSet, reason: str | None) -> None:
        body = sealed.body if reason is not None else None
        self._transaction.write(
            "INSERT OR REPLACE INTO received_set VALUES(?,?,?,?,?)",
            (mark, sealed.header.dossier, header_text(sealed.header), body, reason),
        )
