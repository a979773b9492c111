"""Narrowing the list by what a row says: place, language, doelgroep, status, what waits. Pure; no Qt.

The rows are here already, so nothing is asked again and a choice shows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.doelgroep import Doelgroep
from desktop.domain.wording import nl
from desktop.usecases.dossiers import CaseloadRow
from translations.letters import sort_key


class By(StrEnum):
    """What can be narrowed by."""

    PLACE = "plaats"
    LANGUAGE = "taal"
    GROUP = "doelgroep"
    STATUS = "stand"
    WAITS = "wat"


class Waits(StrEnum):
    """What a dossier waits for, or whose it is."""

    CHOICE = "keuze"
    TASK = "taken"
    TOLK = "tolk"
    MINE = "mijn"
    NEW = "nieuw"
    HOUSEHOLD = "gezin"


WAITS_WORDS: Mapping[Waits, str] = MappingProxyType(
    {
        Waits.CHOICE: nl("Een keuze wacht op mij"),
        Waits.TASK: nl("Er is iets te doen"),
        Waits.TOLK: nl("Gesprek zonder tolk"),
        Waits.MINE: nl("Hier aan gewerkt"),
        Waits.NEW: nl("Nieuw op deze laptop"),
        Waits.HOUSEHOLD: nl("Met gezin in een ander dossier"),
    }
)
_FITS: Mapping[Waits, Callable[[CaseloadRow], bool]] = MappingProxyType(
    {
        Waits.CHOICE: lambda row: row.conflicts > 0,
        Waits.TASK: lambda row: row.open_tasks > 0,
        Waits.TOLK: lambda row: bool(row.appointment) and not row.tolk,
        Waits.MINE: lambda row: not row.is_new_here,
        Waits.NEW: lambda row: row.is_new_here,
        Waits.HOUSEHOLD: lambda row: row.household > 0,
    }
)
_GROUP_WORDS = {
    Doelgroep.ASIELSTATUSHOUDER: nl("Asielstatushouder"),
    Doelgroep.GEZINSMIGRANT: nl("Gezinsmigrant"),
    Doelgroep.OVERIGE_MIGRANT: nl("Overige migrant"),
}
_UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was chosen; what is not in it holds for all."""

    chosen: Mapping[By, str] = field(default_factory=lambda: MappingProxyType({}))

    def with_choice(self, by: By, value: str) -> Narrowing:
        """'' = all again."""
        rest = {key: kept for key, kept in self.chosen.items() if key is not by}
        return replace(self, chosen=MappingProxyType({**rest, by: value} if value else rest))

    def fits(self, row: CaseloadRow) -> bool:
        return all(_says(row, by, value) for by, value in self.chosen.items())

    @property
    def is_narrow(self) -> bool:
        """True when something besides the place was chosen."""
        return any(by is not By.PLACE for by in self.chosen)


def options(rows: Iterable[CaseloadRow]) -> Mapping[By, tuple[tuple[str, str], ...]]:
    """Per way of narrowing the values that occur, with their words, in order of the words."""
    found: dict[By, dict[str, str]] = {by: {} for by in By}
    for row in rows:
        if row.azc:
            found[By.PLACE][row.azc] = row.azc
        code, name = _language(row)
        found[By.LANGUAGE][code] = name
        found[By.GROUP][row.group.value if row.group else _UNKNOWN] = (
            _GROUP_WORDS[row.group] if row.group else nl("Nog niet bekend")
        )
        found[By.STATUS][row.status] = row.status
    found[By.WAITS] = {waits.value: words for waits, words in WAITS_WORDS.items()}
    return {
        by: tuple(values.items() if by is By.WAITS else sorted(values.items(), key=lambda v: sort_key(v[1])))
        for by, values in found.items()
    }


def _language(row: CaseloadRow) -> tuple[str, str]:
    return (row.language.code, row.language.dutch_name) if row.language else (_UNKNOWN, nl("Nog niet bekend"))


def _says(row: CaseloadRow, by: By, value: str) -> bool:
    match by:
        case By.PLACE:
            return row.azc == value
        case By.LANGUAGE:
            return _language(row)[0] == value
        case By.GROUP:
            return (row.group.value if row.group else _UNKNOWN) == value
        case By.STATUS:
            return row.status == value
        case By.WAITS:
            return _FITS[Waits(value)](row)
