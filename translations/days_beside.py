"""A day said a second time, in the calendar of the person; and numbers in the digits of a language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from translations.calendars import in_calendar
from translations.names import OwnCalendar

_FSI, _PDI = "\u2068", "\u2069"


def days_beside(days: Sequence[date], calendar: str, own: OwnCalendar | None, with_name: bool = True) -> str:
    """'= 6 ሕዳር 2019 · 7 ሕዳር 2019 (ብኣቆጻጽራ ግእዝ)'; '' without days, or where nobody counts in another calendar.

    Each day and the name stand in an isolate: the numbers of two days never meet.
    """
    if not days or not calendar or own is None:
        return ""
    said = []
    for day in days:
        year, month, number = in_calendar(day, calendar)
        words = own.pattern.format(day=number, month=own.months[month - 1], year=year)
        said.append(f"{_FSI}{words}{_PDI}")
    name = f" ({_FSI}{own.name}{_PDI})" if with_name else ""
    return f"= {' · '.join(said)}{name}"


def in_digits(text: str, digits: str) -> str:
    """Western digits as those of a language; the text itself where it has none of its own."""
    return "".join(digits[int(c)] if c.isascii() and c.isdigit() else c for c in text) if digits else text
