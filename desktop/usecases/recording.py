"""The pen: how a change is made from what was said, by whom, when, and instead of what.

The hybrid logical clock stands in the local state under 'hlc' as '<wall ms, 13 digits>-<counter, 4>-<desk>'.
It sorts as text, never runs backwards on one desk, and serves showing and listing only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from desktop.domain.changes import Act, Certainty, Change, ChangeKind, JsonValue, Source
from desktop.domain.dutch_days import day_words
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import ChangeId, DeskId, DossierId, TolkSessionId, uuid7
from desktop.domain.person_rights import is_about_rights
from desktop.usecases.ports import Desk, UnitOfWork
from sync.protocol.canonical import MAX_TEXT

HLC = "hlc"
#: a clock that is further ahead than this is not taken over (sync rules: a wrong clock must not spread)
ADOPT_AT_MOST_MS = 5 * 60 * 1000
#: as far as the twelve bits of an id count
LAST_COUNTER = 0xFFF
#: local state: the random end of every id since the koffer was opened
ID_TAIL = "hlc.tail"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question was put: pack, language, hash of the exact wording, who interpreted; how an answer is
    known, and why it replaces another."""

    pack: str | None = None
    language: str | None = None
    wording: str | None = None
    tolk_session: TolkSessionId | None = None
    source: Source | None = None
    certainty: Certainty | None = None
    act: Act | None = None


NOT_ASKED = Asked()


def asked_as(change: Change) -> Asked:
    """How a change was asked and is known, to write its value again; not why it stood there."""
    return Asked(
        pack=change.pack,
        language=change.language,
        wording=change.wording,
        tolk_session=change.tolk_session,
        source=change.source,
        certainty=change.certainty,
    )


def wall_ms(moment: datetime) -> int:
    """Whole milliseconds since 1970 UTC of an aware moment."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def moment_of(time: str) -> datetime:
    """The UTC moment in a hybrid clock text; ValueError when it is not one."""
    return _EPOCH + timedelta(milliseconds=int(time.split("-", 1)[0]))


def is_later(time: str, bound: datetime) -> bool:
    """True when a hybrid clock text is of after that moment (aware); one that is none is not."""
    try:
        return moment_of(time) > bound
    except (ValueError, OverflowError):
        return False


def next_time(last: str | None, now_ms: int, desk: DeskId, newest_seen: str | None = None) -> str:
    """The next hybrid clock text after `last`, at `now_ms`.

    `newest_seen` is the time of a change that is being replaced: ours sorts after it, unless that clock
    stands more than five minutes ahead.
    """
    wall, counter = now_ms, 0
    for text in (last, newest_seen):
        if not text:
            continue
        try:
            seen_wall, seen_counter = (int(part) for part in text.split("-", 2)[:2])
        except ValueError:
            continue  # another program's way to write a time: it is shown, and counts for nothing here
        if text is newest_seen and seen_wall > now_ms + ADOPT_AT_MOST_MS:
            continue
        if (seen_wall, seen_counter + 1) > (wall, counter):
            wall, counter = seen_wall, seen_counter + 1
    if counter > LAST_COUNTER:
        wall, counter = wall + 1, 0
    return f"{wall:013d}-{counter:04d}-{desk}"


def new_id(desk: Desk) -> str:
    """A fresh UUIDv7 from the desk's own clock and chance."""
    return uuid7(wall_ms(desk.clock.now()), desk.chance.token(10))


def next_row_id(desk: Desk, work: UnitOfWork) -> str:
    """A fresh id that sorts after every id made here before: rows stand in the order they were made."""
    return _id_at(desk, work, _tick(desk, work))


def canonical(value: JsonValue) -> str:
    """One text per JSON value, whatever order its keys came in."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(value: JsonValue) -> str:
    """SHA-256 (hex) of the canonical text."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def frozen(value: JsonValue) -> JsonValue:
    """The value as the store gives it back: sequences as tuples, mappings as dictionaries."""
    if isinstance(value, list | tuple):
        return tuple(frozen(inner) for inner in value)
    if isinstance(value, Mapping):
        return {str(key): frozen(inner) for key, inner in value.items()}
    return value


def _plain(value: JsonValue) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def pen(
    desk: Desk,
    work: UnitOfWork,
    dossier: DossierId,
    kind: ChangeKind,
    key: str,
    value: JsonValue,
    parents: tuple[Change, ...] = (),
    asked: Asked = NOT_ASKED,
) -> Change:
    """Make one change that replaces `parents` (the heads as they were shown) and record it.

    The clock text is moved on in the same transaction. Nothing is committed here. Refusal TOO_LONG for a text
    that no change set may carry: it would be kept here and never reach the municipality. Refusal
    DOSSIER_RESTRICTED while the person wants nothing altered: here, because every change passes here.
    """
    _refuse_restricted(work, dossier, kind, key, value)
    if _longest_text(value) > MAX_TEXT:
        raise Refusal(RefusalCode.TOO_LONG, key, {"max": str(MAX_TEXT)})
    time = _tick(desk, work, max((parent.time for parent in parents), default=None))
    change = Change(
        id=ChangeId(_id_at(desk, work, time)),
        dossier=dossier,
        kind=kind,
        key=key,
        value=frozen(value),
        parents=tuple(parent.id for parent in parents),
        author=desk.worker.id,
        desk=desk.desk,
        time=time,
        pack=asked.pack,
        language=asked.language,
        wording=asked.wording,
        tolk_session=asked.tolk_session,
        source=asked.source,
        certainty=asked.certainty,
        act=asked.act,
    )
    work.record((change,))
    return change


def _refuse_restricted(
    work: UnitOfWork, dossier: DossierId, kind: ChangeKind, key: str, value: JsonValue
) -> None:
    """AVG 18: what was said stays as it is until the restriction is lifted; reading goes on."""
    row = None if is_about_rights(kind, key, value) else work.dossiers.row(dossier)
    if row is not None and row.restricted_since:
        since = day_words(date.fromisoformat(row.restricted_since))
        raise Refusal(RefusalCode.DOSSIER_RESTRICTED, None, {"day": since})


def _longest_text(value: JsonValue) -> int:
    """Characters of the longest text inside a value."""
    if isinstance(value, str):
        return len(value)
    inner = value.values() if isinstance(value, Mapping) else value
    return max(map(_longest_text, inner), default=0) if isinstance(inner, Iterable) else 0


def _tick(desk: Desk, work: UnitOfWork, newest_seen: str | None = None) -> str:
    """Move the hybrid clock on and keep it; the caller commits."""
    time = next_time(work.state.get(HLC), wall_ms(desk.clock.now()), desk.desk, newest_seen)
    work.state.put(HLC, time)
    return time


def begin_ids(work: UnitOfWork) -> None:
    """At every opening, before anything is written: a copy of this koffer ends its ids in something else."""
    work.state.drop(ID_TAIL)


def _id_at(desk: Desk, work: UnitOfWork, time: str) -> str:
    """A UUIDv7 with the wall time and, where RFC 9562 (6.2) allows a counter, the counter of a clock text.

    A desk never gives out a clock text twice, so one random end for all of them tells desks and copies of
    desks apart; and a change set can leave out what follows from the time.
    """
    wall, counter = (int(part) for part in time.split("-", 2)[:2])
    tail = work.state.get(ID_TAIL)
    if tail is None:
        tail = desk.chance.token(8).hex()
        work.state.put(ID_TAIL, tail)
    return uuid7(wall, counter.to_bytes(2, "big") + bytes.fromhex(tail))
