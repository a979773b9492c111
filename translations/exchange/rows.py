"""What goes out to a translator, and what comes back: one row a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translations.check import LanguageChecks
from translations.checks.finding import Check, Translated
from translations.checks.lengths import most
from translations.po_files import Entry
from translations.standing import Standing, TextState

STANDING_WORDS: Mapping[Standing, str] = {
    Standing.MISSING: "ontbreekt",
    Standing.OUTDATED: "verouderd",
    Standing.CONCEPT: "concept",
    Standing.READ_BACK: "teruggelezen",
    Standing.CHECKED: "nagekeken",
}
#: told by the standing already
_NOT_AGAIN = frozenset({Check.MISSING, Check.OUTDATED})


@dataclass(frozen=True, slots=True)
class OutRow:
    """One text for a translator. `entry` None where nothing was translated yet."""

    domain: str
    key: str
    place: str  # where the reader meets it
    note: str  # what the Dutch does not say
    picture: str  # key of the picture beside it, '' = none
    dutch: str
    entry: Entry | None
    standing: Standing
    most: int  # characters that fit
    doubts: str  # of the translator and of the checks
    not_understood: int = 0  # times in talks

    @property
    def text(self) -> str:
        return self.entry.text if self.entry else ""

    @property
    def remark(self) -> str:
        return self.entry.remark if self.entry else ""

    @property
    def standing_words(self) -> str:
        """'nagekeken (tolk 4711, 2026-03-02)', 'verouderd (het Nederlands was: ...)'."""
        word, entry = STANDING_WORDS[self.standing], self.entry
        if entry is None:
            return word
        if self.standing is Standing.CHECKED and entry.checked_on:
            return f"{word} ({entry.checked_by}, {entry.checked_on.isoformat()})"
        if self.standing is Standing.OUTDATED:
            return f"{word} (het Nederlands was: {entry.dutch})"
        return "nog niet af" if entry.is_fuzzy else word


@dataclass(frozen=True, slots=True)
class UntrustedRow:
    """One row of a file that came back, as it stands there."""

    where: str  # 'rij 12', for whoever has to look
    domain: str
    key: str
    dutch: str
    text: str
    remark: str
    is_checked: bool = False  # the translator says: checked
    #: PO says by its mark whether a text is done; a sheet (None) does not
    is_unfinished: bool | None = None
    doubt: str = ""  # what the translator is not sure of; '' leaves the doubt that was there


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that came back: the language it says it is, its rows, and what is wrong with the file."""

    language: str
    rows: tuple[UntrustedRow, ...]
    problems: tuple[str, ...] = ()


class FileRefused(Exception):
    """A file cannot be taken in at all; the message says why and what to do, never what stands in it."""


def out_rows(
    states: Sequence[TextState], checks: LanguageChecks, not_understood: Mapping[str, int]
) -> tuple[OutRow, ...]:
    """Every text of the house for a translator; `not_understood`: times in talks by key."""
    rows = []
    for state in states:
        source, entry = state.source, state.entry
        doubts = [entry.doubt] if entry and entry.doubt else []
        if entry and entry.text and state.standing is not Standing.OUTDATED:
            told = checks.of_text(Translated(state.domain, source.key, source.dutch, entry.text))
            doubts += [f"{one.what} {one.remedy}" for one in told if one.check not in _NOT_AGAIN]
        rows.append(
            OutRow(
                state.domain,
                source.key,
                source.place,
                source.note,
                source.picture,
                source.dutch,
                entry,
                state.standing,
                most(source.key, source.dutch, checks.boxes),
                "\n".join(doubts),
                not_understood.get(source.key, 0),
            )
        )
    return tuple(rows)
