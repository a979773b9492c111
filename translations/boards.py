"""Letters to point at for a name in another script, per language; read strictly from `boards.toml`."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from translations.languages import read_languages

_FILE = Path(__file__).resolve().parent / "boards.toml"
_SCRIPTS = {"Arab": "ARABIC", "Ethi": "ETHIOPIC", "Cyrl": "CYRILLIC", "Latn": "LATIN"}
_FORMS = 7
_SERIES = 8


@dataclass(frozen=True, slots=True)
class Board:
    """The rows of one language. `forms` > 0: each letter is the first of so many syllables."""

    language: str
    rows: tuple[tuple[str, ...], ...]
    forms: int = 0

    def syllables(self, letter: str) -> tuple[str, ...]:
        """The syllables of a consonant in the order of the vowels; () where letters are letters."""
        return tuple(chr(ord(letter) + at) for at in range(self.forms))

    @property
    def is_cased(self) -> bool:
        """True where letters have capitals."""
        return any(letter.upper() != letter for row in self.rows for letter in row)


class BoardsBroken(Exception):
    """`boards.toml` cannot be used; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_boards(text: str, scripts: Mapping[str, str]) -> Mapping[str, Board]:
    """Boards by language; `scripts`: the script of each language there is. Raises BoardsBroken."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BoardsBroken((f"boards.toml is geen geldige TOML: {error}",)) from None
    problems = [f"boards.toml [{code}]: deze taal bestaat niet" for code in tables if code not in scripts]
    problems += [f"boards.toml: [{code}] ontbreekt" for code in scripts if code not in tables]
    for code, table in tables.items():
        if code in scripts:
            problems += [f"boards.toml [{code}]: {one}" for one in _problems(table, scripts[code])]
    if problems:
        raise BoardsBroken(tuple(problems))
    return MappingProxyType(
        {
            code: Board(code, tuple(tuple(row.split(" ")) for row in table["rows"]), table.get("forms", 0))
            for code, table in tables.items()
        }
    )


def _problems(table: object, script: str) -> Iterator[str]:
    if not isinstance(table, dict):
        yield "hier hoort een tabel"
        return
    yield from (f"'{key}' is onbekend" for key in table if key not in ("rows", "forms"))
    forms, rows = table.get("forms", 0), table.get("rows")
    if forms not in (0, _FORMS) or isinstance(forms, bool):
        yield f"'forms' is {_FORMS}, of staat er niet"
        forms = 0
    if not isinstance(rows, list) or not rows or not all(isinstance(row, str) and row for row in rows):
        yield "'rows' zijn regels met letters"
        return
    letters = [letter for row in rows for letter in row.split(" ")]
    yield from (
        f"'{letter}' staat er twee keer" for letter in {one for one in letters if letters.count(one) > 1}
    )
    for letter in letters:
        if len(letter) != 1 or unicodedata.normalize("NFC", letter) != letter:
            yield f"'{letter}' is niet één letter"
        elif not unicodedata.name(letter, "").startswith((_SCRIPTS[script], "MODIFIER LETTER")):
            yield f"'{letter}' is geen letter van dit schrift"
        elif forms and ord(letter) % _SERIES:
            yield f"'{letter}' is niet de eerste van zijn lettergrepen"


@cache
def installed_boards() -> Mapping[str, Board]:
    """The boards of this installation by language. Raises BoardsBroken or LanguagesBroken."""
    return read_boards(_FILE.read_text(encoding="utf-8"), dict(installed_scripts()))


@cache
def installed_scripts() -> Mapping[str, str]:
    """The script of every language of this installation, in its order."""
    entries = read_languages(_FILE.with_name("languages.toml").read_text(encoding="utf-8"))
    return MappingProxyType({code: entry.script for code, entry in entries.items()})
