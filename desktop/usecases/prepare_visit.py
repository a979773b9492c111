"""A day at an azc: who, when, which clock is tightest, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.usecases.dossiers import CaseloadRow
from desktop.usecases.ports import Desk


@dataclass(frozen=True, slots=True)
class Visit:
    """One talk of the day. `is_done` when its talk was closed today; `is_next` for the first that is not."""

    at: str  # 'HH:MM'
    row: CaseloadRow
    is_done: bool
    done_at: str  # 'HH:MM' or ''
    is_next: bool
    kind: str  # 'Eerste gesprek', 'Tweede gesprek', 'Bezig'
    tolk_warning: bool


@dataclass(frozen=True, slots=True)
class FirstThing:
    """Something that must be done first, with the advice that goes with it."""

    row: CaseloadRow
    advice: str


@dataclass(frozen=True, slots=True)
class VisitDay:
    day: date
    day_words: str  # 'dinsdag 15 september 2026'
    azc: str  # '' when the day has none
    room: str
    visits: tuple[Visit, ...]
    first: tuple[FirstThing, ...]
    choices_waiting: tuple[CaseloadRow, ...]
    on_laptop: int
    parcels_waiting: int


def visit_day(desk: Desk, day: date | None = None) -> VisitDay:
    """The day's talks in order of time; today when `day` is None. Falls back to the next day that has one."""
    raise NotImplementedError
