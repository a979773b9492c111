"""The hours of interpreters in one dossier, for the bill: no name of the person and none of a tolk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import Direction, LabelRows, PaperSheet, Role, SheetSection, Table
from desktop.documents.sheet_writer import dutch_foot, label, nl, prose
from desktop.domain.dutch_days import day_words


@dataclass(frozen=True, slots=True)
class TolkLine:
    """One session that ended; times on the clock of Amsterdam."""

    day: date
    begin: str
    end: str
    minutes: int
    breaks: int
    language: str
    way: str
    number: str  # of the interpreter, '' = none


@dataclass(frozen=True, slots=True)
class TolkHoursFacts:
    """`norm_hours`: the budget norm (R-TLK-01), with whether the municipality chose it itself."""

    dossier: str
    lines: tuple[TolkLine, ...]
    norm_hours: int
    norm_source: str
    made_on: date
    version: int
    pack: str

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)


def tolk_hours(facts: TolkHoursFacts) -> PaperSheet:
    """The sheet. Pure: the same facts give the same sheet."""
    names = ("Dag", "Van", "Tot", "Minuten", "Pauzes", "Taal", "Hoe", "Tolk nr.")
    rows = tuple(
        tuple(
            nl(cell, Role.CELL)
            for cell in (
                day_words(line.day), line.begin, line.end, str(line.minutes), str(line.breaks), line.language,
                line.way, line.number,
            )
        )
        for line in facts.lines
    )  # fmt: skip
    table = Table(tuple(nl(name, Role.CELL_HEAD) for name in names), rows, (26, 8, 8, 11, 10, 15, 14, 13))
    total = LabelRows(
        (
            label("Dossier", facts.dossier),
            label("Samen", f"{hours_words(facts.minutes)} in {_counted(len(facts.lines))}"),
            label("Norm", f"{facts.norm_hours} uur", facts.norm_source),
            label("Verschil", _difference(facts)),
        ),
        share=22,
    )
    none = prose("Er is nog geen gesprek met een tolk afgesloten.")
    return PaperSheet(
        language="nl",
        direction=Direction.LTR,
        title=(nl("Tolkuren", Role.LETTER_TITLE),),
        sections=(SheetSection((), (total,)), SheetSection((), (table if rows else none,))),
        check_lines=dutch_foot(facts.version, day_words(facts.made_on), facts.pack),
        pack=facts.pack,
        document_title="Tolkuren",
    )


def hours_words(minutes: int) -> str:
    """'1 uur en 52 minuten', '38 minuten'."""
    hours, left = divmod(minutes, 60)
    rest = f"{left} {'minuut' if left == 1 else 'minuten'}"
    if not hours:
        return rest
    return f"{hours} uur en {rest}" if left else f"{hours} uur"


def _counted(sessions: int) -> str:
    return "1 gesprek" if sessions == 1 else f"{sessions} gesprekken"


def _difference(facts: TolkHoursFacts) -> str:
    left = facts.norm_hours * 60 - facts.minutes
    return f"nog {hours_words(left)}" if left >= 0 else f"{hours_words(-left)} boven de norm"
