"""What is looked at after a store proved whole: does it add up, and are the blobs it names there.

An older page that was put back is sealed as well as the one before it; only the sums tell. What is computed
from the changes is computed anew; a change that is missing is not guessed at: the store is not opened, and
the way back is a backup with the journal.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import opening, sums
from desktop.store.attachments import FOLDER_NAME
from desktop.store.errors import sorting_errors
from desktop.store.migrations import UPGRADED_AT
from desktop.store.projections import Projections
from desktop.store.transaction import Transaction
from desktop.usecases.repair import Mended, Notice

#: local state: how many blobs were missing when it was last said
_TOLD_MISSING = "store.blobs_missing"


def adds_up(transaction: Transaction, projections: Projections) -> list[Mended]:
    """Compare the sums; what can be computed anew is, and said. Outside any transaction.

    Raises Trouble(STORE_ROLLED_BACK) when a change is missing or another one, STORE_DAMAGED when the
    structure does not hold either.
    """
    if sums.were_never_filled(transaction):
        _written(transaction, lambda: sums.refill(transaction))
        return []
    found = sums.verify(transaction)
    if not found.changes:
        raise Trouble(TroubleCode.STORE_ROLLED_BACK)
    if found.all_but_changes:
        return []
    transaction.begin()
    try:
        transaction.write("REINDEX")
        opening.quick_check(transaction.connection)
        sums.refill_unsealed(transaction)
        count = projections.rebuild()
        transaction.commit()
    except BaseException:
        transaction.roll_back()
        raise
    return [Mended(Notice.PROJECTIONS_REBUILT, count)]


def clear_half_written(folder: Path) -> None:
    """Take away what a crash left of a file that never got its name; the lock of the folder is ours. What
    cannot go (a disk that is read only) does no harm."""
    with suppress(OSError):
        for left_over in folder.glob(".*.part"):
            left_over.unlink(missing_ok=True)


def missing_blobs(transaction: Transaction, folder: Path) -> list[Mended]:
    """Papers and photos that stand in the store but whose file is gone or cut short; said once per number."""
    named = transaction.rows("SELECT file, size FROM attachment WHERE file IS NOT NULL")
    place = folder / FOLDER_NAME
    with sorting_errors():
        there = {path.name: path.stat().st_size for path in place.iterdir()} if place.is_dir() else {}
    count = sum(there.get(str(file), -1) < int(size) for file, size in named)
    told = transaction.row("SELECT text FROM local_state WHERE name=?", (_TOLD_MISSING,))
    if str(count) == (str(told[0]) if told else "0"):
        return []
    values = (_TOLD_MISSING, str(count))
    _written(transaction, lambda: transaction.write("INSERT OR REPLACE INTO local_state VALUES(?,?)", values))
    return [Mended(Notice.BLOBS_MISSING, count)] if count else []


def was_synced_since_upgrade(transaction: Transaction) -> bool:
    """True once the back end confirmed something under the program of now."""
    found = transaction.row("SELECT text FROM local_state WHERE name=?", (UPGRADED_AT,))
    return found is not None and _receipts(transaction) > int(found[0])


def _receipts(transaction: Transaction) -> int:
    found = transaction.row("SELECT count(*) FROM receipt")
    return int(found[0]) if found else 0


def _written(transaction: Transaction, write: Callable[[], object]) -> None:
    """One small transaction; on a full disk it waits for the next opening, which must go on."""
    try:
        transaction.begin()
        write()
        transaction.commit()
    except BaseException as error:
        transaction.roll_back()
        if not (isinstance(error, Trouble) and error.code is TroubleCode.DISK_FULL):
            raise
