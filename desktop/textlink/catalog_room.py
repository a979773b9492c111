"""One catalogue as the use cases see it: the port `Texts`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from desktop.domain.wording import Phrase
from desktop.usecases.ports import Language, Spoken, Standing, TextStanding, TextStatus
from translations.catalog import Catalog
from translations.source_text import Sources
from translations.standing import Standing as TranslationStanding
from translations.standing import TextState

DUTCH = "nl"


class CatalogRoom:
    """The port `Texts`. `gather` gives every source text of the house."""

    def __init__(self, catalog: Catalog, gather: Callable[[], Sources]) -> None:
        self._catalog, self._gather = catalog, gather
        self._likely = catalog.likely_countries()

    def say(self, domain: str, key: str, dutch: str, language: str, **values: str) -> Spoken:
        """The text in that language, or the Dutch with its status."""
        said = self._catalog.say(domain, key, dutch, language, **values)
        return Spoken(said.text, said.language, said.direction, TextStatus(said.status.value))

    def language(self, code: str) -> Language:
        """The language; a code that is not in the installation gets its CLDR name and Dutch direction."""
        try:
            entry = self._catalog.language(code)
        except KeyError:
            name = Phrase(self._catalog.language_name(code, "nl"))
            return Language(code, name, name, "ltr", "Latn", "")
        return Language(
            entry.code,
            Phrase(entry.dutch_name),
            entry.own_name,
            entry.direction,
            entry.script,
            entry.digits,
            required=entry.required,
            paper=entry.paper,
            calendar=entry.calendar,
            font=entry.font,
        )

    def languages(self) -> tuple[Language, ...]:
        """All languages of the talk."""
        return tuple(self.language(entry.code) for entry in self._catalog.languages())

    def date_words(self, day: date, language: str, with_weekday: bool = True) -> str:
        """A date in words."""
        return self._catalog.date_words(day, language, with_weekday)

    def known_date_words(self, known: str, language: str) -> str:
        """A date that may be partial, in words."""
        return self._catalog.known_date_words(known, language)

    def number_words(self, number: int, language: str) -> str:
        """A number in the digits chosen for the language."""
        return self._catalog.number_words(number, language)

    def days_beside(self, days: Sequence[date], language: str, with_name: bool = True) -> str:
        """Days in the person's own calendar."""
        return self._catalog.days_beside(days, language, with_name)

    def list_words(self, items: Sequence[str], language: str) -> str:
        """Texts joined as that language joins."""
        return self._catalog.list_words(items, language)

    def country_name(self, code: str, language: str) -> str:
        """A country in that language."""
        return self._catalog.country_name(code, language)

    def likely_countries(self) -> tuple[str, ...]:
        """Countries that are offered first."""
        return self._likely

    def weekday_name(self, weekday: int, language: str) -> str:
        """A day of the week, 0 = Monday, in that language."""
        return self._catalog.weekday_name(weekday, language)

    def month_name(self, month: int, language: str) -> str:
        """A month, 1 = January, as it stands alone."""
        return self._catalog.month_name(month, language)

    def language_name(self, code: str, language: str) -> str:
        """A language in that language; in Dutch a phrase, so that a screen can say it in its own."""
        name = self._catalog.language_name(code, language)
        return Phrase(name) if language == DUTCH else name

    def agreed_wording(self, dutch: str, language: str) -> Spoken:
        """The fixed wording of a term, or the Dutch with its status."""
        said = self._catalog.agreed_wording(dutch, language)
        return Spoken(said.text, said.language, said.direction, TextStatus(said.status.value))

    def varieties(self, code: str) -> tuple[str, ...]:
        """Varieties of a language to propose."""
        return self._catalog.varieties(code)

    def standings(self, language: str) -> tuple[TextStanding, ...]:
        """Every source text and how far it is in that language."""
        if language == DUTCH:
            return ()
        states = self._catalog.standings(self._gather(), language)
        return tuple(_text_standing(state) for state in states)

    def own_problems(self, language: str) -> tuple[str, ...]:
        """What is wrong with the texts this municipality took in; the installed ones are used there."""
        return self._catalog.own_problems(self._gather(), language)


def _text_standing(state: TextState) -> TextStanding:
    source, entry = state.source, state.entry
    is_checked = state.standing is TranslationStanding.CHECKED and entry is not None
    return TextStanding(
        state.domain,
        source.key,
        source.dutch,
        entry.text if entry else "",
        Standing(state.standing.value),
        checked_by=entry.checked_by if entry and is_checked else "",
        checked_on=entry.checked_on if entry and is_checked else None,
        picture=source.picture,
        doubt=entry.doubt if entry else "",
        is_own=state.is_own,
    )
