"""From characters to glyphs: runs of one level, script and face, shaped by HarfBuzz into clusters.

Indexes are code points of the paragraph. Widths are in thousandths of the em.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import icu
import uharfbuzz as hb

from desktop.pdf.fonts import FontFace, FontShelf, glyph_missing

# Marks that steer direction. They decide levels and are then left out: never drawn, never extracted.
STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: the Pashto letter that ends in a tail. The font hangs the tail into the space after the word, which nearly
#: closes it: here the tail has the room that it takes.
TAILED = "\u06cd"
#: characters on either side that shaping looks at: letters join over marks and joiners between them
SURROUNDINGS = 16
UNDECIDED = frozenset({"Zyyy", "Zinh", "Zzzz"})  # common, inherited, unknown


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph; offsets move the drawing, the advance moves the pen."""

    number: int
    advance: int
    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """The smallest piece of text that has glyphs of its own, in the order they are drawn."""

    start: int
    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def width(self) -> int:
        return sum(glyph.advance for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) that share level, script and face. Not shaped yet."""

    start: int
    end: int
    level: int
    script: str
    face: FontFace


@dataclass(frozen=True, slots=True)
class Run:
    """A shaped span; clusters from left to right."""

    face: FontFace
    level: int
    clusters: tuple[Cluster, ...]

    @property
    def start(self) -> int:
        """Its first character in reading order."""
        return min(cluster.start for cluster in self.clusters)

    @property
    def width(self) -> int:
        return sum(cluster.width for cluster in self.clusters)


def scripts_of(text: str, levels: Sequence[int], first: str) -> tuple[str, ...]:
    """A script for each character; signs without a script of their own take that of the text before them.

    Where the level changes they take `first`, the script of the paragraph's language: the full stop after
    'B1' in an Arabic sentence is an Arabic one.
    """
    found: list[str] = []
    last = first
    for index, character in enumerate(text):
        if index and levels[index] != levels[index - 1]:
            last = first
        script = icu.Script.getScript(character).getShortName()
        last = last if script in UNDECIDED else script
        found.append(last)
    return tuple(found)


def spans_of(
    text: str, levels: Sequence[int], script: str, weight: int, shelf: FontShelf
) -> tuple[Span, ...]:
    """Cut a paragraph into spans; steering marks belong to none.

    Raises Trouble(GLYPH_MISSING).
    """
    spans: list[Span] = []
    scripts = scripts_of(text, levels, script)
    for index, character in enumerate(text):
        if character in STEERING:
            continue
        last = spans[-1] if spans else None
        joins = character in "\u200c\u200d"  # joiners steer shaping and need no glyph of their own
        if last is not None and joins and last.end == index:
            face = last.face
        else:
            face = shelf.for_character(character, scripts[index], weight)
        fits = last is not None and last.end == index and last.level == levels[index]
        if last is not None and fits and last.script == scripts[index] and last.face is face:
            spans[-1] = Span(last.start, index + 1, last.level, last.script, face)
        else:
            spans.append(Span(index, index + 1, levels[index], scripts[index], face))
    return tuple(spans)


def shape(text: str, span: Span, language: str) -> Run:
    """Shape one span with what stands around it, so that letters join over its edges.

    Raises Trouble(GLYPH_MISSING) where the face turns out to lack a glyph.
    """
    buffer = hb.Buffer()
    first = max(0, span.start - SURROUNDINGS)
    around = [ord(c) for c in text[first : span.end + SURROUNDINGS]]
    buffer.add_codepoints(around, span.start - first, span.end - span.start)
    buffer.direction = "rtl" if span.level % 2 else "ltr"
    buffer.script = span.script if span.script not in UNDECIDED else "Latn"
    buffer.language = language
    # Marks belong to the cluster of their letter: read back alone, a mark would tear the word apart.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(span.face.shaper, buffer)
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    pairs = [(info, place, info.cluster + first) for info, place in glyphs]
    starts = sorted({at for _, _, at in pairs})
    ends = dict(zip(starts, [*starts[1:], span.end], strict=True))
    clusters: list[Cluster] = []
    for info, place, at in pairs:
        if info.codepoint == 0:
            raise glyph_missing(ord(text[at]))
        glyph = Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        if text[at] == TAILED and not glyph.advance and glyph.dx < 0:
            glyph = Glyph(glyph.number, -glyph.dx, 0, glyph.dy)
        if clusters and clusters[-1].start == at:
            last = clusters[-1]
            clusters[-1] = Cluster(last.start, last.text, (*last.glyphs, glyph))
        else:
            clusters.append(Cluster(at, text[at : ends[at]], (glyph,)))
    return Run(span.face, span.level, tuple(clusters))
