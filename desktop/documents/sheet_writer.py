"""Lines for a flowing sheet: Dutch alone, or the person's own language with Dutch beneath it.

While a sheet is written it is remembered whether anything on it is not translated or not checked; the foot
of the sheet says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop.documents.blocks import BENEATH, Direction, LabelRow, Line, Prose, Role, Said
from desktop.documents.texts import translation_doubts
from desktop.documents.visual_pip import DOMAIN, DUTCH, PaperTexts


def nl(text: str, role: Role = Role.HALF_TEXT) -> Line:
    """One Dutch line."""
    return Line(text, DUTCH, Direction.LTR, role)


def prose(text: str, role: Role = Role.HALF_TEXT) -> Prose:
    """One Dutch paragraph."""
    return Prose((nl(text, role),))


def label(name: str, value: str, note: str = "") -> LabelRow:
    """A Dutch label in bold, what stands there, and where it comes from."""
    below = nl(note, Role.NOTE) if note else None
    return LabelRow((nl(name, Role.HALF_HEAD),), (nl(value),), below)


def titled(text: str) -> Said:
    """A Dutch heading of a section."""
    return (nl(text, Role.HALF_TITLE),)


class SheetWriter:
    """Says texts of the domain 'documents' in the language of a sheet, with Dutch beneath."""

    def __init__(self, texts: PaperTexts, language: str, dutch: Mapping[str, str]) -> None:
        self._texts, self.language, self._dutch = texts, language, dutch
        self._statuses: set[str] = set()
        self._is_calendar_named = False

    @property
    def direction(self) -> Direction:
        return Direction(self._texts.language(self.language).direction)

    def both(self, key: str, role: Role, **values: str) -> Said:
        """The text of a key; values are the same in both languages."""
        return self.with_values(key, role, values, values)

    def with_values(self, key: str, role: Role, own: Mapping[str, str], dutch: Mapping[str, str]) -> Said:
        """The text of a key with values in the own language and in Dutch."""
        first = self._line(key, self.language, role, own)
        beneath = BENEATH.get(role, role)
        if self.language == DUTCH:
            return (first,)
        second = self._line(key, DUTCH, beneath, dutch)
        # not translated: the Dutch alone, as large as the own language would be, with its dates in Dutch
        return (replace(second, role=role),) if first.language == DUTCH else (first, second)

    def own(self, key: str, role: Role, **values: str) -> Line:
        """The text of a key in the own language alone."""
        return self._line(key, self.language, role, values)

    def day(self, day: date) -> tuple[str, str]:
        """A day in words, in the own language and in Dutch."""
        return self._texts.date_words(day, self.language), self._texts.date_words(day, DUTCH)

    def beside(self, days: Sequence[date]) -> Said:
        """The days in the person's own calendar, as a line of its own; () where nobody wants that.

        What the calendar is called is said once on a sheet.
        """
        said = self._texts.days_beside(days, self.language, not self._is_calendar_named)
        self._is_calendar_named = self._is_calendar_named or bool(said)
        return (Line(said, self.language, self.direction, Role.BESIDE),) if said else ()

    def counted(self, key: str, role: Role, **numbers: int) -> Said:
        """The text of a key with numbers, each language in the digits that are chosen for it."""
        said = {name: self.in_both(number) for name, number in numbers.items()}
        own, dutch = ({name: both[at] for name, both in said.items()} for at in (0, 1))
        return self.with_values(key, role, own, dutch)

    def in_both(self, number: int) -> tuple[str, str]:
        """A number in the digits of the own language and of Dutch."""
        return self._texts.number_words(number, self.language), self._texts.number_words(number, DUTCH)

    def check_lines(self, version: int, made_on: date, pack: str) -> tuple[Line, ...]:
        """The foot of every page. Ask for it last: by then every text was said."""
        lines: list[Line] = []
        for key in translation_doubts(self._statuses):
            if self.language != DUTCH:
                lines += self.both(key, Role.CHECK_LINE)
        made = self._texts.date_words(made_on, DUTCH, with_weekday=False)
        values = {"versie": str(version), "datum": made, "pack": pack}
        lines.append(self._line("paper.version", DUTCH, Role.CHECK_LINE, values))
        return tuple(lines)

    def _line(self, key: str, language: str, role: Role, values: Mapping[str, str]) -> Line:
        said = self._texts.say(DOMAIN, key, self._dutch[key], language, **values)
        if language != DUTCH:
            self._statuses.add(str(said.status))
        return Line(said.text, said.language, Direction(said.direction), role)


def dutch_foot(version: int, made_words: str, pack: str) -> tuple[Line, ...]:
    """The foot of a sheet in Dutch alone; `version` 0 = it has none."""
    parts = ([f"Versie {version}"] if version else []) + [made_words] + ([f"vragen {pack}"] if pack else [])
    return (nl(" · ".join(parts), Role.CHECK_LINE),)
