"""The changes as they stand in the store: written once, read by dossier, kind and key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.ids import ChangeId, DossierId
from desktop.store import change_codec
from desktop.store.projections import Projections
from desktop.store.transaction import Row, Transaction


class SqlChangeLog:
    """The changes of this store, and the writing of them for the unit of work and what is received."""

    def __init__(self, transaction: Transaction, projections: Projections) -> None:
        self._transaction = transaction
        self._projections = projections

    def of(self, dossier: DossierId, kind: ChangeKind | None = None) -> tuple[Change, ...]:
        """All changes of a dossier, or of one kind, oldest first by (time, id)."""
        if kind is None:
            found = self._transaction.rows(_BODIES + "dossier=? ORDER BY time, id", (dossier,))
        else:
            wanted = (dossier, kind.value)
            found = self._transaction.rows(_BODIES + "dossier=? AND kind=? ORDER BY time, id", wanted)
        return _changes(found)

    def heads(
        self, dossier: DossierId, kind: ChangeKind | None = None
    ) -> Mapping[HeadKey, tuple[Change, ...]]:
        """The heads of every key, as they are now."""
        heads = self._projections.heads(dossier)
        return MappingProxyType({k: v for k, v in heads.items() if kind is None or k[0] is kind})

    def history(self, dossier: DossierId, kind: ChangeKind, key: str) -> tuple[Change, ...]:
        """Everything ever recorded under one key, oldest first."""
        wanted = (dossier, kind.value, key)
        return _changes(
            self._transaction.rows(_BODIES + "dossier=? AND kind=? AND key=? ORDER BY time, id", wanted)
        )

    def holds(self, change: ChangeId) -> bool:
        return self._transaction.row("SELECT 1 FROM change WHERE id=?", (change,)) is not None

    def write(self, changes: Sequence[Change], is_own: bool) -> tuple[Change, ...]:
        """Union by id with heads and rows; returns the changes that were new here."""
        new: list[Change] = []
        for change in changes:
            if self.holds(change.id):
                continue
            seq = self._transaction.write(
                "INSERT INTO change(id, dossier, kind, key, time, is_own, body) VALUES(?,?,?,?,?,?,?)",
                (change.id, change.dossier, change.kind.value, change.key, change.time, int(is_own),
                 change_codec.encode(change)),
            )  # fmt: skip
            if is_own:
                self._transaction.write("INSERT INTO unsealed VALUES(?,?)", (seq, change.dossier))
            new.append(change)
        self._projections.add(new)
        return tuple(new)


_BODIES = "SELECT body FROM change WHERE "


def _changes(found: list[Row]) -> tuple[Change, ...]:
    return tuple(change_codec.decode(row[0]) for row in found)
