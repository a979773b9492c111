"""A block of the plan that is higher than a page: in parts, each with the number of the block.

The rule, total for any block:

- A block that fits one page is never split. One that does not is as wide as the page, and begins where the
  block before it ends if there is a good part of the page left.
- It is split between steps: what is said in one line of the block stays together. A line that is higher than
  a page by itself is split between its sentences, a sentence only where it alone is higher than a page, and
  then between two lines of print.
- Each part has number, title and picture; each but the last says at its foot that it goes on.
- A drawing (road, week, jars, leaf) that would be higher than a page says its words as lines instead, and a
  title that would be one is cut with an ellipsis and said whole as the first line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

import icu

from desktop.documents.blocks import CalendarLeaf, Direction, Line, PlanBlock, Role, Twin
from desktop.pdf.brief import flat, parted, shortened
from desktop.pdf.flowables import Studio, beneath
from desktop.pdf.plan_block import BlockBox

LONGEST_TITLE = 120
WORTH = 0.4  # of a page

#: something that a part may take in: gives the part with it
Addition = Callable[[PlanBlock], PlanBlock]


def parts_of(
    studio: Studio,
    block: PlanBlock,
    width: float,
    room: float,
    goes_on: Twin | None,
    left: float = 0.0,
) -> list[BlockBox]:
    """The block in parts that are at most `room` pixels high, `width` wide. Raises as BlockBox does.

    `left`: the room on the page where it may begin; taken where it is worth beginning there.
    """
    whole = BlockBox(studio, block, width)
    if whole.height <= room:
        return [whole]
    return _Flow(studio, width, room, goes_on).parts(block, left if left >= room * WORTH else room)


class _Flow:
    """Fills parts, one after the other."""

    def __init__(self, studio: Studio, width: float, room: float, goes_on: Twin | None) -> None:
        self._studio, self._width, self._room = studio, width, room
        self._whole = room
        self._goes_on = _foot_lines(goes_on)

    def parts(self, block: PlanBlock, first: float) -> list[BlockBox]:
        """`first`: the room for the first part."""
        block = self._drawable(block)
        self._room = min(first, self._whole)
        waiting = deque(self._steps(block))
        bare = _bare(block)
        part = replace(bare, phone=block.phone, leaf=block.leaf)
        is_empty = True
        found: list[BlockBox] = []
        while waiting:
            line, add = waiting.popleft()
            fuller = add(part)
            if self._fits(fuller if not waiting else self._going_on(fuller)):
                part, is_empty = fuller, False
                continue
            if is_empty and self._room < self._whole:  # on a page of its own more fits
                self._room = self._whole
                waiting.appendleft((line, add))
                continue
            if is_empty and line is not None and (halves := self._cut(line, part)):
                waiting.extendleft(reversed(halves))
                continue
            if is_empty:  # one line of print, or a drawing that has no words to say instead
                part, is_empty = fuller, False
                continue
            found.append(self._box(self._going_on(part)))
            part, is_empty, self._room = bare, True, self._whole
            waiting.appendleft((line, add))
        return [*found, self._box(part)]

    def _box(self, part: PlanBlock) -> BlockBox:
        return BlockBox(self._studio, part, self._width)

    def _fits(self, part: PlanBlock) -> bool:
        return self._box(part).height <= self._room

    def _going_on(self, part: PlanBlock) -> PlanBlock:
        return replace(part, dutch=(*part.dutch, *self._goes_on))

    # --- what a block holds, in the order it is drawn

    def _steps(self, block: PlanBlock) -> list[tuple[Line | None, Addition]]:
        steps: list[tuple[Line | None, Addition]] = [(line, _own(line)) for line in block.own]
        if block.road:
            steps.append((None, lambda part: replace(part, road=block.road)))
        if block.days:
            steps.append((None, lambda part: replace(part, days=block.days)))
        if block.jars:
            steps.append((None, lambda part: replace(part, jars=block.jars)))
        return [*steps, *((line, _dutch(line)) for line in block.dutch)]

    def _drawable(self, block: PlanBlock) -> PlanBlock:
        """The block with in words what would be higher than a page as a drawing."""
        bare = _bare(block)
        said: list[Line] = []
        if not self._fits_half(bare):
            title = block.title
            said += [replace(title.own, role=Role.SENTENCE), replace(title.dutch, role=Role.SENTENCE_DUTCH)]
            short = Twin(shortened(title.own, LONGEST_TITLE), shortened(title.dutch, LONGEST_TITLE))
            block, bare = replace(block, title=short), replace(bare, title=short)
        twins: list[Twin] = []
        if block.leaf and not self._fits_half(replace(bare, leaf=block.leaf)):
            twins += _of_leaf(block.leaf)
            block = replace(block, leaf=None)
        if block.phone and not self._fits_half(replace(bare, phone=block.phone)):
            said.append(Line(block.phone, self._studio.language, Direction.LTR, Role.SENTENCE))
            block = replace(block, phone=None)
        if block.road and not self._fits_half(replace(bare, road=block.road)):
            twins += block.road.stones
            block = replace(block, road=None)
        if block.days and not self._fits_half(replace(bare, days=block.days)):
            twins += [day for at, day in enumerate(block.days.days) if at in block.days.chosen]
            block = replace(block, days=None)
        if block.jars and not self._fits_half(replace(bare, jars=block.jars)):
            twins += [twin for jar in block.jars for twin in (jar.label, jar.hours)]
            block = replace(block, jars=())
        said += [replace(twin.own, role=Role.SENTENCE) for twin in twins]
        dutch = [replace(beneath(twin), role=Role.SENTENCE_DUTCH) for twin in twins]
        own = tuple(line for line in said if line.role is Role.SENTENCE)
        more = [line for line in said if line.role is not Role.SENTENCE]
        kept = tuple(line for line in (*more, *dutch) if line.text)
        return replace(block, own=(*own, *block.own), dutch=(*block.dutch, *kept))

    def _fits_half(self, part: PlanBlock) -> bool:
        """Whether it leaves room for what else is to stand with it."""
        return self._box(part).height <= self._room * 0.6

    # --- a line that is higher than a page

    def _cut(self, line: Line, part: PlanBlock) -> list[tuple[Line | None, Addition]]:
        """A line in two: after the last sentence that fits, else after the last line of print that does."""
        add = _dutch if line.role is Role.SENTENCE_DUTCH else _own
        line = flat(line)

        def fits(end: int) -> bool:
            return self._fits(self._going_on(add(parted(line, end)[0])(part)))

        for ends in (_sentence_ends(line), self._print_ends(line, part)):
            # a shorter text is never higher: the first end that does not fit is sought by halves
            count = bisect_left(ends, True, key=lambda end: not fits(end))
            if count:
                return [(half, add(half)) for half in parted(line, ends[count - 1])]
        return []

    def _print_ends(self, line: Line, part: PlanBlock) -> list[int]:
        """Where lines of print end, but the last."""
        lines = self._studio.text(line, self._box(part).text_width).lines
        return list(accumulate(len(one.text) for one in lines[:-1]))


def _bare(block: PlanBlock) -> PlanBlock:
    """Number, title and picture alone."""
    return replace(block, own=(), dutch=(), phone=None, road=None, days=None, jars=(), leaf=None)


def _own(line: Line) -> Addition:
    return lambda part: replace(part, own=(*part.own, line))


def _dutch(line: Line) -> Addition:
    return lambda part: replace(part, dutch=(*part.dutch, line))


def _sentence_ends(line: Line) -> list[int]:
    """Where sentences end, but the last, in characters."""
    breaks = icu.BreakIterator.createSentenceInstance(icu.Locale(line.language))
    breaks.setText(line.text)
    units = accumulate((2 if ord(sign) > 0xFFFF else 1 for sign in line.text), initial=0)
    index = {unit: at for at, unit in enumerate(units)}
    return [index[end] for end in breaks if 0 < index.get(end, 0) < len(line.text)]


def _of_leaf(leaf: CalendarLeaf) -> list[Twin]:
    day = Line(" ".join(filter(None, (leaf.day, leaf.clock))), "nl", Direction.LTR, Role.SENTENCE)
    return [leaf.weekday, Twin(day, day), leaf.month]


def _foot_lines(goes_on: Twin | None) -> tuple[Line, ...]:
    if goes_on is None:
        return ()
    return tuple(line for line in (goes_on.own, beneath(goes_on)) if line.text)
