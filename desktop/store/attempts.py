"""Failed attempts: five free, then 2, 4, 8 ... 300 seconds, after twenty a quarter of an hour each.

Nothing is ever destroyed by it: unsynced answers would go too. Against a copied disk this means nothing;
there Argon2id and the device secret count. The counter is a side file, never the header.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store.errors import sorting_errors
from desktop.store.private_files import write_atomic

FILE_NAME = "attempts.json"
FREE = 5
MANY = 20
_LONGEST = timedelta(seconds=300)
_AFTER_MANY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many tries failed in a row and when the last one was (UTC)."""

    failed: int
    last: datetime


def delay_after(failed: int) -> timedelta:
    """How long to wait after this many failures in a row."""
    if failed < FREE:
        return timedelta(0)
    if failed >= MANY:
        return _AFTER_MANY
    return min(timedelta(seconds=2 ** (failed - FREE + 1)), _LONGEST)


def read(folder: Path, now: datetime) -> Attempts:
    """The counter of a person. A damaged file counts as the free tries being used, a missing one as none.

    A last try after `now` (the clock was put back) counts as one of this moment.
    """
    path = folder / FILE_NAME
    with sorting_errors():
        content = path.read_bytes()[:1000] if path.exists() else None
    if content is None:
        return Attempts(0, now)
    try:
        raw = json.loads(content)
        failed, last = raw["failed"], datetime.fromisoformat(raw["last"])
        if type(failed) is int and 0 <= failed < 1_000_000 and last.tzinfo is not None:
            return Attempts(failed, min(last.astimezone(UTC), now))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        pass
    return Attempts(FREE, now)


def wait_left(attempts: Attempts, now: datetime) -> timedelta:
    """What is left of the wait, never more than the whole delay."""
    delay = delay_after(attempts.failed)
    return max(timedelta(0), min(delay, delay - (now - attempts.last)))


def begin_try(folder: Path, now: datetime) -> None:
    """Count the try before it is made, so that stopping the program does not win one.

    Raises Refusal(WAIT_BEFORE_RETRY) with the whole seconds left. On a full disk the try cannot be counted
    and is let through: whoever can fill the disk could take the counter away as well, and its owner must be
    able to read.
    """
    attempts = read(folder, now)
    left = wait_left(attempts, now)
    # A wait that begins now, because the file is damaged or the clock was put back, must be written down:
    # else it would begin again at every look, and keep the owner out for good.
    if left > timedelta(0) and (attempts.last < now or _is_kept(folder, attempts)):
        seconds = -(-left // timedelta(seconds=1))
        raise Refusal(RefusalCode.WAIT_BEFORE_RETRY, facts={"seconds": str(seconds)})
    _is_kept(folder, Attempts(attempts.failed + 1, now))


def succeeded(folder: Path) -> None:
    """The passphrase was right: the counter starts again."""
    with sorting_errors():
        (folder / FILE_NAME).unlink(missing_ok=True)


def _is_kept(folder: Path, attempts: Attempts) -> bool:
    """Write the counter down; False on a full disk."""
    try:
        _write(folder, attempts)
    except Trouble as trouble:
        if trouble.code is not TroubleCode.DISK_FULL:
            raise
        return False
    return True


def _write(folder: Path, attempts: Attempts) -> None:
    content = json.dumps({"failed": attempts.failed, "last": attempts.last.isoformat()}).encode()
    with sorting_errors():
        write_atomic(folder / FILE_NAME, content)
