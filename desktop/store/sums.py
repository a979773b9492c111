"""Running sums that show an older page: a page that was put back proves whole, but no longer adds up.

Kept in the identity row, in the transaction of the change itself. Over every change (count, and a sum of
digests that does not depend on order) and over every row of the list. What stands in the heads follows from
the changes and is compared with them. No key: the pages themselves are sealed, so nobody can make a page
that adds up; all one can do is put an old one back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.errors import sorting_errors
from desktop.store.transaction import Transaction

_SIZE = 32
_MODULUS = 1 << (8 * _SIZE)


@dataclass(frozen=True, slots=True)
class SumsFound:
    """What adds up at opening. Changes are the truth; the others can be computed anew from them."""

    changes: bool
    projections: bool
    indexes: bool
    outbox: bool  # every own change is in a set or waits for one

    @property
    def all_but_changes(self) -> bool:
        return self.projections and self.indexes and self.outbox


def mark_of(name: str, text: str) -> int:
    """The digest of one change (id and body) or one row (dossier and row) as a number."""
    return int.from_bytes(blake2b(f"{name}\x00{text}".encode(), digest_size=_SIZE).digest())


def add_changes(transaction: Transaction, marks: Iterable[int]) -> None:
    """Count changes that were just written."""
    new = list(marks)
    if not new:
        return
    count, total, _ = _kept(transaction)
    values = (count + len(new), _bytes(total + sum(new)))
    transaction.write("UPDATE identity SET change_count=?, change_sum=?", values)


def replace_rows(transaction: Transaction, rows: Sequence[tuple[str, str | None, str | None]]) -> None:
    """Count rows of the list: dossier, text before (None: new) and after (None: taken away)."""
    _, _, total = _kept(transaction)
    for dossier, before, after in rows:
        total -= 0 if before is None else mark_of(dossier, before)
        total += 0 if after is None else mark_of(dossier, after)
    transaction.write("UPDATE identity SET row_sum=?", (_bytes(total),))


def forget_rows(transaction: Transaction) -> None:
    """All rows of the list were taken away, to be computed anew."""
    transaction.write("UPDATE identity SET row_sum=?", (_bytes(0),))


def refill(transaction: Transaction) -> None:
    """Compute the sums anew from what stands in the tables: after an upgrade, after changes or rows were
    destroyed on purpose, after the projections were computed anew. Only there: it would hide an old page."""
    count = total = 0
    for name, body, _, _ in _walk(transaction):
        count += 1
        total += mark_of(name, body)
    values = (count, _bytes(total), _bytes(_sum_of_rows(transaction)))
    transaction.write("UPDATE identity SET change_count=?, change_sum=?, row_sum=?", values)


def were_never_filled(transaction: Transaction) -> bool:
    """True for a store of before these sums were kept."""
    found = transaction.row("SELECT length(change_sum) FROM identity")
    return found is not None and not found[0]


def verify(transaction: Transaction) -> SumsFound:
    """Walk the changes once and compare; reads only. 200,000 changes take well under a second."""
    kept_count, kept_sum, kept_rows = _kept(transaction)
    heads = _column(transaction, "SELECT change FROM head")
    replaced = _column(transaction, "SELECT parent FROM replaced")
    in_sets = _column(transaction, "SELECT change FROM in_set")
    waiting = _column(transaction, "SELECT seq FROM unsealed")
    count = total = standing = own = 0
    heads_fit = in_one_place = True
    for name, body, seq, is_own in _walk(transaction):
        count += 1
        total += mark_of(name, body)
        is_head = name in heads
        standing += is_head
        heads_fit = heads_fit and is_head is not (name in replaced)
        if is_own:
            own += 1
            in_one_place = in_one_place and (name in in_sets) is not (seq in waiting)
    counted = {transaction.row(asked) for asked in _BY_INDEX}
    return SumsFound(
        changes=(kept_count, kept_sum) == (count, total % _MODULUS),
        projections=heads_fit and standing == len(heads) and kept_rows == _sum_of_rows(transaction),
        indexes=counted == {(count,)},
        outbox=in_one_place and len(waiting) <= own,
    )


def refill_unsealed(transaction: Transaction) -> None:
    """Have every own change that is in no set wait for one again; the back end knows what it has already."""
    transaction.write(
        "INSERT OR IGNORE INTO unsealed SELECT seq, dossier FROM change"
        " WHERE is_own=1 AND id NOT IN (SELECT change FROM in_set)"
    )
    transaction.write(
        "DELETE FROM unsealed WHERE seq NOT IN (SELECT seq FROM change WHERE is_own=1)"
        " OR seq IN (SELECT c.seq FROM change c JOIN in_set i ON i.change = c.id)"
    )


_CHANGES = "SELECT id, body, seq, is_own FROM change NOT INDEXED"
_BY_INDEX = (
    "SELECT count(*) FROM change INDEXED BY change_by_key",
    "SELECT count(*) FROM change INDEXED BY sqlite_autoindex_change_1",
)


def _walk(transaction: Transaction) -> Iterator[tuple[str, str, int, int]]:
    """Every change with id, body, number and whether it is our own; row by row: a koffer of years must not
    stand in memory as a whole."""
    with sorting_errors():
        yield from transaction.connection.execute(_CHANGES)


def _column(transaction: Transaction, asked: str) -> set[str | int]:
    with sorting_errors():
        return {value for (value,) in transaction.connection.execute(asked)}


def _sum_of_rows(transaction: Transaction) -> int:
    found = transaction.rows("SELECT dossier, row FROM dossier_row")
    return sum(mark_of(dossier, text) for dossier, text in found) % _MODULUS


def _kept(transaction: Transaction) -> tuple[int, int, int]:
    found = transaction.row("SELECT change_count, change_sum, row_sum FROM identity")
    if found is None:
        raise Trouble(TroubleCode.STORE_DAMAGED)
    return int(found[0]), int.from_bytes(found[1]), int.from_bytes(found[2])


def _bytes(total: int) -> bytes:
    return (total % _MODULUS).to_bytes(_SIZE)
