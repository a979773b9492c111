"""A day with its year as somebody typed it, and what may not be: refused beside its field."""

from __future__ import annotations

import re
from datetime import date

from desktop.domain.errors import Refusal, RefusalCode

_NUMBERED = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


def read_past_day(text: str, today: date, field: str) -> date | None:
    """A day that is not ahead, written with its year ('20-7-2026'); None for an empty field.

    Refusal NOT_A_DATE, IMPOSSIBLE_DATE or DATE_IN_FUTURE with `field`.
    """
    if not text.strip():
        return None
    found = _NUMBERED.fullmatch(text.strip())
    if found is None:
        raise Refusal(RefusalCode.NOT_A_DATE, field)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise Refusal(RefusalCode.IMPOSSIBLE_DATE, field) from None
    if day > today:
        raise Refusal(RefusalCode.DATE_IN_FUTURE, field)
    return day


def needed_past_day(text: str, today: date, field: str) -> date:
    """As `read_past_day`; an empty field is NOT_A_DATE."""
    day = read_past_day(text, today, field)
    if day is None:
        raise Refusal(RefusalCode.NOT_A_DATE, field)
    return day
