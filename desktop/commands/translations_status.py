"""`intakekoffer translations status`: per language how far it is, as a table or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from desktop.composition import OWN_TEXTS
from desktop.installed import WallClock, read_installed_sources
from resources.paths import user_folder
from translations.catalog import Catalog, installed_folder
from translations.check import Checker
from translations.languages import LanguageEntry
from translations.standing import Standing

_HEADS = (
    "taal",
    "teksten",
    "ontbreekt",
    "verouderd",
    "concept",
    "teruggelezen",
    "nagekeken",
    "fout",
    "twijfels",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One language. `wrong` and `doubts` are what the checks find, missing and outdated left out."""

    code: str
    name: str
    required: bool
    texts: int
    missing: int
    outdated: int
    concept: int
    read_back: int
    checked: int
    wrong: int
    doubts: int  # of translators and of the checks
    own_problems: tuple[str, ...] = ()  # of files that a municipality took in on this machine


def status_rows(languages: Sequence[LanguageEntry]) -> list[Row]:
    """The rows, in the order asked. Raises CatalogBroken and RulesBroken."""
    catalog, sources = Catalog.installed(), read_installed_sources()
    here = Catalog.installed(user_folder() / OWN_TEXTS)
    checker = Checker(installed_folder(), sources, WallClock().today())
    rows = []
    for language in languages:
        states = catalog.standings(sources, language.code)
        counted = Counter(state.standing for state in states)
        found = checker.findings([language])
        gaps = counted[Standing.MISSING] + counted[Standing.OUTDATED]
        said = sum(bool(state.entry and state.entry.doubt) for state in states)
        rows.append(
            Row(
                language.code,
                language.dutch_name,
                language.required,
                len(states),
                counted[Standing.MISSING],
                counted[Standing.OUTDATED],
                counted[Standing.CONCEPT],
                counted[Standing.READ_BACK],
                counted[Standing.CHECKED],
                sum(finding.is_wrong for finding in found) - gaps,
                sum(not finding.is_wrong for finding in found) + said,
                here.own_problems(sources, language.code),
            )
        )
    return rows


def as_table(rows: Sequence[Row]) -> str:
    """Columns under each other, the required languages marked with *."""
    lines: list[tuple[str, ...]] = [_HEADS]
    for row in rows:
        name = f"{row.code}{'*' if row.required else ' '} {row.name}"
        numbers = (row.texts, row.missing, row.outdated, row.concept, row.read_back, row.checked)
        lines.append((name, *map(str, (*numbers, row.wrong, row.doubts))))
    widths = [max(len(line[at]) for line in lines) for at in range(len(_HEADS))]
    told = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
    own = [f"niet gebruikt: {problem}" for row in rows for problem in row.own_problems]
    return "\n".join([*told, "* moet compleet zijn", *own])


def as_json(rows: Sequence[Row]) -> str:
    """The same as a list of objects."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2)
