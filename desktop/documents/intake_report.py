"""The intake report for the klantmanager's file: what was said per theme, in Dutch, and where it comes from.

What tells of health or justice stands on a page of its own, and only when somebody wants it on paper; numbers
of the person (BSN, V-nummer) are never printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import Direction, Framed, LabelRow, LabelRows, PaperSheet, Role, SheetSection
from desktop.documents.sheet_writer import dutch_foot, label, nl, titled
from desktop.domain.dutch_days import day_words

WARNING = "Dit rapport bevat bijzondere persoonsgegevens. Bewaar het achter slot en geef het niet door."
PLAIN_WARNING = "Dit rapport bevat persoonsgegevens. Bewaar het achter slot en geef het niet door."
NOT_PRINTED = "genoteerd in de koffer, niet afgedrukt"


@dataclass(frozen=True, slots=True)
class Told:
    """One question with what stands there now. `source`: how it is known, and whether it must be checked."""

    number: str
    question: str
    answer: str
    source: str
    is_special: bool = False  # AVG 9 or 10


@dataclass(frozen=True, slots=True)
class Theme:
    title: str
    told: tuple[Told, ...]
    open_questions: int  # that apply and have no answer yet


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """`with_special`: the klantmanager asked for the part about health and justice too."""

    name: str
    themes: tuple[Theme, ...]
    with_special: bool
    talks: str  # 'gesproken op 15 september 2026', '' = not yet
    made_on: date
    version: int
    pack: str


def intake_report(facts: ReportFacts) -> PaperSheet:
    """The report. Pure: the same facts give the same report."""
    usual = _usual_source(facts)
    special = [told for theme in facts.themes for told in theme.told if told.is_special]
    sections = [SheetSection((), _opening(facts, bool(special), usual))]
    for theme in facts.themes:
        told = [one for one in theme.told if not one.is_special]
        if told:
            sections.append(SheetSection(titled(theme.title), (_rows(told, usual), *_open(theme))))
    if special and facts.with_special:
        warning = Framed((nl("Alleen voor wie dit voor het plan nodig heeft.", Role.HALF_HEAD),))
        title = titled("Bijzondere gegevens: lichaam, hoofd en gevoel, justitie")
        sections.append(SheetSection(title, (warning, _rows(special, usual)), starts_page=True))
    return PaperSheet(
        language="nl",
        direction=Direction.LTR,
        title=(nl("Verslag van de brede intake", Role.LETTER_TITLE), nl(facts.name, Role.SUBTITLE)),
        sections=tuple(sections),
        check_lines=(
            *dutch_foot(facts.version, day_words(facts.made_on), facts.pack),
            nl("Alleen voor het dossier van de klantmanager", Role.CHECK_LINE),
        ),
        pack=facts.pack,
        document_title="Verslag van de brede intake",
    )


def _opening(facts: ReportFacts, has_special: bool, usual: str) -> tuple[Framed | LabelRows, ...]:
    shown = has_special and facts.with_special
    lines = [nl(WARNING if shown else PLAIN_WARNING, Role.HALF_HEAD)]
    if has_special and not facts.with_special:
        lines.append(nl("Wat over gezondheid en justitie is gezegd, staat er niet in."))
    parts: list[Framed | LabelRows] = [Framed(tuple(lines))]
    rows = [label("Gesprek", facts.talks)] if facts.talks else []
    if usual:
        rows.append(label("Bron", f"{usual}, tenzij er iets anders bij staat"))
    if rows:
        parts.append(LabelRows(tuple(rows), share=20))
    return tuple(parts)


def _usual_source(facts: ReportFacts) -> str:
    """The source that most answers have: told once instead of at every line."""
    shown = [
        one.source
        for theme in facts.themes
        for one in theme.told
        if one.source and (facts.with_special or not one.is_special)
    ]
    return max(sorted(set(shown)), key=shown.count, default="")


def _rows(told: Sequence[Told], usual: str) -> LabelRows:
    return LabelRows(
        tuple(
            LabelRow(
                (nl(f"{one.number} {one.question}", Role.CELL),),
                (nl(one.answer),),
                nl(one.source, Role.NOTE) if one.source not in ("", usual) else None,
            )
            for one in told
        ),
        share=42,
    )


def _open(theme: Theme) -> tuple[LabelRows, ...] | tuple[()]:
    if not theme.open_questions:
        return ()
    words = (
        "1 vraag is nog open" if theme.open_questions == 1 else f"{theme.open_questions} vragen zijn nog open"
    )
    return (LabelRows((LabelRow((nl("", Role.CELL),), (nl(f"{words}.", Role.NOTE),)),), share=42),)
