"""A page to draw on: CSS pixels from the top left corner, everything marked as content or as decoration.

reportlab draws lines, shapes and pictures and holds the file together; text comes from our own engine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.blocks import Direction, HouseLook, Photo
from desktop.pdf.bidi_text import TextLine
from desktop.pdf.fonts import FontFace
from desktop.pdf.house_colours import palette
from desktop.pdf.photo_objects import photo_object
from desktop.pdf.tags import Element, Structure
from desktop.pdf.text_operators import LRM, RLM, show_line, show_silent
from desktop.pdf.type0_fonts import FontUse

POINT = 0.75  # one CSS pixel in points: the measures of the mock are pixels
WIDTH, HEIGHT = 210 / 25.4 * 96, 297 / 25.4 * 96  # A4 in pixels
MARK_AT = 12.0  # points from the lower left corner


@dataclass(frozen=True, slots=True)
class Pen:
    """How a shape is drawn; colours as '#RRGGBB' or by a name of `styles`, width in pixels."""

    stroke: str | None = None
    fill: str | None = None
    width: float = 1


class QuietCanvas(Canvas):  # type: ignore[misc,unused-ignore]  # reportlab has no types
    """A canvas that puts no font of its own into the page."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Sheet:
    """The present page of one document. Shapes may only be drawn inside `content`."""

    def __init__(
        self,
        canvas: Any,
        use: FontUse,
        structure: Structure,
        direction: Direction,
        house: HouseLook | None = None,
    ) -> None:
        self._canvas = canvas
        self._palette = palette(house)
        self._use = use
        self._structure = structure
        self._direction = direction
        self._size = (WIDTH, HEIGHT)
        self._face: FontFace | None = None
        self._lead = 0
        self._element: Element | None = None  # whose content is being drawn

    def begin_page(self, size: tuple[float, float] = (WIDTH, HEIGHT)) -> None:
        """Start counting marked content for a new page of (width, height) in pixels."""
        self._structure.begin_page()
        if size != self._size:
            self._size = size
            self._canvas.setPageSize((size[0] * POINT, size[1] * POINT))

    def end_page(self) -> None:
        """Finish the page; the next one begins with `begin_page`."""
        self._lean()
        self._canvas.showPage()

    def _lean(self) -> None:
        """Make a page one of its own direction in the eyes of readers who count letters.

        poppler takes the direction of a whole page from the majority of its letters; on a page in two
        languages the Dutch ones may win, and every Arabic line with a number in it is then read back in
        pieces. So many marks as it takes, without ink and outside the structure, turn the vote; the same for
        a Dutch page with many Arabic names.
        """
        is_rtl = self._direction is Direction.RTL
        behind = self._lead if is_rtl else -self._lead
        if self._face and (behind > 0 or (is_rtl and behind == 0)):
            marks = (RLM if is_rtl else LRM) * (behind + 1)
            marks = show_silent(marks, (MARK_AT, MARK_AT), self._face, self._use)
            with self.content(None):
                self._literal(f"BT /{self._use.name(self._face)} 1 Tf {marks} ET")
        self._lead = 0

    def _count(self, line: TextLine) -> None:
        """Note how far left-to-right letters are ahead of right-to-left ones."""
        for run in line.runs:
            self._face = self._face or run.face
            for cluster in run.clusters:
                for letter in cluster.text:
                    side = unicodedata.bidirectional(letter)
                    self._lead += (side == "L") - (side in {"R", "AL"})

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the present page in pixels."""
        return self._size

    @property
    def _height(self) -> float:
        return self._size[1]

    @contextmanager
    def content(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to `element` of the structure.

        None: it is decoration, says nothing of its own and screen readers skip it.
        """
        self._element = element
        if element is None:
            self._literal("/Artifact BMC")
        else:
            self._literal(f"/{element.kind} <</MCID {self._structure.mark(element)}>> BDC")
        yield
        self._literal("EMC")

    def figure(self, element: Element, place: tuple[float, float, float, float]) -> None:
        """Tell where a figure is: left, top, width, height in pixels."""
        left, top, width, height = place
        element.box = (
            left * POINT, (self._height - top - height) * POINT,
            (left + width) * POINT, (self._height - top) * POINT,
        )  # fmt: skip

    def text(
        self, lines: Sequence[tuple[TextLine, float, float]], size: float, color: str, tracking: float = 0
    ) -> None:
        """Draw set lines at (x of the first letter, y of the base line) in pixels; `size` in pixels."""
        red, green, blue = HexColor(self._palette.get(color, color)).rgb()
        self._literal(f"q {red:.4f} {green:.4f} {blue:.4f} rg")
        for line, x, y in lines:
            self._count(line)
            at = (x * POINT, (self._height - y) * POINT)
            if self._element is not None:
                self._structure.say(self._element, line.text, at[1] + size * POINT)
            self._literal(show_line(line, *at, size * POINT, self._use, tracking * POINT))
        self._literal("Q")

    def box(self, x: float, y: float, width: float, height: float, radius: float, pen: Pen) -> None:
        """A rectangle with round corners; the line lies inside the given box, as in CSS."""
        inset = pen.width / 2 if pen.stroke else 0
        with self._pen(pen) as paint:
            self._canvas.roundRect(
                (x + inset) * POINT, (self._height - y - height + inset) * POINT,
                (width - 2 * inset) * POINT, (height - 2 * inset) * POINT,
                max(radius - inset, 0) * POINT, **paint,
            )  # fmt: skip

    def disc(self, x: float, y: float, radius: float, pen: Pen) -> None:
        """A circle round (x, y)."""
        with self._pen(pen) as paint:
            self._canvas.circle(x * POINT, (self._height - y) * POINT, radius * POINT, **paint)

    def line(self, start: tuple[float, float], end: tuple[float, float], pen: Pen) -> None:
        with self._pen(pen):
            self._canvas.line(
                start[0] * POINT,
                (self._height - start[1]) * POINT,
                end[0] * POINT,
                (self._height - end[1]) * POINT,
            )

    def path(self, steps: Sequence[tuple[str, tuple[tuple[float, float], ...]]], pen: Pen) -> None:
        """A path of ('move' | 'line' | 'curve' | 'close', points) with points in pixels of the page."""
        with self._pen(pen) as paint:
            path = self._canvas.beginPath()
            for verb, points in steps:
                flat = [c for x, y in points for c in (x * POINT, (self._height - y) * POINT)]
                {"move": path.moveTo, "line": path.lineTo, "curve": path.curveTo, "close": path.close}[verb](
                    *flat
                )
            self._canvas.drawPath(path, fillMode=1, **paint)

    def photo(self, photo: Photo, place: tuple[float, float, float, float]) -> None:
        """Fill (left, top, width, height) with a photo: its middle, what sticks out is not shown."""
        left, top, width, height = place
        scale = max(width / photo.width, height / photo.height)
        wide, tall = photo.width * scale, photo.height * scale
        canvas = self._canvas
        name = photo_object(canvas, photo)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(left * POINT, (self._height - top - height) * POINT, width * POINT, height * POINT)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.translate(
            (left + (width - wide) / 2) * POINT, (self._height - top - (height + tall) / 2) * POINT
        )
        canvas.scale(wide * POINT, tall * POINT)
        self._literal(f"/{name} Do")
        canvas.restoreState()

    @contextmanager
    def _pen(self, pen: Pen) -> Iterator[dict[str, int]]:
        canvas = self._canvas
        canvas.saveState()
        if pen.stroke:
            canvas.setStrokeColor(HexColor(self._palette.get(pen.stroke, pen.stroke)))
            canvas.setLineWidth(pen.width * POINT)
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
        if pen.fill:
            canvas.setFillColor(HexColor(self._palette.get(pen.fill, pen.fill)))
        yield {"stroke": int(pen.stroke is not None), "fill": int(pen.fill is not None)}
        canvas.restoreState()

    def _literal(self, operators: str) -> None:
        self._canvas.addLiteral(operators)
