"""Days in Dutch words, for sentences that tell how a date came about."""

from __future__ import annotations

from datetime import date

from desktop.domain.wording import nl

WEEKDAYS = (
    nl("maandag"),
    nl("dinsdag"),
    nl("woensdag"),
    nl("donderdag"),
    nl("vrijdag"),
    nl("zaterdag"),
    nl("zondag"),
)
MONTHS = (
    nl("januari"),
    nl("februari"),
    nl("maart"),
    nl("april"),
    nl("mei"),
    nl("juni"),
    nl("juli"),
    nl("augustus"),
    nl("september"),
    nl("oktober"),
    nl("november"),
    nl("december"),
)


def day_words(day: date, with_year: bool = True) -> str:
    """'dinsdag 15 september 2026'."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    words = nl("{weekday} {day} {month}", weekday=weekday, day=day.day, month=month)
    return nl("{words} {year}", words=words, year=day.year) if with_year else words


def plain_day(day: date) -> str:
    """'15 september 2026'."""
    return nl("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)
