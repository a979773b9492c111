"""Change sets of other desks: union by change id, and what could not be read kept for the chain."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from desktop.domain.changes import Change
from desktop.domain.ids import ChangeId, DossierId
from desktop.store.change_log import SqlChangeLog
from desktop.store.forgetting import is_forgotten
from desktop.store.outbox import header_text
from desktop.store.transaction import Transaction
from desktop.usecases.ports import Audit
from sync.protocol import wire
from sync.protocol.model import SealedSet

#: why a set is kept whole: a change in it has the id of another that says something else
SAME_ID = "same_id"


class SqlReceived:
    """What this store pulled."""

    def __init__(self, transaction: Transaction, changes: SqlChangeLog, audit: Audit) -> None:
        self._transaction = transaction
        self._changes = changes
        self._audit = audit

    def apply(self, sealed: SealedSet, changes: Sequence[Change]) -> None:
        """Union by change id, projections in the same transaction; a set seen before alters nothing. Of a
        dossier that was destroyed here only the header is kept.

        A set that was kept unread becomes read.
        """
        self.apply_all([(sealed, changes)])

    def apply_all(self, entries: Sequence[tuple[SealedSet, Sequence[Change]]]) -> int:
        """The same for many sets, a few statements for all of them; returns how many changes were new."""
        forgotten = {
            dossier
            for dossier in {sealed.header.dossier for sealed, _ in entries}
            if is_forgotten(self._transaction, dossier)
        }
        taken = [one for one in entries if one[0].header.dossier not in forgotten]
        marks = [wire.set_hash(sealed.header) for sealed, _ in taken]
        known: dict[str, str | None] = dict(
            self._transaction.rows(
                "SELECT set_hash, unread_reason FROM received_set"
                " WHERE set_hash IN (SELECT value FROM json_each(?))",
                (json.dumps(marks),),
            )
        )
        come = [change for _, changes in taken for change in changes]
        new = {change.id: change for change in self._changes.write(come, is_own=False)}
        apart = [sealed for sealed, changes in taken if self._says_otherwise(changes, new)]
        if self._transaction.row("SELECT 1 FROM unreturned LIMIT 1") is not None:
            self._transaction.write_many(
                "DELETE FROM unreturned WHERE change=?", [(change.id,) for change in come]
            )
        # The header counts in what both sides compare, also of a dossier that was destroyed here.
        self._keep([sealed for sealed, _ in entries], None)
        self._keep(apart, SAME_ID)
        for sealed in apart:
            self._audit.note("set.kept_unread", wire.set_hash(sealed.header), "ok")
        told = [
            mark
            for mark, (_, changes) in zip(marks, taken, strict=True)
            if known.get(mark, "") is not None or any(change.id in new for change in changes)
        ]
        if told:
            self._audit.note_each("set.applied", list(dict.fromkeys(told)), "ok")
        return len(new)

    def _says_otherwise(self, changes: Sequence[Change], new: Mapping[ChangeId, Change]) -> bool:
        """True where an id is used again for something else: what was here first stays, and so does this."""
        again = [change for change in changes if new.get(change.id) is not change]
        return bool(again) and self._changes.differ(again)

    def keep_unread(self, sealed: SealedSet, reason: str) -> None:
        """Keep a set this desk cannot read; one that was read before stays read."""
        mark = wire.set_hash(sealed.header)
        if is_forgotten(self._transaction, sealed.header.dossier):
            self._keep([sealed], None)
            return
        if self._transaction.row("SELECT 1 FROM received_set WHERE set_hash=?", (mark,)) is None:
            self._keep([sealed], reason)
            self._audit.note("set.kept_unread", mark, "ok")
            return
        self._transaction.write("UPDATE received_set SET lapsed=0 WHERE set_hash=?", (mark,))

    def begin_anew(self) -> None:
        """Own changes are told by their sets; of others' all count as missing until they come."""
        self._transaction.write("UPDATE received_set SET lapsed=1")
        self._transaction.write(
            "INSERT OR IGNORE INTO unreturned SELECT id FROM change"
            " WHERE id NOT IN (SELECT change FROM in_set) AND seq NOT IN (SELECT seq FROM unsealed)"
        )

    def digest(self, dossier: DossierId) -> tuple[int, str]:
        """Count and digest of the set hashes: own acknowledged and received.

        A set that the back end put apart counts on neither side, as nobody is given it.
        """
        found = self._transaction.rows(
            "SELECT s.set_hash FROM sealed_set s WHERE s.dossier=?1 AND s.set_aside IS NULL"
            " AND s.n <= coalesce((SELECT max(r.n) FROM receipt r WHERE r.incarnation = s.incarnation), 0)"
            " UNION SELECT set_hash FROM received_set WHERE dossier=?1 AND lapsed=0",
            (dossier,),
        )
        return len(found), wire.digest_of_sets(str(row[0]) for row in found)

    def digests(self) -> dict[DossierId, tuple[int, str]]:
        """The same of every dossier that has any, in one question."""
        found = self._transaction.rows(
            "WITH held AS (SELECT incarnation, max(n) AS n FROM receipt GROUP BY incarnation)"
            " SELECT s.dossier, s.set_hash FROM sealed_set s JOIN held h ON h.incarnation = s.incarnation"
            " WHERE s.n <= h.n AND s.set_aside IS NULL"
            " UNION SELECT dossier, set_hash FROM received_set WHERE lapsed=0"
        )
        hashes: dict[DossierId, list[str]] = {}
        for dossier, mark in found:
            hashes.setdefault(DossierId(dossier), []).append(str(mark))
        return {dossier: (len(marks), wire.digest_of_sets(marks)) for dossier, marks in hashes.items()}

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

    def _keep(self, sets: Sequence[SealedSet], reason: str | None) -> None:
        self._transaction.write_rows(
            "INSERT OR REPLACE INTO received_set",
            [
                (
                    wire.set_hash(sealed.header),
                    sealed.header.dossier,
                    header_text(sealed.header),
                    None if reason is None else sealed.body,
                    reason,
                    0,
                )
                for sealed in sets
            ],
        )
