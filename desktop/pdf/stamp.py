"""The framed stamp of a plan that is not final: lines under each other, two by two where room is scarce."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.blocks import Line, Role
from desktop.pdf.flowables import SetText, Side, Studio
from desktop.pdf.sheet import Sheet
from desktop.pdf.signs import draw_frame
from desktop.pdf.styles import STYLES
from desktop.pdf.tags import Element

PAD, BETWEEN, AIR = 16.0, 12.0, 10.0


class StampFrame:
    """A measured stamp; without lines it has no size. The first line in the own language is bold."""

    def __init__(self, studio: Studio, lines: Sequence[Line], room: float, pairs: int = 0) -> None:
        self._studio = studio
        first = next((line for line in lines if line.role is Role.STAMP), None)
        texts = [
            studio.text(line, room, STYLES[line.role].bold() if line is first else STYLES[line.role])
            for line in lines
        ]
        cut = 2 * pairs if len(texts) == 4 else 0
        paired = [texts[at : at + 2] for at in range(0, cut, 2)]
        self._rows: list[list[SetText]] = [*paired, *([text] for text in texts[cut:])]
        self.width = max((_wide(row) for row in self._rows), default=0.0) + (2 * PAD + 6 if texts else 0)
        self.height = sum(_tall(row) for row in self._rows) + (AIR if texts else 0)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def draw(self, sheet: Sheet, parent: Element | None, left: float, top: float) -> None:
        """Draw at (left, top)."""
        with sheet.content(None):
            draw_frame(sheet, left, top, self.width, self.height, 8, 3)
        top += AIR / 2
        for row in self._rows:
            offset = (self.width - _wide(row)) / 2
            base = max(text.base for text in row)
            for text in row:
                at = self._studio.left((left, self.width), offset, text.width)
                text.draw(sheet, parent, (at, top + base - text.base, text.width), Side.CENTER)
                offset += text.width + BETWEEN
            top += _tall(row)


def _wide(row: Sequence[SetText]) -> float:
    return sum(text.width for text in row) + BETWEEN * (len(row) - 1)


def _tall(row: Sequence[SetText]) -> float:
    return max(text.height for text in row)
