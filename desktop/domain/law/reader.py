"""The law files, read strictly: all problems at once, each with file, key and what to do about it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktop.domain.law.book import LawBook, LawList, LawValue, Rule
from desktop.domain.law.holidays import HOLIDAY_NAMES, Calendar, check_years, read_equated, read_year
from desktop.domain.law.municipal import MUNICIPAL_FILE, Chosen, read_choice, with_choices
from desktop.domain.law.periods import close_lists, close_values
from desktop.domain.law.rows import LawBroken, LawProblem
from desktop.domain.law.rule_rows import read_list, read_rule, read_value

__all__ = ["HOLIDAY_NAMES", "MUNICIPAL_FILE", "LawBroken", "LawProblem", "read_law"]

_BLOCKS = ("value", "rule", "list", "holidays", "equated")
_TOP_KEYS = {*_BLOCKS, "article", "source", "confidence", "checked_by"}


@dataclass(slots=True)
class _Found:
    """What was read so far; a value, rule or list with the file it stands in."""

    problems: list[LawProblem] = field(default_factory=list)
    values: list[tuple[str, LawValue]] = field(default_factory=list)
    rules: list[tuple[str, Rule]] = field(default_factory=list)
    lists: list[tuple[str, LawList]] = field(default_factory=list)
    calendar: Calendar = field(default_factory=Calendar)


def read_law(texts: Mapping[str, str]) -> LawBook:
    """The law book from file texts by file name. Raises LawBroken with every problem found.

    The file named 'gemeente.toml' holds what the municipality chose: it may only fill keys that the other
    files leave to it.
    """
    found = _Found()
    problems = found.problems
    if not texts:
        problems.append(
            LawProblem("resources/law", "", "Er zijn geen bestanden.", "Zet de wetsbestanden terug.")
        )
    for name in sorted(set(texts) - {MUNICIPAL_FILE}):
        _read_file(name, _parsed(name, texts[name], _TOP_KEYS, problems), found)
    values = close_values(found.values, problems)
    lists = close_lists(found.lists, problems)
    check_years(found.calendar, problems)
    _check_rules(found)
    if MUNICIPAL_FILE in texts:
        document = _parsed(MUNICIPAL_FILE, texts[MUNICIPAL_FILE], {"value"}, problems)
        values = with_choices(values, _choices(document, values, problems), problems)
    if problems:
        raise LawBroken(tuple(problems))
    calendar = found.calendar
    return LawBook(
        values=values,
        holidays=calendar.days(),
        holidays_from=min(calendar.named, default=0),
        holidays_through=max(calendar.named, default=0),
        equated_through=max(calendar.equated, default=0),
        rules=tuple(rule for _, rule in found.rules),
        lists=lists,
    )


def _parsed(name: str, text: str, known: set[str], problems: list[LawProblem]) -> Mapping[str, object]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(LawProblem(name, "", f"Dit is geen geldig TOML ({error}).", "Herstel de regel."))
        return {}
    for key in sorted(set(document) - known):
        problems.append(
            LawProblem(name, key, "Deze sleutel is onbekend.", "Haal hem weg of verbeter de naam.")
        )
    return document


def _read_file(name: str, document: Mapping[str, object], found: _Found) -> None:
    problems = found.problems
    for place, row in _rows(document, "value", name, problems):
        value = read_value(name, place, row, problems)
        if value is not None:
            found.values.append((name, value))
    for place, row in _rows(document, "rule", name, problems):
        rule = read_rule(name, place, row, problems)
        if rule is not None:
            found.rules.append((name, rule))
    for place, row in _rows(document, "list", name, problems):
        one = read_list(name, place, row, problems)
        if one is not None:
            found.lists.append((name, one))
    for place, row in _rows(document, "holidays", name, problems):
        read_year(name, place, row, found.calendar, problems)
    for place, row in _rows(document, "equated", name, problems):
        read_equated(name, place, row, found.calendar, problems)


def _rows(
    document: Mapping[str, object], key: str, name: str, problems: list[LawProblem]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    rows = document.get(key, [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        yield from enumerate(rows, start=1)
        return
    problems.append(LawProblem(name, key, "Dit moet een lijst van blokken zijn.", f"Schrijf [[{key}]]."))


def _check_rules(found: _Found) -> None:
    """No rule twice; every value and list stands for a rule that exists and that does not begin later."""
    by_id: dict[str, Rule] = {}
    for name, rule in found.rules:
        if rule.id in by_id:
            what = "Deze regel staat er twee keer."
            found.problems.append(LawProblem(name, rule.id, what, "Haal een van de twee weg."))
        by_id[rule.id] = rule
    for name, key, id, start in (
        *((name, value.key, value.rule, value.start) for name, value in found.values),
        *((name, one.key, one.rule, one.start) for name, one in found.lists),
    ):
        if id not in by_id:
            what = f"Regel {id} staat nergens."
            found.problems.append(LawProblem(name, key, what, "Voeg de regel toe of verbeter de naam."))
        elif start < by_id[id].start:
            what = f"De waarde begint voor regel {id}, die op {by_id[id].start} begint."
            found.problems.append(LawProblem(name, key, what, "Verbeter een van de twee datums."))


def _choices(
    document: Mapping[str, object], values: tuple[LawValue, ...], problems: list[LawProblem]
) -> list[Chosen]:
    national: dict[str, LawValue] = {}
    for value in values:
        national.setdefault(value.key, value)  # values are in order: this is the first one of the key
    read = (
        read_choice(place, row, national, problems)
        for place, row in _rows(document, "value", MUNICIPAL_FILE, problems)
    )
    return [one for one in read if one is not None]
