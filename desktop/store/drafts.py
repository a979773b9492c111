"""What stands half-typed: one row per dossier and field, overwritten freely, never part of the history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from desktop.domain.ids import DossierId
from desktop.store.transaction import Row, Transaction
from desktop.usecases.ports import Clock, Draft


class SqlDrafts:
    """Drafts of this store. A draft without a time gets this moment."""

    def __init__(self, transaction: Transaction, clock: Clock) -> None:
        self._transaction = transaction
        self._clock = clock

    def save(self, dossier: DossierId, key: str, draft: Draft) -> None:
        at = (draft.saved_at or self._clock.now()).astimezone(UTC).isoformat()
        values = (dossier, key, draft.text, draft.cursor, draft.scroll, at)
        self._transaction.write("INSERT OR REPLACE INTO draft VALUES(?,?,?,?,?,?)", values)

    def load(self, dossier: DossierId, key: str) -> Draft | None:
        found = self._transaction.row(_SELECT + " WHERE dossier=? AND key=?", (dossier, key))
        return None if found is None else _draft(found)

    def clear(self, dossier: DossierId, key: str) -> None:
        self._transaction.write("DELETE FROM draft WHERE dossier=? AND key=?", (dossier, key))

    def of(self, dossier: DossierId) -> Mapping[str, Draft]:
        found = self._transaction.rows(_SELECT + " WHERE dossier=? ORDER BY key", (dossier,))
        return MappingProxyType({str(row[0]): _draft(row) for row in found})


_SELECT = "SELECT key, text, cursor, scroll, saved_at FROM draft"


def _draft(row: Row) -> Draft:
    return Draft(text=row[1], cursor=row[2], scroll=row[3], saved_at=datetime.fromisoformat(row[4]))
