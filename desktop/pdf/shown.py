"""What is shown instead of told, each as a box that knows its size: picture, days, leaf, clock, jar, road."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desktop.documents.blocks import (
    CalendarLeaf,
    Clock,
    Jar,
    Line,
    Picture,
    PictureRoad,
    Role,
    Shown,
    Stamp,
    WeekDays,
)
from desktop.pdf.flowables import Side, Studio, TwinLabel, WeekBox, list_body
from desktop.pdf.jars import JarsBox
from desktop.pdf.leaf import ClockFaceBox, LeafBox
from desktop.pdf.picture_box import PictureBox
from desktop.pdf.sheet import Sheet
from desktop.pdf.signs import ARROW_SIDE, draw_arrow, draw_frame, draw_phone
from desktop.pdf.styles import TEXT, TextStyle
from desktop.pdf.tags import Element

GAP = 14.0
#: a name, a place or a number that stands alone
WRITTEN = TextStyle(24, 700, TEXT, 1.3, {"Arab": 1.45})
PHONE_SIGN, PHONE_GAP = 26.0, 8.0
STAMP_PAD = 14.0


class Box(Protocol):
    """Something measured that can be drawn at a place; it adds its own elements to `parent`."""

    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None: ...


def box_of(studio: Studio, shown: Shown, room: float, side: float) -> Box:
    """The box of one thing: at most `room` pixels wide, pictures `side` by `side`."""
    match shown:
        case Picture():
            return PictureBox(studio, shown, min(side, room))
        case PictureRoad(pictures):
            return PictureRoadBox(studio, pictures, room, side)
        case WeekDays():
            return WeekBox(studio, shown, room)
        case CalendarLeaf():
            return LeafBox(studio, shown, room)
        case Clock():
            return ClockFaceBox(studio, shown, min(side, 56.0))
        case Jar():
            return JarsBox(studio, (shown,), room)
        case Stamp():
            return StampBox(studio, shown, room)
        case Line():
            return WrittenBox(studio, shown, room)


class PictureRoadBox:
    """Pictures with arrows in the reading direction."""

    GAP = 8.0

    def __init__(self, studio: Studio, pictures: Sequence[Picture], room: float, side: float) -> None:
        self._studio = studio
        between = (ARROW_SIDE + 2 * self.GAP) * (len(pictures) - 1)
        self._side = min(side, (room - between) / max(len(pictures), 1))
        self._pictures = [PictureBox(studio, picture, self._side) for picture in pictures]
        self.width = self._side * len(pictures) + between
        self.height = self._side

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        items = parent.add("L", self._studio.language)
        frame, offset = (left, self.width), 0.0
        for index, picture in enumerate(self._pictures):
            picture.draw(sheet, list_body(items), self._studio.left(frame, offset, self._side), top)
            offset += self._side + self.GAP
            if index + 1 < len(self._pictures):
                at = self._studio.left(frame, offset, ARROW_SIDE)
                with sheet.content(None):
                    draw_arrow(sheet, at, top + (self.height - ARROW_SIDE) / 2, self._studio.is_rtl)
                offset += ARROW_SIDE + self.GAP


class StampBox:
    """The framed word of a paper that is not final."""

    def __init__(self, studio: Studio, stamp: Stamp, room: float) -> None:
        self._label = TwinLabel(studio, stamp.word, room - 2 * STAMP_PAD, is_bold=True)
        self.width = self._label.width + 2 * STAMP_PAD
        self.height = self._label.height + 12

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        with sheet.content(None):
            draw_frame(sheet, left, top, self.width, self.height, 8, 3)
        self._label.draw(sheet, parent, (left, top + 6, self.width))


class WrittenBox:
    """A line that stands alone; a phone number behind the sign of a telephone, never mirrored."""

    def __init__(self, studio: Studio, line: Line, room: float) -> None:
        self._studio = studio
        self._sign = PHONE_SIGN + PHONE_GAP if line.role is Role.PHONE else 0.0
        self._text = studio.text(line, room - self._sign, WRITTEN)
        self.width = self._text.width + self._sign
        self.height = self._text.height

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        frame = (left, self.width)
        if self._sign:
            at = self._studio.left(frame, 0, PHONE_SIGN)
            with sheet.content(None):
                draw_phone(sheet, at, top + (self.height - PHONE_SIGN) / 2, PHONE_SIGN)
        at = self._studio.left(frame, self._sign, self._text.width)
        side = Side.LEFT if self._sign else self._studio.lead
        self._text.draw(sheet, parent, (at, top, self._text.width), side)


class FlowOfBoxes:
    """Boxes beside each other in reading order, in as many rows as they need; each row in its middle."""

    def __init__(self, studio: Studio, boxes: Sequence[Box], width: float) -> None:
        self._studio, self._width = studio, width
        self._rows: list[list[Box]] = []
        taken = 0.0
        for box in boxes:
            if not self._rows or taken + GAP + box.width > width:
                self._rows.append([])
                taken = -GAP
            self._rows[-1].append(box)
            taken += GAP + box.width
        self.height = sum(max(box.height for box in row) for row in self._rows)
        self.height += GAP * max(len(self._rows) - 1, 0)

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        for row in self._rows:
            tall = max(box.height for box in row)
            offset = 0.0
            for box in row:
                at = self._studio.left((left, self._width), offset, box.width)
                box.draw(sheet, parent, at, top + (tall - box.height) / 2)
                offset += box.width + GAP
            top += tall + GAP
