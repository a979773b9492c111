"""A day as somebody typed it, read in one place for every form; what may not be is refused beside its field.

All days are local calendar days. Each reader raises Refusal NOT_A_DATE or IMPOSSIBLE_DATE with `field`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.dutch_words import WEEKDAYS

_DAY = re.compile(r"(\d{1,2})[-./ ](\d{1,2})(?:[-./ ](\d{4}))?")
#: in Dutch, and in English for who has the screens in English
_AHEAD = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "today": 0, "tomorrow": 1}
_BEHIND = {"vandaag": 0, "gisteren": 1, "eergisteren": 2, "today": 0, "yesterday": 1}
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name: at for days in (WEEKDAYS, _ENGLISH) for at, name in enumerate(days)}


def read_day(text: str, today: date, field: str = "day") -> date:
    """The day that was meant: with a year, else the next one to come; 'morgen', 'dinsdag' are days too."""
    said = text.strip().casefold()
    if said in _AHEAD:
        return today + timedelta(days=_AHEAD[said])
    if said in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[said] - today.weekday()) % 7)
    coming = [day for day in _meant(said, field, (today.year, today.year + 1)) if day >= today]
    return _first(coming or _meant(said, field, ()), field)


def read_day_behind(text: str, today: date, field: str = "day") -> date:
    """A day that has been: with a year, else the last one that was; 'gisteren' and 'dinsdag' are days too.

    Refusal DATE_IN_FUTURE too.
    """
    said = text.strip().casefold()
    if said in _BEHIND:
        return today - timedelta(days=_BEHIND[said])
    if said in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS[said]) % 7)
    if said in _AHEAD:
        raise Refusal(RefusalCode.DATE_IN_FUTURE, field)
    days = _meant(said, field, (today.year, today.year - 1))
    return _not_ahead(next((day for day in days if day <= today), _first(days, field)), today, field)


def read_full_day(text: str, field: str = "day") -> date | None:
    """A day written with its year ('20-7-2026'); None for an empty field."""
    said = text.strip()
    if not said:
        return None
    found = _DAY.fullmatch(said)
    if found is None or not found[3]:
        raise Refusal(RefusalCode.NOT_A_DATE, field)
    return _first(_meant(said, field, ()), field)


def read_past_day(text: str, today: date, field: str) -> date | None:
    """As `read_full_day`, and not ahead: Refusal DATE_IN_FUTURE."""
    day = read_full_day(text, field)
    return None if day is None else _not_ahead(day, today, field)


def needed_past_day(text: str, today: date, field: str) -> date:
    """As `read_past_day`; an empty field is NOT_A_DATE."""
    day = read_past_day(text, today, field)
    if day is None:
        raise Refusal(RefusalCode.NOT_A_DATE, field)
    return day


def _meant(said: str, field: str, years: tuple[int, ...]) -> list[date]:
    """The days that exist: in the year that was typed, else in each of `years`."""
    found = _DAY.fullmatch(said)
    if found is None:
        raise Refusal(RefusalCode.NOT_A_DATE, field)
    named = (int(found[3]),) if found[3] else years
    days = (_day(year, int(found[2]), int(found[1])) for year in named)
    return [day for day in days if day is not None]


def _first(days: list[date], field: str) -> date:
    if not days:
        raise Refusal(RefusalCode.IMPOSSIBLE_DATE, field)
    return days[0]


def _not_ahead(day: date, today: date, field: str) -> date:
    if day > today:
        raise Refusal(RefusalCode.DATE_IN_FUTURE, field)
    return day


def _day(year: int, month: int, day: int) -> date | None:
    """None for a day that does not exist: 29 February is not there every year."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
