"""Rows of this desk alone: named texts, and the body keys of dossiers."""

from __future__ import annotations

from desktop.domain.ids import DossierId
from desktop.store.forgetting import is_forgotten
from desktop.store.transaction import Transaction
from desktop.store.wiping import KEY_SIZE
from sync.protocol.model import PrivacyClass


class SqlLocalState:
    """Place in a dossier, cursor, incarnation, last report: never synced."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, name: str) -> str | None:
        found = self._transaction.row("SELECT text FROM local_state WHERE name=?", (name,))
        return None if found is None else str(found[0])

    def put(self, name: str, text: str) -> None:
        self._transaction.write("INSERT OR REPLACE INTO local_state VALUES(?,?)", (name, text))

    def drop(self, name: str) -> None:
        self._transaction.write("DELETE FROM local_state WHERE name=?", (name,))

    def under(self, prefix: str) -> dict[str, str]:
        """Every text whose name begins so, by its name."""
        asked = "SELECT name, text FROM local_state WHERE name >= ?1 AND name < ?1 || char(1114111)"
        return {str(name): str(text) for name, text in self._transaction.rows(asked, (prefix,))}


class SqlDossierKeys:
    """The two body keys of a dossier, 32 bytes each."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, dossier: DossierId, privacy_class: PrivacyClass) -> bytes | None:
        found = self._transaction.row(
            "SELECT key FROM dossier_key WHERE dossier=? AND privacy_class=?", (dossier, privacy_class.value)
        )
        return None if found is None else bytes(found[0])

    def put(self, dossier: DossierId, privacy_class: PrivacyClass, key: bytes) -> None:
        """ValueError when the key has not 32 bytes."""
        if len(key) != KEY_SIZE:
            raise ValueError("a body key has 32 bytes")
        if is_forgotten(self._transaction, dossier):
            return  # granted anew by the back end; what was destroyed here is not opened again
        values = (dossier, privacy_class.value, key)
        self._transaction.write("INSERT OR REPLACE INTO dossier_key VALUES(?,?,?)", values)

    def is_registered(self, dossier: DossierId) -> bool:
        asked = "SELECT 1 FROM registered_dossier WHERE dossier=?"
        return self._transaction.row(asked, (dossier,)) is not None

    def is_forgotten(self, dossier: DossierId) -> bool:
        return is_forgotten(self._transaction, dossier)

    def remember(self, dossier: DossierId) -> bool:
        where = "FROM forgotten WHERE dossier=? AND reason LIKE 'unassigned:%'"
        if self._transaction.row(f"SELECT 1 {where}", (dossier,)) is None:
            return False
        self._transaction.write(f"DELETE {where}", (dossier,))
        return True

    def mark_registered(self, dossier: DossierId) -> None:
        self._transaction.write("INSERT OR IGNORE INTO registered_dossier VALUES(?)", (dossier,))
