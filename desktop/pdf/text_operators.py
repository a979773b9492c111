"""PDF operators for one line of set text: glyph numbers, places, and the text behind them where needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.pdf.bidi_text import TextLine
from desktop.pdf.shaping import Run
from desktop.pdf.type0_fonts import FontUse


def number(value: float) -> str:
    """A number as PDF wants it, always written the same way."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def show_line(line: TextLine, x: float, y: float, size: float, use: FontUse, tracking: float = 0) -> str:
    """Operators (BT to ET) that draw the line with its first letter at x and its base line at y, in points.

    `tracking` is extra space after each letter in points; only for stamps.
    """
    pen = x - line.hang_left * size / 1000
    parts = ["BT"]
    for run in line.runs:
        parts.append(f"/{use.name(run.face)} {number(size)} Tf")
        parts.append(f"1 0 0 1 {number(pen)} {number(y)} Tm")
        drawn = _show_run(run, size, use, tracking * 1000 / size)
        parts.append(drawn.text())
        pen += drawn.pen * size / 1000
    parts.append("ET")
    return "\n".join(parts)


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

    def text(self) -> str:
        return "\n".join(self.operators)


def _show_run(run: Run, size: float, use: FontUse, tracking: float) -> _Shown:
    shown = _Shown()
    for cluster in run.clusters:
        has_text = use.needs_actual_text(run.face, cluster)
        if has_text:
            shown.flush()
            hex_text = cluster.text.encode("utf-16-be").hex().upper()
            shown.operators.append(f"/Span <</ActualText <FEFF{hex_text}>>> BDC")
        for glyph in cluster.glyphs:
            shown.lift(glyph.dy * size / 1000)
            gap = shown.reader - (shown.pen + glyph.dx)
            if abs(gap) > 0.0005:
                shown.items.append(number(gap))
            shown.items.append(f"<{glyph.number:04X}>")
            shown.reader = shown.pen + glyph.dx + run.face.advance(glyph.number)
            shown.pen += glyph.advance
        shown.pen += tracking
        if has_text:
            shown.flush()
            shown.operators.append("EMC")
    shown.lift(0)
    shown.flush()
    return shown
