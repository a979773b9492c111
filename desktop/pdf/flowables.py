"""Things that have a height and can be drawn at a place: set text, labels, road, week.

Every one is measured when it is made and only drawn afterwards. `Studio` carries what all of them need.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import zip_longest
from math import inf

from desktop.documents.blocks import Direction, Line, Road, Role, Twin, WeekDays
from desktop.pdf.bidi_text import Paragraph, Setter, TextLine
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.signs import ARROW_SIDE, draw_arrow, draw_tick
from desktop.pdf.styles import DENSITIES, INK, PAPER, RULE, STYLES, TINT, Density, TextStyle
from desktop.pdf.tags import Element

#: the Pashto letter with two dots, one under the other, below a tail: lower than any other letter here
DEEP = "\u06d0"
#: scripts of which the letters of a word hang together
JOINED = frozenset({"Arab", "Syrc", "Nkoo", "Mong", "Deva", "Beng"})
LEAST_ROOM = 100.0  # thousandths of the em


class Side(Enum):
    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Studio:
    """What everything on a page needs: who sets text, where pictures are, and which way the page runs."""

    setter: Setter
    pictures: PictureShelf
    direction: Direction
    language: str
    density: Density = DENSITIES[0]

    @property
    def is_rtl(self) -> bool:
        return self.direction is Direction.RTL

    @property
    def lead(self) -> Side:
        """The side where lines begin, for all languages on the page."""
        return Side.RIGHT if self.is_rtl else Side.LEFT

    @property
    def trail(self) -> Side:
        """The side opposite to `lead`."""
        return Side.LEFT if self.is_rtl else Side.RIGHT

    def left(self, frame: tuple[float, float], offset: float, width: float) -> float:
        """The left edge of a thing that stands `offset` from the leading edge of (left, width)."""
        return frame[0] + (frame[1] - offset - width if self.is_rtl else offset)

    def text(self, line: Line, width: float = float("inf"), style: TextStyle | None = None) -> SetText:
        """Set a line of the blocks in the style of its role, broken to `width` pixels."""
        style = style or STYLES[line.role]
        if line.role in {Role.SENTENCE, Role.SENTENCE_DUTCH}:
            style = style.tightened(self.density.line)
        return SetText(self.setter, line, style, width)


class SetText:
    """A paragraph broken into lines; `width` is that of its longest line, in pixels.

    Its height is known when it is made; the lines themselves are made when somebody looks at them. A page
    is tried in many ways and drawn in one.
    """

    def __init__(self, setter: Setter, line: Line, style: TextStyle, width: float) -> None:
        self._paragraph = Paragraph(line.text, line.language, line.direction, style.weight)
        if style.tracking and self._paragraph.script in JOINED:
            style = replace(style, tracking=0)  # it would tear words apart
        self._setter, self._room = setter, width * 1000 / style.size + 0.5
        face = setter.main_face(self._paragraph)
        self.language = line.language
        self.style = style
        self._make_room_for_tracking()
        self.line_height = style.height(self._paragraph.script)
        letters = (face.ascent - face.descent) * style.size / 1000
        self.base = (self.line_height - letters) / 2 + face.ascent * style.size / 1000
        deep = style.deep * style.size if DEEP in line.text else 0.0
        self.height = self.line_height * setter.line_count(self._paragraph, self._room) + deep

    def _make_room_for_tracking(self) -> None:
        """Break earlier, where spaced letters would take a line over the edge."""
        room, spacing = self._room, self.style.tracking * 1000 / self.style.size
        while spacing and room > LEAST_ROOM:
            lines = self._setter.lines(self._paragraph, self._room)
            if all(one.width + spacing * (len(one.text) - 1) <= room for one in lines):
                return
            self._room *= 0.9
            if self._room < LEAST_ROOM:
                return

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """The lines, from the first to the last."""
        return self._setter.lines(self._paragraph, self._room)

    @cached_property
    def width(self) -> float:
        """The width of the longest line, in pixels."""
        return max((self._wide(line) for line in self.lines), default=0.0)

    @property
    def last_width(self) -> float:
        """The width of the last line, in pixels."""
        return self._wide(self.lines[-1]) if self.lines else 0.0

    def _wide(self, line: TextLine) -> float:
        letters = sum(len(run.clusters) for run in line.runs if run.level % 2 == 0)
        return line.width * self.style.size / 1000 + self.style.tracking * max(letters - 1, 0)

    def draw(
        self,
        sheet: Sheet,
        parent: Element | None,
        place: tuple[float, float, float],
        side: Side,
        kind: str = "P",
    ) -> None:
        """Draw into (left, top, width) as a new `kind` element of `parent`; None makes it decoration."""
        if self.lines:
            self.draw_as(sheet, parent.add(kind, self.language) if parent else None, place, side)

    def cut(self, count: int) -> tuple[SetText, SetText]:
        """The first `count` lines and the others, for a paragraph that goes on on the next page."""
        return self._part(self.lines[:count]), self._part(self.lines[count:])

    def _part(self, lines: tuple[TextLine, ...]) -> SetText:
        part = copy(self)
        part.lines, part.width, part.height = lines, self.width, self.line_height * len(lines)
        return part

    def draw_as(
        self, sheet: Sheet, element: Element | None, place: tuple[float, float, float], side: Side
    ) -> None:
        """Draw into (left, top, width) as content of an element that is there already."""
        left, top, width = place
        placed = [
            (line, left + (width - self._wide(line)) * side.value, top + self.base + index * self.line_height)
            for index, line in enumerate(self.lines)
        ]
        with sheet.content(element):
            sheet.text(placed, self.style.size, self.style.color, self.style.tracking)


def beneath(twin: Twin) -> Line:
    """The Dutch of a twin; empty where the first line already says the same in Dutch."""
    own, dutch = twin.own, twin.dutch
    is_same = (own.text, own.language) == (dutch.text, dutch.language)
    return replace(dutch, text="") if is_same else dutch


class TwinLabel:
    """A short label in both languages, one above the other and centred."""

    def __init__(self, studio: Studio, twin: Twin, width: float, is_bold: bool) -> None:
        style = STYLES[Role.LABEL]
        self.own = studio.text(twin.own, width, style.bold() if is_bold else style)
        self.dutch = studio.text(beneath(twin), width, STYLES[Role.LABEL_DUTCH])
        self.height = self.own.height + self.dutch.height
        self.width = max(self.own.width, self.dutch.width)

    def draw(
        self, sheet: Sheet, body: Element, place: tuple[float, float, float], tick: bool = False
    ) -> None:
        left, top, width = place
        self.own.draw(sheet, body, place, Side.CENTER)
        top += self.own.height
        room = 19 if tick else 0
        self.dutch.draw(sheet, body, (left - room / 2, top, width), Side.CENTER)
        if tick:
            with sheet.content(None):
                draw_tick(sheet, left + (width + self.dutch.width) / 2 - 5, top + 1, 14)


def list_body(parent: Element) -> Element:
    """A new item of a list, ready for its text."""
    return parent.add("LI").add("LBody")


def shared(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """`room` divided: first what each needs at least; of the rest nobody gets more than it wants.

    Where there is not even room for the least, equal parts, and what wants less gets what it wants.
    """
    if sum(least) > room:
        least = [0.0] * len(wanted)
    left = room - sum(least)
    given = list(least)
    more = [most - start for most, start in zip(wanted, least, strict=True)]
    for done, at in enumerate(sorted(range(len(more)), key=lambda at: more[at])):
        part = min(more[at], left / (len(more) - done))
        given[at] += part
        left -= part
    return given


def _longest_word(studio: Studio, twin: Twin) -> float:
    """How wide a label has to be for no word of it to be broken."""
    return max(
        TwinLabel(studio, Twin(replace(twin.own, text=own), replace(twin.dutch, text=dutch)), inf, True).width
        for own, dutch in zip_longest(twin.own.text.split(), twin.dutch.text.split(), fillvalue="")
    )


class RoadBox:
    """Stones with arrows in the reading direction."""

    PAD = 11.0
    GAP = 4.0

    def __init__(self, studio: Studio, road: Road, width: float) -> None:
        self._studio = studio
        between = (ARROW_SIDE + 2 * self.GAP) * (len(road.stones) - 1)
        self._labels = [TwinLabel(studio, stone, float("inf"), is_bold=True) for stone in road.stones]
        if sum(label.width + 2 * self.PAD for label in self._labels) + between > width:
            room = width - between - 2 * self.PAD * len(road.stones)
            least = [_longest_word(studio, stone) for stone in road.stones]
            widths = shared([label.width for label in self._labels], least, room)
            self._labels = [
                TwinLabel(studio, stone, most, is_bold=True)
                for stone, most in zip(road.stones, widths, strict=True)
            ]
        self.width = sum(label.width + 2 * self.PAD for label in self._labels) + between
        self.height = max(label.height for label in self._labels) + 10

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        items = parent.add("L", self._studio.language)
        offset = 0.0
        for index, label in enumerate(self._labels):
            wide = label.width + 2 * self.PAD
            at = self._studio.left((left, self.width), offset, wide)
            with sheet.content(None):
                sheet.box(at, top, wide, self.height, 8, Pen(INK, PAPER, 2))
            label.draw(sheet, list_body(items), (at, top + (self.height - label.height) / 2, wide))
            offset += wide + self.GAP
            if index + 1 < len(self._labels):
                at = self._studio.left((left, self.width), offset, ARROW_SIDE)
                with sheet.content(None):
                    draw_arrow(sheet, at, top + (self.height - ARROW_SIDE) / 2, self._studio.is_rtl)
                offset += ARROW_SIDE + self.GAP


class WeekBox:
    """Days side by side; chosen ones have a thick frame, a tint, bold letters and a tick.

    All as wide as the longest name; where a language has no room for that, each as wide as its own name, and
    where that is too wide too the days go on in a second row. A name is only broken where one day alone is
    too wide.
    """

    GAP = 6.0
    USUAL = 84.0
    AIR = 22.0  # round a name; less only where there is no room
    LEAST_AIR = 12.0

    def __init__(self, studio: Studio, days: WeekDays, width: float) -> None:
        self._studio = studio
        self._chosen = days.chosen
        count = len(days.days)
        labels = [
            TwinLabel(studio, day, float("inf"), index in days.chosen) for index, day in enumerate(days.days)
        ]
        names = [label.width for label in labels]
        for rows in range(1, count + 1):
            self._across = -(-count // rows)
            room = width - self.GAP * (self._across - 1)
            columns = [max(names[at :: self._across]) for at in range(self._across)]
            self._wide = self._widths(columns, room)
            if self._wide:
                break
        else:
            self._wide = [width]
            labels = [
                TwinLabel(studio, day, width - self.LEAST_AIR, at in days.chosen)
                for at, day in enumerate(days.days)
            ]
        self._labels = labels
        self._row = max(56.0, max(label.height for label in labels) + 12)
        self.width = sum(self._wide) + self.GAP * (self._across - 1)
        rows = -(-count // self._across)
        self.height = rows * self._row + (rows - 1) * self.GAP

    def _widths(self, names: Sequence[float], room: float) -> list[float]:
        """How wide each day of a row is; [] where a name has to be broken."""
        longest, count = max(names), len(names)
        for air in (self.AIR, self.LEAST_AIR):
            if count * (day := max(self.USUAL, longest + air)) <= room:
                return [day] * count
        left = room - sum(names)
        return [name + left / count for name in names] if left >= self.LEAST_AIR * count else []

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        items = parent.add("L", self._studio.language)
        for index, label in enumerate(self._labels):
            row, column = divmod(index, self._across)
            wide = self._wide[column]
            offset = sum(self._wide[:column]) + self.GAP * column
            at = self._studio.left((left, self.width), offset, wide)
            level = top + row * (self._row + self.GAP)
            is_chosen = index in self._chosen
            with sheet.content(None):
                pen = Pen(INK, TINT, 3) if is_chosen else Pen(RULE, PAPER, 1)
                sheet.box(at, level, wide, self._row, 6, pen)
            label.draw(sheet, list_body(items), (at, level + (self._row - label.height) / 2, wide), is_chosen)


def stacked(texts: Sequence[SetText]) -> float:
    """The height of texts under each other."""
    return sum(text.height for text in texts)
