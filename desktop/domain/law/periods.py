"""Values of one key in time: each ends the day before the next begins, without overlap and without a gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from desktop.domain.law.book import LawList, LawValue
from desktop.domain.law.rows import LawProblem


class _Dated(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...


T = TypeVar("T", bound=_Dated)


def close_values(found: Iterable[tuple[str, LawValue]], problems: list[LawProblem]) -> tuple[LawValue, ...]:
    """Give every value its last day; `found` holds pairs of file name and value."""
    ordered = sorted(found, key=lambda pair: (pair[1].key, pair[1].start))
    return tuple(replace(value, end=end) for value, end in _closed(ordered, problems))


def close_lists(found: Iterable[tuple[str, LawList]], problems: list[LawProblem]) -> tuple[LawList, ...]:
    """The same for lists."""
    ordered = sorted(found, key=lambda pair: (pair[1].key, pair[1].start))
    return tuple(replace(one, end=end) for one, end in _closed(ordered, problems))


def _closed(ordered: Sequence[tuple[str, T]], problems: list[LawProblem]) -> Iterable[tuple[T, date | None]]:
    for index, (name, value) in enumerate(ordered):
        following = ordered[index + 1][1] if index + 1 < len(ordered) else None
        if following is None or following.key != value.key:
            yield value, value.end
            continue
        day_before = following.start - timedelta(days=1)
        if following.start == value.start:
            what = f"Twee waarden beginnen op {value.start}."
            problems.append(LawProblem(name, value.key, what, "Haal een van de twee weg."))
            continue
        if value.end is not None and value.end >= following.start:
            what = f"De waarde van {value.start} loopt over de volgende heen."
            problems.append(LawProblem(name, value.key, what, f"Zet 'end' op {day_before} of eerder."))
        elif value.end is not None and value.end < day_before:
            first = value.end + timedelta(days=1)
            what = f"Van {first} tot en met {day_before} geldt er niets: een gat."
            problems.append(LawProblem(name, value.key, what, f"Zet 'end' op {day_before}, of haal hem weg."))
        yield value, value.end or day_before
