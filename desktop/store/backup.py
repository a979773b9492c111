"""Copies of the store under the same key, each proved to open before it counts; the newest three stay.

A copy made before an upgrade stays beside the three until a sync under the new version was confirmed: it is
the way back to the program of before. Attachments kept as files of their own are in none of them: they stay
where they are when a copy is put back.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlcipher3 import Connection

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import opening
from desktop.store.errors import sorting_errors
from desktop.store.private_files import empty_private_file, private_folder, sync_file, sync_folder
from desktop.store.wiping import MaskedKey
from desktop.usecases.safe_ports import BackupRow, BackupWhy

FOLDER_NAME = "backups"
GENERATIONS = 3
EVERY = timedelta(days=1)
_LAST_YEAR = 9000  # a name nobody gave: one more after it must still be possible
_STAMP = "%Y%m%dT%H%M%S%f"
#: how the name of a file says why it was made; names sort by the moment within each
_STARTS = {BackupWhy.DAILY: "store-", BackupWhy.ASKED: "asked-", BackupWhy.BEFORE_UPGRADE: "upgrade-"}
_BEGINS = tuple(_STARTS.values())


def make(
    connection: Connection, folder: Path, key: MaskedKey, store_id: str, generation: int, now: datetime,
    why: BackupWhy = BackupWhy.DAILY,
) -> Path:  # fmt: skip
    """Write and verify a backup outside any transaction; returns its path. Raises Trouble: none was made.

    SQLite says 'damaged' of a page that the disk failed to read once; only what it says twice counts.
    """
    try:
        path = _made(connection, folder, key, store_id, generation, now, why)
    except Trouble as trouble:
        if trouble.code not in (TroubleCode.STORE_DAMAGED, TroubleCode.STORE_TRUNCATED):
            raise
        path = _made(connection, folder, key, store_id, generation, now, why)
    with sorting_errors():
        for older in _too_many(folder):
            older.unlink(missing_ok=True)
    return path


def _too_many(folder: Path) -> list[Path]:
    """Of either kind all but the newest three: an upgrade that is cut off time and again must not fill the
    disk."""
    found = newest_first(folder)
    before = [one for one in found if is_before_upgrade(one)]
    others = [one for one in found if not is_before_upgrade(one)]
    return before[GENERATIONS:] + others[GENERATIONS:]


def _made(
    connection: Connection, folder: Path, key: MaskedKey, store_id: str, generation: int, now: datetime,
    why: BackupWhy,
) -> Path:  # fmt: skip
    with sorting_errors():
        backups = private_folder(folder / FOLDER_NAME)
        for left_over in backups.glob(".*.part"):
            left_over.unlink(missing_ok=True)
        part = backups / f".{secrets.token_hex(4)}.part"
        empty_private_file(part)
    try:
        with sorting_errors():
            connection.execute("VACUUM INTO ?", (str(part),))
            sync_file(part)
        opening.check_copy(part, key, store_id, generation)
        path = backups / f"{_STARTS[why]}{_stamp(folder, now)}.db"
        with sorting_errors():
            part.replace(path)
            sync_folder(backups)
    except BaseException:
        with suppress(OSError):  # a disk that fails may fail here too; the next backup clears what is left
            part.unlink(missing_ok=True)
        raise
    return path


def rows(folder: Path) -> tuple[BackupRow, ...]:
    """The copies beside a store, newest first; not checked. Raises Trouble of the disk."""
    found: list[BackupRow] = []
    for path in newest_first(folder):
        made_at = _made_at([path])
        if made_at is not None:
            with sorting_errors():
                found.append(BackupRow(path.stem, made_at, _why(path), path.stat().st_size))
    return tuple(found)


def path_of(folder: Path, backup_id: str) -> Path:
    """The file of one of `rows`. Raises KeyError when there is none."""
    for path in newest_first(folder):
        if path.stem == backup_id:
            return path
    raise KeyError(backup_id)


def is_before_upgrade(path: Path) -> bool:
    """True for a copy that is kept for the program of before."""
    return _why(path) is BackupWhy.BEFORE_UPGRADE


def drop_before_upgrade(folder: Path) -> int:
    """Take away the copies for the program of before; returns how many. Raises Trouble of the disk."""
    gone = [path for path in newest_first(folder) if is_before_upgrade(path)]
    with sorting_errors():
        for path in gone:
            path.unlink(missing_ok=True)
    return len(gone)


def is_due(folder: Path, now: datetime) -> bool:
    """True when the newest backup is a day old, or there is none; a clock put back makes it due."""
    made_at = _made_at(newest_first(folder))
    return made_at is None or not timedelta(0) <= now - made_at < EVERY


def newest_first(folder: Path) -> list[Path]:
    """The backups of a person, newest first; not checked."""
    found = [path for path in (folder / FOLDER_NAME).glob("*.db") if path.name.startswith(_BEGINS)]
    return sorted(found, key=_moment, reverse=True)


def _stamp(folder: Path, now: datetime) -> str:
    """The moment, as a name that sorts after every backup there is: a clock put back must not make the
    newest backup the one that goes."""
    newest = _made_at(newest_first(folder))
    moment = now.astimezone(UTC)
    if newest is not None and newest >= moment:
        moment = newest + timedelta(microseconds=1)
    return moment.strftime(_STAMP)


def _made_at(backups: list[Path]) -> datetime | None:
    """The stamp of the first of these that has one."""
    for path in backups:
        try:
            made_at = datetime.strptime(_moment(path), _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        if made_at.year < _LAST_YEAR:
            return made_at
    return None


def _moment(path: Path) -> str:
    return path.stem.partition("-")[2]


def _why(path: Path) -> BackupWhy:
    return next((why for why, start in _STARTS.items() if path.name.startswith(start)), BackupWhy.DAILY)
