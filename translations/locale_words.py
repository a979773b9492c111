"""Names of days, months, countries and languages, and how dates and lists are said: CLDR, and our own names.

CLDR comes from ICU. Babel is not asked: it resolves an alias inside a table that all languages share, so that
after one language was asked for its weekdays another gives the same ones, silently in the wrong language.
Everything is read once per language and is plain text from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import icu

from translations.names import Names, read_names

_FOLDER = Path(__file__).resolve().parent / "names"
_RLM = "\u200f"
_NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class LocaleWords:
    """What one language calls things. `weekdays` from Monday on."""

    names: Names
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    weekdays: tuple[str, ...]
    _country: Callable[[str], str]
    _language: Callable[[str], str]
    _join: Callable[[Sequence[str]], str]

    def day(self, day: date, with_weekday: bool = True) -> str:
        """'maandag 2 maart 2026' or '2 maart 2026', in the order of the language; Western digits."""
        return self._said(self.names.full if with_weekday else self.names.long, day)

    def month_and_year(self, day: date) -> str:
        """'maart 2026'."""
        return self._said(self.names.month_year, day)

    def _said(self, pattern: str, day: date) -> str:
        first = self.names.first_day
        return pattern.format(
            weekday=self.weekdays[day.weekday()],
            day=first if first and day.day == 1 else str(day.day),
            month=self.months[day.month - 1],
            month_alone=self.months_alone[day.month - 1],
            year=str(day.year),
        )

    def joined(self, items: Sequence[str]) -> str:
        """'les, toets en gesprek'; '' for nothing."""
        if not self.names.lists or len(items) < 2:
            return self._join(items)
        two, more, last = self.names.lists
        if len(items) == 2:
            return two.format(*items)
        said = items[0]
        for item in items[1:-1]:
            said = more.format(said, item)
        return last.format(said, items[-1])

    def country(self, code: str) -> str:
        """The name of an ISO 3166 country; the code itself where nobody has one."""
        return self.names.countries.get(code) or self._country(code)

    def language(self, code: str) -> str:
        """The name of a language; '' where nobody has one."""
        return self.names.languages.get(code) or self._language(code)


@lru_cache(maxsize=64)
def locale_words(code: str, cldr: str) -> LocaleWords:
    """The words of language `code` with CLDR locale `cldr`. Raises NamesBroken."""
    path = _FOLDER / f"{code}.toml"
    names = read_names(path.read_text(encoding="utf-8"), path.name) if path.is_file() else _NO_NAMES
    locale = icu.Locale(f"{cldr}@calendar=gregorian;numbers=latn")
    symbols = icu.DateFormatSymbols(locale)
    shown, joins = icu.LocaleDisplayNames.createInstance(locale), icu.ListFormatter.createInstance(locale)
    alone, within, wide = symbols.STANDALONE, symbols.FORMAT, symbols.WIDE
    days = tuple(symbols.getWeekdays(alone, wide))  # [nothing, Sunday .. Saturday]

    def language(asked: str) -> str:
        name = str(shown.localeDisplayName(asked))
        return "" if name == asked else name

    def join(items: Sequence[str]) -> str:
        return str(joins.format(list(items))).replace(_RLM, "")  # whoever draws sets the direction

    return LocaleWords(
        names,
        names.months or tuple(symbols.getMonths(within, wide)),
        names.months or tuple(symbols.getMonths(alone, wide)),
        names.weekdays or (*days[2:8], days[1]),
        lambda asked: str(shown.regionDisplayName(asked)),
        language,
        join,
    )


def known_names() -> Mapping[str, Names]:
    """Every file of names by its language. Raises NamesBroken."""
    files = sorted(_FOLDER.glob("*.toml"))
    return MappingProxyType({f.stem: read_names(f.read_text(encoding="utf-8"), f.name) for f in files})
