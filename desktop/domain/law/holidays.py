"""The days of Algemene termijnenwet art. 3, read strictly.

Lid 1 and 2 name the holidays, a block per year; lid 3 lets the government put other days on a par, a block
per decision with the years it covers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.law.rows import LawProblem, Row, is_day

#: Algemene termijnenwet art. 3 lid 1 and 2
HOLIDAY_NAMES = (
    "nieuwjaarsdag",
    "goede_vrijdag",
    "tweede_paasdag",
    "koningsdag",
    "bevrijdingsdag",
    "hemelvaartsdag",
    "tweede_pinksterdag",
    "eerste_kerstdag",
    "tweede_kerstdag",
)
_EQUATED_KEYS = {"from_year", "through_year", "days", "article", "source", "confidence", "checked_by"}


@dataclass(slots=True)
class Calendar:
    """What was read so far: days per year of lid 1 and 2, and of lid 3."""

    named: dict[int, list[date]] = field(default_factory=dict)
    equated: dict[int, list[date]] = field(default_factory=dict)

    def days(self) -> frozenset[date]:
        """All days that do not count."""
        return frozenset(
            day for found in (self.named, self.equated) for days in found.values() for day in days
        )


def read_year(
    file: str, place: int, content: Mapping[str, object], calendar: Calendar, problems: list[LawProblem]
) -> None:
    """One block [[holidays]]."""
    year = content.get("year")
    row = Row(file, f"holidays {year if isinstance(year, int) else place}", content, problems)
    if isinstance(year, bool) or not isinstance(year, int):
        row.wrong("'year' is geen jaartal.", "Schrijf bijvoorbeeld year = 2026.")
        return
    if year in calendar.named:
        row.wrong("Dit jaar staat er twee keer.", "Haal een van de twee weg.")
        return
    for key in sorted(set(content) - {*HOLIDAY_NAMES, "year"}):
        row.wrong(f"Feestdag '{key}' is onbekend.", "De wet noemt: " + ", ".join(HOLIDAY_NAMES) + ".")
    days: list[date] = []
    for key in HOLIDAY_NAMES:
        found = content.get(key)
        if not isinstance(found, date) or not is_day(found):
            row.wrong(f"'{key}' ontbreekt of is geen datum.", f"Schrijf een datum in {year}.")
        elif found.year != year:
            row.wrong(f"'{key}' ligt in een ander jaar.", f"Schrijf een datum in {year}.")
        else:
            days.append(found)
    calendar.named[year] = days


def read_equated(
    file: str, place: int, content: Mapping[str, object], calendar: Calendar, problems: list[LawProblem]
) -> None:
    """One block [[equated]]: a decision of the government under art. 3 lid 3."""
    row = Row(file, f"equated {content.get('from_year', place)}", content, problems)
    row.only(_EQUATED_KEYS)
    row.text("article")
    row.text("source")
    row.confidence()
    row.checked_by()
    first, last = content.get("from_year"), content.get("through_year")
    if not isinstance(first, int) or not isinstance(last, int) or not 1900 < first <= last < 2200:
        row.wrong("'from_year' en 'through_year' zijn geen jaren.", "Schrijf from_year = 2026.")
        return
    days = content.get("days")
    if not isinstance(days, list) or not all(is_day(day) for day in days):
        row.wrong("'days' is geen lijst van datums.", "Schrijf bijvoorbeeld days = [2026-05-15].")
        return
    for year in range(first, last + 1):
        if year in calendar.equated:
            row.wrong(f"Het jaar {year} staat er twee keer.", "Haal een van de twee weg.")
        calendar.equated[year] = [day for day in days if day.year == year]
    for day in days:
        if not first <= day.year <= last:
            row.wrong(f"{day} valt buiten {first} tot en met {last}.", "Verbeter de datum of de jaren.")


def check_years(calendar: Calendar, problems: list[LawProblem]) -> None:
    """Years have to follow each other without a gap: a gap would look like a year without holidays."""
    for name, found in (("holidays", calendar.named), ("equated", calendar.equated)):
        years = sorted(found)
        if years and years != list(range(years[0], years[-1] + 1)):
            problems.append(
                LawProblem("feestdagen", name, "Er ontbreekt een jaar.", "Vul de jaren aaneengesloten in.")
            )
