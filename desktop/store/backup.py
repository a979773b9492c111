"""Copies of the store under the same key, each proved to open before it counts; the newest three stay.

Attachments kept as files of their own are not in them: papers can be made again from their plan version.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlcipher3 import Connection

from desktop.domain.errors import Trouble
from desktop.store import opening
from desktop.store.errors import sorting_errors
from desktop.store.private_files import empty_private_file, private_folder, sync_file, sync_folder
from desktop.store.wiping import MaskedKey

FOLDER_NAME = "backups"
GENERATIONS = 3
EVERY = timedelta(days=1)
_LAST_YEAR = 9000  # a name nobody gave: one more after it must still be possible
_STAMP = "%Y%m%dT%H%M%S%f"


def make(
    connection: Connection, folder: Path, key: MaskedKey, store_id: str, generation: int, now: datetime
) -> Path:
    """Write and verify a backup outside any transaction; returns its path. Raises Trouble: none was made."""
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
        path = backups / f"store-{_stamp(folder, now)}.db"
        with sorting_errors():
            part.replace(path)
            sync_folder(backups)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    with sorting_errors():
        for older in newest_first(folder)[GENERATIONS:]:
            older.unlink(missing_ok=True)
    return path


def is_due(folder: Path, now: datetime) -> bool:
    """True when the newest backup is a day old, or there is none; a clock put back makes it due."""
    made_at = _made_at(newest_first(folder))
    return made_at is None or not timedelta(0) <= now - made_at < EVERY


def newest_first(folder: Path) -> list[Path]:
    """The backups of a person, newest first; not checked."""
    return sorted((folder / FOLDER_NAME).glob("store-*.db"), reverse=True)


def newest_good(folder: Path, key: MaskedKey, store_id: str, generation: int) -> Path | None:
    """The newest backup that still proves whole, or None."""
    for path in newest_first(folder):
        try:
            opening.check_copy(path, key, store_id, generation)
        except Trouble:
            continue
        return path
    return None


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
            made_at = datetime.strptime(path.stem.removeprefix("store-"), _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        if made_at.year < _LAST_YEAR:
            return made_at
    return None
