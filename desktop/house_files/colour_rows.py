"""The two colours of a house style: dark enough on white paper, light enough under the lines of a picture."""

from __future__ import annotations

from desktop.domain.contrast import INK, WHITE, Contrast, contrast_of, grey_percent, is_colour
from desktop.domain.wording import nl
from desktop.house_files.findings import HOUSE_FILE, Findings
from forms.strict_toml import Table

#: of a tint, in per cent of black: lighter is not seen on a poor printer, darker drowns the lines in it
LIGHTEST, DARKEST = 4, 35


def read_accent(table: Table, found: Findings) -> Contrast | None:
    """For bars, discs and headings: text on white, and white numerals on it. WCAG 1.4.3."""
    return _colour(table, "accent", WHITE, found)


def read_tint(table: Table, found: Findings) -> Contrast | None:
    """The flat colour in pictograms, under lines of ink."""
    tint = _colour(table, "tint", INK, found)
    if tint is None or not tint.is_enough:
        return tint
    grey = grey_percent(tint.colour)
    if LIGHTEST <= grey <= DARKEST:
        return tint
    remedy = (
        nl("Hooguit {most}% drukt beter.", most=DARKEST)
        if grey > DARKEST
        else nl("Onder {least}% ziet men het vlak niet.", least=LIGHTEST)
    )
    told = nl("In een grijze druk is {colour} {grey}% zwart.", colour=tint.colour, grey=grey)
    found.doubt(HOUSE_FILE, "tint", told, remedy)
    return tint


def _colour(table: Table, key: str, against: str, found: Findings) -> Contrast | None:
    colour = table.text(key, remedy="Schrijf een kleur als '#7A3B00'.").strip()
    if not colour:
        return None
    if not is_colour(colour):
        told = nl("Dit is geen kleur.")
        found.wrong(HOUSE_FILE, key, told, nl('Schrijf een kleur als "{example}".', example="#7A3B00"))
        return None
    contrast = contrast_of(colour, against)
    if not contrast.is_enough:
        on_paper = nl(
            "{colour} heeft met wit papier een contrast van {ratio}; minstens 4,5:1 is nodig.",
            colour=contrast.colour,
            ratio=contrast.words,
        )
        on_lines = nl(
            "{colour} heeft met de lijnen van een plaatje een contrast van {ratio}; minstens 4,5:1 is nodig.",
            colour=contrast.colour,
            ratio=contrast.words,
        )
        found.wrong(
            HOUSE_FILE,
            key,
            on_paper if against == WHITE else on_lines,
            nl("De dichtste kleur van dezelfde tint die wel mag, is {nearest}.", nearest=contrast.nearest),
        )
    return contrast
