"""The time of a change as the back end's own lists may use it: never later than it was heard.

A clock that is years ahead would otherwise keep every later summary or paper away until those years are over.
What is stored and given out stays exactly as it was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sync.protocol.model import ChangeRecord

#: the same room that desks give each other's clocks (sync rules)
_ROOM = timedelta(minutes=5)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def as_heard(changes: Sequence[ChangeRecord], now: datetime) -> tuple[ChangeRecord, ...]:
    """The same changes; those from a clock more than five minutes ahead of `now` (aware) stand at `now`, in
    the order of their own times."""
    return tuple(_heard(change, now) for change in changes)


def _heard(change: ChangeRecord, now: datetime) -> ChangeRecord:
    if change.time <= f"{_ms(now + _ROOM):013d}":
        return change
    return replace(change, time=f"{_ms(now):013d}-{change.time}")


def _ms(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(milliseconds=1)
