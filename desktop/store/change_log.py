"""The changes as they stand in the store: written once, read by dossier, kind and key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType

from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.ids import ChangeId, DossierId
from desktop.store import change_codec, sums
from desktop.store.forgetting import is_forgotten
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

    def heads_of(self, kinds: Sequence[ChangeKind]) -> tuple[Change, ...]:
        """Every head of these kinds, found dossier by dossier through the key of the heads."""
        marks = ",".join("?" * len(kinds))
        found = self._transaction.rows(
            "SELECT c.body FROM dossier_row d CROSS JOIN head h ON h.dossier = d.dossier"
            f" AND h.kind IN ({marks}) JOIN change c ON c.id = h.change ORDER BY c.seq",
            [kind.value for kind in kinds],
        )
        return _changes(found)

    def history(self, dossier: DossierId, kind: ChangeKind, key: str) -> tuple[Change, ...]:
        """Everything ever recorded under one key, oldest first."""
        wanted = (dossier, kind.value, key)
        return _changes(
            self._transaction.rows(_BODIES + "dossier=? AND kind=? AND key=? ORDER BY time, id", wanted)
        )

    def holds(self, change: ChangeId) -> bool:
        return self._transaction.row("SELECT 1 FROM change WHERE id=?", (change,)) is not None

    def dossiers_of(self, objects: Sequence[str]) -> Mapping[str, DossierId]:
        """The dossier of each change id or key; one walk through the index of keys for all of them."""
        marks = ",".join("?" * len(objects))
        by_key = self._transaction.rows(
            f"SELECT key, MIN(dossier) FROM change WHERE key IN ({marks}) AND kind<>? "
            "GROUP BY key HAVING COUNT(DISTINCT dossier)=1",
            (*objects, ChangeKind.ANSWER.value),
        )
        by_id = self._transaction.rows(
            f"SELECT id, dossier FROM change WHERE id IN ({marks})",
            tuple(objects),
        )
        return MappingProxyType({row[0]: DossierId(row[1]) for row in (*by_key, *by_id)})

    def held_of(self, ids: Sequence[str]) -> Set[str]:
        """Which of these ids are of changes that are here."""
        asked = "SELECT id FROM change WHERE id IN (SELECT value FROM json_each(?))"
        return {str(row[0]) for row in self._transaction.rows(asked, (json.dumps(ids),))}

    def lacks(self, change: Change) -> bool:
        """True when it is not here and should be: what was destroyed on this laptop stays away."""
        return not self.holds(change.id) and not is_forgotten(self._transaction, change.dossier)

    def differ(self, changes: Sequence[Change]) -> bool:
        """True when one of these, all of which are here by id, says something else than what is here."""
        asked = json.dumps([change.id for change in changes])
        found = self._transaction.rows(_BODIES + "id IN (SELECT value FROM json_each(?))", (asked,))
        held = {one.id: one for one in _changes(found)}
        return any(held[change.id] != _as_kept(change) for change in changes)

    def write(self, changes: Sequence[Change], is_own: bool) -> tuple[Change, ...]:
        """Union by id with heads and rows; returns the changes that were new here."""
        held = self.held_of([change.id for change in changes])
        new: dict[ChangeId, Change] = {}
        for change in changes:
            if change.id not in held:
                new.setdefault(change.id, change)  # the first counts
        bodies = {name: change_codec.encode(change) for name, change in new.items()}
        self._transaction.write_rows(
            "INSERT INTO change(id, dossier, kind, key, time, is_own, body)",
            [
                (name, one.dossier, one.kind.value, one.key, one.time, int(is_own), bodies[name])
                for name, one in new.items()
            ],
        )
        if is_own:
            self._transaction.write_many(
                "INSERT INTO unsealed SELECT seq, dossier FROM change WHERE id=?", [(one,) for one in bodies]
            )
        sums.add_changes(self._transaction, [sums.mark_of(name, body) for name, body in bodies.items()])
        written = tuple(new.values())
        self._projections.add(written)
        return written


_BODIES = "SELECT body FROM change WHERE "


def _as_kept(change: Change) -> Change:
    return change_codec.decode(change_codec.encode(change))


def _changes(found: list[Row]) -> tuple[Change, ...]:
    return tuple(change_codec.decode(row[0]) for row in found)
