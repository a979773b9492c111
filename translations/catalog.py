"""The catalogue: the text of a key in a language, and honestly what state that translation is in.

A changed Dutch text makes a translation outdated by itself. What was read back is shown as what nobody read:
'niet nagekeken'; only a check by a qualified person, with who and when, takes that away (`po_files`).
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from resources import paths
from translations.collect import po_path
from translations.days_beside import days_beside, in_digits
from translations.glossary import Wording, read_glossary
from translations.languages import LanguageEntry, read_languages
from translations.locale_words import LocaleWords, locale_words
from translations.overlay import OwnTexts, add_own, best, read_own
from translations.po_files import Entry, read_entries, read_file
from translations.source_text import Sources
from translations.standing import TextState, standing_of
from translations.varieties import read_varieties
from translations.writing import WritingHabits, house_writing

#: first-strong isolate and its end (Unicode bidi isolates): around every inserted value
FSI, PDI = "\u2068", "\u2069"
_HERE = Path(__file__).resolve().parent
_PLAIN = WritingHabits()


class Status(StrEnum):
    SOURCE = "source"
    REVIEWED = "reviewed"
    UNREVIEWED = "unreviewed"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is to be shown, in the language it really is in."""

    text: str
    language: str
    direction: str
    status: Status


def installed_folder() -> Path:
    """Where the translations of this installation are."""
    return _HERE


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into `{name}` places, each in a bidi isolate.

    A place without a value stays as it is written, so that the gap is seen and not a crash.
    """
    if not values:
        return template
    isolated = {name: f"{FSI}{value}{PDI}" for name, value in values.items()}
    parts: list[str] = []
    has_stop = False  # the value before ends with a full stop of its own: 'U heet Samir H.'
    for literal, name, _, _ in string.Formatter().parse(template):
        parts.append(literal[1:] if has_stop and literal.startswith(".") else literal)
        if name is not None:
            parts.append(isolated.get(name, "{" + name + "}"))
            has_stop = values.get(name, "").endswith(".")
    return "".join(parts)


class Catalog:
    """All texts of one installation. Files are read once, when a language is first asked for.

    `own`: the folder with what a municipality took in itself; read after the installed files.
    """

    def __init__(
        self,
        folder: Path,
        languages: Mapping[str, LanguageEntry],
        own: Path | None = None,
        habits: WritingHabits = _PLAIN,
        writing_problems: tuple[str, ...] = (),
    ) -> None:
        self._folder, self._languages, self._own = folder, languages, own
        self._habits, self._writing_problems = habits, writing_problems
        self._own_texts = lru_cache(maxsize=None)(self._read_own)
        self._entries: Callable[[str, str], dict[str, Entry]] = lru_cache(maxsize=None)(
            lambda domain, code: read_entries(po_path(folder, domain, code))
        )
        self._wordings: Callable[[str], Mapping[str, Wording]] = lru_cache(maxsize=None)(
            lambda code: _wordings(folder / "glossary" / f"{code}.toml")
        )
        self._varieties: Callable[[], Mapping[str, tuple[str, ...]]] = lru_cache(maxsize=None)(
            lambda: _varieties(folder / "varieties.toml")
        )

    @classmethod
    def installed(cls, own: Path | None = None) -> Catalog:
        """The catalogue that came with this installation, with what a municipality took in itself."""
        languages = read_languages((_HERE / "languages.toml").read_text(encoding="utf-8"))
        shipped = paths.root() / "resources" / "languages"
        habits, problems = house_writing(shipped, own, languages)
        return cls(_HERE, languages, own, habits, problems)

    @classmethod
    def of_folder(cls, folder: Path, own: Path | None = None) -> Catalog:
        """The catalogue of a folder with a `languages.toml` of its own. Raises LanguagesBroken."""
        return cls(folder, read_languages((folder / "languages.toml").read_text(encoding="utf-8")), own)

    def say(self, domain: str, key: str, dutch: str, language: str, **values: str) -> Said:
        """The text of `key` in `language`, or the Dutch with its status: never blank."""
        if language == "nl":
            return Said(fill(dutch, values), "nl", "ltr", Status.SOURCE)
        entry = None
        if language in self._languages:
            own = self._own_texts(domain, language).entries.get(key)
            entry, _ = best(dutch, self._entries(domain, language).get(key), own)
        if entry is None:
            return Said(fill(dutch, values), "nl", "ltr", Status.MISSING)
        if entry.dutch != dutch:
            return Said(fill(dutch, values), "nl", "ltr", Status.OUTDATED)
        status = Status.REVIEWED if entry.is_checked else Status.UNREVIEWED
        direction = self._languages[language].direction
        return Said(fill(entry.text, values), language, direction, status)

    def standings(self, sources: Sources, language: str) -> tuple[TextState, ...]:
        """Every source text and how far it is in `language`, read afresh. Raises CatalogBroken."""
        states: list[TextState] = []
        for domain, texts in sources.items():
            kept, own = read_file(po_path(self._folder, domain, language)), self._read_own(domain, language)
            for source in texts:
                entry, is_own = best(source.dutch, kept.get(source.key), own.entries.get(source.key))
                standing = standing_of(source.dutch, entry)
                states.append(TextState(domain, source, entry, standing, is_own))
        return tuple(states)

    def own_problems(self, sources: Sources, language: str) -> tuple[str, ...]:
        """What is wrong with what a municipality took in; there the installed text is used."""
        texts = (one for domain in sources for one in self._read_own(domain, language).problems)
        return (*texts, *self._writing_problems)

    def take_own(self, language: str, taken: Mapping[str, Mapping[str, Entry]]) -> None:
        """Keep texts as those of the municipality, by domain and key; they are shown from now on.

        Raises CatalogBroken for a file that stands there and cannot be read, OSError for a disk that does
        not take it; ValueError where this installation has no folder for them.
        """
        if self._own is None:
            raise ValueError("no folder for texts of a municipality")
        try:
            for domain, entries in taken.items():
                add_own(self._own, domain, language, entries)
        finally:
            self._own_texts.cache_clear()

    def _read_own(self, domain: str, language: str) -> OwnTexts:
        return OwnTexts() if self._own is None else read_own(self._own, domain, language)

    def agreed_wording(self, dutch: str, language: str) -> Said:
        """The wording of a fixed term in `language`, else the Dutch. Raises GlossaryBroken."""
        if language == "nl":
            return Said(dutch, "nl", "ltr", Status.SOURCE)
        found = self._wordings(language).get(dutch) if language in self._languages else None
        if found is None:
            return Said(dutch, "nl", "ltr", Status.MISSING)
        status = Status.REVIEWED if found.checked_by else Status.UNREVIEWED
        return Said(found.text, language, self._languages[language].direction, status)

    def varieties(self, code: str) -> tuple[str, ...]:
        """Varieties of a language to propose, () where none are known. Raises VarietiesBroken."""
        return self._varieties().get(code, ())

    def language(self, code: str) -> LanguageEntry:
        """The entry of `code`; KeyError when the installation does not have it."""
        return self._languages[code]

    def languages(self) -> tuple[LanguageEntry, ...]:
        """All languages, in the order of the file."""
        return tuple(self._languages.values())

    def date_words(self, day: date, language: str, with_weekday: bool = True) -> str:
        """'maandag 3 maart 2026' in that language: words, never numbers only."""
        return self._digits(self._words(language).day(day, with_weekday), language)

    def known_date_words(self, known: str, language: str) -> str:
        """What is known of a date ('1990-05-03', '1990-05', '1990') in that language; else ''."""
        try:
            if len(known) == 10:
                return self.date_words(date.fromisoformat(known), language, with_weekday=False)
            if len(known) == 7:
                month = date.fromisoformat(f"{known}-01")
                return self._digits(self._words(language).month_and_year(month), language)
        except ValueError:
            return ""
        return self._digits(known, language) if len(known) == 4 and known.isdecimal() else ""

    def number_words(self, number: int, language: str) -> str:
        """An age, or a number of hours, in the digits that are chosen for the language."""
        return self._digits(str(number), language)

    def days_beside(self, days: Sequence[date], language: str, with_name: bool = True) -> str:
        """'= 6 ሕዳር 2019 (ብኣቆጻጽራ ግእዝ)': the days in the calendar of the person, with what it is called.

        '' where the language has none or nobody wants it; each day in an isolate.
        """
        entry = self._languages.get(language)
        if entry is None or not self._habits.of(language).calendar_beside:
            return ""
        said = days_beside(days, entry.calendar, self._words(language).names.calendar, with_name)
        return self._digits(said, language)

    def list_words(self, items: Sequence[str], language: str) -> str:
        """'les, toets en gesprek': joined as that language joins; '' for nothing."""
        joins = self._languages[language].joins if language in self._languages else ""
        return joins.join(items) if joins else self._words(language).joined(items)

    def country_name(self, code: str, language: str) -> str:
        """The name of an ISO 3166 country; the code itself where nobody has one."""
        return self._words(language).country(code.upper())

    def likely_countries(self) -> tuple[str, ...]:
        """ISO codes of the countries that are offered first, in that order."""
        text = (_HERE / "countries.toml").read_text(encoding="utf-8")
        return tuple(str(code) for code in tomllib.loads(text)["first"])

    def weekday_name(self, weekday: int, language: str) -> str:
        """'maandag' for 0 .. 'zondag' for 6, in that language."""
        return self._words(language).weekdays[weekday]

    def month_name(self, month: int, language: str) -> str:
        """'maart' for 3, as it stands alone, in that language."""
        return self._words(language).months_alone[month - 1]

    def language_name(self, code: str, language: str) -> str:
        """The name of a language in `language`, else ours in Dutch, else the code."""
        name = self._words(language).language(code)
        if name:
            return name
        entry = self._languages.get(code)
        return entry.dutch_name if entry else code

    def _digits(self, text: str, language: str) -> str:
        entry = self._languages.get(language)
        return in_digits(text, entry.digits) if entry and self._habits.of(language).own_digits else text

    def _words(self, language: str) -> LocaleWords:
        entry = self._languages.get(language, self._languages["nl"])
        return locale_words(entry.code, entry.cldr)


def _wordings(path: Path) -> Mapping[str, Wording]:
    return read_glossary(path.read_text(encoding="utf-8"), path.name) if path.is_file() else {}


def _varieties(path: Path) -> Mapping[str, tuple[str, ...]]:
    return read_varieties(path.read_text(encoding="utf-8")) if path.is_file() else {}
