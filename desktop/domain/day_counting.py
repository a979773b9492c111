"""Counting days, months and working days, each rule in one place.

Decided for the edges: a period of months that begins on a day ends the day before that day so many months
on, or on the last day of a month that is too short. Only a last day moves to a working day, never a first
day or a day in between.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from desktop.domain.law.book import LawBook


def is_working_day(day: date, book: LawBook) -> bool:
    """False on Saturday, Sunday and the days of Algemene termijnenwet art. 3."""
    return day.weekday() < 5 and day not in book.holidays


def shifted(day: date, book: LawBook) -> date:
    """A last day, moved on to the next working day (Algemene termijnenwet 1: terms up to twelve weeks)."""
    while not is_working_day(day, book):
        day += timedelta(days=1)
    return day


def plus_months(day: date, months: int) -> date:
    """The same day of the month so many months on; the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_of_months(first: date, months: int) -> date:
    """The last day of so many months that begin on `first`.

    From 15 September six months last to and including 14 March. From 31 August they last to the end of
    February: where the month has no such day, nothing is taken off a second time.
    """
    same = plus_months(first, months)
    return same if same.day < first.day else same - timedelta(days=1)
