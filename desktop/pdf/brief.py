"""A line in two, and a line of a head or a foot that is longer than it may be there."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.documents.blocks import Line
from desktop.pdf.flowables import Studio
from desktop.pdf.styles import TextStyle

OPENERS, CLOSER = "\u2066\u2067\u2068", "\u2069"
_WHITE = re.compile("[\t\n\r \u2028\u2029]+")
#: lines of print that a line of a head or a foot takes at most: it stands on every page
MOST_LINES = 4


def flat(line: Line) -> Line:
    """The line as it is set: without white space at its ends, with single spaces."""
    return replace(line, text=_WHITE.sub(" ", line.text).strip())


def parted(line: Line, end: int) -> tuple[Line, Line]:
    """The line up to character `end`, and from there. An isolate open there is closed and opened again."""
    before, after = line.text[:end], line.text[end:]
    open_there: list[str] = []
    for sign in before:
        if sign in OPENERS:
            open_there.append(sign)
        elif sign == CLOSER and open_there:
            open_there.pop()
    before += CLOSER * len(open_there)
    return replace(line, text=before), replace(line, text="".join(open_there) + after)


def shortened(line: Line, end: int) -> Line:
    """The line up to character `end`, with an ellipsis where more came."""
    if len(line.text) <= end:
        return line
    before = parted(line, end)[0]
    return replace(before, text=f"{before.text}\u2026")


def brief(studio: Studio, line: Line, width: float, style: TextStyle | None = None) -> Line:
    """The line, cut where it takes more than MOST_LINES in `width` pixels, so that a page keeps room."""
    line = flat(line)
    lines = studio.text(line, width, style).lines
    if len(lines) <= MOST_LINES:
        return line
    return shortened(line, max(sum(len(one.text) for one in lines[:MOST_LINES]) - 2, 1))
