"""Reads tables of a story file strictly: what is wrong is gathered, never raised halfway."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


class Tables:
    """One file: `problems` grows while it is read; each names the place and what to do."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[str] = []

    def bad(self, where: str, what: str) -> None:
        """Something is wrong at `where`; `what` says what to do."""
        self.problems.append(f"{self._name}.toml, {where}: {what}")

    def known(self, where: str, table: Mapping[str, Any], allowed: set[str]) -> None:
        """Only these keys."""
        for key in table:
            if key not in allowed:
                self.bad(f"{where}: '{key}'", f"onbekend; toegestaan: {', '.join(sorted(allowed))}")

    def one_of(self, where: str, value: object, allowed: Sequence[str]) -> None:
        """One of these words."""
        if value not in allowed:
            self.bad(where, f"kies een van {', '.join(allowed)}")

    def text(self, table: Mapping[str, Any], key: str, needed: bool = False) -> str:
        """A text; '' where it is not there."""
        value = table.get(key, "")
        if not isinstance(value, str):
            self.bad(key, "hoort tekst te zijn, tussen aanhalingstekens")
            return ""
        if needed and not value.strip():
            self.bad(key, "ontbreekt")
        return value

    def flag(self, where: str, table: Mapping[str, Any], key: str) -> bool | None:
        """true or false; None where it is not there."""
        value = table.get(key)
        if value is not None and not isinstance(value, bool):
            self.bad(f"{where} {key}", "schrijf true of false")
            return None
        return value

    def day(self, where: str, table: Mapping[str, Any], key: str, example: str) -> date | None:
        """A date without quotes; None where it is not there."""
        value = table.get(key)
        if value is not None and not isinstance(value, date):
            self.bad(f"{where}{key}", f"schrijf een datum, bijvoorbeeld {example}")
            return None
        return value

    def table(self, table: Mapping[str, Any], key: str, needed: bool = False) -> Mapping[str, Any]:
        """A table; empty where it is not there."""
        value = table.get(key)
        if isinstance(value, dict):
            return value
        if needed or value is not None:
            self.bad(f"[{key}]", "deze tabel ontbreekt of is geen tabel")
        return {}

    def texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """A row of texts; () where it is not there."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.bad(key, "schrijf een rij teksten, bijvoorbeeld ['een', 'twee']")
            return ()
        return tuple(value)

    def tables(self, table: Mapping[str, Any], key: str, where: str = "") -> list[Mapping[str, Any]]:
        """Tables that repeat ([[key]])."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.bad(where or f"[[{key}]]", "schrijf elke regel als eigen tabel")
            return []
        return value

    def numbered(
        self, table: Mapping[str, Any], key: str, words: Sequence[str], example: str
    ) -> Mapping[int, str]:
        """Blocks 1 to 8 with one of these words each."""
        given = self.table(table, key)
        found = {int(k): str(v) for k, v in given.items() if str(k).isdecimal()}
        for wrong in (k for k in given if not str(k).isdecimal()):
            self.bad(f"{example} '{wrong}'", "schrijf het nummer van een blok, 1 tot 8")
        for number, word in found.items():
            if not 1 <= number <= 8 or word not in words:
                said = f"{', '.join(words[:-1])} of {words[-1]}"
                self.bad(f"{example} {number}", f"nummer 1 tot 8, stand {said}")
        return found
