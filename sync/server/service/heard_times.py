"""The time of a change as the back end's own lists may use it: never later than it was heard.

A clock that is years ahead would otherwise keep every later summary or paper away until those years are over.
What is stored and given out stays exactly as it was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sync.protocol.model import ChangeRecord
from sync.protocol.runs import Run

#: the same room that desks give each other's clocks (sync rules)
_ROOM = timedelta(minutes=5)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def as_heard(changes: Sequence[ChangeRecord], now: datetime) -> tuple[ChangeRecord, ...]:
    """The same changes; those from a clock more than five minutes ahead of `now` (aware) stand at `now`, in
    the order of their own times."""
    bound = f"{_ms(now + _ROOM):013d}"
    return tuple(change if change.time <= bound else _heard(change, now) for change in changes)


def newest_heard(run: Run, now: datetime) -> str:
    """The newest time of a run, as `as_heard` has it."""
    if max(run.walls) < _ms(now + _ROOM):
        return run.newest()
    return max(change.time for change in as_heard(tuple(run.records()), now))


def _heard(change: ChangeRecord, now: datetime) -> ChangeRecord:
    return replace(change, time=f"{_ms(now):013d}-{change.time}")


def _ms(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(milliseconds=1)
