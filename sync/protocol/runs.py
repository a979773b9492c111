"""Changes in a row that differ in key, value, moment and parents only: read, checked and handed on as one.

Nearly every set is one such run. Who takes in a thousand of them then asks what they share once, and makes of
each no more than it keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sync.protocol.model import ChangeRecord


@dataclass(frozen=True, slots=True)
class Run:
    """As strictly read as changes one by one. `common`: what all say; its own id, key, value, parents and
    time say nothing. `counters` is None where all are 0; `parents` by place, of those that have any."""

    common: ChangeRecord
    tail: str
    keys: Sequence[str]
    values: Sequence[object]
    walls: Sequence[int]
    counters: Sequence[int] | None
    parents: Mapping[int, tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.keys)

    def ids(self) -> list[str]:
        """UUIDv7 (RFC 9562) of moment, counter and tail."""
        tail = self.tail
        if self.counters is None:
            return [f"{wall >> 16:08x}-{wall & 0xFFFF:04x}-7000-{tail}" for wall in self.walls]
        both = zip(self.walls, self.counters, strict=True)
        return [f"{wall >> 16:08x}-{wall & 0xFFFF:04x}-7{counter:03x}-{tail}" for wall, counter in both]

    def times(self) -> list[str]:
        """Hybrid clock texts."""
        desk = self.common.desk
        if self.counters is None:
            return [f"{wall:013d}-0000-{desk}" for wall in self.walls]
        both = zip(self.walls, self.counters, strict=True)
        return [f"{wall:013d}-{counter:04d}-{desk}" for wall, counter in both]

    def newest(self) -> str:
        """The latest of `times`."""
        if self.counters is None:
            return f"{max(self.walls):013d}-0000-{self.common.desk}"
        return max(self.times())

    def has_doubles(self) -> bool:
        """True when two of them have the same id."""
        if self.counters is None:
            return len(set(self.walls)) != len(self.walls)
        return len(set(zip(self.walls, self.counters, strict=True))) != len(self.walls)

    def records(self) -> Iterator[ChangeRecord]:
        """One by one."""
        one = self.common
        columns = zip(self.ids(), self.keys, self.values, self.times(), strict=True)
        for place, (own_id, key, value, time) in enumerate(columns):
            yield ChangeRecord(
                own_id,
                one.dossier,
                one.kind,
                key,
                value,
                self.parents.get(place, ()),
                one.author,
                one.desk,
                time,
                one.pack,
                one.language,
                one.wording,
                one.tolk_session,
                one.source,
                one.certainty,
                one.act,
            )


#: what a body holds, in its order
Part = Run | ChangeRecord


def records_of(parts: Sequence[Part]) -> tuple[ChangeRecord, ...]:
    """Every change apart."""
    found: list[ChangeRecord] = []
    for part in parts:
        if isinstance(part, Run):
            found += part.records()
        else:
            found.append(part)
    return tuple(found)


def count_of(parts: Sequence[Part]) -> int:
    """How many changes."""
    return sum(len(part) if isinstance(part, Run) else 1 for part in parts)
