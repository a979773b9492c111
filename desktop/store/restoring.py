"""Putting a backup back, in two steps: see first what would come back, then do it.

`compare` sets a backup beside an open store, `ways_back` all that prove whole beside one that is not. What
the second step is, and who holds lock and keys in between, stands in `restore_bench`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.changes import Change
from desktop.domain.errors import Trouble
from desktop.domain.ids import DossierId
from desktop.store import backup, migrations, opening, recovery
from desktop.store.errors import sorting_errors
from desktop.store.header import Header
from desktop.store.journal import FILE_NAME, JournalContents
from desktop.store.keys import StoreKeys
from desktop.store.strongroom import Strongroom
from desktop.store.transaction import Transaction
from desktop.usecases.safe_ports import BackupRow, BackupWhy, Comparison, DossierDifference

#: the id of the way back without a copy: everything stands in the journal
FROM_JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds, as far as a comparison asks: time by change id by dossier, and names for screen."""

    changes: Mapping[DossierId, Mapping[str, str]]
    names: Mapping[DossierId, str]
    draft_times: tuple[str, ...]


def compare(room: Strongroom, backup_id: str) -> Comparison:
    """A backup beside the store that is open, on its thread. Raises KeyError for an unknown id, Trouble."""
    row = _row(room.folder, backup_id)
    now = _contents(Transaction(room.connection))
    return _compared(room.folder, row, room.header, room.keys, room.journal.read(), now)


def ways_back(folder: Path, header: Header, keys: StoreKeys) -> tuple[Comparison, ...]:
    """Every backup that proves whole, newest first, beside a store that cannot be read; when there is none,
    the journal alone if it holds everything. Raises Trouble of the disk."""
    journal = recovery.read_journal(folder, header, keys)
    found = [_compared(folder, row, header, keys, journal, None) for row in backup.rows(folder)]
    good = tuple(one for one in found if one.is_good)
    if good or not recovery.holds_all(journal):
        return good
    nothing = Contents({}, {}, ())
    row = BackupRow(FROM_JOURNAL, _moment_of(folder), BackupWhy.FROM_JOURNAL, 0)
    return (_difference(row, nothing, journal, None),)


def _compared(
    folder: Path, row: BackupRow, header: Header, keys: StoreKeys, journal: JournalContents,
    now: Contents | None,
) -> Comparison:  # fmt: skip
    path = backup.path_of(folder, row.id)
    try:
        with opening.reading_copy(path, keys.store, header.store_id, header.generation) as connection:
            migrations.refuse_newer(connection)  # a copy the newer program made is of no use to this one
            kept = _contents(Transaction(connection))
    except Trouble:
        return Comparison(row, False, (), 0, is_now_known=now is not None)
    return _difference(row, kept, journal, now)


def _difference(row: BackupRow, kept: Contents, journal: JournalContents, now: Contents | None) -> Comparison:
    coming = _by_dossier(change for _, change in journal.records)
    stands = now.changes if now is not None else {}
    names = {**(now.names if now is not None else {}), **kept.names}
    found: list[DossierDifference] = []
    for dossier in sorted({*kept.changes, *coming, *stands}):
        held, came = kept.changes.get(dossier, {}), coming.get(dossier, {})
        from_journal = len(came.keys() - held.keys())
        lost = len(stands.get(dossier, {}).keys() - held.keys() - came.keys())
        if from_journal or lost:
            last = max([*held.values(), *came.values()], default="")
            found.append(DossierDifference(dossier, names.get(dossier, ""), from_journal, lost, last))
    made = row.made_at.isoformat()
    return Comparison(
        backup=row,
        is_good=True,
        dossiers=tuple(found),
        drafts_lost=sum(time > made for time in now.draft_times) if now is not None else 0,
        changes=sum(len(one) for one in kept.changes.values()),
        from_journal=sum(one.from_journal for one in found),
        is_now_known=now is not None,
    )


def _by_dossier(changes: Iterable[Change]) -> dict[DossierId, dict[str, str]]:
    found: dict[DossierId, dict[str, str]] = defaultdict(dict)
    for change in changes:
        found[change.dossier][change.id] = change.time
    return found


def _contents(transaction: Transaction) -> Contents:
    """Read ids, times and names past the repositories: a backup may be of an older schema."""
    changes: dict[DossierId, dict[str, str]] = defaultdict(dict)
    for name, dossier, time in transaction.rows("SELECT id, dossier, time FROM change"):
        changes[DossierId(dossier)][name] = time
    named = transaction.rows("SELECT dossier, json_extract(row, '$.roepnaam') FROM dossier_row")
    drafts = transaction.rows("SELECT saved_at FROM draft")
    names = {DossierId(dossier): str(name or "") for dossier, name in named}
    return Contents(changes, names, tuple(str(row[0]) for row in drafts))


def _row(folder: Path, backup_id: str) -> BackupRow:
    for row in backup.rows(folder):
        if row.id == backup_id:
            return row
    raise KeyError(backup_id)


def _moment_of(folder: Path) -> datetime:
    """When the journal was last written to."""
    with sorting_errors():
        return datetime.fromtimestamp((folder / FILE_NAME).stat().st_mtime, UTC)
