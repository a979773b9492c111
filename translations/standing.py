"""How far one text has come in one language: from missing to checked by a qualified person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translations.po_files import Entry
from translations.source_text import SourceText


class Standing(StrEnum):
    MISSING = "missing"
    OUTDATED = "outdated"  # the Dutch changed after it was translated; wins over every mark
    CONCEPT = "concept"
    READ_BACK = "read_back"  # a second person put it back into Dutch without seeing the source
    CHECKED = "checked"  # by a qualified person: who and when are known


@dataclass(frozen=True, slots=True)
class TextState:
    """One source text of a domain and what there is of it in a language; `entry` None when nothing is."""

    domain: str
    source: SourceText
    entry: Entry | None
    standing: Standing
    is_own: bool = False  # taken in by this municipality, not of the installation


def standing_of(dutch: str, entry: Entry | None) -> Standing:
    """How far a translation of a Dutch text is. `reviewed` without who and when does not count."""
    if entry is None or not entry.text or entry.is_fuzzy:
        return Standing.MISSING
    if entry.dutch != dutch:
        return Standing.OUTDATED
    if entry.is_checked:
        return Standing.CHECKED
    return Standing.READ_BACK if entry.is_read_back else Standing.CONCEPT
