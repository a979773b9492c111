"""After damage: the broken store is set aside, never erased, and a good backup takes its place.

What came after the backup is replayed from the journal when the store is opened. Keys of dossiers, pulled
sets and the cursor come back with the next sync, which finds by number and head hash that this store was
put back.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from desktop.store import opening
from desktop.store.errors import sorting_errors
from desktop.store.header import Header
from desktop.store.journal import FILE_NAME, Journal, JournalContents
from desktop.store.keys import StoreKeys
from desktop.store.private_files import empty_private_file, private_folder, sync_file, sync_folder
from desktop.store.strongroom import fill_new


def put_in_place(folder: Path, header: Header, keys: StoreKeys, stamp: str, source: Path | None) -> None:
    """Set the store of now aside under `stamp` and put a copy of `source` there (None: an empty store, for a
    journal that holds everything). The source was proved by the caller. Raises Trouble."""
    part = folder / f".{secrets.token_hex(4)}.part"
    with sorting_errors():
        empty_private_file(part)
    try:
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
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def read_journal(folder: Path, header: Header, keys: StoreKeys) -> JournalContents:
    """What the journal beside a store holds; nothing is written. Raises Trouble of the disk."""
    if not (folder / FILE_NAME).is_file():
        return JournalContents((), 0, was_pruned=False, is_damaged=False, has_torn_tail=False)
    journal = Journal(folder, header.store_id, header.generation, keys.journal)
    try:
        return journal.read()
    finally:
        journal.close()


def holds_all(contents: JournalContents) -> bool:
    """True for a journal that was never shortened and has every number: a store can be begun from it."""
    is_whole = not contents.was_pruned and not contents.is_damaged and not contents.newer
    return is_whole and len(contents.records) == contents.last > 0


def _fill(part: Path, header: Header, keys: StoreKeys) -> None:
    connection = opening.open_new(part, keys.store)
    try:
        fill_new(connection, header.store_id, header.generation)
    finally:
        with sorting_errors():
            connection.close()


def _set_aside(folder: Path, header: Header, stamp: str) -> None:
    with sorting_errors():
        aside = private_folder(folder / f"aside-{stamp}")
        for path in sorted(folder.glob(f"{header.file}*")):
            path.rename(aside / path.name)
        sync_folder(folder)
