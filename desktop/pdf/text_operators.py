"""PDF operators for one line of set text: glyph numbers, places, and the text behind them where needed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.documents.blocks import Direction
from desktop.pdf.bidi_text import TextLine
from desktop.pdf.fonts import FontFace
from desktop.pdf.shaping import Glyph, Run
from desktop.pdf.type0_fonts import FontUse

# Two letters closer than a tenth of the em are taken for one printed twice, to look bold.
LEAST_PIECE = 105.0
LRM, RLM = "\u200e", "\u200f"
NARROW = 0.3  # of the size: a sign alone
HAIR = 0.01  # of the size: marks stand this far outside the run they close


def number(value: float) -> str:
    """A number as PDF wants it, always written the same way."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def show_line(line: TextLine, x: float, y: float, size: float, use: FontUse, tracking: float = 0) -> str:
    """Operators (BT to ET) that draw the line with its first letter at x and its base line at y, in points.

    `tracking` is extra space after each letter in points; only for stamps.
    """
    pen = x - line.hang_left * size / 1000
    order = sorted(line.runs, key=lambda run: run.start)
    following = dict(zip(map(id, order), order[1:], strict=False))
    written: dict[int, list[str]] = {}
    edges: dict[int, tuple[float, float]] = {}
    for run in line.runs:
        spaced = 0.0 if run.level % 2 else tracking * 1000 / size  # it would tear joined letters apart
        parts = [f"/{use.name(run.face)} {number(size)} Tf", f"1 0 0 1 {number(pen)} {number(y)} Tm"]
        drawn = _show_run(run, following.get(id(run)) is not None, size, use, spaced)
        # PDF 32000-1, 14.8.2.3.3: runs come in reading order, letters of right-to-left runs reversed.
        parts += ["/ReversedChars BMC", drawn.text(), "EMC"] if run.level % 2 else [drawn.text()]
        end = pen + drawn.pen * size / 1000
        edges[id(run)] = (pen, end)
        pen = end
        written[id(run)] = parts
    thin = _thinnest(line.runs)
    font = f"/{use.name(thin)} {number(size)} Tf"
    for runs, after in _stretches(order):
        reach = (min(edges[id(run)][0] for run in runs), max(edges[id(run)][1] for run in runs))
        for mark, at in _marks(line, runs[-1], after, reach, size):
            shown = f"{font} {show_silent(mark, (at, y), thin, use)}"
            wide = edges[id(after)][1] - edges[id(after)][0] if after else size
            if at < reach[0] and wide < size * NARROW:
                # written last it would be taken for one word with the sign that follows, and in its place
                written[id(runs[0])].insert(0, shown)
            else:
                written[id(runs[-1])].append(shown)
    if line.text.rstrip().endswith("-") and line.direction is Direction.LTR:
        # a hyphen that ends a line is left out by who takes it for a word that was parted (poppler does)
        written[id(order[-1])].append(f"{font} {show_silent(LRM, (pen + size * HAIR, y), thin, use)}")
    return "\n".join(["BT", *("\n".join(written[id(run)]) for run in order), "ET"])


def _thinnest(runs: Sequence[Run]) -> FontFace:
    """The face for marks: one whose silent glyph takes no room, where the line has such a one."""
    return min((run.face for run in runs), key=lambda face: face.advance(face.silent_glyph()[0]))


def _stretches(order: Sequence[Run]) -> Iterator[tuple[list[Run], Run | None]]:
    """Runs in reading order that follow each other in one direction, with the run after them.

    A stretch may take several fonts and levels: a Latin name with a Persian number behind it, '٤٠%'.
    """
    stretch: list[Run] = []
    for run in order:
        if stretch and (stretch[-1].level - run.level) % 2:
            yield stretch, run
            stretch = []
        stretch.append(run)
    if stretch:
        yield stretch, None


def show_silent(text: str, at: tuple[float, float], face: FontFace, use: FontUse) -> str:
    """Text without ink at a place, in the size that is set: only for direction marks."""
    hex_text = text.encode("utf-16-be").hex().upper()
    return (
        f"1 0 0 1 {number(at[0])} {number(at[1])} Tm "
        f"/Span <</ActualText <FEFF{hex_text}>>> BDC <{use.silent(face):04X}> Tj EMC"
    )


def _marks(
    line: TextLine, run: Run, following: Run | None, edges: tuple[float, float], size: float
) -> Iterator[tuple[str, float]]:
    """Direction marks that keep signs with their side of a number or word of the other direction.

    A reader who rebuilds the line from places on the page (poppler does) cannot know whether the full stop
    beside 'B1' in an Arabic sentence belongs to 'B1'. The marks say so, where isolates said it in the source.
    """
    is_rtl = line.direction is Direction.RTL
    if bool(run.level % 2) is is_rtl:
        return
    own, other, strong = (LRM, RLM, "RAL") if is_rtl else (RLM, LRM, "L")
    left, right = edges[0] - size * HAIR, edges[1] - size * HAIR / 4
    last = max(run.clusters, key=lambda cluster: cluster.start).text[-1]
    if unicodedata.bidirectional(last) not in {"L", "R", "AL", "EN", "AN"}:
        yield own, right if is_rtl else left
    if following and unicodedata.bidirectional(_first_letter(following)) not in {strong[:1], strong[1:]}:
        yield other, left if is_rtl else right


def _first_letter(run: Run) -> str:
    return min(run.clusters, key=lambda cluster: cluster.start).text[0]


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
        """A glyph without ink at the border of a piece: readers take its room from its outer glyphs."""
        self.pen = at
        self.put(face, use.silent(face), 0)

    def text(self) -> str:
        return "\n".join(self.operators)


def _show_run(run: Run, goes_on: bool, size: float, use: FontUse, tracking: float) -> _Shown:
    shown = _Shown()
    for index, cluster in enumerate(run.clusters):
        start, width = shown.pen, cluster.width
        if run.level % 2 and _looks_like_number(run, index, goes_on):
            shown.open(RLM)
            shown.silence(run.face, use, start - HAIR * 1000)
            shown.close()
            shown.pen = start
        pieces = list(reversed(cluster.text)) if run.level % 2 else [cluster.text]
        if not use.needs_actual_text(run.face, cluster) and len(pieces) == 1:
            _put_all(shown, run.face, cluster.glyphs, size)
        else:
            step = max(width / len(pieces), LEAST_PIECE) if len(pieces) > 1 else width
            for part, piece in enumerate(pieces):
                shown.open(piece)
                shown.silence(run.face, use, start + part * step)
                if part == len(pieces) - 1:
                    shown.pen = start
                    _put_all(shown, run.face, cluster.glyphs, size)
                shown.silence(run.face, use, start + (part + 1) * step)
                shown.close()
        shown.pen = start + width + tracking
    shown.flush()
    return shown


def _looks_like_number(run: Run, index: int, goes_on: bool) -> bool:
    """A full stop, comma, colon or plus in right-to-left text, with no letter after it.

    poppler counts these signs as parts of numbers and would swap them with the space that follows.
    """
    if unicodedata.bidirectional(run.clusters[index].text[-1]) not in {"CS", "ES", "ET", "EN"}:
        return False
    if index == 0:  # the last one in reading order
        return goes_on
    return unicodedata.bidirectional(run.clusters[index - 1].text[0]) not in {"R", "AL"}


def _put_all(shown: _Shown, face: FontFace, glyphs: tuple[Glyph, ...], size: float) -> None:
    for glyph in glyphs:
        shown.lift(glyph.dy * size / 1000)
        shown.put(face, glyph.number, glyph.dx)
        shown.pen += glyph.advance
    shown.lift(0)
