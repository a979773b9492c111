"""The plan for who does not read: blocks side by side, each a number, a large picture and what it shows."""

from __future__ import annotations

from desktop.documents.blocks import (
    CalendarLeaf,
    Counted,
    Line,
    Named,
    PictureCell,
    PictureCells,
    PictureRoad,
    WeekDays,
)
from desktop.pdf.flowables import Studio
from desktop.pdf.number_disc import DISC, NumberDisc
from desktop.pdf.picture_box import PictureBox
from desktop.pdf.sheet import Sheet
from desktop.pdf.shown import GAP, UNDER, FlowOfBoxes, box_of
from desktop.pdf.tags import Element

CELL_GAP, CELL_PAD = 24.0, 7.0
CELL_PICTURE, CELL_SHOWN = 88.0, 84.0
CELL_SMALL, CELL_BESIDE = 66.0, 56.0  # in two blocks side by side; beside days and hours
ONE_LINE = 56.0  # of a name, with its pin
COUNTED_GAP = 22.0  # hours belong to the picture before them, not to the one after


class Cells:
    """Numbered blocks side by side; the number and a large picture where reading begins."""

    def __init__(self, studio: Studio, part: PictureCells, under: Element, width: float) -> None:
        self._studio = studio
        count = len(part.cells)
        self._wide = (width - CELL_GAP * (count - 1)) / count
        self._cells = [
            _Cell(studio, cell, under.add("Sect"), self._wide, is_whole=count == 1) for cell in part.cells
        ]
        self.height = max(cell.height for cell in self._cells) + CELL_PAD

    def draw(self, sheet: Sheet, frame: tuple[float, float], top: float) -> None:
        for index, cell in enumerate(self._cells):
            offset = index * (self._wide + CELL_GAP)
            cell.draw(sheet, self._studio.left(frame, offset, self._wide), top)


class _Cell:
    """One block. In half a width a name that does not fit beside the picture stands beneath it."""

    def __init__(
        self, studio: Studio, cell: PictureCell, section: Element, width: float, is_whole: bool
    ) -> None:
        self._studio, self._section, self._width = studio, section, width
        scale = studio.density.scale
        # a number alone is no heading: what the picture shows is
        self._number, self._heading = section.add("P", studio.language), section.add("H2", studio.language)
        self._disc = NumberDisc(studio, cell.number, cell.local_number)
        self._picture = PictureBox(studio, cell.picture, CELL_PICTURE * scale)
        self._spine = DISC + 8 + self._picture.width
        inner = self._inner = width - self._spine - 16
        has_hours = any(isinstance(one, Counted) and not one.is_jar for one in cell.shown)
        has_jars = any(isinstance(one, Counted) and one.is_jar for one in cell.shown)
        self._gap = COUNTED_GAP if has_hours and not has_jars else GAP
        side = self._side(cell, is_whole) * scale
        self._below = width - DISC - 8
        written = () if is_whole else tuple(one for one in cell.shown if isinstance(one, Line | Named))
        is_narrow = any(box_of(studio, one, inner, side).height > ONE_LINE for one in written)
        roads = () if is_whole else tuple(one for one in cell.shown if isinstance(one, PictureRoad))
        under = (*(written if is_narrow else ()), *roads)
        beside = [box_of(studio, one, inner, side) for one in cell.shown if one not in under]
        self._beside = FlowOfBoxes(studio, beside, inner, self._gap)
        self._under = FlowOfBoxes(
            studio, [box_of(studio, one, self._below, side) for one in under], self._below
        )
        self._tall = max(self._picture.height, self._beside.height, DISC)
        self.height = self._tall + (self._under.height + UNDER if under else 0.0)

    def _side(self, cell: PictureCell, is_whole: bool) -> float:
        """Of what is shown beside the picture; with days or hours smaller, unless all of it has room."""
        if any(isinstance(one, WeekDays | CalendarLeaf) for one in cell.shown):
            return CELL_BESIDE
        usual = CELL_SHOWN if is_whole else CELL_SMALL
        if not any(isinstance(one, Counted) for one in cell.shown):
            return usual
        scaled = usual * self._studio.density.scale
        boxes = [box_of(self._studio, one, self._inner, scaled) for one in cell.shown]
        fits = FlowOfBoxes(self._studio, boxes, self._inner, self._gap).height <= self._picture.height
        return usual if fits else CELL_BESIDE

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        frame = (left, self._width)
        self._disc.draw(sheet, self._number, (self._studio.left(frame, 0, DISC), DISC), top)
        picture = self._studio.left(frame, DISC + 8, self._picture.width)
        self._picture.draw(sheet, self._heading, picture, top)
        inner = self._studio.left(frame, self._spine + 16, self._inner)
        room = max(self._tall - self._beside.height, 0.0)
        self._beside.draw(sheet, self._section, inner, top + min(room / 2, 12.0))
        below = self._studio.left(frame, DISC + 8, self._below)
        self._under.draw(sheet, self._section, below, top + self._tall + UNDER)
