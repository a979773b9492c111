"""Qt's text layout as the other opinion on a paragraph: its lines, and on each line its glyphs and places.

Qt gets the very files that we print with. It decides levels, breaks, shapes and order by its own code; only
which file draws which characters is told to it, because that choice is ours alone (`FontShelf`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat, QTextLayout, QTextOption

from desktop.documents.blocks import Direction
from desktop.pdf.font_build import FONT_FILES
from resources.paths import fonts_folder

EM = 1000
WIDEST = 300_000.0


@dataclass(frozen=True, slots=True)
class QtLine:
    """The characters [start, end) of the text, and (family, glyph, x in thousandths of the em)."""

    start: int
    end: int
    glyphs: tuple[tuple[str, int, float], ...]


@cache
def _families() -> frozenset[int]:
    """The fonts are given to Qt once in a process."""
    return frozenset(QFontDatabase.addApplicationFont(str(fonts_folder() / file.name)) for file in FONT_FILES)


@cache
def _font(family: str, weight: int) -> QFont:
    assert -1 not in _families()
    font = QFont(family)
    font.setPixelSize(EM)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def qt_lines(
    text: str,
    direction: Direction,
    weight: int,
    families: Sequence[tuple[int, int, str]],
    width: float = WIDEST,
) -> tuple[QtLine, ...]:
    """The lines that Qt makes of a text; `families`: (start, end, family) in characters of the text."""
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    characters = {unit: at for at, unit in enumerate(units)}
    layout = QTextLayout(text, _font(families[0][2], weight))
    option = QTextOption()
    is_rtl = direction is Direction.RTL
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    layout.setFormats([_format(units[a], units[b], family, weight) for a, b, family in families])
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(line)
    layout.endLayout()
    found = []
    for line in lines:
        start, end = line.textStart(), line.textStart() + line.textLength()
        placed = []
        for run in line.glyphRuns():
            family = run.rawFont().familyName()
            placed += [
                (family, int(glyph), point.x())
                for point, glyph in zip(run.positions(), run.glyphIndexes(), strict=True)
            ]
        found.append(QtLine(characters[start], characters[end], tuple(placed)))
    return tuple(found)


def _format(start: int, end: int, family: str, weight: int) -> QTextLayout.FormatRange:
    one = QTextLayout.FormatRange()
    one.start, one.length = start, end - start
    looks = QTextCharFormat()
    looks.setFont(_font(family, weight))
    one.format = looks
    return one
