"""Letters as outlines, for a watermark that is drawn and never read."""

from __future__ import annotations

import math
from typing import Any

from fontTools.pens.recordingPen import RecordingPen

from desktop.documents.blocks import Direction
from desktop.pdf.bidi_text import Paragraph, Setter
from desktop.pdf.pictures import Step
from desktop.pdf.sheet import WIDTH, Pen, Sheet
from desktop.pdf.styles import WATER

WATER_SIZE, WATER_TURN = 148.0, 38.0


def draw_watermark(sheet: Sheet, setter: Setter, text: str) -> None:
    """A word across the page; drawn first, so that all text lies over it, and never read aloud or copied."""
    word = Paragraph(text, "nl", Direction.LTR, 700)
    wide, tall = sheet.size
    steps = outline_of(setter, word, WATER_SIZE * wide / WIDTH, tracking=6)
    turn = math.radians(-WATER_TURN)
    middle = (wide / 2, tall / 2 + 20)
    turned = [
        (
            verb,
            tuple(
                (
                    middle[0] + x * math.cos(turn) - y * math.sin(turn),
                    middle[1] + x * math.sin(turn) + y * math.cos(turn),
                )
                for x, y in points
            ),
        )
        for verb, points in steps
    ]
    with sheet.content(None):
        sheet.path(turned, Pen(WATER, None, 1.5))


def outline_of(setter: Setter, paragraph: Paragraph, size: float, tracking: float) -> list[Step]:
    """One line of outlines, centred on (0, 0) with y downwards, in units of `size`. No text: no steps."""
    steps: list[Step] = []
    pen_x = 0.0
    height = 0.0
    for line in setter.lines(paragraph, float("inf")):
        for run in line.runs:
            for cluster in run.clusters:
                for glyph in cluster.glyphs:
                    steps += _glyph_steps(run.face.shaper, glyph.number, pen_x + glyph.dx, size)
                    pen_x += glyph.advance
                pen_x += tracking * 1000 / size
            height = run.face.cap_height * size / 1000
    shift = pen_x * size / 2000
    return [(verb, tuple((x - shift, y + height / 2) for x, y in points)) for verb, points in steps]


def _glyph_steps(shaper: Any, glyph: int, offset: float, size: float) -> list[Step]:
    pen: Any = RecordingPen()
    shaper.draw_glyph_with_pen(glyph, pen)
    scale = size / 1000
    steps: list[Step] = []
    here = (0.0, 0.0)
    for verb, raw in pen.value:
        points = tuple(((x + offset) * scale, -y * scale) for x, y in raw)
        if verb == "moveTo":
            steps.append(("move", points))
        elif verb == "lineTo":
            steps.append(("line", points))
        elif verb == "qCurveTo":
            (qx, qy), end = points[0], points[-1]
            first = (here[0] + 2 / 3 * (qx - here[0]), here[1] + 2 / 3 * (qy - here[1]))
            second = (end[0] + 2 / 3 * (qx - end[0]), end[1] + 2 / 3 * (qy - end[1]))
            steps.append(("curve", (first, second, end)))
        elif verb == "curveTo":
            steps.append(("curve", points))
        else:
            steps.append(("close", ()))
        here = points[-1] if points else here
    return steps
