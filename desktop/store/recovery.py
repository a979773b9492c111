"""After damage: the broken store is set aside, never erased, and the newest good backup takes its place.

What came after the backup is replayed from the journal when the store is opened. Keys of dossiers, pulled
sets and the cursor come back with the next sync, which finds by number and head hash that this store was
put back.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import backup, opening
from desktop.store.errors import sorting_errors
from desktop.store.header import Header
from desktop.store.journal import Journal
from desktop.store.keys import StoreKeys
from desktop.store.private_files import empty_private_file, private_folder, sync_file, sync_folder
from desktop.store.strongroom import fill_new


def put_back(folder: Path, header: Header, keys: StoreKeys, stamp: str) -> Path | None:
    """Replace the store by its newest good backup, setting the old one aside under `stamp`.

    Returns that backup, or None when the store was begun anew from a journal that was never pruned. Raises
    Trouble(STORE_DAMAGED) when neither can be, and then moves nothing.
    """
    source = backup.newest_good(folder, keys.store, header.store_id, header.generation)
    if source is None and not _journal_holds_all(folder, header, keys):
        raise Trouble(TroubleCode.STORE_DAMAGED)
    part = folder / f".{secrets.token_hex(4)}.part"
    with sorting_errors():
        empty_private_file(part)
    if source is None:
        _fill(part, header, keys)
    else:
        with sorting_errors():
            shutil.copyfile(source, part)
            sync_file(part)
    _set_aside(folder, header, stamp)
    with sorting_errors():
        part.rename(folder / header.file)
        sync_folder(folder)
    return source


def _fill(part: Path, header: Header, keys: StoreKeys) -> None:
    connection = opening.open_new(part, keys.store)
    try:
        fill_new(connection, header.store_id, header.generation)
    finally:
        with sorting_errors():
            connection.close()


def _journal_holds_all(folder: Path, header: Header, keys: StoreKeys) -> bool:
    journal = Journal(folder, header.store_id, header.generation, keys.journal)
    try:
        contents = journal.read()
    finally:
        journal.close()
    is_whole = not contents.was_pruned and not contents.is_damaged
    return is_whole and len(contents.records) == contents.last > 0


def _set_aside(folder: Path, header: Header, stamp: str) -> None:
    with sorting_errors():
        aside = private_folder(folder / f"aside-{stamp}")
        for path in sorted(folder.glob(f"{header.file}*")):
            path.rename(aside / path.name)
        sync_folder(folder)
