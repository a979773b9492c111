"""The law files, read strictly: all problems at once, each with file, key and what to do about it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.law.book import Confidence, LawBook, LawValue

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
_TEXTS = ("key", "unit", "rule", "article", "source", "confidence")
_VALUE_KEYS = {*_TEXTS, "value", "start", "end", "checked_by"}
_TOP_KEYS = {"value", "holidays", "article", "source", "confidence", "checked_by"}


@dataclass(frozen=True, slots=True)
class LawProblem:
    """One thing that is wrong in a law file, in Dutch for whoever keeps the file."""

    file: str
    key: str  # where in the file, '' = the whole file
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.what} {self.remedy}"


class LawBroken(Trouble):
    """The law files cannot be used; `problems` names everything that is wrong."""

    def __init__(self, problems: tuple[LawProblem, ...]) -> None:
        super().__init__(TroubleCode.LAW_BROKEN, {"count": str(len(problems)), "first": str(problems[0])})
        self.problems = problems


def read_law(texts: Mapping[str, str]) -> LawBook:
    """The law book from file texts by file name. Raises LawBroken with every problem found."""
    problems: list[LawProblem] = []
    values: list[tuple[str, LawValue]] = []
    holidays: dict[int, list[date]] = {}
    if not texts:
        problems.append(
            LawProblem("resources/law", "", "Er zijn geen bestanden.", "Zet de wetsbestanden terug.")
        )
    for name in sorted(texts):
        try:
            document = tomllib.loads(texts[name])
        except tomllib.TOMLDecodeError as error:
            problems.append(LawProblem(name, "", f"Dit is geen geldig TOML ({error}).", "Herstel de regel."))
            continue
        for key in sorted(set(document) - _TOP_KEYS):
            problems.append(
                LawProblem(name, key, "Deze sleutel is onbekend.", "Haal hem weg of verbeter de naam.")
            )
        for place, row in enumerate(_rows(document, "value", name, problems), start=1):
            value = _value(name, place, row, problems)
            if value is not None:
                values.append((name, value))
        for place, row in enumerate(_rows(document, "holidays", name, problems), start=1):
            _year(name, place, row, holidays, problems)
    closed = _close_periods(values, problems)
    years = sorted(holidays)
    if years and years != list(range(years[0], years[-1] + 1)):
        problems.append(
            LawProblem("feestdagen", "year", "Er ontbreekt een jaar.", "Vul de jaren aaneengesloten in.")
        )
    if problems:
        raise LawBroken(tuple(problems))
    return LawBook(
        values=closed,
        holidays=frozenset(day for days in holidays.values() for day in days),
        holidays_from=years[0] if years else 0,
        holidays_through=years[-1] if years else 0,
    )


def _rows(
    document: Mapping[str, object], key: str, name: str, problems: list[LawProblem]
) -> list[Mapping[str, object]]:
    found = document.get(key, [])
    if isinstance(found, list) and all(isinstance(row, dict) for row in found):
        return found
    problems.append(LawProblem(name, key, "Dit moet een lijst van blokken zijn.", f"Schrijf [[{key}]]."))
    return []


def _is_day(found: object) -> bool:
    return isinstance(found, date) and not isinstance(found, datetime)


def _value(name: str, place: int, row: Mapping[str, object], problems: list[LawProblem]) -> LawValue | None:
    label = str(row.get("key") or f"value {place}")
    before = len(problems)

    def wrong(what: str, remedy: str) -> None:
        problems.append(LawProblem(name, label, what, remedy))

    for key in sorted(set(row) - _VALUE_KEYS):
        wrong(f"Sleutel '{key}' is onbekend.", "Haal hem weg of verbeter de naam.")
    for key in _TEXTS:
        found = row.get(key)
        if not isinstance(found, str) or not found.strip():
            wrong(f"'{key}' ontbreekt of is leeg.", "Vul een tekst in.")
    checked_by = row.get("checked_by")
    if not isinstance(checked_by, str):
        wrong("'checked_by' ontbreekt.", 'Vul een naam in, of "" als nog niemand keek.')
    content = row.get("value")
    if isinstance(content, bool) or not isinstance(content, int | str) or content == "":
        wrong(
            "'value' is geen getal of tekst.", "Vul een heel getal in, of een tekst tussen aanhalingstekens."
        )
    elif isinstance(content, int) and content < 0:
        wrong("'value' is kleiner dan nul.", "Vul een getal van nul of meer in.")
    if row.get("confidence") not in set(Confidence):
        wrong("'confidence' is onbekend.", "Kies uit: " + ", ".join(Confidence) + ".")
    start, end = row.get("start"), row.get("end")
    if not _is_day(start):
        wrong("'start' is geen datum.", "Schrijf een datum als 2022-01-01, zonder aanhalingstekens.")
    if end is not None and not _is_day(end):
        wrong("'end' is geen datum.", "Schrijf een datum als 2023-04-11, of haal 'end' weg.")
    elif isinstance(start, date) and isinstance(end, date) and _is_day(start) and end < start:
        wrong("'end' ligt voor 'start'.", "Verbeter een van de twee datums.")
    if len(problems) > before:
        return None
    assert isinstance(start, date) and isinstance(content, int | str)
    return LawValue(
        key=str(row["key"]),
        value=content,
        unit=str(row["unit"]),
        start=start,
        end=end if isinstance(end, date) else None,
        article=str(row["article"]),
        source=str(row["source"]),
        confidence=Confidence(str(row["confidence"])),
        checked_by=str(checked_by),
        rule=str(row["rule"]),
    )


def _year(
    name: str,
    place: int,
    row: Mapping[str, object],
    holidays: dict[int, list[date]],
    problems: list[LawProblem],
) -> None:
    year = row.get("year")
    label = f"holidays {year if isinstance(year, int) else place}"

    def wrong(what: str, remedy: str) -> None:
        problems.append(LawProblem(name, label, what, remedy))

    if isinstance(year, bool) or not isinstance(year, int):
        wrong("'year' is geen jaartal.", "Schrijf bijvoorbeeld year = 2026.")
        return
    if year in holidays:
        wrong("Dit jaar staat er twee keer.", "Haal een van de twee weg.")
        return
    for key in sorted(set(row) - {*HOLIDAY_NAMES, "year"}):
        wrong(f"Feestdag '{key}' is onbekend.", "De wet noemt: " + ", ".join(HOLIDAY_NAMES) + ".")
    days: list[date] = []
    for key in HOLIDAY_NAMES:
        found = row.get(key)
        if not isinstance(found, date) or isinstance(found, datetime):
            wrong(f"'{key}' ontbreekt of is geen datum.", f"Schrijf een datum in {year}.")
        elif found.year != year:
            wrong(f"'{key}' ligt in een ander jaar.", f"Schrijf een datum in {year}.")
        else:
            days.append(found)
    holidays[year] = days


def _close_periods(values: list[tuple[str, LawValue]], problems: list[LawProblem]) -> tuple[LawValue, ...]:
    """Give every value its last day: the day before the next of that key, or earlier if the file says so."""
    ordered = sorted(values, key=lambda pair: (pair[1].key, pair[1].start))
    closed: list[LawValue] = []
    for index, (name, value) in enumerate(ordered):
        following = ordered[index + 1][1] if index + 1 < len(ordered) else None
        if following is None or following.key != value.key:
            closed.append(value)
            continue
        if following.start == value.start:
            problems.append(
                LawProblem(
                    name, value.key, f"Twee waarden beginnen op {value.start}.", "Haal een van de twee weg."
                )
            )
            continue
        if value.end is not None and value.end >= following.start:
            problems.append(
                LawProblem(
                    name,
                    value.key,
                    f"De waarde van {value.start} loopt over de volgende heen.",
                    f"Zet 'end' op {following.start - timedelta(days=1)} of eerder.",
                )
            )
        closed.append(replace(value, end=value.end or following.start - timedelta(days=1)))
    return tuple(closed)
