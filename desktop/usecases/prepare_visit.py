"""A day at an azc: who, when, which clock is tightest, what waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.answer import whole_day
from desktop.domain.ids import DossierId
from desktop.usecases.dossiers import CaseloadRow, ClockState, caseload_row, tightest_first
from desktop.usecases.dutch_words import clock_time, day_words
from desktop.usecases.ports import Desk, ParcelState, UnitOfWork
from desktop.usecases.talk_days import TalkDays, talk_days


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
    with desk.unit_of_work() as work:
        projected = work.dossiers.all()
        rows = tuple(sorted((caseload_row(desk, work, row) for row in projected), key=tightest_first))
        shown = _day_with_talks(rows, day or desk.clock.today())
        of_day = sorted((r for r in rows if _day_of(r) == shown), key=lambda r: (r.appointment, r.roepnaam))
        talks = {row.dossier: talk_days(work, row.dossier) for row in of_day}
        waiting = parcels_waiting(work)
    is_done = {row.dossier: talks[row.dossier].was_closed_on(shown) for row in of_day}
    next_one = next((row.dossier for row in of_day if not is_done[row.dossier]), None)
    places = [row for row in of_day if row.azc]
    return VisitDay(
        day=shown,
        day_words=day_words(shown),
        azc=places[0].azc if places else "",
        room=places[0].room if places else "",
        visits=tuple(
            Visit(
                at=row.appointment[11:16],
                row=row,
                is_done=is_done[row.dossier],
                done_at=_done_at(talks[row.dossier], shown),
                is_next=row.dossier == next_one,
                kind=_kind(row, talks[row.dossier], shown),
                tolk_warning=not row.tolk and not is_done[row.dossier],
            )
            for row in of_day
        ),
        first=tuple(_first_things(rows, shown, is_done)),
        choices_waiting=tuple(row for row in rows if row.conflicts),
        on_laptop=len(rows),
        parcels_waiting=waiting,
    )


def parcels_waiting(work: UnitOfWork) -> int:
    """Sealed parcels that are not confirmed, and one for each dossier with something not yet sealed."""
    sealed = sum(1 for p in work.outbox.parcels() if p.state in (ParcelState.WAITS, ParcelState.UNDER_WAY))
    return sealed + len({change.dossier for change in work.outbox.unsealed()})


def waiting(desk: Desk) -> int:
    """How many parcels wait for the municipality, for the bar on top."""
    with desk.unit_of_work() as work:
        return parcels_waiting(work)


def _day_of(row: CaseloadRow) -> date | None:
    return whole_day(row.appointment[:10])


def _day_with_talks(rows: tuple[CaseloadRow, ...], wanted: date) -> date:
    """`wanted` or the first day after it that has a talk; `wanted` itself when there is none."""
    return min((d for d in map(_day_of, rows) if d is not None and d >= wanted), default=wanted)


def _kind(row: CaseloadRow, talks: TalkDays, day: date) -> str:
    if day in talks.days and not talks.was_closed_on(day):
        return "Bezig"
    earlier = sum(1 for talked in talks.days if talked < day)
    if earlier == 0 and (row.answered == 0 or day in talks.days):
        return "Eerste gesprek"
    return "Tweede gesprek" if earlier <= 1 else "Vervolggesprek"


def _done_at(talks: TalkDays, day: date) -> str:
    return clock_time(talks.closed_at) if talks.closed_at and talks.was_closed_on(day) else ""


def _first_things(
    rows: tuple[CaseloadRow, ...], day: date, is_done: Mapping[DossierId, bool]
) -> Iterator[FirstThing]:
    for row in rows:
        advice = []
        if _day_of(row) == day and not row.tolk and not is_done[row.dossier]:
            advice.append(f"Regel een tolk voor {row.appointment[11:16]}.")
        if row.clock.state is ClockState.LAAT:
            advice.append("Maak het plan af, of leg vast waarom het later is.")
        elif row.clock.state is ClockState.NU and row.clock.due is not None:
            advice.append(f"Het plan moet {day_words(row.clock.due, with_year=False)} klaar zijn.")
        if advice:
            yield FirstThing(row, " ".join(advice))
