"""Reading a table of TOML strictly: every wrong, missing or unknown key becomes a problem, none stops it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from forms.problems import PackProblem

_E = TypeVar("_E", bound=StrEnum)
FILE_MAX = 1_000_000


def load_toml(path: Path, problems: list[PackProblem]) -> Mapping[str, object]:
    """The file as a table; an empty one, with a problem noted, when it is not readable TOML."""
    return parse_toml(path.name, read_small(path, problems), problems)


def read_small(path: Path, problems: list[PackProblem]) -> bytes | None:
    """The bytes of a plain file of at most FILE_MAX; None, with a problem noted, where it is none."""
    try:
        if path.exists() and not path.is_file():  # reading from a pipe or a device might never end
            raise OSError
        with path.open("rb") as stream:
            content = stream.read(FILE_MAX + 1)
    except OSError:
        problems.append(
            PackProblem(path.name, "-", "het bestand is er niet", "Zet het in de map, of haal de naam weg.")
        )
        return None
    if len(content) > FILE_MAX:
        problems.append(PackProblem(path.name, "-", "het bestand is te groot", "Maak het kleiner dan 1 MB."))
        return None
    return content


#: in a key: the reader of Python takes time by the square of them
_MOST_DOTS = 500


def parse_toml(name: str, content: bytes | None, problems: list[PackProblem]) -> Mapping[str, object]:
    """As `load_toml`, of bytes; None was told already. A byte order mark is fine: Windows writes one."""
    try:
        text = "" if content is None else content.decode("utf-8-sig")
        if any(line.partition("=")[0].count(".") > _MOST_DOTS for line in text.splitlines()):
            raise ValueError
        return tomllib.loads(text)
    except UnicodeDecodeError:
        problems.append(PackProblem(name, "-", "het bestand is geen UTF-8", "Bewaar het als UTF-8."))
    except tomllib.TOMLDecodeError as error:
        problems.append(PackProblem(name, "-", f"geen geldige TOML: {error}", "Herstel die regel."))
    except (ValueError, RecursionError):  # a number or a nesting that nobody means
        told = "geen geldige TOML: een te lang getal of te veel haken"
        problems.append(PackProblem(name, "-", told, "Herstel die regel."))
    return {}


class Table:
    """One table of a file. Getters note a problem and give a harmless default; `close` names leftovers."""

    def __init__(self, file: str, where: str, raw: object, problems: list[PackProblem]) -> None:
        self.file, self.where, self.problems = file, where, problems
        self._raw: Mapping[str, object] = raw if isinstance(raw, Mapping) else {}
        self._known: list[str] = []
        if not isinstance(raw, Mapping):
            self.note("", "hier hoort een tabel", "Schrijf sleutels met een waarde.")

    def note(self, key: str, what: str, remedy: str) -> None:
        """Add a problem at a key of this table ('' = the table itself)."""
        place = f"{self.where}.{key}" if self.where and key else (self.where or key or "-")
        self.problems.append(PackProblem(self.file, place, what, remedy))

    def _get(self, key: str, is_required: bool, remedy: str) -> object | None:
        self._known.append(key)
        if key not in self._raw and is_required:
            self.note(key, f"{key} ontbreekt", remedy)
        return self._raw.get(key)

    def text(self, key: str, is_required: bool = True, remedy: str = "Vul het in.") -> str:
        """A text that is not blank; '' when absent or wrong."""
        value = self._get(key, is_required, remedy)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.note(key, "hier hoort een tekst die niet leeg is", remedy)
            return ""
        return value

    def remark(self, key: str) -> str:
        """A text that has to stand there but may be empty, as who checked it."""
        value = self._get(key, True, "Schrijf een tekst; leeg mag.")
        if value is None or isinstance(value, str):
            return value or ""
        self.note(key, "hier hoort een tekst", "Schrijf een tekst; leeg mag.")
        return ""

    def whole(self, key: str, low: int, high: int, is_required: bool = True) -> int | None:
        """A whole number within limits; None when absent or wrong."""
        remedy = f"Kies een heel getal van {low} tot en met {high}."
        value = self._get(key, is_required, remedy)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self.note(key, "hier hoort een heel getal binnen de grenzen", remedy)
            return None
        return value

    def day(self, key: str, is_required: bool = False) -> date | None:
        """A date without a time; None when absent or wrong."""
        remedy = "Schrijf een datum als 2026-05-12, zonder aanhalingstekens."
        value = self._get(key, is_required, remedy)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.note(key, "hier hoort een datum", remedy)
        return None

    def flag(self, key: str, is_required: bool = False) -> bool:
        """true or false; false when absent or wrong."""
        value = self._get(key, is_required, "Kies true of false.")
        if value is None or isinstance(value, bool):
            return bool(value)
        self.note(key, "hier hoort true of false", "Kies true of false.")
        return False

    def member(self, key: str, kind: type[_E], default: _E | None, remedy: str = "") -> _E | None:
        """One of the values of an enum; `default` when absent, None when required (no default) or wrong."""
        allowed = remedy + f"Kies uit: {', '.join(kind)}."
        value = self._get(key, default is None, allowed)
        if value is None:
            return default
        if not isinstance(value, str) or value not in set(kind):
            self.note(key, "deze waarde bestaat niet", allowed)
            return default
        return kind(value)

    def texts(self, key: str, is_required: bool = True) -> tuple[str, ...]:
        """A list of texts."""
        value = self._get(key, is_required, "Geef een lijst van teksten.")
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(part, str) and part for part in value):
            self.note(key, "hier hoort een lijst van teksten", "Geef een lijst van teksten.")
            return ()
        return tuple(value)

    def text_map(self, key: str, is_required: bool = False) -> dict[str, str]:
        """A table of texts."""
        value = self._get(key, is_required, "Geef een tabel van teksten.")
        if value is None:
            return {}
        if not isinstance(value, Mapping) or not all(isinstance(part, str) for part in value.values()):
            self.note(key, "hier hoort een tabel van teksten", 'Zet elke waarde tussen "aanhalingstekens".')
            return {}
        return {str(name): str(part) for name, part in value.items()}

    def inner(self, key: str) -> Table | None:
        """The one table of that name; None when it is not there."""
        value = self._get(key, False, "")
        if value is None:
            return None
        return Table(self.file, f"{self.where}.{key}" if self.where else key, value, self.problems)

    def tables(self, key: str, names: Iterable[str] = ("key", "id")) -> list[Table]:
        """The tables of a list of tables; each knows where it stands by its own key or id."""
        value = self._get(key, False, "")
        if value is None:
            return []
        if not isinstance(value, list):
            self.note(key, "hier hoort een lijst van tabellen", f"Schrijf [[{key}]] boven elke tabel.")
            return []
        found = []
        for place, raw in enumerate(value, start=1):
            named = [
                raw[name] for name in names if isinstance(raw, Mapping) and isinstance(raw.get(name), str)
            ]
            where = f"{key}[{named[0] if named else place}]"
            found.append(
                Table(self.file, f"{self.where}.{where}" if self.where else where, raw, self.problems)
            )
        return found

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._raw:
            if key not in self._known:
                self.note(key, "deze sleutel bestaat hier niet", f"Toegestaan: {', '.join(self._known)}.")
