"""Pictograms: a strict reader of the small part of SVG that they are made of, and the drawing of them.

Allowed: path, circle, ellipse, rect, line, polyline inside one svg with viewBox '0 0 96 96', with plain
attributes. Anything else is refused, so that paper and screen can never differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from desktop.domain.errors import Trouble, TroubleCode
from desktop.pdf.sheet import Pen, Sheet

SIDE = 96.0
NAMESPACE = "{http://www.w3.org/2000/svg}"
KAPPA = 0.5522847498  # how far the handles of a quarter circle reach
PAINT = frozenset({"fill", "stroke", "stroke-width"})
SHAPE_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "path": frozenset({"d"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry"}),
    "rect": frozenset({"x", "y", "width", "height", "rx"}),
    "line": frozenset({"x1", "y1", "x2", "y2"}),
    "polyline": frozenset({"points"}),
}
ROOT_ATTRIBUTES = frozenset(
    {"viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"}
)
COLOR = re.compile(r"#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3}|none")

Step = tuple[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline in the 96 by 96 box and how it is painted."""

    steps: tuple[Step, ...]
    pen: Pen


@dataclass(frozen=True, slots=True)
class Pictogram:
    shapes: tuple[Shape, ...]


class PictureShelf:
    """The pictograms of one folder, read when first asked for and kept: they are about nobody."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Pictogram] = {}

    def get(self, key: str) -> Pictogram:
        """The pictogram of a key; Trouble(PAPER_FAILED) with the key where there is none or it is refused."""
        found = self._read.get(key)
        if found is None:
            try:
                found = read_pictogram((self._folder / f"{key}.svg").read_bytes())
            except (OSError, ValueError) as error:
                raise Trouble(TroubleCode.PAPER_FAILED, {"picture": key}) from error
            self._read[key] = found
        return found


def draw_pictogram(sheet: Sheet, pictogram: Pictogram, x: float, y: float, side: float) -> None:
    """Draw into the square at (x, y), pixels of the page."""
    scale = side / SIDE
    for shape in pictogram.shapes:
        steps = [
            (verb, tuple((x + px * scale, y + py * scale) for px, py in points))
            for verb, points in shape.steps
        ]
        sheet.path(steps, Pen(shape.pen.stroke, shape.pen.fill, shape.pen.width * scale))


def read_pictogram(untrusted_svg: bytes) -> Pictogram:
    """Read one SVG; ValueError says what is not allowed in it."""
    if b"<!" in untrusted_svg:
        raise ValueError("no doctype, entities or comments")
    try:
        root = ElementTree.fromstring(untrusted_svg)
    except ElementTree.ParseError as error:
        raise ValueError("not XML") from error
    if root.tag != f"{NAMESPACE}svg" or root.get("viewBox") != "0 0 96 96":
        raise ValueError("svg with viewBox '0 0 96 96' wanted")
    if not set(root.keys()) <= ROOT_ATTRIBUTES:
        raise ValueError(f"attributes of svg: {sorted(set(root.keys()) - ROOT_ATTRIBUTES)}")
    return Pictogram(tuple(_shape(child, root) for child in root))


def _shape(node: ElementTree.Element, root: ElementTree.Element) -> Shape:
    name = node.tag.removeprefix(NAMESPACE)
    allowed = SHAPE_ATTRIBUTES.get(name)
    if allowed is None or len(node) or (node.text or "").strip():
        raise ValueError(f"element {name}")
    if not set(node.keys()) <= allowed | PAINT:
        raise ValueError(f"attributes of {name}: {sorted(set(node.keys()) - allowed - PAINT)}")
    pen = Pen(
        stroke=_color(node.get("stroke", root.get("stroke", "none"))),
        fill=_color(node.get("fill", root.get("fill", "none"))),
        width=float(node.get("stroke-width", root.get("stroke-width", "1"))),
    )
    return Shape(tuple(_steps(name, node)), pen)


def _color(text: str) -> str | None:
    if not COLOR.fullmatch(text):
        raise ValueError(f"color {text}")
    if text == "none":
        return None
    return text if len(text) == 7 else "#" + "".join(2 * digit for digit in text[1:])


def _steps(name: str, node: ElementTree.Element) -> list[Step]:
    def at(attribute: str) -> float:
        return float(node.get(attribute, "0"))

    if name == "path":
        return _path_steps(node.get("d", ""))
    if name == "circle":
        return ellipse(at("cx"), at("cy"), at("r"), at("r"))
    if name == "ellipse":
        return ellipse(at("cx"), at("cy"), at("rx"), at("ry"))
    if name == "rect":
        return round_box(at("x"), at("y"), at("width"), at("height"), at("rx"))
    if name == "line":
        return [("move", ((at("x1"), at("y1")),)), ("line", ((at("x2"), at("y2")),))]
    numbers = [float(part) for part in node.get("points", "").replace(",", " ").split()]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [("line" if index else "move", (point,)) for index, point in enumerate(points)]


def _path_steps(description: str) -> list[Step]:
    pen: Any = RecordingPen()
    parse_path(description, pen)
    verbs = {"moveTo": "move", "lineTo": "line", "curveTo": "curve", "closePath": "close"}
    steps: list[Step] = []
    here = (0.0, 0.0)
    for verb, points in pen.value:
        if verb == "endPath":
            continue
        places = tuple((float(px), float(py)) for px, py in points)
        if verb == "qCurveTo":
            (qx, qy), end = places
            first = (here[0] + 2 / 3 * (qx - here[0]), here[1] + 2 / 3 * (qy - here[1]))
            second = (end[0] + 2 / 3 * (qx - end[0]), end[1] + 2 / 3 * (qy - end[1]))
            places = (first, second, end)
            verb = "curveTo"
        steps.append((verbs[verb], places))
        here = places[-1] if places else here
    return steps


def ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Step]:
    """Four quarter curves round (cx, cy)."""
    kx, ky = KAPPA * rx, KAPPA * ry
    return [
        ("move", ((cx + rx, cy),)),
        ("curve", ((cx + rx, cy + ky), (cx + kx, cy + ry), (cx, cy + ry))),
        ("curve", ((cx - kx, cy + ry), (cx - rx, cy + ky), (cx - rx, cy))),
        ("curve", ((cx - rx, cy - ky), (cx - kx, cy - ry), (cx, cy - ry))),
        ("curve", ((cx + kx, cy - ry), (cx + rx, cy - ky), (cx + rx, cy))),
        ("close", ()),
    ]


def round_box(x: float, y: float, width: float, height: float, radius: float) -> list[Step]:
    """A rectangle with corners of `radius`."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - KAPPA)
    right, bottom = x + width, y + height
    return [
        ("move", ((x + r, y),)),
        ("line", ((right - r, y),)),
        ("curve", ((right - k, y), (right, y + k), (right, y + r))),
        ("line", ((right, bottom - r),)),
        ("curve", ((right, bottom - k), (right - k, bottom), (right - r, bottom))),
        ("line", ((x + r, bottom),)),
        ("curve", ((x + k, bottom), (x, bottom - k), (x, bottom - r))),
        ("line", ((x, y + r),)),
        ("curve", ((x, y + k), (x + k, y), (x + r, y))),
        ("close", ()),
    ]
