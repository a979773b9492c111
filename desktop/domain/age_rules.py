"""What the age of a person means for the plicht: from 18 up to the pension age (WI 3, rule R-GRP-03).

A partial birth date gives a span of days. Where the span leaves doubt the person counts as obliged and the
letter of DUO is looked at: nobody is sent away by a birthday that nobody knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.answer import day_span
from desktop.domain.day_counting import plus_months
from desktop.domain.law.book import LawBook, LawValue

_ACT_BEGINS = date(2022, 1, 1)
_PENSION = "plicht.pension_months"


class AgeStanding(StrEnum):
    UNKNOWN = "onbekend"
    UNDER_AGE = "minderjarig"
    OBLIGED = "plichtig"
    DOUBT = "twijfel"  # the birth date is partial and both are possible
    PENSION = "pensioen"


@dataclass(frozen=True, slots=True)
class AgeRule:
    """Where a person stands on a day. `adult_on` and `pension_on` count from the earliest day of birth."""

    standing: AgeStanding
    adult_on: date | None
    pension_on: date | None
    law: tuple[LawValue, ...]


def age_rule(birth: str | None, day: date, book: LawBook) -> AgeRule:
    """Whether the age on `day` brings the plicht. Somebody born on 29 February turns 18 on 28 February in a
    common year: decided so that nobody is taken as a minor a day too long.

    The pension age is the one that holds on the day on which somebody reaches it: a later rise does not
    bring anybody back.
    """
    adult = book.on(max(day, _ACT_BEGINS)).value("plicht.minimum_age")
    span = day_span(birth)
    if span is None:
        return AgeRule(AgeStanding.UNKNOWN, None, None, (adult,))
    adult_on, surely_adult = (plus_months(one, 12 * adult.number) for one in span)
    (pension_on, value), (surely_pension, _) = (_pension(one, book) for one in span)
    if day < adult_on:
        standing = AgeStanding.UNDER_AGE
    elif day >= surely_pension:
        standing = AgeStanding.PENSION
    elif day < surely_adult or day >= pension_on:
        standing = AgeStanding.DOUBT
    else:
        standing = AgeStanding.OBLIGED
    return AgeRule(standing, adult_on, pension_on, (adult, value))


def _pension(birth: date, book: LawBook) -> tuple[date, LawValue]:
    """The first day on which somebody is as old as the pension age of that day, and that value."""
    values = sorted((v for v in book.values if v.key == _PENSION), key=lambda value: value.start)
    for place, value in enumerate(values):
        reached = plus_months(birth, value.number)
        if value.end is None or reached <= value.end:
            return (reached if place == 0 else max(reached, value.start)), value
    return plus_months(birth, values[-1].number), values[-1]
