"""Small signs of the page itself: arrow, tick, phone, camera, clock face. Drawn, never letters."""

from __future__ import annotations

import math

from desktop.pdf.pictures import Step, ellipse, round_box
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.styles import INK, PAPER

BOX = 24.0  # the signs are described in a 24 by 24 box
ARROW_SIDE = 24.0

ARROW: tuple[Step, ...] = (
    ("move", ((4, 12),)), ("line", ((19, 12),)),
    ("move", ((13, 5.5),)), ("line", ((19.5, 12),)), ("line", ((13, 18.5),)),
)  # fmt: skip
TICK: tuple[Step, ...] = (("move", ((4, 12.5),)), ("line", ((9.5, 18),)), ("line", ((20, 6),)))
PHONE: tuple[Step, ...] = (
    ("move", ((5.5, 3.5),)), ("line", ((9, 3.5),)), ("line", ((10.5, 8.5),)), ("line", ((8, 10.5),)),
    ("curve", ((9.3, 13), (11, 14.7), (13.5, 16),)), ("line", ((15.5, 13.5),)), ("line", ((20.5, 15),)),
    ("line", ((20.5, 18.5),)),
    ("curve", ((20.5, 19.8), (19.6, 20.6), (18.3, 20.5),)),
    ("curve", ((10.2, 19.8), (4.2, 13.8), (3.5, 5.7),)),
    ("curve", ((3.4, 4.4), (4.2, 3.5), (5.5, 3.5),)), ("close", ()),
)  # fmt: skip
CAMERA: tuple[Step, ...] = (
    ("move", ((4, 7),)), ("line", ((8, 7),)), ("line", ((9.5, 4),)), ("line", ((14.5, 4),)),
    ("line", ((16, 7),)), ("line", ((20, 7),)), ("curve", ((21.1, 7), (22, 7.9), (22, 9))),
    ("line", ((22, 18),)), ("curve", ((22, 19.1), (21.1, 20), (20, 20))), ("line", ((4, 20),)),
    ("curve", ((2.9, 20), (2, 19.1), (2, 18))), ("line", ((2, 9),)),
    ("curve", ((2, 7.9), (2.9, 7), (4, 7))), ("close", ()),
)  # fmt: skip


def draw_arrow(sheet: Sheet, x: float, y: float, is_rtl: bool) -> None:
    """An arrow in the reading direction."""
    mirrored = tuple((verb, tuple((BOX - px, py) for px, py in points)) for verb, points in ARROW)
    _draw(sheet, mirrored if is_rtl else ARROW, (x, y), ARROW_SIDE, Pen(INK, None, 3))


def draw_tick(sheet: Sheet, x: float, y: float, side: float) -> None:
    """A tick; the same in all directions."""
    _draw(sheet, TICK, (x, y), side, Pen(INK, None, 4))


def draw_phone(sheet: Sheet, x: float, y: float, side: float) -> None:
    """A telephone receiver; never mirrored."""
    _draw(sheet, PHONE, (x, y), side, Pen(INK, None, 2.2))


def draw_camera(sheet: Sheet, x: float, y: float, side: float) -> None:
    """A camera: a photo may be put here."""
    _draw(sheet, CAMERA, (x, y), side, Pen(INK, PAPER, 2))
    _draw(sheet, tuple(ellipse(12, 13, 4, 4)), (x, y), side, Pen(INK, None, 2))


def draw_clock(sheet: Sheet, x: float, y: float, side: float, hour: int, minute: int) -> None:
    """A clock face with two hands; never mirrored."""
    scale = side / 40
    cx, cy = x + side / 2, y + side / 2
    pen = Pen(INK, PAPER, 2.5 * scale)
    sheet.disc(cx, cy, 17 * scale, pen)
    for turn, length in ((minute / 60, 12.5), ((hour % 12 + minute / 60) / 12, 8.5)):
        angle = 2 * math.pi * turn
        end = (cx + length * scale * math.sin(angle), cy - length * scale * math.cos(angle))
        sheet.line((cx, cy), end, pen)


def draw_frame(
    sheet: Sheet, x: float, y: float, width: float, height: float, radius: float, line: float
) -> None:
    """An empty white frame, for a photo slot or a stamp."""
    sheet.path(
        round_box(x + line / 2, y + line / 2, width - line, height - line, radius - line / 2),
        Pen(INK, PAPER, line),
    )


def _draw(sheet: Sheet, steps: tuple[Step, ...], at: tuple[float, float], side: float, pen: Pen) -> None:
    scale = side / BOX
    placed = [
        (verb, tuple((at[0] + px * scale, at[1] + py * scale) for px, py in points)) for verb, points in steps
    ]
    sheet.path(placed, Pen(pen.stroke, pen.fill, pen.width * scale))
