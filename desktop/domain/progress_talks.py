"""A first plan of days for the voortgangsgesprekken: the norm of the budget, spread over the three years.

The law names no number (rule R-VGG-01); a municipality may choose another one. Every day can be changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.day_counting import shifted
from desktop.domain.deadlines import Deadline
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.law.book import LawBook, LawOnDay, LawValue


@dataclass(frozen=True, slots=True)
class TalkDays:
    """The proposed days, on working days, within the term, each later than the one before."""

    days: tuple[date, ...]
    norm: LawValue


def talk_norm(doelgroep: Doelgroep, law: LawOnDay) -> LawValue:
    """How many talks are reckoned with: 8 asiel, 6 gezin and overig, or what the municipality chose."""
    is_asiel = doelgroep is Doelgroep.ASIELSTATUSHOUDER
    return law.value("voortgang.talks_asiel" if is_asiel else "voortgang.talks_gezin_overig")


def talk_days(doelgroep: Doelgroep, term: Deadline, book: LawBook) -> TalkDays:
    """Days for the talks in an inburgeringstermijn: in the middle of as many equal parts, on a working day.

    The middle, so that the first is soon enough to mend something and the last is before the end. `term`
    has a first and a last day (ValueError otherwise: before the plan is vastgesteld there is no term).
    """
    if term.first is None or term.last is None:
        raise ValueError("no term yet")
    norm = talk_norm(doelgroep, book.on(term.first))
    length = (term.last - term.first).days
    days: list[date] = []
    for part in range(norm.number):
        middle = length * (2 * part + 1) // (2 * norm.number)
        days.append(shifted(term.first + timedelta(days=middle), book))
    return TalkDays(tuple(days), norm)
