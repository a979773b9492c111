"""A QR code as a row: black squares drawn as shapes, with what it says beside it.

Decided: error correction M, at most version 13 (69 squares a side), each square half a millimetre or more
with four squares of white around: what a telephone of ten years ago reads from a poor print. Longer content
is refused and never made denser.
"""

from __future__ import annotations

from dataclasses import dataclass

import segno

from desktop.documents.blocks import QrCode
from desktop.domain.errors import Trouble, TroubleCode
from desktop.pdf.flowables import SetText, Studio, stacked
from desktop.pdf.pictures import Step
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.styles import INK
from desktop.pdf.tags import Element

MOST_VERSION = 13
QUIET = 4  # white squares round the code
MILLIMETRE = 96 / 25.4
SQUARE = 0.5 * MILLIMETRE
SMALLEST_SIDE = 30 * MILLIMETRE  # a short code is drawn larger, not smaller
GAP = 14.0


@dataclass(frozen=True, slots=True)
class QrRow:
    """Never cut; the code at the leading edge, text beside it in the middle of its height."""

    squares: tuple[tuple[bool, ...], ...]
    figure: Element
    beside: tuple[tuple[SetText, Element], ...]
    width: float
    gap: float
    keeps_next: bool = False
    starts_page: bool = False
    head: None = None

    @property
    def square(self) -> float:
        """The side of one square in pixels."""
        return max(SQUARE, SMALLEST_SIDE / (len(self.squares) + 2 * QUIET))

    @property
    def side(self) -> float:
        """The side of the code with its white edge."""
        return self.square * (len(self.squares) + 2 * QUIET)

    @property
    def height(self) -> float:
        return max(self.side, self._tall)

    @property
    def _tall(self) -> float:
        """The height of the words."""
        return stacked([text for text, _ in self.beside])

    def cut(self, room: float) -> None:
        """None: a code is one thing."""

    def draw(self, sheet: Sheet, studio: Studio, frame: tuple[float, float], top: float) -> None:
        """Draw at `top` into `frame` (left, width)."""
        left = studio.left(frame, 0, self.side)
        edge = self.square * QUIET
        sheet.figure(self.figure, (left, top, self.side, self.side))
        with sheet.content(self.figure):
            for y, row in enumerate(self.squares):
                for start, length in _runs(row):
                    x = left + edge + start * self.square
                    _draw_bar(sheet, x, top + edge + y * self.square, length * self.square, self.square)
        inner = frame[1] - self.side - GAP
        at = studio.left(frame, self.side + GAP, inner)
        y_text = top + (self.height - self._tall) / 2
        for text, element in self.beside:
            text.draw_as(sheet, element, (at, y_text, inner), studio.lead)
            y_text += text.height


def qr_row(studio: Studio, part: QrCode, under: Element, width: float, gap: float) -> QrRow:
    """The row of a code. Raises Trouble(PAPER_FAILED) for content that makes the code too dense to read."""
    code = segno.make(part.content, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False)
    if int(code.version) > MOST_VERSION:
        raise Trouble(TroubleCode.PAPER_FAILED, {"qr": str(code.version)})
    squares = tuple(tuple(bool(dark) for dark in row) for row in code.matrix)
    figure = under.add("Figure", part.alternative.language, part.alternative.text)
    row = QrRow(squares, figure, (), width, gap)
    inner = width - row.side - GAP
    beside = tuple(
        (studio.text(line, inner), under.add("P", line.language)) for line in part.beside if line.text
    )
    return QrRow(squares, figure, beside, width, gap)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark squares begin and how many stand side by side: drawn as one bar, without seams."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((at, 1))
    return found


def _draw_bar(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    corners = ((x + width, y), (x + width, y + height), (x, y + height))
    sides: list[Step] = [("line", (corner,)) for corner in corners]
    sheet.path([("move", ((x, y),)), *sides, ("close", ())], Pen(None, INK))
