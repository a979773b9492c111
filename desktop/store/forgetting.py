"""Destroying dossiers on this laptop: every row that tells something, in one transaction.

What stays is what the sync needs to agree with the back end: headers and hashes of sets (pseudonymous), and
the own sets as ciphertext under a body key that goes, because a back end that was put back asks for them
again and the chain of a desk has no holes. `forgotten` remembers the id, so that neither the journal nor a
pull nor a new grant brings the contents back. Bytes that the disk still has are dealt with
by the roll-over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.changes import Change
from desktop.domain.ids import DossierId
from desktop.store import attachments, change_codec, sums
from desktop.store.errors import sorting_errors
from desktop.store.journal import Journal, JournalContents
from desktop.store.transaction import Transaction
from desktop.usecases.ports import Audit

_BY_DOSSIER = ("head", "replaced", "dossier_row", "progress", "draft", "dossier_key", "unsealed")
_OWN_CHANGES = "SELECT id FROM change WHERE dossier=?"


@dataclass(frozen=True, slots=True)
class Destroyed:
    """How many changes went, and which files in the blob folder must follow once this is committed."""

    changes: int
    files: tuple[str, ...]


def destroy(
    transaction: Transaction, audit: Audit, dossiers: Sequence[DossierId], order: str, at: datetime
) -> Destroyed:
    """Take these dossiers out; a dossier that is not here is noted as well, so that it does not come.

    `order`: id of what told to. Raises Trouble; then roll back.
    """
    files: list[str] = []
    count = 0
    for dossier in dict.fromkeys(dossiers):
        files += attachments.take_out(transaction, [dossier])
        count += _destroy_one(transaction, audit, dossier, order, at)
    # A word index only marks what was deleted; now it goes, before anything is copied under another key.
    transaction.write("INSERT INTO said_text(said_text) VALUES('optimize')")
    sums.refill(transaction)
    return Destroyed(count, tuple(files))


def is_forgotten(transaction: Transaction, dossier: str) -> bool:
    """True when this dossier was destroyed here; nothing of it is taken in any more."""
    return transaction.row("SELECT 1 FROM forgotten WHERE dossier=?", (dossier,)) is not None


def clear_journal(journal: Journal, transaction: Transaction) -> None:
    """Write the journal without the changes of destroyed dossiers; not at all where it has none. Raises
    Trouble."""
    contents = journal.read()
    kept, newer = without_forgotten(contents, transaction)
    if (len(kept), len(newer)) != (len(contents.records), len(contents.newer)):
        journal.rewrite(kept, max(contents.last, journal.number), newer)


def without_forgotten(
    contents: JournalContents, transaction: Transaction
) -> tuple[list[tuple[int, Change]], list[tuple[int, bytes]]]:
    """The records that may stay, and those of a newer program: what is not understood still says of which
    dossier it is."""
    gone = {str(row[0]) for row in transaction.rows("SELECT dossier FROM forgotten")}
    kept = [(number, one) for number, one in contents.records if one.dossier not in gone]
    newer = [(number, one) for number, one in contents.newer if change_codec.dossier_in(one) not in gone]
    return kept, newer


def take_away(folder: Path, files: Sequence[str]) -> None:
    """The files of destroyed attachments. What a crash leaves is cleared by the roll-over. Raises Trouble."""
    with sorting_errors():
        for name in files:
            (folder / attachments.FOLDER_NAME / name).unlink(missing_ok=True)


def clear_orphans(transaction: Transaction, folder: Path) -> int:
    """Blob files that no row names any more; returns how many went. Raises Trouble."""
    named = {str(row[0]) for row in transaction.rows("SELECT file FROM attachment WHERE file IS NOT NULL")}
    place = folder / attachments.FOLDER_NAME
    with sorting_errors():
        lost = [path for path in place.iterdir() if path.name not in named] if place.is_dir() else []
        for path in lost:
            path.unlink(missing_ok=True)
    return len(lost)


def _destroy_one(transaction: Transaction, audit: Audit, dossier: DossierId, order: str, at: datetime) -> int:
    write: Callable[..., int] = transaction.write
    count = _number(transaction, "SELECT count(*) FROM change WHERE dossier=?", dossier)
    confirmed = _number(
        transaction,
        "SELECT count(*) FROM change c WHERE c.dossier=? AND (c.is_own=0 OR EXISTS("
        "SELECT 1 FROM in_set i WHERE i.change = c.id AND i.n <="
        " coalesce((SELECT max(r.n) FROM receipt r WHERE r.incarnation = i.incarnation), 0)))",
        dossier,
    )
    write("DELETE FROM said_text WHERE rowid IN (SELECT seq FROM change WHERE dossier=?)", (dossier,))
    write(f"DELETE FROM in_set WHERE change IN ({_OWN_CHANGES})", (dossier,))
    for table in (*_BY_DOSSIER, "change"):
        write(f"DELETE FROM {table} WHERE dossier=?", (dossier,))
    write("UPDATE sealed_set SET keys='[]' WHERE dossier=?", (dossier,))
    write("UPDATE received_set SET unread_body=NULL, unread_reason=NULL WHERE dossier=?", (dossier,))
    write("DELETE FROM local_state WHERE instr(name, ?) > 0", (dossier,))
    moment = at.astimezone(UTC).isoformat(timespec="seconds")
    write("INSERT OR REPLACE INTO forgotten VALUES(?,?,?,?,?)", (dossier, moment, order, count, confirmed))
    audit.note("dossier.forgotten", dossier, f"{order} {count}")
    return count


def _number(transaction: Transaction, asked: str, dossier: DossierId) -> int:
    found = transaction.row(asked, (dossier,))
    return 0 if found is None else int(found[0])
