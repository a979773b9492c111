"""The parts of a flowing sheet measured into rows, with their place in the structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.blocks import (
    AppointmentCard,
    Direction,
    Framed,
    Items,
    LabelRows,
    Line,
    Part,
    PictureCells,
    PictureWords,
    Prose,
    QrCode,
    Said,
    Table,
    Ticks,
)
from desktop.pdf.flowables import Studio
from desktop.pdf.logo import LogoRow
from desktop.pdf.paper_rows import BOX, FRAME_PAD, Column, FlowRow, Mark, Piece
from desktop.pdf.picture_row import PictureRow, picture_rows
from desktop.pdf.qr_row import QrRow, qr_row
from desktop.pdf.tags import Element

Row = FlowRow | QrRow | LogoRow | PictureRow

PART_GAP = 7.0  # between a title and its first part, and between parts
ROW_GAP, ITEM_GAP = 3.0, 4.0
NUMBER_WIDTH = 28.0
COLUMN_GAP = 12.0
CELL_PAD = 4.0
WRITTEN = 27.0  # the height of a line that is written by hand
HIGHEST_BESIDE = 2.0  # heights of a code
DUTCH = "nl"


class PartRows:
    """Makes rows of parts for a page of `width` pixels; the elements go under the section's element."""

    def __init__(self, studio: Studio, width: float) -> None:
        self._studio, self._width = studio, width

    def of(self, part: Part, under: Element) -> list[Row]:
        """The rows of one part, the first with the gap of a part."""
        match part:
            case Prose(lines):
                return [FlowRow((self.column(lines, under, 0, self._width),), PART_GAP)]
            case Framed(lines):
                inner = self._width - 2 * FRAME_PAD
                column = self.column(lines, under, FRAME_PAD, inner)
                return [FlowRow((column,), PART_GAP + 3, Mark.FRAME, pad=FRAME_PAD)]
            case LabelRows():
                return self._labels(part, under)
            case Items():
                return self._items(part, under)
            case Ticks():
                return self._ticks(part, under)
            case Table():
                return self._table(part, under)
            case QrCode():
                return self._code(part, under)
            case PictureWords() | AppointmentCard() | PictureCells():
                return [*picture_rows(self._studio, part, under, self._width)]

    def column(
        self, lines: Sequence[Line], parent: Element, offset: float, width: float, kind: str = "P"
    ) -> Column:
        """Lines under each other, each an element of its own language."""
        return Column(
            offset,
            width,
            tuple(
                Piece(self._studio.text(line, width), parent.add(kind, line.language))
                for line in lines
                if line.text
            ),
        )

    def _code(self, part: QrCode, under: Element) -> list[Row]:
        """The code with its words beside it; beneath it where they are much higher than the code."""
        element = Element("Div")
        row = qr_row(self._studio, part, element, self._width, PART_GAP + 3)
        if row.height <= row.side * HIGHEST_BESIDE:
            under.kids.extend(element.kids)
            return [row]
        alone = qr_row(self._studio, replace(part, beside=()), under, self._width, PART_GAP + 3)
        return [alone, FlowRow((self.column(part.beside, under, 0, self._width),), PART_GAP)]

    def _labels(self, part: LabelRows, under: Element) -> list[Row]:
        table = under.add("Table")
        label = self._width * part.share / 100 - COLUMN_GAP
        value = self._width - label - COLUMN_GAP
        rows: list[Row] = []
        for at, one in enumerate(part.rows):
            line = table.add("TR")
            head, cell = line.add("TH"), line.add("TD")
            head.scope = "Row"
            below = (one.note,) if one.note is not None else ()
            columns = (
                self.column(one.label, head, 0, label),
                self.column((*one.value, *below), cell, label + COLUMN_GAP, value),
            )
            is_empty = not columns[1].pieces
            mark, least = (Mark.LINE, WRITTEN) if is_empty else (Mark.NONE, 0.0)
            if part.is_ruled:
                rows.append(FlowRow(columns, 0.0 if at else PART_GAP, Mark.RULE, pad=CELL_PAD, least=least))
            else:
                rows.append(FlowRow(columns, ROW_GAP if at else PART_GAP, mark, least=least))
        return rows

    def _items(self, part: Items, under: Element) -> list[Row]:
        items = under.add("L")
        rows: list[Row] = []
        for at, said in enumerate(part.items):
            item = items.add("LI")
            sign = Line(f"{at + 1}." if part.is_numbered else "•", DUTCH, Direction.LTR, said[0].role)
            number = self.column((sign,), item, 0, NUMBER_WIDTH, "Lbl")
            inner = self._width - NUMBER_WIDTH
            text = self.column(said, item.add("LBody"), NUMBER_WIDTH, inner)
            rows.append(FlowRow((number, text), ITEM_GAP if at else PART_GAP))
        return rows

    def _ticks(self, part: Ticks, under: Element) -> list[Row]:
        items = under.add("L")
        rows: list[Row] = []
        indent = BOX + 12
        for at, said in enumerate(part.items):
            body = items.add("LI").add("LBody")
            column = self.column(said, body, indent, self._width - indent)
            mark = Mark.TICKED if at in part.ticked else Mark.BOX
            rows.append(FlowRow((column,), ITEM_GAP + 3 if at else PART_GAP, mark))
        return rows

    def _table(self, part: Table, under: Element) -> list[Row]:
        table = under.add("Table")
        whole = sum(part.shares)
        room = self._width - COLUMN_GAP * (len(part.shares) - 1)
        widths = [room * share / whole for share in part.shares]
        starts = [sum(widths[:at]) + COLUMN_GAP * at for at in range(len(widths))]
        head = self._cells(part.head, table.add("TR"), "TH", starts, widths, PART_GAP)
        rows: list[Row] = [head]
        blank = tuple(replace(cell, text="") for cell in part.head)
        for cells in (*part.rows, *(blank for _ in range(part.empty_rows))):
            row = self._cells(cells, table.add("TR"), "TD", starts, widths, 0)
            least = 0.0 if any(column.pieces for column in row.columns) else WRITTEN
            rows.append(FlowRow(row.columns, 0, Mark.RULE, pad=CELL_PAD, head=head.silent(), least=least))
        return rows

    def _cells(
        self,
        cells: Sequence[Line],
        row: Element,
        kind: str,
        starts: Sequence[float],
        widths: Sequence[float],
        gap: float,
    ) -> FlowRow:
        columns = []
        for line, start, width in zip(cells, starts, widths, strict=True):
            cell = row.add(kind, line.language)
            cell.scope = "Column" if kind == "TH" else None
            pieces = (Piece(self._studio.text(line, width), cell),) if line.text else ()
            columns.append(Column(start, width, pieces))
        return FlowRow(tuple(columns), gap, Mark.RULE, keeps_next=kind == "TH", pad=CELL_PAD)


def titled(rows: PartRows, lines: Said, under: Element, width: float, kind: str) -> Column:
    """A heading: its first line is the heading, the others (Dutch beneath) are paragraphs."""
    head = rows.column(lines[:1], under, 0, width, kind)
    more = rows.column(lines[1:], under, 0, width)
    return Column(0, width, (*head.pieces, *more.pieces))
