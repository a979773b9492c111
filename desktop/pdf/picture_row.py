"""Rows with pictures for a flowing sheet: what each means, a card of an appointment, the plan in pictures.

None of them is ever cut. Elements of the text are made while measuring, so that their order is that of
reading; a box adds its own where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from desktop.documents.blocks import (
    AppointmentCard,
    Clock,
    Line,
    PaperSheet,
    Picture,
    PictureCells,
    PictureWords,
    Role,
)
from desktop.pdf.flowables import SetText, Studio, stacked
from desktop.pdf.leaf import ClockFaceBox, LeafBox
from desktop.pdf.picture_cells import CELL_PAD, Cells
from desktop.pdf.qr_row import QrRow, qr_row
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.shown import Box, box_of
from desktop.pdf.styles import INK, PAPER, RULE
from desktop.pdf.tags import Element

LEGEND_SIDE, LEGEND_COLUMN, LEGEND_GAP = 64.0, 150.0, 16.0
ROW_PAD = 5.0
CARD_PAD, CARD_SIDE, CARD_GAP, CARD_LEAF = 12.0, 34.0, 12.0, 150.0
CARD_ROW, CARD_AIR = 7.0, 9.0
CODE = "code-square"
LARGER = (1.4, 1.25, 1.12)

Frame = tuple[float, float]


class _Drawing(Protocol):
    @property
    def height(self) -> float: ...
    def draw(self, sheet: Sheet, frame: Frame, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A row that is one thing. `rule`: a thin line beneath, which parts it from the next."""

    drawing: _Drawing
    gap: float = 0.0
    keeps_next: bool = False
    starts_page: bool = False
    head: None = None
    rule: bool = False

    @property
    def height(self) -> float:
        return self.drawing.height

    def cut(self, room: float) -> None:
        """None: a picture is one thing with its words."""

    def draw(self, sheet: Sheet, studio: Studio, frame: Frame, top: float) -> None:
        """Draw at `top` into `frame` (left, width)."""
        self.drawing.draw(sheet, frame, top)
        if self.rule:
            y = top + self.height
            with sheet.content(None):
                sheet.line((frame[0], y), (frame[0] + frame[1], y), Pen(RULE, None, 1))


def picture_rows(
    studio: Studio, part: PictureWords | AppointmentCard | PictureCells, under: Element, width: float
) -> list[PictureRow]:
    """The row of one part; its elements go under the section's element."""
    match part:
        case PictureWords():
            return [PictureRow(_Meaning(studio, part, under, width), 2.0, rule=True)]
        case AppointmentCard():
            return [PictureRow(_Card(studio, part, under, width), 10.0)]
        case PictureCells():
            return [PictureRow(Cells(studio, part, under, width), CELL_PAD, rule=True)]


def larger_pictures(page: PaperSheet) -> tuple[float, ...]:
    """How much larger the pictures of a plan without words may be where one sheet has room, largest first."""
    is_plan = any(isinstance(part, PictureCells) for one in page.sections for part in one.parts)
    return LARGER if is_plan else ()


class _Words:
    """Lines beside a picture, each an element of its own language."""

    def __init__(self, studio: Studio, lines: tuple[Line, ...], parent: Element, width: float) -> None:
        self._studio, self._width = studio, width
        self._lines: list[tuple[SetText, Element]] = [
            (studio.text(line, width), parent.add("P", line.language)) for line in lines if line.text
        ]
        self.height = stacked([text for text, _ in self._lines])

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        for text, element in self._lines:
            text.draw_as(sheet, element, (left, top, self._width), self._studio.lead)
            top += text.height


class _Meaning:
    """A large picture or sign in the middle of its column, its meaning beside it."""

    def __init__(self, studio: Studio, part: PictureWords, under: Element, width: float) -> None:
        self._studio = studio
        self._holder = under.add("Div")
        self._box = box_of(studio, part.shown, LEGEND_COLUMN, LEGEND_SIDE)
        self._inner = width - LEGEND_COLUMN - LEGEND_GAP
        self._words = _Words(studio, part.words, under, self._inner)
        self.height = max(self._box.height, self._words.height, LEGEND_SIDE) + 2 * ROW_PAD

    def draw(self, sheet: Sheet, frame: Frame, top: float) -> None:
        column = self._studio.left(frame, 0, LEGEND_COLUMN)
        at = column + (LEGEND_COLUMN - self._box.width) / 2
        self._box.draw(sheet, self._holder, at, top + (self.height - self._box.height) / 2)
        left = self._studio.left(frame, LEGEND_COLUMN + LEGEND_GAP, self._inner)
        self._words.draw(sheet, left, top + (self.height - self._words.height) / 2)


class _Card:
    """Leaf, clock and code in one column, the rows of who, what, where in the other; a frame round both."""

    def __init__(self, studio: Studio, part: AppointmentCard, under: Element, width: float) -> None:
        self._studio = studio
        less = studio.density.pad  # of the air, where a sheet is tried tighter
        self._between, self._pad = CARD_ROW - less, CARD_PAD - less
        self._holder = under.add("Div")
        self._leaf = LeafBox(studio, part.leaf, CARD_LEAF)
        self._clock = ClockFaceBox(studio, Clock(part.leaf.clock), 44.0) if part.leaf.clock else None
        self._column = CARD_LEAF + 8
        inner = width - self._column - 3 * CARD_PAD
        words = inner - CARD_SIDE - CARD_GAP
        items = under.add("L")
        self._rows: list[tuple[Box, Element, _Words]] = []
        for row in part.rows:
            self._rows.append(self._row(items, row, words))
        self._inner, self._words = inner, words
        self._code: QrRow | None = None
        if part.code is not None:
            # the code stands under the leaf; what to do with it is the last of the rows
            self._code = qr_row(studio, replace(part.code, beside=()), under, self._column, 0)
            silent = Line("", part.code.alternative.language, part.code.alternative.direction, Role.LABEL)
            self._rows.append(self._row(items, PictureWords(Picture(CODE, silent), part.code.beside), words))
        self.height = max(self._leaf_height(), self._rows_height()) + 2 * self._pad

    def _row(self, items: Element, row: PictureWords, width: float) -> tuple[Box, Element, _Words]:
        body = items.add("LI").add("LBody")
        holder = body.add("Div")
        box = box_of(self._studio, row.shown, CARD_SIDE, CARD_SIDE)
        return box, holder, _Words(self._studio, row.words, body, width)

    def _leaf_height(self) -> float:
        clock = CARD_AIR + self._clock.height if self._clock else 0.0
        return self._leaf.height + clock + (CARD_AIR + self._code.height if self._code else 0.0)

    def _rows_height(self) -> float:
        return sum(_row_height(box, words) + self._between for box, _, words in self._rows) - self._between

    def draw(self, sheet: Sheet, frame: Frame, top: float) -> None:
        left, width = frame
        with sheet.content(None):
            sheet.box(left, top, width, self.height, 8, Pen(INK, PAPER, 1.5))
        y = top + self._pad
        column = self._studio.left(frame, CARD_PAD, self._column)
        boxes: tuple[Box, ...] = (self._leaf,) if self._clock is None else (self._leaf, self._clock)
        for box in boxes:
            box.draw(sheet, self._holder, column + (self._column - box.width) / 2, y)
            y += box.height + CARD_AIR
        if self._code:
            side = self._code.side
            self._code.draw(sheet, self._studio, (column + (self._column - side) / 2, side), y)
        y = top + self._pad
        at = self._studio.left(frame, self._column + 2 * CARD_PAD, self._inner)
        for box, holder, words in self._rows:
            tall = _row_height(box, words)
            sign = self._studio.left((at, self._inner), (CARD_SIDE - box.width) / 2, box.width)
            box.draw(sheet, holder, sign, y + (tall - box.height) / 2)
            beside = self._studio.left((at, self._inner), CARD_SIDE + CARD_GAP, self._words)
            words.draw(sheet, beside, y + (tall - words.height) / 2)
            y += tall + self._between


def _row_height(box: Box, words: _Words) -> float:
    return max(box.height, words.height)
