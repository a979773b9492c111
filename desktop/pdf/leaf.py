"""A leaf of a tear-off calendar and a clock: the day and the hour of an appointment, to be recognised.

Both are shapes with real text: who listens hears weekday, day and month in both languages. A clock is never
mirrored; figures stand beside it, because not everybody reads a clock face.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.documents.blocks import CalendarLeaf, Clock, Direction, Line, Role
from desktop.pdf.flowables import SetText, Side, Studio, stacked
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.signs import draw_clock
from desktop.pdf.styles import HOUR, INK, PAPER, STYLES, TEXT, TINT, TextStyle
from desktop.pdf.tags import Element

DAY = TextStyle(40, 700, TEXT, 1.05)
RINGS, RING = 9.0, 3.0  # what sticks out above the leaf, and how wide
PAD, FOOT = 9.0, 5.0
LEAST = 80.0
FACE, FACE_GAP = 34.0, 7.0


class LeafBox:
    """Weekday in the band, the day large, the month; the Dutch of both beneath, in one line if that fits."""

    def __init__(self, studio: Studio, leaf: CalendarLeaf, room: float) -> None:
        """`room`: how wide it may be; a name that is longer is broken."""
        self._studio = studio
        inner = room - 2 * PAD
        label = STYLES[Role.LABEL]
        self._weekday = studio.text(leaf.weekday.own, inner, label.bold())
        self._day = studio.text(Line(leaf.day, studio.language, studio.direction, Role.LABEL), inner, DAY)
        self._month = studio.text(leaf.month.own, inner, label)
        self._beneath = self._dutch(leaf, inner)
        texts = (self._weekday, self._day, self._month, *self._beneath)
        self.width = max(LEAST, max(text.width for text in texts) + 2 * PAD)
        self.height = RINGS + stacked(texts) + FOOT

    def _dutch(self, leaf: CalendarLeaf, inner: float) -> list[SetText]:
        if leaf.weekday.own.language == leaf.weekday.dutch.language:
            return []
        weekday, month = leaf.weekday.dutch, leaf.month.dutch
        style = STYLES[Role.LABEL_DUTCH]
        whole = self._studio.text(replace(weekday, text=f"{weekday.text} · {month.text}"), style=style)
        if whole.width <= inner:
            return [whole]
        return [self._studio.text(line, inner, style) for line in (weekday, month)]

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        """Draw at (left, top)."""
        body = parent.add("Div", self._studio.language)
        band = self._weekday.height + 3
        at = top + RINGS / 2
        with sheet.content(None):
            tall = self.height - RINGS / 2
            sheet.box(left, at, self.width, tall, 7, Pen(INK, PAPER, 2.5))
            sheet.box(left, at, self.width, band + RINGS / 2, 7, Pen(INK, TINT, 2.5))
            for share in (0.27, 0.73):
                x = left + self.width * share
                sheet.line((x, top + RING / 2), (x, top + RINGS), Pen(INK, None, RING))
        y = top + RINGS
        for text in (self._weekday, self._day, self._month, *self._beneath):
            text.draw(sheet, body, (left, y, self.width), Side.CENTER)
            y += text.height


class ClockFaceBox:
    """One clock with its figures beside it."""

    def __init__(self, studio: Studio, clock: Clock, face: float = FACE) -> None:
        self._studio, self._face = studio, face
        hour, _, minute = clock.time.partition(":")
        self._time = (int(hour), int(minute or 0))
        line = Line(f"{hour}:{minute or '00'}", studio.language, Direction.LTR, Role.LABEL)
        self._label = studio.text(line, style=HOUR)
        self.width = face + FACE_GAP + self._label.width
        self.height = face

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        """Draw at (left, top): the face where reading begins, the figures beside it."""
        frame = (left, self.width)
        at = self._studio.left(frame, 0, self._face)
        with sheet.content(None):
            draw_clock(sheet, at, top, self._face, *self._time)
        at = self._studio.left(frame, self._face + FACE_GAP, self._label.width)
        level = top + (self._face - self._label.height) / 2
        self._label.draw(sheet, parent, (at, level, self._label.width), Side.LEFT)
