"""Days in Dutch words, for sentences that tell how a date came about."""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def day_words(day: date, with_year: bool = True) -> str:
    """'dinsdag 15 september 2026'."""
    words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if with_year else words


def plain_day(day: date) -> str:
    """'15 september 2026'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
