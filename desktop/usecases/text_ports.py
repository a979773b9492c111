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


class Standing(StrEnum):
    """How far a text has come in a language."""

    MISSING = "missing"
    OUTDATED = "outdated"  # the Dutch changed after it was translated; wins over every mark
    CONCEPT = "concept"
    READ_BACK = "read_back"  # put back into Dutch by a second person; shown as 'niet nagekeken' all the same
    CHECKED = "checked"  # by a qualified person: who and when are known


@dataclass(frozen=True, slots=True)
class TextStanding:
    """One source text of the house and how far it is in one language."""

    domain: str
    key: str
    dutch: str
    text: str  # '' = missing; of an outdated one the text made from the old Dutch
    standing: Standing
    checked_by: str = ""  # name or number of the qualified person
    checked_on: date | None = None
    picture: str = ""  # key of `resources/pictures`
    doubt: str = ""  # what the translator is not sure of
    is_own: bool = False  # taken in by this municipality, not of the installation


@dataclass(frozen=True, slots=True)
class Language:
    """One row of translations/languages.toml."""

    code: str
    dutch_name: str
    own_name: str
    direction: str
    script: str  # 'Latn', 'Arab', 'Ethi', 'Cyrl'
    digits: str  # ten digits the language uses beside 0-9, '' where none
    required: bool = False  # must be complete before a change may land
    paper: bool = True  # False: only on screens
    calendar: str = ""  # CLDR name of the one people may count in: 'ethiopic', 'persian', 'islamic-umalqura'
    font: str = ""  # family of its letters, '' = the one of its script


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

    def number_words(self, number: int, language: str) -> str:
        """An age or a number of hours, in the digits that are chosen for the language."""

    def days_beside(self, days: Sequence[date], language: str, with_name: bool = True) -> str:
        """'= 6 ሕዳር 2019 (…)': the days in the person's own calendar; '' where nobody wants that."""

    def list_words(self, items: Sequence[str], language: str) -> str:
        """'les, toets en gesprek': joined as that language joins (CLDR)."""

    def country_name(self, code: str, language: str) -> str: ...
    def likely_countries(self) -> tuple[str, ...]:
        """ISO codes of the countries that are offered first where one is pointed at."""

    def weekday_name(self, weekday: int, language: str) -> str:
        """'maandag' for 0 .. 'zondag' for 6, in that language (CLDR)."""

    def month_name(self, month: int, language: str) -> str:
        """'maart' for 3, as it stands alone on a calendar, in that language (CLDR)."""

    def language_name(self, code: str, language: str) -> str: ...
    def agreed_wording(self, dutch: str, language: str) -> Spoken:
        """The fixed wording of a Dutch term (glossary), or the Dutch with its status."""

    def standings(self, language: str) -> tuple[TextStanding, ...]:
        """Every source text of the house in `language`, in the order in which they are met; () for Dutch."""

    def own_problems(self, language: str) -> tuple[str, ...]:
        """What is wrong with the texts this municipality took in, without a text in it; there the installed
        ones are used."""

    def varieties(self, code: str) -> tuple[str, ...]:
        """Varieties of a language to propose, () where none are known."""
