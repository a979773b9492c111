"""A paragraph becomes lines: levels and breaks from ICU, broken in reading order, then put in visual order.

The direction is told, never guessed. No justification, no shrinking, no hyphenation. Widths here are in
thousandths of the em; who draws multiplies by the size.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

import icu

from desktop.documents.blocks import Direction
from desktop.pdf.fonts import FontFace, FontShelf
from desktop.pdf.shaping import STEERING, Run, Span, shape, spans_of

SCRIPT_OF_LANGUAGE = {
    "ar": "Arab", "fa": "Arab", "prs": "Arab", "ps": "Arab", "ckb": "Arab", "ur": "Arab", "ug": "Arab",
    "ti": "Ethi", "am": "Ethi",
    "ru": "Cyrl", "uk": "Cyrl", "bg": "Cyrl",
}  # all others: Latn  # fmt: skip

#: 'Markt 4' on a line that runs the other way: broken before the number, nobody finds what it belongs to
_HOUSE_NUMBER = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,20} [0-9]$")
_LONGEST_STREET = 23
#: '10–12': a range of numbers is one thing, as it is with a hyphen (Unicode has no rule for the dash)
_RANGE = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9][\u2012\u2013][0-9\u0660-\u0669\u06f0-\u06f9]")
#: 'شباط/فبراير': one month with two names. UAX 14 lets a line end after a solidus, but not in Hebrew (LB21b)
_TWO_NAMES = re.compile(r"[\u0620-\u064a]/[\u0620-\u064a]")
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line, runs from left to right.

    `width` is without the space the line was broken at. That space is kept, so that the words stay apart
    when the text is read back, and hangs out of the line: `hang_left` of it left of the first letter.
    """

    runs: tuple[Run, ...]
    width: int
    hang_left: int
    text: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is to be set: text, its language and direction, and the weight (400 or 700)."""

    text: str
    language: str
    direction: Direction
    weight: int = 400

    @property
    def script(self) -> str:
        """The script of the language: decides line height and the first choice of face."""
        return SCRIPT_OF_LANGUAGE.get(self.language.split("-", maxsplit=1)[0], "Latn")


@dataclass(frozen=True, slots=True)
class _Shaped:
    """A paragraph before it is broken: what every width it is tried at has in common."""

    text: str
    spans: Sequence[Span]
    advances: Sequence[int]
    #: by character: how much wider its letter is at the end of a line, where no next letter draws it closer
    kerns: Sequence[int]
    #: where a line may end: best places, then those that break less well, then at a space before a sign
    #: that had better not begin a line ('woord )'), then between letters (grapheme clusters)
    stops: tuple[Sequence[int], ...]


class Setter:
    """Sets paragraphs with one shelf of fonts, for one document.

    A page is tried in several ways before it is drawn, so a paragraph that was shaped once is kept here for
    as long as the document is being made, and no longer: what stands on it is about one person.
    """

    def __init__(self, shelf: FontShelf) -> None:
        self._shelf = shelf
        self._shaped: dict[Paragraph, _Shaped] = {}
        self._ends: dict[tuple[Paragraph, float], tuple[int, ...]] = {}
        self._lines: dict[tuple[Paragraph, tuple[int, ...]], tuple[TextLine, ...]] = {}

    def main_face(self, paragraph: Paragraph) -> FontFace:
        """The face that decides where the base line lies."""
        return self._shelf.of_script(paragraph.script, paragraph.weight)

    def lines(self, paragraph: Paragraph, width: float) -> tuple[TextLine, ...]:
        """Break into lines of at most `width` thousandths of the em; an empty text has no line.

        A word longer than the line is broken between letters, never cut off. Raises Trouble(GLYPH_MISSING).
        """
        shaped, ends = self._shape(paragraph), self._broken(paragraph, width)
        found = self._lines.get((paragraph, ends))
        if found is None:
            pairs = zip((0, *ends), ends, strict=False)
            found = tuple(self._line(shaped, start, end, paragraph) for start, end in pairs)
            self._lines[paragraph, ends] = found
        return found

    def line_count(self, paragraph: Paragraph, width: float) -> int:
        """How many lines `lines` would give, without making them. Raises Trouble(GLYPH_MISSING)."""
        return len(self._broken(paragraph, width))

    def _broken(self, paragraph: Paragraph, width: float) -> tuple[int, ...]:
        """Where its lines end at this width: the same blocks come back at the same width in every try."""
        found = self._ends.get((paragraph, width))
        if found is None:
            found = self._ends[paragraph, width] = tuple(_ends(self._shape(paragraph), width))
        return found

    def _shape(self, paragraph: Paragraph) -> _Shaped:
        found = self._shaped.get(paragraph)
        if found is None:
            found = self._shaped[paragraph] = self._shape_anew(paragraph)
        return found

    def _shape_anew(self, paragraph: Paragraph) -> _Shaped:
        text = "".join(" " if c in "\t\n\r\u2028\u2029" else c for c in paragraph.text).strip()
        if not text.strip("".join(STEERING)):
            return _Shaped("", (), (0,), (), ())
        offsets = _utf16_offsets(text)
        keep = icu.UnicodeString(text)  # ICU points into it: it must live as long as the levels are asked
        levels = _levels(keep, offsets, paragraph.direction)
        spans = spans_of(text, levels, paragraph.script, paragraph.weight, self._shelf)
        runs = [shape(text, span, paragraph.language) for span in spans]
        advances, kerns = _advances(text, runs), _kerns(text, runs)
        stops = _stops(keep, offsets, icu.BreakIterator.createLineInstance(icu.Locale(paragraph.language)))
        good = _good_stops(text, stops, paragraph.direction)
        letters = _stops(
            keep, offsets, icu.BreakIterator.createCharacterInstance(icu.Locale(paragraph.language))
        )
        spaces = [at for at in letters if 0 < at < len(text) and text[at - 1] == " " != text[at]]
        return _Shaped(text, spans, advances, kerns, (good, stops, spaces, letters))

    def natural_width(self, paragraph: Paragraph) -> int:
        """How wide the paragraph is on one line."""
        return max((line.width for line in self.lines(paragraph, float("inf"))), default=0)

    def _line(self, shaped: _Shaped, start: int, end: int, paragraph: Paragraph) -> TextLine:
        text, spans = shaped.text, shaped.spans
        content_end = start + len(text[start:end].rstrip(" \u00a0" + "".join(STEERING)))
        base = 1 if paragraph.direction is Direction.RTL else 0
        pieces = [
            Span(max(span.start, start), min(span.end, content_end), span.level, span.script, span.face)
            for span in spans
            if max(span.start, start) < min(span.end, content_end)
        ]
        inner = [shape(text, piece, paragraph.language) for piece in pieces]
        # Rule L1: the space at the end of a line goes with the paragraph, not with the text before it.
        tail = [
            shape(text, Span(at, at + 1, base, paragraph.script, span.face), paragraph.language)
            for span in spans
            for at in range(max(span.start, content_end), min(span.end, end))
            if end < len(text)
        ][:1]
        width = sum(run.width for run in inner)
        hang = sum(run.width for run in tail) if base else 0
        return TextLine(
            tuple(in_visual_order([*inner, *tail])), width, hang, text[start:end], paragraph.direction
        )


def in_visual_order(runs: Sequence[Run]) -> list[Run]:
    """Rule L2 of the Unicode bidirectional algorithm: from the highest level down, turn every sequence."""
    order = list(runs)
    levels = {run.level for run in order}
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and order[end].level >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order


def _utf16_offsets(text: str) -> list[int]:
    """Where each character begins in ICU's counting, and the end."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets


def _levels(text: icu.UnicodeString, offsets: Sequence[int], direction: Direction) -> list[int]:
    bidi = icu.Bidi()
    bidi.setPara(text, 1 if direction is Direction.RTL else 0)
    levels = list(bidi.getLevels())
    return [levels[offset] for offset in offsets[:-1]]


def _stops(text: icu.UnicodeString, offsets: Sequence[int], breaks: icu.BreakIterator) -> list[int]:
    """The places where `breaks` allows one, as indexes of characters."""
    index = {offset: at for at, offset in enumerate(offsets)}
    breaks.setText(text)
    return sorted({index[stop] for stop in breaks if stop in index})


def _good_stops(text: str, stops: Sequence[int], direction: Direction) -> list[int]:
    """Those that part nothing that belongs together, and not a word where a hyphen would have to appear."""
    is_rtl = direction is Direction.RTL

    def parts(stop: int) -> bool:
        street = is_rtl and _HOUSE_NUMBER.search(text, max(0, stop - _LONGEST_STREET), stop + 1)
        alone = text[stop - 1] == SOFT_HYPHEN or text[max(0, stop - 2) : stop] == "= "
        before = max(0, stop - 2)
        return bool(street) or alone or bool(_RANGE.match(text, before) or _TWO_NAMES.match(text, before))

    return [stop for stop in stops if stop == len(text) or not parts(stop)]


def _advances(text: str, runs: Sequence[Run]) -> list[int]:
    """Running width in reading order: `advances[i]` is the width of the first i characters."""
    own = [0] * len(text)
    for run in runs:
        for cluster in run.clusters:
            own[cluster.start] += cluster.width
    total = [0]
    for advance in own:
        total.append(total[-1] + advance)
    return total


def _kerns(text: str, runs: Sequence[Run]) -> list[int]:
    kerns = [0] * len(text)
    for run in runs:
        for cluster in run.clusters:
            drawn = sum(run.face.advance(glyph.number) for glyph in cluster.glyphs)
            for at in range(cluster.start, cluster.start + len(cluster.text)):
                kerns[at] = max(drawn - cluster.width, 0)
    return kerns


def _ends(shaped: _Shaped, width: float) -> list[int]:
    """Where each line ends, in characters of the text."""
    ends: list[int] = []
    start = 0
    while start < len(shaped.text):
        start = _fitting_stop(shaped, start, width)
        ends.append(start)
    return ends


def _fitting_stop(shaped: _Shaped, start: int, width: float) -> int:
    """The last stop of the first kind at which the line from `start` still fits; one letter always does."""
    text, advances = shaped.text, shaped.advances

    def taken(end: int) -> int:
        last = start + len(text[start:end].rstrip())
        return advances[last] - advances[start] + (shaped.kerns[last - 1] if last > start else 0)

    for stops in shaped.stops:
        best = None
        for stop in stops[bisect.bisect_right(stops, start) :]:
            if taken(stop) > width:
                break
            best = stop
        if best is not None:
            return best
    letters = shaped.stops[-1]
    return letters[bisect.bisect_right(letters, start)]
