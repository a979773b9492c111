"""A day at the azc: who, where, when, which tolk, what is on board, what is missing, what comes first.

Several places on one day and several days stand beside each other. Everything is read from this laptop; no
step here asks for a network.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop.domain.appointment import Appointment, TolkWish
from desktop.domain.dossier import DossierRow
from desktop.domain.wording import joined, nl
from desktop.usecases.dossiers import CaseloadRow, ClockState, caseload_row, tightest_first
from desktop.usecases.dutch_words import clock_time, day_words, short_day
from desktop.usecases.ports import Desk, ParcelState, UnitOfWork
from desktop.usecases.taking_along import along_state, look_through, note_looked_through
from desktop.usecases.talk import DUTCH
from desktop.usecases.talk_days import TalkDays, talk_days
from desktop.usecases.tasks import tasks_due
from desktop.usecases.visit_shown import (
    Along,
    AlongState,
    DayTab,
    FirstThing,
    Lack,
    LackKind,
    Visit,
    VisitDay,
)
from translations.letters import sort_key

__all__ = [
    "Along",
    "AlongState",
    "DayTab",
    "FirstThing",
    "Lack",
    "LackKind",
    "Visit",
    "VisitDay",
    "look_through_day",
    "parcels_waiting",
    "visit_day",
    "waiting",
]

_WISHES = {TolkWish.WOMAN: nl("liever een vrouw als tolk"), TolkWish.MAN: nl("liever een man als tolk")}
#: a talk takes about this long; the last row of the day stands after it
_TALK = timedelta(minutes=90)
_TABS = 5
_SHORT_DAYS = (nl("ma"), nl("di"), nl("wo"), nl("do"), nl("vr"), nl("za"), nl("zo"))


def visit_day(desk: Desk, day: date | None = None) -> VisitDay:
    """The day's talks in order of time; today when `day` is None, or the next day that has one."""
    with desk.unit_of_work() as work:
        return _day(desk, work, day)


def look_through_day(desk: Desk, day: date) -> VisitDay:
    """Somebody looked through what goes along on this day: 'Alles is mee', with what is still missing."""
    with desk.unit_of_work() as work:
        shown = _day(desk, work, day)
        note_looked_through(desk, work, shown.day, shown.visits)
        shown = _day(desk, work, day)
        work.commit()
    return shown


def parcels_waiting(work: UnitOfWork) -> int:
    """Sealed parcels that are not confirmed, and one for each dossier with something not yet sealed."""
    sealed = sum(1 for p in work.outbox.parcels() if p.state in (ParcelState.WAITS, ParcelState.UNDER_WAY))
    return sealed + len(work.outbox.unsealed_counts())


def waiting(desk: Desk) -> int:
    """How many parcels wait for the municipality, for the bar on top."""
    with desk.unit_of_work() as work:
        return parcels_waiting(work)


def _day(desk: Desk, work: UnitOfWork, wanted: date | None) -> VisitDay:
    projected = work.dossiers.all()
    rows = tuple(sorted((caseload_row(desk, work, row) for row in projected), key=tightest_first))
    today = desk.clock.today()
    shown = _day_with_talks(projected, wanted or today)
    visits = tuple(_visits(desk, work, projected, rows, shown))
    places = tuple(dict.fromkeys(visit.row.azc for visit in visits if visit.row.azc))
    rooms = {visit.row.room for visit in visits if visit.row.room}
    return VisitDay(
        day=shown,
        day_words=day_words(shown),
        azc=places[0] if places else "",
        room=rooms.pop() if len(rooms) == 1 else "",
        visits=visits,
        first=tuple(_first_things(rows, visits)),
        choices_waiting=tuple(row for row in rows if row.conflicts),
        on_laptop=len(rows),
        parcels_waiting=parcels_waiting(work),
        azcs=places,
        days=tuple(_tabs(projected, today, shown)),
        along=along_state(desk, work, shown, visits),
        back_at=_back_at(visits),
        tasks=tasks_due(desk, work, max(today, shown)),
    )


def _visits(
    desk: Desk, work: UnitOfWork, projected: Sequence[DossierRow], rows: Sequence[CaseloadRow], day: date
) -> Iterator[Visit]:
    by_id = {row.dossier: row for row in rows}
    of_day = [(one, p) for p in projected for one in p.appointments if one.day == day]
    of_day.sort(key=lambda pair: (pair[0].at, sort_key(pair[1].roepnaam), pair[1].dossier))
    unread = work.received.unread()
    talks = {p.dossier: talk_days(work, p.dossier) for _, p in of_day}
    following = next((one for one, p in of_day if not talks[p.dossier].was_closed_on(day)), None)
    for one, dossier_row in of_day:
        row = _at(by_id[dossier_row.dossier], one)
        talked = talks[row.dossier]
        is_done = talked.was_closed_on(day)
        board, lacks, bring = look_through(desk, work, row.dossier, row, unread)
        needs_tolk = row.language is None or row.language.code != DUTCH
        yield Visit(
            at=one.at[11:16],
            row=row,
            is_done=is_done,
            done_at=_done_at(talked, day),
            is_next=one is following,
            kind=_kind(row, talked, day),
            tolk_warning=not one.tolk and not is_done and needs_tolk,
            key=one.key,
            wish=_WISHES[TolkWish(one.wish)] if one.wish else "",
            is_on_board=not board,
            board=board,
            lacks=() if is_done else lacks,
            bring=bring,
            is_disputed=one.is_disputed,
        )


def _at(row: CaseloadRow, one: Appointment) -> CaseloadRow:
    """The row as it is for this appointment: its place, room and tolk."""
    return replace(row, azc=one.place or row.azc, room=one.room, appointment=one.at, tolk=one.tolk_words)


def _day_with_talks(projected: Sequence[DossierRow], wanted: date) -> date:
    """`wanted` or the first day after it that has a talk; `wanted` itself when there is none."""
    days = {one.day for row in projected for one in row.appointments}
    return min((day for day in days if day >= wanted), default=wanted)


def _tabs(projected: Sequence[DossierRow], today: date, shown: date) -> Iterator[DayTab]:
    """The days that have talks, from today on; the shown one is always among them."""
    counts: dict[date, int] = {}
    for row in projected:
        for one in row.appointments:
            counts[one.day] = counts.get(one.day, 0) + 1
    days = sorted({day for day in counts if day >= today})[:_TABS]
    for day in sorted({*days, shown} if counts.get(shown) else days):
        gone = (day - today).days
        near = {0: nl("vandaag"), 1: nl("morgen")}.get(gone) or nl(
            "{weekday} {day}", weekday=_SHORT_DAYS[day.weekday()], day=short_day(day)
        )
        yield DayTab(day, near, counts[day], day == shown)


def _kind(row: CaseloadRow, talks: TalkDays, day: date) -> str:
    if day in talks.days and not talks.was_closed_on(day):
        return nl("Bezig")
    earlier = sum(1 for talked in talks.days if talked < day)
    if earlier == 0 and (row.answered == 0 or day in talks.days):
        return nl("Eerste gesprek")
    return nl("Tweede gesprek") if earlier <= 1 else nl("Vervolggesprek")


def _done_at(talks: TalkDays, day: date) -> str:
    return clock_time(talks.closed_at) if talks.closed_at and talks.was_closed_on(day) else ""


def _back_at(visits: Sequence[Visit]) -> str:
    """When the last talk is over, on the next half hour."""
    if not visits:
        return ""
    end = datetime.fromisoformat(visits[-1].row.appointment) + _TALK
    if end.date() != datetime.fromisoformat(visits[-1].row.appointment).date():
        return ""
    return f"{end:%H:%M}"


def _first_things(rows: Sequence[CaseloadRow], visits: Sequence[Visit]) -> Iterator[FirstThing]:
    without_tolk = {visit.row.dossier: visit for visit in visits if visit.tolk_warning}
    elsewhere = {visit.row.dossier: visit for visit in visits if not visit.is_on_board}
    for row in rows:
        advice = []
        if row.dossier in elsewhere:
            advice.append(elsewhere[row.dossier].board)
        if row.dossier in without_tolk:
            advice.append(nl("Regel een tolk voor {at}.", at=without_tolk[row.dossier].at))
        if row.clock.state is ClockState.LAAT:
            advice.append(nl("Maak het plan af, of leg vast waarom het later is."))
        elif row.clock.state is ClockState.NU and row.clock.due is not None:
            advice.append(
                nl(
                    "Het plan moet {day_words} klaar zijn.",
                    day_words=day_words(row.clock.due, with_year=False),
                )
            )
        if advice:
            yield FirstThing(row, joined(" ", advice))
