"""The overtypblad: the fields of DUO's portal in its order, with what this dossier says, to retype by hand.

Which fields and in which order is data ('duo.overtypblad' in the law files). Nothing that the portal does not
ask stands on it, and no number of the person: who sits at the portal looks that up in the dossier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import (
    Direction,
    Framed,
    LabelRow,
    LabelRows,
    PaperSheet,
    Role,
    SheetSection,
)
from desktop.documents.letter_parts import stamp_lines
from desktop.documents.sheet_writer import dutch_foot, nl, prose
from desktop.domain.dutch_days import day_words
from desktop.domain.law.book import LawList
from desktop.domain.pip_versions import Form

UNKNOWN = "nog niet bekend"


@dataclass(frozen=True, slots=True)
class OvertypFacts:
    """`values`: by the key of a field, in the words to type; a field that is not in it is not known yet."""

    name: str
    values: Mapping[str, str]
    form: Form
    version: int
    made_on: date
    pack: str


def overtypblad(facts: OvertypFacts, fields: LawList) -> PaperSheet:
    """The sheet. Pure. A field of the list that we know nothing of is printed all the same."""
    rows = tuple(
        LabelRow(
            (nl(f"{number}. {item.name}", Role.HALF_HEAD), nl(item.ggm, Role.NOTE)),
            (nl(facts.values.get(item.key) or UNKNOWN),),
        )
        for number, item in enumerate(fields.items, start=1)
    )
    parts: list[Framed | LabelRows] = [LabelRows(rows, share=56, is_ruled=True)]
    if facts.form is not Form.BESLUIT:
        warning = "Het plan is nog niet vastgesteld. Zet het pas in het portaal als er een besluit is."
        parts.insert(0, Framed((nl(warning, Role.HALF_HEAD),)))
    checked = "nagekeken" if fields.checked_by else "nog niet nagekeken naast het scherm van DUO"
    note = (
        f"Klein gedrukt: de naam in het GGM. Volgorde van de velden: {checked}. "
        f"Bron: {fields.source} ({fields.rule})."
    )
    return PaperSheet(
        language="nl",
        direction=Direction.LTR,
        title=(
            nl("Overtypblad voor DUO", Role.LETTER_TITLE),
            nl(f"{facts.name}. Zoek de persoon in het portaal op het burgerservicenummer.", Role.SUBTITLE),
        ),
        sections=(SheetSection((), tuple(parts)), SheetSection((), (prose(note, Role.NOTE),))),
        check_lines=dutch_foot(facts.version, day_words(facts.made_on), facts.pack),
        pack=facts.pack,
        document_title="Overtypblad DUO",
        stamp=stamp_lines(facts.form),
    )
