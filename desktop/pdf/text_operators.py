"""PDF operators for one line of set text: glyph numbers, places, and the text behind them where needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.pdf.bidi_text import TextLine
from desktop.pdf.fonts import FontFace
from desktop.pdf.shaping import Glyph, Run
from desktop.pdf.type0_fonts import FontUse

# Two letters closer than a tenth of the em are taken for one printed twice, to look bold.
LEAST_PIECE = 105.0


def number(value: float) -> str:
    """A number as PDF wants it, always written the same way."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def show_line(line: TextLine, x: float, y: float, size: float, use: FontUse, tracking: float = 0) -> str:
    """Operators (BT to ET) that draw the line with its first letter at x and its base line at y, in points.

    `tracking` is extra space after each letter in points; only for stamps.
    """
    pen = x - line.hang_left * size / 1000
    written: list[tuple[int, str]] = []
    for run in line.runs:
        parts = [f"/{use.name(run.face)} {number(size)} Tf", f"1 0 0 1 {number(pen)} {number(y)} Tm"]
        drawn = _show_run(run, size, use, tracking * 1000 / size)
        # PDF 32000-1, 14.8.2.3.3: runs come in reading order, letters of right-to-left runs reversed.
        parts += ["/ReversedChars BMC", drawn.text(), "EMC"] if run.level % 2 else [drawn.text()]
        pen += drawn.pen * size / 1000
        written.append((run.start, "\n".join(parts)))
    return "\n".join(["BT", *(operators for _, operators in sorted(written)), "ET"])


@dataclass(slots=True)
class _Shown:
    """A growing TJ array. `pen` is where shaping wants to be, `reader` where a PDF reader would be."""

    operators: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    pen: float = 0
    reader: float = 0
    rise: float = 0

    def flush(self) -> None:
        if self.items:
            self.operators.append(f"[{''.join(self.items)}] TJ")
            self.items.clear()

    def lift(self, rise: float) -> None:
        if rise != self.rise:
            self.flush()
            self.operators.append(f"{number(rise)} Ts")
            self.rise = rise

    def open(self, text: str) -> None:
        self.flush()
        self.operators.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")

    def close(self) -> None:
        self.flush()
        self.operators.append("EMC")

    def put(self, face: FontFace, glyph: int, dx: float) -> None:
        gap = self.reader - (self.pen + dx)
        if abs(gap) > 0.0005:
            self.items.append(number(gap))
        self.items.append(f"<{glyph:04X}>")
        self.reader = self.pen + dx + face.advance(glyph)

    def silence(self, face: FontFace, use: FontUse, at: float) -> None:
        """A glyph without ink at the border of a piece: readers take the room of a text from its outer glyphs."""
        self.pen = at
        self.put(face, use.silent(face), 0)

    def text(self) -> str:
        return "\n".join(self.operators)


def _show_run(run: Run, size: float, use: FontUse, tracking: float) -> _Shown:
    shown = _Shown()
    for cluster in run.clusters:
        start, width = shown.pen, cluster.width
        pieces = list(reversed(cluster.text)) if run.level % 2 else [cluster.text]
        if not use.needs_actual_text(run.face, cluster) and len(pieces) == 1:
            _put_all(shown, run.face, cluster.glyphs, size)
        else:
            step = max(width / len(pieces), LEAST_PIECE) if len(pieces) > 1 else width
            for index, piece in enumerate(pieces):
                shown.open(piece)
                shown.silence(run.face, use, start + index * step)
                if index == len(pieces) - 1:
                    shown.pen = start
                    _put_all(shown, run.face, cluster.glyphs, size)
                shown.silence(run.face, use, start + (index + 1) * step)
                shown.close()
        shown.pen = start + width + tracking
    shown.flush()
    return shown


def _put_all(shown: _Shown, face: FontFace, glyphs: tuple[Glyph, ...], size: float) -> None:
    for glyph in glyphs:
        shown.lift(glyph.dy * size / 1000)
        shown.put(face, glyph.number, glyph.dx)
        shown.pen += glyph.advance
    shown.lift(0)
