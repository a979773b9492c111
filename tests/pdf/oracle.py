"""Two opinions on a text, ours and Qt's, and the causes by name of where they differ."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.pdf.bidi_text import Paragraph, Setter
from desktop.pdf.fonts import FontFace, FontShelf
from desktop.pdf.shaping import TAILED
from tests.pdf.corpus import Sample, corpus
from tests.pdf.qt_lines import WIDEST, QtLine, qt_lines

#: (weight, width in thousandths of the em): one line, a column of the plan, a cell of a table
SETTINGS = ((400, WIDEST), (700, 12_000.0), (400, 5_500.0))
NEAR = 2.0  # thousandths of the em
OVERHANG = 270.0  # the most that a letter of our fonts leans over its own width


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line that ends before character `end`: its letters from left to right, and the place of all glyphs.

    Marks are not in `order`: they may stand anywhere over their letter.
    """

    end: int
    order: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int, float], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What both make of one text."""

    text: str
    ours: tuple[SetLine, ...]
    theirs: tuple[SetLine, ...]
    spare: tuple[float, ...]  # room left in each of our lines

    @property
    def ends(self) -> tuple[list[int], list[int]]:
        return [line.end for line in self.ours], [line.end for line in self.theirs]

    @property
    def parted(self) -> tuple[int, int]:
        """Where the first line that differs ends: for us, for Qt."""
        return next((a, b) for a, b in zip(*self.ends, strict=False) if a != b)

    def is_same_order(self) -> bool:
        """The same lines, and on each the same glyphs in the same order."""
        return self.ends[0] == self.ends[1] and all(
            a.order == b.order and [p[:2] for p in a.places] == [p[:2] for p in b.places]
            for a, b in zip(self.ours, self.theirs, strict=True)
        )

    def is_same_place(self) -> bool:
        """And each glyph, marks too, stands at the same place."""
        return self.is_same_order() and all(
            abs(x - qt_x) <= NEAR
            for a, b in zip(self.ours, self.theirs, strict=True)
            for (*_, x), (*_, qt_x) in zip(a.places, b.places, strict=True)
        )


def _keeps_a_street_with_its_number(one: Compared) -> bool:
    """On a line that runs the other way nobody would find what the number belongs to. Ours, decided."""
    if one.ends[0] == one.ends[1]:
        return False
    ours, theirs = one.parted
    return ours < theirs and one.text[theirs : theirs + 1].isdigit() and one.text[theirs - 2].isascii()


def _keeps_both_names_of_a_month_together(one: Compared) -> bool:
    """'شباط/فبراير' is one month. UAX 14 holds a solidus before Hebrew letters, we before Arabic ones too."""
    if one.ends[0] == one.ends[1]:
        return False
    ours, theirs = one.parted
    return ours < theirs and one.text[theirs - 1] == "/" and one.text[theirs : theirs + 1] >= "\u0620"


def _qt_breaks_at_a_space_that_unicode_holds(one: Compared) -> bool:
    """UAX 14, LB13 to LB15: no break before a closing sign or after an opening one, also over a space."""
    if one.ends[0] == one.ends[1]:
        return False
    before, after = one.text[: one.parted[1]], one.text[one.parted[1] :]
    opens = unicodedata.category(before.rstrip(" ")[-1]) in {"Ps", "Pi"}
    closes = unicodedata.category(after[0]) in {"Pe", "Pf"} or after[0] in ".,:;!?"
    return before.endswith(" ") and (opens or closes)


def _qt_keeps_room_for_ink_beside_the_last_letter(one: Compared) -> bool:
    """Where a letter leans over its own width Qt wants room for that too; we have margins. A hair decides."""
    if one.ends[0] == one.ends[1]:
        return False
    ours, theirs = one.parted
    return ours > theirs and one.spare[one.ends[0].index(ours)] < OVERHANG


def _qt_forgets_kerning_at_a_break_inside_a_word(one: Compared) -> bool:
    """'r' before 'a' is drawn closer; at the end of a line it is not, and Qt's line is a hair too wide."""
    if one.ends[0] == one.ends[1]:
        return False
    ours, theirs = one.parted
    return theirs - ours == 1 and not any(sign.isspace() for sign in one.text[ours - 1 : theirs + 1])


def _qt_shows_soft_hyphens(one: Compared) -> bool:
    """Qt hyphenates at a soft hyphen; we hyphenate nowhere."""
    return "\u00ad" in one.text


def _gives_the_tail_of_a_pashto_letter_room(one: Compared) -> bool:
    """The font hangs it into the space after the word. Ours, decided; glyphs and order are the same."""
    return TAILED in one.text and one.ends[0] == one.ends[1]


CAUSES: tuple[Callable[[Compared], bool], ...] = (
    _keeps_a_street_with_its_number,
    _keeps_both_names_of_a_month_together,
    _qt_breaks_at_a_space_that_unicode_holds,
    _qt_keeps_room_for_ink_beside_the_last_letter,
    _qt_forgets_kerning_at_a_break_inside_a_word,
    _qt_shows_soft_hyphens,
    _gives_the_tail_of_a_pashto_letter_room,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often both agree, of how many settings of texts; how often each cause; and what has no cause."""

    settings: int
    same_order: int
    same_place: int
    causes: Mapping[str, int]
    unknown: tuple[tuple[str, str, str], ...]  # kind, language, text


def agreement(shelf: FontShelf) -> Agreement:
    """The whole corpus in every setting. Needs a `QApplication`."""
    setter = Setter(shelf)
    settings = same_order = same_place = 0
    causes: Counter[str] = Counter()
    unknown = []
    for sample in corpus():
        for weight, width in SETTINGS:
            one = _compare(shelf, setter, sample, weight, width)
            settings += 1
            same_order += one.is_same_order()
            same_place += one.is_same_place()
            if not one.is_same_place():
                known = [cause.__name__.strip("_") for cause in CAUSES if cause(one)]
                causes.update(known[:1])
                unknown += [] if known else [(sample.kind, sample.language, sample.text)]
    return Agreement(settings, same_order, same_place, dict(causes), tuple(unknown))


def _compare(shelf: FontShelf, setter: Setter, sample: Sample, weight: int, width: float) -> Compared:
    paragraph = Paragraph(sample.text, sample.language, sample.direction, weight)
    ours: list[QtLine] = []
    files: list[tuple[int, int, str]] = []
    lines = setter.lines(paragraph, width)
    for line in lines:
        glyphs, pen = [], 0
        for run in line.runs:
            for cluster in run.clusters:
                files.append((cluster.start, cluster.start + len(cluster.text), run.face.family))
                for glyph in cluster.glyphs:
                    glyphs.append((run.face.family, glyph.number, float(pen + glyph.dx)))
                    pen += glyph.advance
        start = ours[-1].end if ours else 0
        ours.append(QtLine(start, start + len(line.text), tuple(glyphs)))
    text = "".join(line.text for line in lines)
    spare = tuple(width - line.width for line in lines)
    theirs = qt_lines(text, sample.direction, weight, _joined(files), width)
    return Compared(text, _looked_at(shelf, ours), _looked_at(shelf, theirs), spare)


def _joined(files: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The same ranges, those of one family that touch as one: Qt shapes each range on its own."""
    joined: list[tuple[int, int, str]] = []
    for start, end, family in sorted(files):
        last = joined[-1] if joined else (0, -1, "")
        if (last[1], last[2]) == (start, family):
            joined[-1] = (last[0], end, family)
        else:
            joined.append((start, end, family))
    return joined


def _looked_at(shelf: FontShelf, lines: Sequence[QtLine]) -> tuple[SetLine, ...]:
    """Without spaces (places say where they are), counted from the leftmost glyph."""
    found = []
    for line in lines:
        glyphs = [(shelf.faces[family, 400], glyph, x) for family, glyph, x in line.glyphs]
        inked = [(face, glyph, x) for face, glyph, x in glyphs if _has_ink(face, glyph)]
        left = min((x for *_, x in inked), default=0.0)
        places = sorted((face.family, glyph, x - left) for face, glyph, x in inked)
        in_order = sorted((x, face.family, glyph) for face, glyph, x in inked if face.advance(glyph))
        order = tuple((family, glyph) for _, family, glyph in in_order)
        found.append(SetLine(line.end, order, tuple(places)))
    return tuple(found)


def _has_ink(face: FontFace, glyph: int) -> bool:
    extents = face.shaper.get_glyph_extents(glyph)
    return extents is None or bool(extents.width or extents.height)
