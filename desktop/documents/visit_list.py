"""The visit list of a day for the klantmanager's bag: who, where, when, which tolk, what to bring or arrange.

Roepnamen only; no number of a person and nothing that was said in a talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import Direction, Items, LabelRows, Line, PaperSheet, Role, SheetSection, Table
from desktop.documents.sheet_writer import dutch_foot, label, nl, prose, titled
from desktop.domain.dutch_days import day_words


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One talk of the day, in words."""

    at: str
    name: str
    where: str
    language: str
    tolk: str
    kind: str  # 'Eerste gesprek'
    due: str  # 'plan klaar op 4 december', '' = no clock
    to_do: tuple[str, ...]  # what lacks and what to bring


@dataclass(frozen=True, slots=True)
class VisitListFacts:
    day: date
    places: tuple[str, ...]
    back_at: str
    lines: tuple[VisitLine, ...]
    made_on: date


def visit_list(facts: VisitListFacts) -> PaperSheet:
    """The list. Pure: the same facts give the same list."""
    return PaperSheet(
        language="nl",
        direction=Direction.LTR,
        title=(nl("Bezoeklijst", Role.LETTER_TITLE), nl(day_words(facts.day), Role.SUBTITLE)),
        sections=tuple(_sections(facts)),
        check_lines=(*dutch_foot(0, f"Gemaakt {day_words(facts.made_on)}", ""), _care()),
        pack="",
        document_title="Bezoeklijst",
    )


def _care() -> Line:
    return nl("Persoonsgegevens: laat deze lijst niet liggen.", Role.CHECK_LINE)


def _sections(facts: VisitListFacts) -> list[SheetSection]:
    if not facts.lines:
        return [SheetSection((), (prose("Op deze dag staat geen gesprek."),))]
    about = [label("Plaats", ", ".join(facts.places) or "niet bekend")]
    if facts.back_at:
        about.append(label("Klaar om", f"ongeveer {facts.back_at}"))
    names = ("Tijd", "Wie", "Waar", "Taal en tolk", "Gesprek")
    rows = tuple(
        (
            nl(line.at, Role.CELL_HEAD),
            nl(line.name, Role.CELL_HEAD),
            nl(line.where or "niet bekend", Role.CELL),
            nl(", ".join(part for part in (line.language, line.tolk or "geen tolk") if part), Role.CELL),
            nl("; ".join(part for part in (line.kind, line.due) if part), Role.CELL),
        )
        for line in facts.lines
    )
    table = Table(tuple(nl(name, Role.CELL_HEAD) for name in names), rows, (9, 18, 22, 25, 26))
    sections = [SheetSection((), (LabelRows(tuple(about), share=20), table))]
    todo = [(line, line.to_do) for line in facts.lines if line.to_do]
    for line, items in todo:
        title = titled(f"{line.at} {line.name}: regelen en meenemen")
        sections.append(SheetSection(title, (Items(tuple((nl(item),) for item in items)),)))
    return sections
