"""A day in another calendar (ICU): Ethiopian, Persian, and the Hijri calendar as Umm al-Qura reckons it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

import icu

CALENDARS = ("ethiopic", "persian", "islamic-umalqura")


@lru_cache(maxsize=1024)
def in_calendar(day: date, calendar: str) -> tuple[int, int, int]:
    """(year, month from 1, day) of a Gregorian day there. ValueError for a calendar that is not known."""
    if calendar not in CALENDARS:
        raise ValueError("not a calendar of the house")
    reckoned = icu.Calendar.createInstance(
        icu.TimeZone.createTimeZone("UTC"), icu.Locale(f"en@calendar={calendar}")
    )
    reckoned.setTime(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    fields = icu.UCalendarDateFields
    return (
        int(reckoned.get(fields.YEAR)),
        int(reckoned.get(fields.MONTH)) + 1,
        int(reckoned.get(fields.DAY_OF_MONTH)),
    )
