"""Fixed terms with agreed wording, read strictly from `glossary/<code>.toml`: one wording per language.

`dutch` is the term as the texts use it, `text` the agreed wording, `note` for translators. `read_back`: a
second person read it. `checked_by` (name or number) with `checked_on` (a day): a qualified person checked
it. `stems`: what stays of the wording when it is inflected; `exempt`: keys of texts where it does not fit.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_LISTS = ("stems", "exempt")
_KEYS = frozenset({"dutch", "text", "note", "read_back", "checked_by", "checked_on", *_LISTS})


@dataclass(frozen=True, slots=True)
class Wording:
    """One term in one language."""

    dutch: str
    text: str
    note: str = ""
    is_read_back: bool = False
    checked_by: str = ""
    checked_on: date | None = None
    stems: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()


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
        wording = Wording(
            table["dutch"],
            table["text"],
            table.get("note", ""),
            is_read_back=table.get("read_back", False),
            checked_by=table.get("checked_by", ""),
            checked_on=table.get("checked_on"),
            stems=tuple(table.get("stems", ())),
            exempt=tuple(table.get("exempt", ())),
        )
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
    for key in ("note", "checked_by"):
        if not isinstance(table.get(key, ""), str):
            problems.append(f"{where}: '{key}' hoort tekst te zijn")
    if not isinstance(table.get("read_back", False), bool):
        problems.append(f"{where}: 'read_back' hoort true of false te zijn")
    day = table.get("checked_on")
    if day is not None and type(day) is not date:
        problems.append(f"{where}: 'checked_on' hoort een dag te zijn, zonder aanhalingstekens: 2026-11-22")
    if bool(table.get("checked_by")) != (day is not None):
        problems.append(f"{where}: 'checked_by' en 'checked_on' horen bij elkaar: wie en wanneer")
    for key in _LISTS:
        given = table.get(key, [])
        if not isinstance(given, list) or not all(isinstance(one, str) and one.strip() for one in given):
            problems.append(f"{where}: '{key}' hoort een lijst van teksten te zijn, zonder lege")
    return problems
