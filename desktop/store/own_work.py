"""Where the own work of each dossier is: open here, on its way, put apart, or over there."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.ids import DossierId
from desktop.store.transaction import Transaction
from desktop.usecases.link_ports import OwnWork

_ACKNOWLEDGED = "coalesce((SELECT max(r.n) FROM receipt r WHERE r.incarnation = s.incarnation), 0)"
_STILL_HERE = "EXISTS (SELECT 1 FROM in_set i WHERE i.incarnation = s.incarnation AND i.n = s.n)"


def own_work(transaction: Transaction, safe: Mapping[str, int]) -> Mapping[DossierId, OwnWork]:
    """Of every dossier with something of this desk in it. `safe`: as `Outbox.own_work`.

    Asked for every row of the list: it is answered out of two indexes, and no body is read for it.
    """
    opened = _counts(transaction, "SELECT dossier, count(*) FROM unsealed GROUP BY dossier")
    waiting = _counts(
        transaction, f"SELECT s.dossier, count(*) FROM sealed_set s WHERE s.n > {_ACKNOWLEDGED} GROUP BY 1"
    )
    there: dict[str, int] = {}
    unsafe: dict[str, int] = {}
    for (incarnation,) in transaction.rows("SELECT DISTINCT incarnation FROM sealed_set"):
        through = safe.get(incarnation, 0)
        asked = (
            "SELECT s.dossier, count(*), sum(s.n > ?2) FROM sealed_set s"
            f" WHERE s.incarnation = ?1 AND s.n <= {_ACKNOWLEDGED} GROUP BY 1"
        )
        for dossier, sets, above in transaction.rows(asked, (incarnation, through)):
            there[dossier] = there.get(dossier, 0) + int(sets)
            unsafe[dossier] = unsafe.get(dossier, 0) + int(above)
    apart: dict[str, tuple[str, ...]] = {}
    asked = f"SELECT dossier, set_aside FROM sealed_set s WHERE set_aside IS NOT NULL AND {_STILL_HERE}"
    for dossier, reason in transaction.rows(asked):
        apart[dossier] = (*apart.get(dossier, ()), str(reason))
    return {
        DossierId(dossier): OwnWork(
            opened.get(dossier, 0),
            waiting.get(dossier, 0),
            there.get(dossier, 0),
            unsafe.get(dossier, 0),
            apart.get(dossier, ()),
        )
        for dossier in {*opened, *waiting, *there, *apart}
    }


def reopen(transaction: Transaction, incarnation: str, n: int) -> int:
    """Contents of one set that was put apart become unsealed again; returns how many changes.

    The set stays in the chain, but is no parcel any more: what was in it goes in a new one.
    """
    inside = (
        "FROM in_set i JOIN sealed_set s ON s.incarnation = i.incarnation AND s.n = i.n"
        " JOIN change c ON c.id = i.change WHERE s.set_aside IS NOT NULL AND s.incarnation = ?1 AND s.n = ?2"
    )
    found = transaction.rows("SELECT c.seq, c.dossier, c.id " + inside, (incarnation, n))
    transaction.write_many(
        "INSERT OR IGNORE INTO unsealed VALUES(?,?)", [(seq, dossier) for seq, dossier, _ in found]
    )
    transaction.write_many("DELETE FROM in_set WHERE change=?", [(change,) for *_, change in found])
    return len(found)


def _counts(transaction: Transaction, asked: str) -> dict[str, int]:
    return {str(dossier): int(count) for dossier, count in transaction.rows(asked)}
