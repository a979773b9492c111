"""What is computed from the changes and kept beside them: heads and dossier rows.

Written in the transaction of the change itself. Nothing here is the truth: `rebuild` drops and computes all
of it from the changes, which is the recovery path.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from types import MappingProxyType

from desktop.domain.appointment import Appointment
from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.dossier import DossierRow
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.store import change_codec, sums
from desktop.store.search import SqlSaidTexts, WordsOf, no_words
from desktop.store.transaction import Transaction

Heads = Mapping[HeadKey, tuple[Change, ...]]
ProjectRow = Callable[[DossierId, Heads], DossierRow]
_ROW_FIELDS = frozenset(f.name for f in fields(DossierRow))


class HeadsCache:
    """The heads of the dossier last worked in, so that saving an answer need not read them all again.

    Holds values only; dropped at every rollback.
    """

    def __init__(self) -> None:
        self._dossier: DossierId | None = None
        self._heads: dict[HeadKey, tuple[Change, ...]] = {}

    def of(self, dossier: DossierId) -> dict[HeadKey, tuple[Change, ...]] | None:
        return self._heads if dossier == self._dossier else None

    def keep(self, dossier: DossierId, heads: dict[HeadKey, tuple[Change, ...]]) -> None:
        self._dossier, self._heads = dossier, heads

    def drop(self) -> None:
        self._dossier, self._heads = None, {}


class Projections:
    """The projected tables of one unit of work."""

    def __init__(
        self, transaction: Transaction, cache: HeadsCache, project_row: ProjectRow,
        words_of: WordsOf = no_words,
    ) -> None:  # fmt: skip
        self._transaction = transaction
        self._cache = cache
        self._project_row = project_row
        self._said = SqlSaidTexts(transaction, words_of)

    def add(self, changes: Iterable[Change]) -> None:
        """Bring heads and rows up to date with changes that were just written, in any order."""
        by_dossier: dict[DossierId, list[Change]] = {}
        for change in changes:
            by_dossier.setdefault(change.dossier, []).append(change)
        rows: list[tuple[DossierId, str]] = []
        for dossier, found in by_dossier.items():
            self.heads(dossier)  # so that the cache is filled before it is altered
            self._add_to_heads(dossier, found)
            rows.append((dossier, self._row_text(dossier)))
        self._write_rows(rows)

    def heads(self, dossier: DossierId) -> Heads:
        """All heads of a dossier."""
        held = self._cache.of(dossier)
        if held is None:
            held = self._read_heads(dossier)
            self._cache.keep(dossier, held)
        return MappingProxyType(held)

    def rebuild(self) -> int:
        """Drop heads and rows and compute them from the changes; returns how many dossiers."""
        self._cache.drop()
        for table in ("head", "replaced", "dossier_row"):
            self._transaction.write(f"DELETE FROM {table}")
        sums.forget_rows(self._transaction)
        self._said.drop_all()
        dossiers = [DossierId(r[0]) for r in self._transaction.rows("SELECT DISTINCT dossier FROM change")]
        for dossier in dossiers:
            self._cache.keep(dossier, {})
            found = self._transaction.rows("SELECT body FROM change WHERE dossier=? ORDER BY seq", (dossier,))
            self.add(change_codec.decode(row[0]) for row in found)
        return len(dossiers)

    def rewrite_rows(self) -> int:
        """Compute the dossier rows anew from the heads (a later program shows more); returns how many."""
        found = self._transaction.rows("SELECT DISTINCT dossier FROM head")
        for (dossier,) in found:
            self._write_rows([(dossier, self._row_text(DossierId(dossier)))])
        return len(found)

    def reindex(self) -> int:
        """Compute the search index anew from the heads; returns how many heads were looked at."""
        self._said.drop_all()
        found = self._transaction.rows("SELECT c.body FROM head h JOIN change c ON c.id = h.change")
        self._said.add(change_codec.decode(body) for (body,) in found)
        return len(found)

    def row(self, dossier: DossierId) -> DossierRow | None:
        """One projected row with its progress."""
        found = self._transaction.row(_SELECT_ROWS + " WHERE d.dossier=?", (dossier,))
        return None if found is None else _row_of(found)

    def rows(self) -> tuple[DossierRow, ...]:
        """All projected rows, by dossier id."""
        return tuple(_row_of(found) for found in self._transaction.rows(_SELECT_ROWS + " ORDER BY d.dossier"))

    def put_progress(self, dossier: DossierId, answered: int, applicable: int) -> None:
        """How far a talk is, counted with the pack by the use case."""
        values = (dossier, answered, applicable)
        self._transaction.write("INSERT OR REPLACE INTO progress VALUES(?,?,?)", values)

    def _add_to_heads(self, dossier: DossierId, changes: Sequence[Change]) -> None:
        """All of one dossier: first what they replace, in whatever order they came, then what stands."""
        gone = [(dossier, one.kind.value, one.key, parent) for one in changes for parent in one.parents]
        if gone:
            self._transaction.write_rows("INSERT OR IGNORE INTO replaced", gone)
            self._transaction.write_many(
                "DELETE FROM head WHERE dossier=? AND kind=? AND key=? AND change=?", gone
            )
            self._said.drop(parent for one in changes for parent in one.parents)
        replaced = self._replaced_among(dossier, changes)
        standing = [one for one in changes if one.id not in replaced] if replaced else changes
        self._transaction.write_rows(
            "INSERT OR IGNORE INTO head", [(dossier, one.kind.value, one.key, one.id) for one in standing]
        )
        self._said.add(standing)
        held = self._cache.of(dossier)
        if held is None:
            return
        for change in changes:
            where = (change.kind, change.key)
            if where not in held and change.id not in replaced:
                held[where] = (change,)
                continue
            heads = {one.id: one for one in held.get(where, ()) if one.id not in change.parents}
            if change.id not in replaced:
                heads[change.id] = change
            held[where] = tuple(heads[name] for name in sorted(heads))

    def _replaced_among(self, dossier: DossierId, changes: Sequence[Change]) -> frozenset[str]:
        """Which of them another change of the same place names as its parent."""
        if self._transaction.row("SELECT 1 FROM replaced WHERE dossier=? LIMIT 1", (dossier,)) is None:
            return frozenset()
        asked = json.dumps([[one.kind.value, one.key, one.id] for one in changes])
        found = self._transaction.rows(
            "SELECT r.parent FROM json_each(?1) j CROSS JOIN replaced r ON r.dossier=?2"
            " AND r.kind=json_extract(j.value, '$[0]') AND r.key=json_extract(j.value, '$[1]')"
            " AND r.parent=json_extract(j.value, '$[2]')",
            (asked, dossier),
        )
        return frozenset(str(row[0]) for row in found)

    def _read_heads(self, dossier: DossierId) -> dict[HeadKey, tuple[Change, ...]]:
        found = self._transaction.rows(
            "SELECT c.body FROM head h JOIN change c ON c.id = h.change WHERE h.dossier=? ORDER BY h.change",
            (dossier,),
        )
        heads: dict[HeadKey, tuple[Change, ...]] = {}
        for (body,) in found:
            change = change_codec.decode(body)
            where: tuple[ChangeKind, str] = (change.kind, change.key)
            heads[where] = (*heads.get(where, ()), change)
        return heads

    def _row_text(self, dossier: DossierId) -> str:
        row = self._project_row(dossier, self.heads(dossier))
        return json.dumps(asdict(row), ensure_ascii=False, separators=(",", ":"))

    def _write_rows(self, rows: Sequence[tuple[DossierId, str]]) -> None:
        if not rows:
            return
        found: dict[str, str] = dict(
            self._transaction.rows(
                "SELECT dossier, row FROM dossier_row WHERE dossier IN (SELECT value FROM json_each(?))",
                (json.dumps([dossier for dossier, _ in rows]),),
            )
        )
        sums.replace_rows(self._transaction, [(one, found.get(one), text) for one, text in rows])
        self._transaction.write_rows("INSERT OR REPLACE INTO dossier_row", rows)


_SELECT_ROWS = (
    "SELECT d.row, p.answered, p.applicable FROM dossier_row d LEFT JOIN progress p ON p.dossier = d.dossier"
)


def _row_of(found: tuple[str, int | None, int | None]) -> DossierRow:
    text, answered, applicable = found
    raw = json.loads(text)
    if not isinstance(raw, dict) or set(raw) != _ROW_FIELDS:
        raise Trouble(TroubleCode.STORE_DAMAGED)
    if answered is not None:
        raw |= {"answered": answered, "applicable": applicable}
    planned = tuple(Appointment(**one) for one in raw["appointments"])
    return DossierRow(**raw | {"appointments": planned, "household": tuple(raw["household"])})
