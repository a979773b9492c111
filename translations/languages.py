"""The languages of the talk, read strictly from `languages.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

_KEYS = ("dutch_name", "own_name", "direction", "script", "digits", "cldr")
_MAY = ("joins", "calendar", "font")
_MARKS = ("required", "paper")
_ALL = (*_KEYS, *_MAY, *_MARKS)
_DIRECTIONS = ("ltr", "rtl")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_CALENDARS = ("", "ethiopic", "persian", "islamic-umalqura")


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """One language: `direction` belongs to it and is never guessed from a text.

    `joins` stands between items of a list where the word for 'and' is glued to an item; '' = as CLDR has it.
    `calendar`: the one people may count in beside the Gregorian, by its CLDR name; '' = none. `font`: the
    family of the letters; '' = the one of the script. `required`: must be complete before a change may land.
    `paper`: False where there is no paper in it, only screens.
    """

    code: str
    dutch_name: str
    own_name: str
    direction: str
    script: str
    digits: str
    cldr: str
    joins: str = ""
    calendar: str = ""
    font: str = ""
    required: bool = False
    paper: bool = True


class LanguagesBroken(Exception):
    """`languages.toml` cannot be used; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_languages(text: str) -> Mapping[str, LanguageEntry]:
    """Languages by code, in file order. Raises LanguagesBroken with all problems at once."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguagesBroken((f"languages.toml is geen geldige TOML: {error}",)) from None
    problems: list[str] = []
    found: dict[str, LanguageEntry] = {}
    for code, table in tables.items():
        if not isinstance(table, dict):
            problems.append(f"languages.toml: '{code}' hoort een tabel te zijn, schrijf [{code}]")
            continue
        problems += _problems_of(code, table)
        if not problems:
            found[code] = LanguageEntry(code=code, **{key: table[key] for key in _ALL if key in table})
    if not problems and "nl" not in found:
        problems.append("languages.toml: [nl] ontbreekt; Nederlands is de brontaal")
    if problems:
        raise LanguagesBroken(tuple(problems))
    return found


def _problems_of(code: str, table: Mapping[str, object]) -> list[str]:
    problems = [f"languages.toml [{code}]: '{key}' ontbreekt" for key in _KEYS if key not in table]
    problems += [
        f"languages.toml [{code}]: '{key}' is onbekend; toegestaan: {', '.join(_ALL)}"
        for key in table
        if key not in _ALL
    ]
    problems += [
        f"languages.toml [{code}]: '{key}' hoort tekst te zijn"
        for key in (*_KEYS, *_MAY)
        if key in table and not isinstance(table[key], str)
    ]
    problems += [
        f"languages.toml [{code}]: '{key}' hoort true of false te zijn"
        for key in _MARKS
        if not isinstance(table.get(key, False), bool)
    ]
    if not problems:
        if table.get("calendar", "") not in _CALENDARS:
            allowed = ", ".join(_CALENDARS[1:])
            problems.append(f"languages.toml [{code}]: calendar is leeg of een van {allowed}")
        if table["direction"] not in _DIRECTIONS:
            problems.append(f"languages.toml [{code}]: direction is 'ltr' of 'rtl'")
        if not _SCRIPT.fullmatch(str(table["script"])):
            problems.append(f"languages.toml [{code}]: script is een naam van ISO 15924, zoals 'Latn'")
        if len(str(table["digits"])) not in (0, 10):
            problems.append(f"languages.toml [{code}]: digits zijn tien tekens, of leeg")
    return problems
