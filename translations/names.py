"""How a date and a list are said in a language, and names of our own; read strictly from `names/<code>.toml`.

CLDR names months, days, countries and languages. What it lacks, has in another language, or orders in a way
that nobody writes, stands here, where a translator can read and correct it.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_DATES = ("full", "long", "month_year")
_PLACES = {
    "full": {"weekday", "day", "month", "year"},
    "long": {"day", "month", "year"},
    "month_year": {"month", "year"},
    "pattern": {"day", "month", "year"},
}
_LISTS = ("two", "more", "last")
_SECTIONS = {
    "dates": (*_DATES, "first_day", "months", "weekdays"),
    "lists": _LISTS,
    "languages": None,
    "countries": None,
    "calendar": ("name", "pattern", "months"),
}
_MONTHS_OF_A_YEAR = (12, 13)
_DAYS_OF_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """The calendar people count in beside the Gregorian: what it is called, its months, how a day is said."""

    name: str
    pattern: str
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """One file. `full`, `long` and `month_year` have `{weekday} {day} {month} {month_alone} {year}`.

    `weekdays`: from Monday on; () = as CLDR has them.
    `lists`: how two items are joined, how more go on, and how the last is joined; () = as CLDR has it.
    """

    full: str = "{weekday} {day} {month} {year}"
    long: str = "{day} {month} {year}"
    month_year: str = "{month_alone} {year}"
    first_day: str = ""
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    calendar: OwnCalendar | None = None


class NamesBroken(Exception):
    """A file of names cannot be used; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_names(text: str, file: str) -> Names:
    """The names of one file. Raises NamesBroken with all problems at once."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NamesBroken((f"{file} is geen geldige TOML: {error}",)) from None
    problems = tuple(f"{file}: {problem}" for problem in _problems(tables))
    if problems:
        raise NamesBroken(problems)
    dates, own = tables["dates"], tables.get("calendar")
    return Names(
        **{key: dates[key] for key in _DATES},
        first_day=dates.get("first_day", ""),
        months=tuple(dates.get("months", ())),
        weekdays=tuple(dates.get("weekdays", ())),
        lists=tuple(tables["lists"][key] for key in _LISTS) if "lists" in tables else (),
        languages=dict(tables.get("languages", {})),
        countries=dict(tables.get("countries", {})),
        calendar=OwnCalendar(own["name"], own["pattern"], tuple(own["months"])) if own else None,
    )


def _problems(tables: Mapping[str, object]) -> Iterator[str]:
    for section, table in tables.items():
        if section not in _SECTIONS or not isinstance(table, dict):
            yield f"[{section}] is onbekend; toegestaan: {', '.join(_SECTIONS)}"
            continue
        allowed = _SECTIONS[section]
        for key, value in table.items():
            if allowed is not None and key not in allowed:
                yield f"[{section}] '{key}' is onbekend; toegestaan: {', '.join(allowed)}"
            elif key == "months":
                yield from _month_problems(section, value)
            elif key == "weekdays":
                yield from _weekday_problems(value)
            elif not isinstance(value, str) or not value:
                yield f"[{section}] '{key}' hoort tekst te zijn en niet leeg"
            elif key in _PLACES:
                yield from _place_problems(section, key, value)
            elif section == "lists" and _named(value) != {"0", "1"}:
                yield f"[lists] '{key}' heeft precies {{0}} en {{1}}"
    dates = tables.get("dates")
    yield from (
        f"[dates] '{key}' ontbreekt" for key in _DATES if not isinstance(dates, dict) or key not in dates
    )
    for section in ("lists", "calendar"):
        table, wanted = tables.get(section), _SECTIONS[section] or ()
        if isinstance(table, dict):
            yield from (f"[{section}] '{key}' ontbreekt" for key in wanted if key not in table)


def _month_problems(section: str, value: object) -> Iterator[str]:
    lengths = _MONTHS_OF_A_YEAR if section == "calendar" else _MONTHS_OF_A_YEAR[:1]
    if not isinstance(value, list) or len(value) not in lengths:
        yield f"[{section}] 'months' zijn {' of '.join(map(str, lengths))} namen"
    elif not all(isinstance(name, str) and name for name in value) or len(set(value)) != len(value):
        yield f"[{section}] 'months': elke maand heeft een eigen naam"


def _weekday_problems(value: object) -> Iterator[str]:
    if not isinstance(value, list) or len(value) != _DAYS_OF_A_WEEK:
        yield "[dates] 'weekdays' zijn 7 namen, vanaf maandag"
    elif not all(isinstance(name, str) and name for name in value) or len(set(value)) != len(value):
        yield "[dates] 'weekdays': elke dag heeft een eigen naam"


def _place_problems(section: str, key: str, pattern: str) -> Iterator[str]:
    named = {"month" if name == "month_alone" else name for name in _named(pattern)}
    if named != _PLACES[key]:
        wanted = " ".join(f"{{{name}}}" for name in sorted(_PLACES[key]))
        yield f"[{section}] '{key}' heeft precies {wanted}"


def _named(pattern: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}
    except ValueError:
        return set()
