"""The number of a block in a disc: in the digits of the language, with the western one small beside it."""

from __future__ import annotations

from desktop.documents.blocks import Direction, Line, Role
from desktop.pdf.flowables import Side, Studio
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.styles import ACCENT, NUMBER, NUMBER_SMALL
from desktop.pdf.tags import Element

DISC = 44.0
BETWEEN = 5.0


class NumberDisc:
    """A disc `side` pixels across."""

    def __init__(self, studio: Studio, number: int, local_number: str | None, side: float = DISC) -> None:
        self._studio, self.side = studio, side
        western = str(number)
        large = Line(local_number or western, studio.language, studio.direction, Role.LABEL)
        self._digits = [studio.text(large, style=NUMBER)]
        if local_number:
            small = Line(western, "nl", Direction.LTR, Role.LABEL)
            self._digits.append(studio.text(small, style=NUMBER_SMALL))

    def draw(self, sheet: Sheet, element: Element, frame: tuple[float, float], top: float) -> None:
        """Draw in the middle of `frame` (left, width), the digits as spans of `element`."""
        left, width = frame
        with sheet.content(None):
            half = self.side / 2
            sheet.disc(left + width / 2, top + half, half, Pen(None, ACCENT))
        wide = sum(text.width for text in self._digits) + BETWEEN * (len(self._digits) - 1)
        offset = (width - wide) / 2
        for text in self._digits:
            at = self._studio.left(frame, offset, text.width)
            place = (at, top + (self.side - text.height) / 2, text.width)
            text.draw(sheet, element, place, Side.LEFT, "Span")
            offset += text.width + BETWEEN
