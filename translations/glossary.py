"""Fixed terms with agreed wording, read strictly from `glossary/<code>.toml`: one wording per language.

`dutch` is the term as the texts use it, `text` the agreed wording, `note` for translators. A term is
unchecked until its table says `reviewed = true`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

_KEYS = frozenset({"dutch", "text", "note", "reviewed"})


@dataclass(frozen=True, slots=True)
class Wording:
    """One term in one language."""

    dutch: str
    text: str
    note: str = ""
    is_reviewed: bool = False


class GlossaryBroken(Exception):
    """A word list cannot be used; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_glossary(text: str, name: str) -> Mapping[str, Wording]:
    """Wordings by Dutch term, in file order; `name` stands in the problems. Raises GlossaryBroken."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GlossaryBroken((f"{name} is geen geldige TOML: {error}",)) from None
    problems = [f"{name}: '{key}' is onbekend; alleen [[term]]" for key in tables if key != "term"]
    terms = tables.get("term", [])
    found: dict[str, Wording] = {}
    for at, table in enumerate(terms if isinstance(terms, list) else [], start=1):
        wrong = _problems_of(table, f"{name}, term {at}")
        problems += wrong
        if wrong:
            continue
        wording = Wording(table["dutch"], table["text"], table.get("note", ""), table.get("reviewed", False))
        if wording.dutch in found:
            problems.append(f"{name}, term {at}: '{wording.dutch}' staat er twee keer")
        found[wording.dutch] = wording
    if problems:
        raise GlossaryBroken(tuple(problems))
    return found


def _problems_of(table: object, where: str) -> list[str]:
    if not isinstance(table, dict):
        return [f"{where}: hoort een tabel te zijn"]
    problems = [f"{where}: '{key}' is onbekend" for key in table if key not in _KEYS]
    for key in ("dutch", "text"):
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            problems.append(f"{where}: '{key}' ontbreekt of is leeg")
    if not isinstance(table.get("note", ""), str):
        problems.append(f"{where}: 'note' hoort tekst te zijn")
    if not isinstance(table.get("reviewed", False), bool):
        problems.append(f"{where}: 'reviewed' hoort true of false te zijn")
    return problems
