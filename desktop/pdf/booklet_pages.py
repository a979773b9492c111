"""The plan as a booklet on A5: the same blocks one under the other, letters as large as on A4.

In the file the pages stand in reading order; which of them share a sheet of A4 is for who prints. A block is
never split while it fits a page. With less air where that makes it one sheet of A4 folded once; type is
never made smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from desktop.documents.blocks import Direction, Line, Role, VisualPip
from desktop.pdf.flowables import Studio
from desktop.pdf.outlines import draw_watermark
from desktop.pdf.plan_block import BlockBox
from desktop.pdf.plan_flow import parts_of
from desktop.pdf.qr_row import QrRow, qr_row
from desktop.pdf.sheet import Sheet
from desktop.pdf.small_edges import SmallHead, draw_foot, foot_height, foot_of
from desktop.pdf.styles import DENSITIES, STYLES
from desktop.pdf.tags import Element, Structure

WIDTH, HEIGHT = 148 / 25.4 * 96, 210 / 25.4 * 96  # A5 in pixels
MARGIN, TOP, BOTTOM = 32.0, 26.0, 30.0
MOST_GAP, CODE_PAD = 36.0, 14.0
#: pages of one sheet of A4, folded once
ONE_SHEET = 4
RUNNING = 9 / 0.75 * 1.4  # the line with version and number on every page

#: blocks that are divided over the pages in every way to find the best
MOST_BALANCED = 12


class BookletPages:
    """The measured booklet. A block that is higher than a page goes on on the next (`plan_flow`)."""

    def __init__(self, studio: Studio, page: VisualPip) -> None:
        self._page = page
        self._inner = WIDTH - 2 * MARGIN
        self._studio = studio
        title = (page.title.own, STYLES[Role.BLOCK_TITLE]), (page.subtitle, STYLES[Role.BLOCK_TITLE_DUTCH])
        self._head = SmallHead(studio, page, title, self._inner)
        self._foot = foot_of(studio, page, self._inner)
        self._checks = self._foot[-1:]  # version and date
        self.pages = self._fitted()
        self._code = self._set_code()

    def draw(self, sheet: Sheet, structure: Structure) -> None:
        """All pages in reading order."""
        for number, blocks in enumerate(self.pages, start=1):
            sheet.begin_page((WIDTH, HEIGHT))
            if self._page.watermark:
                draw_watermark(sheet, self._studio.setter, self._page.watermark)
            is_first, is_last = number == 1, number == len(self.pages)
            if is_first:
                self._head.draw(sheet, structure.top, MARGIN, TOP)
            under = self._code[0].height + CODE_PAD if is_last and self._code else 0.0
            room = self._room(is_first, is_last) - under
            top = self._draw_blocks(sheet, structure.top, blocks, room, is_first)
            if is_last and self._code:
                code, section = self._code
                structure.top.kids.append(section)
                code.draw(sheet, self._studio, (MARGIN, self._inner), top + CODE_PAD)
            if is_last:
                at = HEIGHT - BOTTOM - RUNNING - self._foot_height()
                draw_foot(sheet, structure.top, self._studio, self._foot[:-1], (MARGIN, at, self._inner))
            self._draw_running(sheet, structure.top if is_last else None, number)
            sheet.end_page()

    # --- measuring

    def _foot_height(self) -> float:
        return foot_height(self._foot[:-1])

    def _room(self, is_first: bool, is_last: bool) -> float:
        room = HEIGHT - TOP - BOTTOM - RUNNING
        return room - (self._head.height if is_first else 0.0) - (self._foot_height() if is_last else 0.0)

    def _fitted(self) -> list[list[BlockBox]]:
        """With all its air where that is one sheet of A4; else with as much as makes it fewer sheets."""
        best: list[list[BlockBox]] | None = None
        for density in DENSITIES:
            studio = replace(self._studio, density=density)
            blocks = [BlockBox(studio, block, self._inner) for block in self._page.blocks]
            found = self._paginated(blocks)
            if found is not None and (best is None or sheets_of(len(found)) < sheets_of(len(best))):
                best = found
            if best is not None and len(best) <= ONE_SHEET:
                break
        if best is None:
            return self._in_parts()
        if not 0 < len(self._page.blocks) <= MOST_BALANCED:
            return best
        return self._balanced([block for page in best for block in page], sheets_of(len(best)) * ONE_SHEET)

    def _in_parts(self) -> list[list[BlockBox]]:
        """With all its air, blocks higher than a page in parts; as many pages as it takes."""
        least = self._room(is_first=True, is_last=True)
        goes_on = self._page.goes_on
        parts = [
            part
            for block in self._page.blocks
            for part in parts_of(self._studio, block, self._inner, least, goes_on)
        ]
        return self._paginated(parts) or [[part] for part in parts]

    def _balanced(self, blocks: Sequence[BlockBox], most: int) -> list[list[BlockBox]]:
        """All sides of the sheets used alike: the fullest page as little full as can be."""
        count = min(most, len(blocks))

        def pages(cuts: tuple[int, ...]) -> list[list[BlockBox]]:
            edges = (0, *cuts, len(blocks))
            return [list(blocks[start:end]) for start, end in pairwise(edges)]

        def fullest(cuts: tuple[int, ...]) -> float:
            return max(
                sum(block.height for block in page) / self._room(at == 0, at == count - 1)
                for at, page in enumerate(pages(cuts))
            )

        return pages(min(combinations(range(1, len(blocks)), count - 1), key=fullest))

    def _paginated(self, blocks: Sequence[BlockBox]) -> list[list[BlockBox]] | None:
        """In order, as many on a page as fit; None where one block is higher than a page."""
        pages: list[list[BlockBox]] = [[]]
        left = self._room(is_first=True, is_last=False)
        for block in blocks:
            if block.height > left and pages[-1]:
                pages.append([])
                left = self._room(is_first=False, is_last=False)
            if block.height > left:
                return None
            pages[-1].append(block)
            left -= block.height
        if left < self._foot_height():  # what is said at the end stands with the last block
            if len(pages[-1]) == 1:
                if pages[-1][0].height > self._room(is_first=len(pages) == 1, is_last=True):
                    return None
            else:
                pages.append([pages[-1].pop()])
        return pages

    def _set_code(self) -> tuple[QrRow, Element] | None:
        """The code of the next appointment beneath the last block, where there is room left for it."""
        if self._page.code is None:
            return None
        section = Element("Sect", self._page.language)
        code = qr_row(self._studio, self._page.code, section, self._inner, 0)
        taken = sum(block.height for block in self.pages[-1])
        fits = taken + CODE_PAD + code.height <= self._room(len(self.pages) == 1, is_last=True)
        return (code, section) if fits else None

    # --- drawing

    def _draw_blocks(
        self, sheet: Sheet, parent: Element, blocks: Sequence[BlockBox], room: float, is_first: bool
    ) -> float:
        """Leftover height goes between the blocks; returns where the last one ends."""
        left_over = room - sum(block.height for block in blocks)
        gap = min(left_over / max(len(blocks) - 1, 1), MOST_GAP)
        top = TOP + (self._head.height if is_first else 0.0)
        for at, block in enumerate(blocks):
            rule = None if at == len(blocks) - 1 else top + block.height + gap / 2
            block.draw(sheet, parent, MARGIN, top, rule)
            top += block.height + gap
        return top - gap

    def _draw_running(self, sheet: Sheet, parent: Element | None, number: int) -> None:
        """Version and date on every page, because a page can come loose; the number opposite."""
        top = HEIGHT - BOTTOM - RUNNING + 6
        for text in self._checks:
            text.draw(sheet, parent, (MARGIN, top, self._inner), self._studio.lead)
        line = Line(f"{number} / {len(self.pages)}", "nl", Direction.LTR, Role.CHECK_LINE)
        self._studio.text(line).draw(sheet, None, (MARGIN, top, self._inner), self._studio.trail)


def sheets_of(pages: int) -> int:
    """Sheets of A4 that so many pages of A5 take, two on each side, folded once."""
    return -(-pages // ONE_SHEET)
