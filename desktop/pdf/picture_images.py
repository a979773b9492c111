"""Pictograms as PNG, for files that cannot hold a drawing: drawn by the same reader as on paper."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import pypdfium2
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop.pdf.pictures import SIDE, Pictogram, PictureShelf

#: pixels of a picture: sharp on a screen at 200%
PIXELS = 112


def picture_images(shelf: PictureShelf, keys: Iterable[str]) -> Mapping[str, bytes]:
    """PNG by key, on white. Trouble(PAPER_FAILED) for a key without a picture."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(SIDE, SIDE), invariant=1)
    for key in wanted:
        _draw(canvas, shelf.get(key))
        canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        return {key: _png(page) for key, page in zip(wanted, document, strict=True)}
    finally:
        document.close()


def _draw(canvas: Canvas, pictogram: Pictogram) -> None:
    for shape in pictogram.shapes:
        path = canvas.beginPath()
        moves = {"move": path.moveTo, "line": path.lineTo, "curve": path.curveTo, "close": path.close}
        for verb, points in shape.steps:
            moves[verb](*(c for x, y in points for c in (x, SIDE - y)))
        canvas.saveState()
        if shape.pen.stroke:
            canvas.setStrokeColor(HexColor(shape.pen.stroke))
            canvas.setLineWidth(shape.pen.width)
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
        if shape.pen.fill:
            canvas.setFillColor(HexColor(shape.pen.fill))
        canvas.drawPath(path, stroke=int(bool(shape.pen.stroke)), fill=int(bool(shape.pen.fill)), fillMode=1)
        canvas.restoreState()


def _png(page: pypdfium2.PdfPage) -> bytes:
    out = io.BytesIO()
    image = page.render(scale=PIXELS / SIDE).to_pil().convert("RGB").quantize(16)
    image.save(out, format="PNG", optimize=True)
    return out.getvalue()
