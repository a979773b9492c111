"""Rows of a flowing sheet: columns of set text that can be cut between two lines at the end of a page.

The structure (paragraph, list, table) is built while measuring; drawing only fills it, so that a paragraph
that goes on on the next page stays one paragraph for who listens to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop.pdf.flowables import SetText, Side, Studio
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.signs import draw_frame, draw_tick
from desktop.pdf.styles import INK, PAPER, RULE
from desktop.pdf.tags import Element

#: lines of a row that stay together at the end and at the beginning of a page
LEAST_LINES = 2
SHORT = 200.0  # of what is said in two languages and not cut
BOX = 15.0  # side of a box to tick
FRAME_PAD = 10.0


class Mark(Enum):
    """What is drawn with a row besides its text."""

    NONE = auto()
    BOX = auto()  # to tick, at the leading edge
    TICKED = auto()
    RULE = auto()  # a line beneath
    LINE = auto()  # to write on, in the last column
    FRAME = auto()
    STAMP = auto()  # a frame round the last column


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph and the element it belongs to; None = decoration."""

    text: SetText
    element: Element | None


@dataclass(frozen=True, slots=True)
class Column:
    """Paragraphs under each other, `offset` from the leading edge of the sheet, in pixels."""

    offset: float
    width: float
    pieces: tuple[Piece, ...]
    side: Side | None = None  # None = where lines of the page begin

    @property
    def height(self) -> float:
        return sum(piece.text.height for piece in self.pieces)

    def cut(self, room: float) -> tuple[Column, Column]:
        """What fits in `room` and what is left."""
        first: list[Piece] = []
        rest: list[Piece] = []
        for piece in self.pieces:
            fitting = int((room + 0.01) // piece.text.line_height)
            if rest or fitting < 1:
                rest.append(piece)
            elif fitting >= len(piece.text.lines):
                first.append(piece)
                room -= piece.text.height
            else:
                begin, end = piece.text.cut(fitting)
                first.append(replace(piece, text=begin))
                rest.append(replace(piece, text=end))
        return replace(self, pieces=tuple(first)), replace(self, pieces=tuple(rest))

    @property
    def is_twin(self) -> bool:
        return len({piece.text.language for piece in self.pieces}) > 1

    @property
    def lines(self) -> int:
        return sum(len(piece.text.lines) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class FlowRow:
    """Columns that begin at the same height. `gap` above it, not at the top of a page.

    `head`: the row that is drawn again above it where it begins a page (the head of a table).
    """

    columns: tuple[Column, ...]
    gap: float = 0.0
    mark: Mark = Mark.NONE
    keeps_next: bool = False
    starts_page: bool = False
    pad: float = 0.0  # above and below the text
    head: FlowRow | None = None
    least: float = 0.0  # height, for who writes in it by hand

    @property
    def height(self) -> float:
        tallest = max((column.height for column in self.columns), default=0.0)
        least = max(self.least, BOX + 3 if self.mark in (Mark.BOX, Mark.TICKED) else 0.0)
        return max(tallest, least) + 2 * self.pad

    def cut(self, room: float, fewest: int = LEAST_LINES) -> tuple[FlowRow, FlowRow] | None:
        """The part that fits in `room` and the rest; None where fewer than `fewest` lines would stand alone.

        A short thing that is said in two languages stays whole: the second is not to stand on another page.
        """
        if self.height <= SHORT and any(column.is_twin for column in self.columns):
            return None
        pairs = [column.cut(room - 2 * self.pad) for column in self.columns]
        first = max((begin.lines for begin, _ in pairs), default=0)
        rest = max((end.lines for _, end in pairs), default=0)
        if first < fewest or rest < fewest:
            return None
        is_box = self.mark in (Mark.BOX, Mark.TICKED)
        begin = replace(self, columns=tuple(begin for begin, _ in pairs), keeps_next=False)
        end = replace(
            self,
            columns=tuple(end for _, end in pairs),
            starts_page=False,
            mark=Mark.NONE if is_box else self.mark,
        )
        return begin, end

    def silent(self) -> FlowRow:
        """The same row as decoration."""
        columns = tuple(
            replace(column, pieces=tuple(replace(piece, element=None) for piece in column.pieces))
            for column in self.columns
        )
        return replace(self, columns=columns, gap=0.0)

    def draw(self, sheet: Sheet, studio: Studio, frame: tuple[float, float], top: float) -> None:
        """Draw at `top` into `frame` (left, width)."""
        self._draw_mark(sheet, studio, frame, top)
        for column in self.columns:
            left = studio.left(frame, column.offset, column.width)
            y = top + self.pad
            for piece in column.pieces:
                place = (left, y, column.width)
                if piece.text.lines:
                    piece.text.draw_as(sheet, piece.element, place, column.side or studio.lead)
                y += piece.text.height

    def _draw_mark(self, sheet: Sheet, studio: Studio, frame: tuple[float, float], top: float) -> None:
        left, width = frame
        with sheet.content(None):
            if self.mark in (Mark.BOX, Mark.TICKED):
                at = studio.left(frame, 0, BOX)
                first = next((p.text for c in self.columns for p in c.pieces), None)
                y = top + self.pad + (max(first.line_height - BOX, 0) / 2 if first else 0)
                draw_frame(sheet, at, y, BOX, BOX, 3, 1.8)
                if self.mark is Mark.TICKED:
                    draw_tick(sheet, at + 2, y + 2, BOX - 4)
            elif self.mark is Mark.RULE:
                y = top + self.height
                sheet.line((left, y), (left + width, y), Pen(RULE, None, 1))
            elif self.mark is Mark.LINE:
                last = self.columns[-1]
                x, y = studio.left(frame, last.offset, last.width), top + self.height - 2
                sheet.line((x, y), (x + last.width, y), Pen(RULE, None, 1))
            elif self.mark is Mark.FRAME:
                sheet.box(left, top, width, self.height, 6, Pen(INK, PAPER, 1.5))
            elif self.mark is Mark.STAMP:
                last = self.columns[-1]
                x = studio.left(frame, last.offset, last.width)
                draw_frame(sheet, x, top, last.width, last.height + 2 * self.pad, 8, 3)
