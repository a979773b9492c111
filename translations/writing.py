"""What a municipality chose about digits and calendars, per language; read strictly.

Western digits and the Gregorian calendar always stand there: this is about what stands beside or instead
of them in a sentence. Telephone numbers, BSN, B1, postcodes, clock times and money are never touched.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: the table that holds for every language without one of its own
ALL = "alle"
#: stands in `resources/languages`, or in the folder with what a municipality took in itself
FILE = "schrijfwijze.toml"
_KEYS = ("calendar_beside", "own_digits")


@dataclass(frozen=True, slots=True)
class Writing:
    """`calendar_beside`: a day is said in the person's own calendar too. `own_digits`: dates, ages and hours
    in sentences for the person have the digits of the language."""

    calendar_beside: bool = True
    own_digits: bool = False


@dataclass(frozen=True, slots=True)
class WritingHabits:
    """`by_language`: the languages with a line of their own; `otherwise` holds for the rest."""

    by_language: Mapping[str, Writing] = field(default_factory=dict)
    otherwise: Writing = Writing()

    def of(self, language: str) -> Writing:
        """How days and numbers are written in this language."""
        return self.by_language.get(language, self.otherwise)


class WritingBroken(Exception):
    """The file cannot be used; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def house_writing(
    shipped: Path, own: Path | None, codes: Iterable[str]
) -> tuple[WritingHabits, tuple[str, ...]]:
    """The habits of this laptop: the municipality's own file, else the one of the installation.

    An own file that cannot be used is told in the problems, and that of the installation holds. Raises
    WritingBroken when that one is broken too: it came with the program.
    """
    files = [folder / FILE for folder in (own, shipped) if folder is not None]
    problems: tuple[str, ...] = ()
    for path in files:
        if path.is_file():
            try:
                return read_writing(path.read_text(encoding="utf-8"), codes), problems
            except (WritingBroken, UnicodeDecodeError) as broken:
                if path == files[-1]:
                    raise
                problems = getattr(broken, "problems", (f"{FILE} is geen UTF-8",))
    return WritingHabits(), problems


def read_writing(text: str, codes: Iterable[str], name: str = FILE) -> WritingHabits:
    """The habits in a file; `codes`: the languages there are. Raises WritingBroken with all problems."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WritingBroken((f"{name} is geen geldige TOML: {error}",)) from None
    known, problems = {*codes, ALL} - {"nl"}, []
    found: dict[str, Writing] = {}
    for code, table in tables.items():
        if code not in known or not isinstance(table, dict):
            problems.append(f"{name} [{code}]: deze taal bestaat niet; kies uit {', '.join(sorted(known))}")
            continue
        wrong = [f"{name} [{code}]: '{key}' is onbekend" for key in table if key not in _KEYS]
        wrong += [
            f"{name} [{code}]: '{key}' hoort true of false te zijn"
            for key in _KEYS
            if not isinstance(table.get(key), bool)
        ]
        problems += wrong
        if not wrong:
            found[code] = Writing(**table)
    if problems:
        raise WritingBroken(tuple(problems))
    return WritingHabits(found, found.pop(ALL, Writing()))
