"""The door to the texts: what is said in which language, and what is known of each text.

Part of the doors in `ports`; apart because every screen and paper knocks here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class TextStatus(StrEnum):
    SOURCE = "source"  # Dutch itself
    REVIEWED = "reviewed"
    UNREVIEWED = "unreviewed"  # 'niet nagekeken'
    OUTDATED = "outdated"  # the Dutch changed after it was translated: Dutch is shown
    MISSING = "missing"  # Dutch is shown, with a mark


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as it is to be shown, in the language it really is in."""

    text: str
    language: str
    direction: str  # 'ltr' | 'rtl'
    status: TextStatus


@dataclass(frozen=True, slots=True)
class Language:
    """One row of translations/languages.toml."""

    code: str
    dutch_name: str
    own_name: str
    direction: str
    script: str  # 'Latn', 'Arab', 'Ethi', 'Cyrl'
    digits: str  # ten digits the language uses beside 0-9, '' where none


class Texts(Protocol):
    def say(self, domain: str, key: str, dutch: str, language: str, **values: str) -> Spoken:
        """The text of `key` in `language`. Inserted values are put in bidi isolates.

        `domain`: 'ui', 'documents' or 'packs/<pack id>'. A missing or outdated translation gives the
        Dutch with its status; never blank.
        """

    def language(self, code: str) -> Language: ...
    def languages(self) -> tuple[Language, ...]: ...
    def date_words(self, day: date, language: str, with_weekday: bool = True) -> str:
        """'maandag 3 maart 2026' in that language (CLDR), never numbers only."""

    def known_date_words(self, known: str, language: str) -> str:
        """What is known of a date ('1990-05-03', '1990-05', '1990') in that language; else ''."""

    def list_words(self, items: Sequence[str], language: str) -> str:
        """'les, toets en gesprek': joined as that language joins (CLDR)."""

    def country_name(self, code: str, language: str) -> str: ...
    def likely_countries(self) -> tuple[str, ...]:
        """ISO codes of the countries that are offered first where one is pointed at."""

    def weekday_name(self, weekday: int, language: str) -> str:
        """'maandag' for 0 .. 'zondag' for 6, in that language (CLDR)."""

    def language_name(self, code: str, language: str) -> str: ...
    def agreed_wording(self, dutch: str, language: str) -> Spoken:
        """The fixed wording of a Dutch term (glossary), or the Dutch with its status."""

    def varieties(self, code: str) -> tuple[str, ...]:
        """Varieties of a language to propose, () where none are known."""
