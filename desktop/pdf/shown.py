"""What is shown instead of told, each as a box that knows its size: picture, days, leaf, clock, jar, road."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from desktop.documents.blocks import (
    CalendarLeaf,
    Clock,
    Counted,
    Jar,
    Line,
    Named,
    Picture,
    PictureRoad,
    Role,
    Shown,
    Stamp,
    Twin,
    WeekDays,
)
from desktop.pdf.flowables import Side, Studio, TwinLabel, WeekBox, beneath, list_body, stacked
from desktop.pdf.jars import HOURS, JarsBox
from desktop.pdf.leaf import ClockFaceBox, LeafBox
from desktop.pdf.picture_box import PictureBox
from desktop.pdf.sheet import Sheet
from desktop.pdf.signs import ARROW_SIDE, draw_arrow, draw_frame, draw_phone
from desktop.pdf.styles import STYLES, TEXT, TextStyle
from desktop.pdf.tags import Element

GAP, UNDER = 12.0, 8.0
#: a name, a place or a number that stands alone
WRITTEN = TextStyle(22, 700, TEXT, 1.3, {"Arab": 1.45})
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
        case Counted():
            return CountedBox(studio, shown, room, side)
        case Named():
            return NamedBox(studio, shown, room)
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


class CountedBox:
    """A picture with hours beside it, in a glass or plain; the Dutch beneath them."""

    GAP = 8.0
    SHARE = 52 / 56  # of the pictures beside it: the hours are what it tells

    def __init__(self, studio: Studio, counted: Counted, room: float, side: float) -> None:
        self._studio = studio
        side = self._side = side * self.SHARE
        self._picture = PictureBox(studio, counted.picture, side)
        left = room - side - self.GAP
        self._hours: Box
        if counted.is_jar:
            self._hours = JarsBox(studio, (Jar(_nothing(counted.hours), counted.hours),), left)
        else:
            self._hours = HoursBox(studio, counted.hours, left)
        self.width = side + self.GAP + self._hours.width
        self.height = max(side, self._hours.height)

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        frame = (left, self.width)
        at = self._studio.left(frame, 0, self._side)
        self._picture.draw(sheet, parent, at, top + (self.height - self._side) / 2)
        at = self._studio.left(frame, self._side + self.GAP, self._hours.width)
        self._hours.draw(sheet, parent, at, top + (self.height - self._hours.height) / 2)


def _nothing(hours: Twin) -> Twin:
    """No words beneath a glass: the picture beside it says what it is for."""
    return Twin(replace(hours.own, text=""), replace(hours.dutch, text=""))


class HoursBox:
    """Hours large, the Dutch beneath."""

    def __init__(self, studio: Studio, hours: Twin, room: float) -> None:
        self._own = studio.text(hours.own, room, HOURS)
        self._dutch = studio.text(beneath(hours), room, STYLES[Role.LABEL_DUTCH])
        self.width = max(self._own.width, self._dutch.width)
        self.height = self._own.height + self._dutch.height

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        self._own.draw(sheet, parent, (left, top, self.width), Side.CENTER)
        self._dutch.draw(sheet, parent, (left, top + self._own.height, self.width), Side.CENTER)


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


class NamedBox:
    """A picture with names beside it."""

    SIDE, GAP = 52.0, 10.0

    def __init__(self, studio: Studio, named: Named, room: float) -> None:
        self._studio = studio
        self._picture = PictureBox(studio, named.picture, self.SIDE)
        inner = room - self.SIDE - self.GAP
        self._names = [studio.text(line, inner, WRITTEN) for line in named.names]
        self._inner = max(text.width for text in self._names)
        self.width = self.SIDE + self.GAP + self._inner
        self._tall = stacked(self._names)
        self.height = max(self.SIDE, self._tall)

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        frame = (left, self.width)
        at = self._studio.left(frame, 0, self.SIDE)
        self._picture.draw(sheet, parent, at, top + (self.height - self.SIDE) / 2)
        at = self._studio.left(frame, self.SIDE + self.GAP, self._inner)
        y = top + (self.height - self._tall) / 2
        for text in self._names:
            text.draw(sheet, parent, (at, y, self._inner), self._studio.lead)
            y += text.height


class FlowOfBoxes:
    """Boxes beside each other in reading order, in as many rows as they need; each row in its middle.

    Small things stand under each other where a taller one before them leaves room: clock and place beside a
    leaf.
    """

    def __init__(self, studio: Studio, boxes: Sequence[Box], width: float, gap: float = GAP) -> None:
        self._studio, self._width, self._gap = studio, width, gap
        self._rows: list[list[list[Box]]] = []
        for box in boxes:
            self._place(box)
        self.height = sum(max(_tall(column) for column in row) for row in self._rows)
        self.height += GAP * max(len(self._rows) - 1, 0)

    def _place(self, box: Box) -> None:
        row = self._rows[-1] if self._rows else []
        if len(row) > 1:
            before = [*row[:-1], [*row[-1], box]]
            if (
                _tall(before[-1]) <= max(_tall(column) for column in row[:-1])
                and _across(before, self._gap) <= self._width
            ):
                row[-1].append(box)
                return
        if row and _across([*row, [box]], self._gap) <= self._width:
            row.append([box])
        else:
            self._rows.append([[box]])

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        """Draw at (left, top)."""
        for row in self._rows:
            tall = max(_tall(column) for column in row)
            offset = 0.0
            for column in row:
                wide = max(box.width for box in column)
                y = top + (tall - _tall(column)) / 2
                for box in column:
                    at = self._studio.left((left, self._width), offset, box.width)
                    box.draw(sheet, parent, at, y)
                    y += box.height + UNDER
                offset += wide + self._gap
            top += tall + GAP


def _tall(column: Sequence[Box]) -> float:
    return sum(box.height for box in column) + UNDER * (len(column) - 1)


def _across(row: Sequence[Sequence[Box]], gap: float) -> float:
    return sum(max(box.width for box in column) for column in row) + gap * (len(row) - 1)
