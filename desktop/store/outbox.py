"""Sealed change sets of this desk, as the exact bytes that go out, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.ids import ChangeId, DossierId
from desktop.store import change_codec
from desktop.store.own_work import own_work, reopen
from desktop.store.transaction import Row, Transaction
from desktop.usecases.ports import OwnWork, Parcel, ParcelState
from sync.protocol import wire
from sync.protocol.model import CHAIN_START, Receipt, SealedSet, SetHeader


def header_text(header: SetHeader) -> str:
    """A header as it is kept: the canonical JSON its hash is taken over."""
    return wire.header_text(header)


def header_of(text: str) -> SetHeader:
    """What `header_text` kept."""
    return wire.read_header_text(text)


def parcel_key(kind: str, key: str) -> str:
    """How a change is named in the sync panel: its question, or its kind where the key is an object id."""
    return key.partition("#")[0] if kind == ChangeKind.ANSWER.value else kind


def check_follows(sealed: SealedSet, last: SealedSet | None) -> None:
    """ValueError unless the set is the next of its incarnation and names the one before."""
    n, previous = (0, CHAIN_START) if last is None else (last.header.n, wire.set_hash(last.header))
    if sealed.header.n != n + 1 or sealed.header.previous != previous:
        raise ValueError("a set must follow the last of its incarnation")


def confirmed_changes(transaction: Transaction) -> set[str]:
    """Ids of changes the back end has and gives out again.

    The receipts were verified by the sync before the outbox kept them. A set that was put apart there is
    given to nobody, so it stays in the journal.
    """
    asked = (
        "SELECT i.change FROM in_set i JOIN sealed_set s ON s.incarnation = i.incarnation AND s.n = i.n"
        " WHERE s.set_aside IS NULL AND i.n <= coalesce((SELECT max(r.n) FROM receipt r"
        " WHERE r.incarnation = i.incarnation), 0)"
    )
    return {str(row[0]) for row in transaction.rows(asked)}


class SqlOutbox:
    """The outbox of this store."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def unsealed(self, dossier: DossierId | None = None) -> tuple[Change, ...]:
        found = self._transaction.rows(
            "SELECT c.body FROM unsealed u JOIN change c ON c.seq = u.seq"
            " WHERE ?1 IS NULL OR u.dossier = ?1 ORDER BY c.time, c.id",
            (dossier,),
        )
        return tuple(change_codec.decode(row[0]) for row in found)

    def unsealed_counts(self) -> Mapping[DossierId, int]:
        found = self._transaction.rows("SELECT dossier, count(*) FROM unsealed GROUP BY dossier")
        return {DossierId(dossier): int(count) for dossier, count in found}

    def add(self, sealed: SealedSet, contents: Sequence[ChangeId]) -> None:
        """Append one set; ValueError if it does not follow the last of its incarnation."""
        header = sealed.header
        check_follows(sealed, self.last(header.incarnation))
        place = (header.incarnation, header.n, header.dossier)
        self._transaction.write(
            "INSERT INTO sealed_set VALUES(?,?,?,?,?,?,NULL,NULL)",
            (*place, wire.set_hash(header), header_text(header), sealed.body),
        )
        for change in contents:
            values = (change, header.incarnation, header.n)
            self._transaction.write("INSERT OR REPLACE INTO in_set VALUES(?,?,?)", values)
            self._transaction.write(
                "DELETE FROM unsealed WHERE seq = (SELECT seq FROM change WHERE id=?)", (change,)
            )
        keys = json.dumps(self._keys(header.incarnation, header.n), ensure_ascii=False)
        self._transaction.write(
            "UPDATE sealed_set SET keys=? WHERE incarnation=? AND n=?", (keys, header.incarnation, header.n)
        )

    def last(self, incarnation: str) -> SealedSet | None:
        found = self._transaction.row(_SETS + " WHERE incarnation=? ORDER BY n DESC LIMIT 1", (incarnation,))
        return None if found is None else _sealed(found)

    def after(self, incarnation: str, n: int, most: int | None = None) -> tuple[SealedSet, ...]:
        where = (incarnation, n, -1 if most is None else most)
        asked = _SETS + " WHERE incarnation=? AND n>? ORDER BY n LIMIT ?"
        return tuple(_sealed(row) for row in self._transaction.rows(asked, where))

    def incarnations(self) -> tuple[str, ...]:
        found = self._transaction.rows("SELECT DISTINCT incarnation FROM receipt ORDER BY 1")
        return tuple(row[0] for row in found)

    def let_go(self, incarnation: str, through: int) -> int:
        where = (incarnation, min(through, self.acknowledged_through(incarnation)))
        kept = "incarnation=? AND n<=? AND set_aside IS NULL AND body IS NOT NULL"
        found = self._transaction.row(f"SELECT count(*) FROM sealed_set WHERE {kept}", where)
        self._transaction.write(f"UPDATE sealed_set SET body=NULL WHERE {kept}", where)
        return 0 if found is None else int(found[0])

    def has_let_go(self, incarnation: str, after: int) -> bool:
        asked = "SELECT 1 FROM sealed_set WHERE incarnation=? AND n>? AND body IS NULL LIMIT 1"
        return self._transaction.row(asked, (incarnation, after)) is not None

    def withdraw(self, incarnation: str, after: int) -> None:
        self._transaction.write("DELETE FROM receipt WHERE incarnation=? AND n>?", (incarnation, after))

    def reopen_unreturned(self) -> int:
        inside = "FROM change c JOIN unreturned u ON u.change = c.id"
        found = self._transaction.row("SELECT count(*) " + inside)
        self._transaction.write("INSERT OR IGNORE INTO unsealed SELECT c.seq, c.dossier " + inside)
        self._transaction.write("DELETE FROM unreturned")
        return 0 if found is None else int(found[0])

    def acknowledge(self, receipt: Receipt) -> None:
        text = wire.canonical(wire.write_receipt(receipt)).decode("utf-8")
        values = (receipt.incarnation, receipt.n, text)
        self._transaction.write("INSERT OR REPLACE INTO receipt VALUES(?,?,?)", values)

    def acknowledged_through(self, incarnation: str) -> int:
        found = self._transaction.row("SELECT max(n) FROM receipt WHERE incarnation=?", (incarnation,))
        return 0 if found is None or found[0] is None else int(found[0])

    def parcels(self) -> tuple[Parcel, ...]:
        found = self._transaction.rows(
            "SELECT s.dossier, s.incarnation, s.n, json_extract(s.header, '$.count'),"
            " json_extract(s.header, '$.sealedAt'), s.keys, s.set_aside,"
            " (SELECT json_extract(r.receipt, '$.receivedAt') FROM receipt r"
            " WHERE r.incarnation = s.incarnation AND r.n >= s.n ORDER BY r.n LIMIT 1)"
            " FROM sealed_set s WHERE s.set_aside IS NULL OR EXISTS"
            " (SELECT 1 FROM in_set i WHERE i.incarnation = s.incarnation AND i.n = s.n)"
            " ORDER BY s.rowid DESC"
        )
        return tuple(self._parcel(row) for row in found)

    def set_aside(self, incarnation: str, n: int, reason: str | None) -> None:
        values = (reason, incarnation, n)
        self._transaction.write("UPDATE sealed_set SET set_aside=? WHERE incarnation=? AND n=?", values)

    def none_aside(self, incarnation: str, first: int, last: int) -> None:
        self._transaction.write(
            "UPDATE sealed_set SET set_aside=NULL"
            " WHERE incarnation=? AND n BETWEEN ? AND ? AND set_aside IS NOT NULL",
            (incarnation, first, last),
        )

    def reopen_set_aside(self, reason: str) -> int:
        """Contents of sets put apart for this reason become unsealed again; returns how many changes."""
        inside = (
            "FROM in_set i JOIN sealed_set s ON s.incarnation = i.incarnation AND s.n = i.n"
            " JOIN change c ON c.id = i.change WHERE s.set_aside = ?"
        )
        found = self._transaction.rows("SELECT c.seq, c.dossier, c.id " + inside, (reason,))
        self._transaction.write_many(
            "INSERT OR IGNORE INTO unsealed VALUES(?,?)", [(seq, dossier) for seq, dossier, _ in found]
        )
        self._transaction.write_many("DELETE FROM in_set WHERE change=?", [(change,) for *_, change in found])
        return len(found)

    def reopen_unacknowledged(self, incarnation: str) -> int:
        """Forget unacknowledged sets; their changes are to be sealed again. Returns how many changes."""
        where = (incarnation, self.acknowledged_through(incarnation))
        count = self._transaction.row("SELECT count(*) FROM in_set WHERE incarnation=? AND n>?", where)
        self._transaction.write(
            "INSERT OR IGNORE INTO unsealed SELECT c.seq, c.dossier FROM in_set i"
            " JOIN change c ON c.id = i.change WHERE i.incarnation=? AND i.n>?",
            where,
        )
        self._transaction.write("DELETE FROM in_set WHERE incarnation=? AND n>?", where)
        self._transaction.write("DELETE FROM sealed_set WHERE incarnation=? AND n>?", where)
        return 0 if count is None else int(count[0])

    def reopen(self, incarnation: str, n: int) -> int:
        return reopen(self._transaction, incarnation, n)

    def own_work(self, safe: Mapping[str, int]) -> Mapping[DossierId, OwnWork]:
        return own_work(self._transaction, safe)

    def _parcel(self, row: Row) -> Parcel:
        dossier, incarnation, n, count, sealed_at, written, reason, confirmed_at = row
        keys = self._keys(incarnation, n) if written is None else tuple(json.loads(written))
        return Parcel(
            dossier=DossierId(dossier),
            incarnation=incarnation,
            n=n,
            count=count,
            keys=keys,
            sealed_at=sealed_at,
            state=parcel_state(reason, confirmed_at is not None),
            reason=reason,
            confirmed_at=confirmed_at or "",
        )

    def _keys(self, incarnation: str, n: int) -> tuple[str, ...]:
        found = self._transaction.rows(
            "SELECT c.kind, c.key FROM in_set i JOIN change c ON c.id = i.change"
            " WHERE i.incarnation=? AND i.n=? ORDER BY c.time, c.id",
            (incarnation, n),
        )
        return tuple(dict.fromkeys(parcel_key(kind, key) for kind, key in found))


def parcel_state(reason: str | None, is_confirmed: bool) -> ParcelState:
    """As the sync panel shows it. 'Onderweg' is known only to the sync that runs, not to the store."""
    if reason is not None:
        return ParcelState.SET_ASIDE
    return ParcelState.CONFIRMED if is_confirmed else ParcelState.WAITS


_SETS = "SELECT header, body FROM sealed_set"


def _sealed(row: Row) -> SealedSet:
    return SealedSet(header_of(row[0]), None if row[1] is None else bytes(row[1]))
