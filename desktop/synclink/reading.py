"""From a pulled set to changes, or to the reason why it is kept unread."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop.domain.changes import Change
from desktop.synclink.payloads import UnknownWord, from_record, from_run
from desktop.usecases.recording import ADOPT_AT_MOST_MS, is_later
from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.fields import read_instant, wall_of, write_instant
from sync.protocol.model import SealedSet
from sync.protocol.runs import Run, count_of
from sync.protocol.sealing import open_parts


class UnreadReason(StrEnum):
    """Why a set is kept as it came. None of them loses it: it is read when the reason is gone."""

    WITHHELD = "withheld"  # this worker's role gets the header only
    NO_KEY = "no_key"
    DOES_NOT_OPEN = "does_not_open"  # another key, or not the bytes that were sealed
    UNREADABLE = "unreadable"  # opened, but no reader of this version accepts it
    POISON = "poison"  # read, but the store could not make lists and heads of it
    NEWER = "newer"  # some changes are of a kind that this version does not know


@dataclass(frozen=True, slots=True)
class ReadSet:
    """What could be read. `unread` is None when that is everything."""

    changes: tuple[Change, ...]
    unread: UnreadReason | None = None


def read_sealed(untrusted: SealedSet, key: bytes | None) -> ReadSet:
    """Open and read one set with the key of its class, None where it is not here.

    Raises nothing: what is odd is kept, one record never blocks the rest.
    """
    if untrusted.body is None:
        return ReadSet((), UnreadReason.WITHHELD)
    if key is None:
        return ReadSet((), UnreadReason.NO_KEY)
    try:
        parts = open_parts(untrusted, key)
    except WireProblem as problem:
        is_sealed = problem.code is WireCode.DOES_NOT_OPEN
        return ReadSet((), UnreadReason.DOES_NOT_OPEN if is_sealed else UnreadReason.UNREADABLE)
    known: list[Change] = []
    for part in parts:
        try:
            if isinstance(part, Run):
                known += from_run(part)
            else:
                known.append(from_record(part))
        except UnknownWord:
            continue
    return ReadSet(tuple(known), None if len(known) == count_of(parts) else UnreadReason.NEWER)


def is_ahead(found: ReadSet, server_time: str | None) -> bool:
    """True when a change says to be of later than the back end's time, by more than clocks may differ."""
    if server_time is None:
        return False
    bound, written = _bound(server_time)
    # As text where that is certain; a clock of another make is looked at as a number.
    doubtful = [one.time for one in found.changes if not (one.time[13:14] == "-" and one.time < written)]
    return any(is_later(time, bound) for time in doubtful)


@functools.lru_cache(maxsize=4)
def _bound(server_time: str) -> tuple[datetime, str]:
    bound = read_instant(server_time, "serverTime") + timedelta(milliseconds=ADOPT_AT_MOST_MS)
    return bound, f"{wall_of(write_instant(bound), 'serverTime'):013d}"
