"""The page for the driegesprek: COA, municipality and person, what is known, which scenario, who does what.

Filled in with what the three may all hear; nothing of the health themes, no numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import (
    Direction,
    LabelRows,
    Line,
    PaperSheet,
    Role,
    SheetSection,
    Table,
    Ticks,
)
from desktop.documents.sheet_writer import dutch_foot, label, nl, titled
from desktop.domain.dutch_days import day_words
from desktop.domain.law.book import ListItem

UNKNOWN = "nog niet bekend"
EMPTY_ROWS = 5
#: of what is known, beside which five empty rows still fit
MUCH = 7
_EXPLAINED = {
    "snelle_start": "de gemeente begint meteen in het azc met intake en lessen",
    "gecombineerde_aanpak": "intake in het azc; COA geeft les tot de verhuizing",
    "start_na_verhuizing": "alles begint als de persoon in de gemeente woont",
}


@dataclass(frozen=True, slots=True)
class DriegesprekFacts:
    """`known`: label, value and source. `usual`: the scenario that the municipality mostly takes."""

    name: str
    municipality: str
    coach: str
    phone: str
    known: tuple[tuple[str, str, str], ...]
    scenarios: tuple[ListItem, ...]
    usual: str  # '' = the municipality did not choose
    agreements: tuple[tuple[str, str, str], ...]  # what, who, when: the open tasks that all three may see
    made_on: date
    version: int
    pack: str


def driegesprek(facts: DriegesprekFacts) -> PaperSheet:
    """The page. Pure: the same facts give the same page."""
    return PaperSheet(
        language="nl",
        direction=Direction.LTR,
        title=(
            nl("Driegesprek bij de overdracht", Role.LETTER_TITLE),
            nl(f"{facts.name}, COA en gemeente {facts.municipality}", Role.SUBTITLE),
        ),
        sections=(
            SheetSection(titled("Wie zijn erbij"), (_who(facts),)),
            SheetSection(titled("Wat we weten"), (_known(facts.known),)),
            SheetSection(titled("Hoe pakken we het aan"), _scenarios(facts)),
            SheetSection(titled("Afspraken"), (_agreements(facts.agreements, len(facts.known)),)),
            SheetSection((), (_signed(),)),
        ),
        check_lines=dutch_foot(facts.version, day_words(facts.made_on), facts.pack),
        pack=facts.pack,
        document_title="Driegesprek",
    )


def _who(facts: DriegesprekFacts) -> LabelRows:
    coach = ", ".join(part for part in (facts.coach, facts.phone) if part)
    rows = (
        label("Datum en plek", ""),
        label("De persoon", facts.name),
        label("Gemeente", coach or UNKNOWN),
        label("COA", ""),
        label("Tolk", ""),
    )
    return LabelRows(rows, share=26)


def _known(known: Sequence[tuple[str, str, str]]) -> LabelRows:
    return LabelRows(tuple(label(name, value or UNKNOWN, source) for name, value, source in known), share=34)


def _scenarios(facts: DriegesprekFacts) -> tuple[Ticks, ...]:
    items: list[tuple[Line, ...]] = []
    for item in facts.scenarios:
        why = _EXPLAINED.get(item.key, "")
        usual = " (gebruikelijk in deze gemeente)" if item.key == facts.usual else ""
        text = item.name[:1].upper() + item.name[1:] + (f": {why}" if why else "") + usual
        items.append((nl(text),))
    return (Ticks(tuple(items)),)


def _agreements(agreed: Sequence[tuple[str, str, str]], known: int) -> Table:
    """Rows to write on; fewer where much is known, so that three people sign the page they talked about."""
    head = tuple(nl(name, Role.CELL_HEAD) for name in ("Wat", "Wie", "Wanneer"))
    rows = tuple(tuple(nl(cell, Role.CELL) for cell in row) for row in agreed)
    return Table(head, rows, (50, 25, 25), empty_rows=max(2, EMPTY_ROWS - len(rows) - max(0, known - MUCH)))


def _signed() -> Table:
    head = tuple(nl(f"Gezien: {who}", Role.CELL_HEAD) for who in ("de persoon", "gemeente", "COA"))
    return Table(head, (), (1, 1, 1), empty_rows=1)
