"""The door to the files of translators: written here, compared here, taken only after somebody looked.

Part of the doors in `ports`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from desktop.usecases.text_ports import Language, Standing


class TranslatorForm(StrEnum):
    """The forms of a file for a translator; the value is its ending."""

    XLSX = "xlsx"
    PO = "po"
    WORK_LIST = "csv"  # what talks faltered at, to look at; it does not come back


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text that would be taken: as it stands now and as it came back."""

    domain: str
    key: str
    dutch: str
    before: str  # '' = it was not translated
    after: str
    standing_before: Standing
    standing_after: Standing
    checked_by: str = ""
    doubts: tuple[str, ...] = ()  # what the checks found and a person may judge to be right


@dataclass(frozen=True, slots=True)
class TextRefused:
    """One text that would not be taken, with why; `key` '' = the whole file or a sheet of it."""

    domain: str
    key: str
    why: str
    dutch: str = ""


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """A qualified person (name or number) who checked what a file marks as checked, and on which day."""

    who: str
    on: date


@dataclass(frozen=True, slots=True)
class ReturnedTexts:
    """What a file would do. `unchanged`: texts in it that are as they stand here."""

    language: Language
    taken: tuple[TextChange, ...]
    refused: tuple[TextRefused, ...]
    unchanged: int
    sha256: str = ""  # of the bytes that were looked at


class Translators(Protocol):
    """The files of translators. Everything in them is strange until it was compared."""

    def write(self, code: str, form: TranslatorForm, not_understood: Mapping[str, int]) -> bytes:
        """Every source text in this language with context, picture, length and doubts; `not_understood`:
        times in talks by key of a text."""

    def compare(self, untrusted_file: bytes, checked: CheckedBy | None = None) -> ReturnedTexts:
        """What would be taken from these bytes. Refusal TEXTS_UNREADABLE (field 'file')."""

    def take(self, untrusted_file: bytes, checked: CheckedBy | None = None) -> None:
        """Keep what `compare` would take as texts of this municipality. Trouble OWN_TEXTS_BROKEN, DISK_FULL,
        READ_ONLY, DISK_ERROR."""
