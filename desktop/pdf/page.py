"""The visual plan on A4: header, blocks in rows, foot. Mirrored as a whole for right-to-left languages.

How a plan that is full is made to fit, in this order: less air between lines and blocks, the two columns
shared by need, sentences of a block run on, pictures a little smaller, then as many sheets as it takes with
full air. Type never shrinks: own language 14 point, Dutch 10. A block is never split while it fits a page
(`plan_flow` has the rule for one that does not); a pair of blocks of which one is higher than a page stands
under each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations, zip_longest

from desktop.documents.blocks import Direction, Line, PlanBlock, Role, VisualPip
from desktop.pdf.brief import brief
from desktop.pdf.flowables import SetText, Side, Studio, beneath
from desktop.pdf.logo import TALLEST, Logo, logo_of
from desktop.pdf.outlines import draw_watermark
from desktop.pdf.pictures import Step
from desktop.pdf.plan_block import BlockBox
from desktop.pdf.plan_flow import parts_of
from desktop.pdf.qr_row import QrRow, qr_row
from desktop.pdf.sheet import HEIGHT, WIDTH, Pen, Sheet
from desktop.pdf.stamp import StampFrame
from desktop.pdf.styles import ACCENT, CALM, DENSITIES, STYLES, Density
from desktop.pdf.tags import Element, Structure

MARGIN = 9 / 25.4 * 96
TOP, BOTTOM = 26.0, 22.0
COLUMN_GAP = 24.0
MOST_GAP = 44.0  # more air between two rows than this looks like something is missing
HEADER_GAP, STAMP_GAP = 8.0, 20.0
FOOT_PAD, FOOT_GAP = 6.0, 16.0
CODE_PAD = 8.0  # above the code of the next appointment
FAR_TOO_FULL = 1.3  # of a page, with the least air: nothing between will do
MOST_CHECKS = 6  # lines at the foot or in the stamp
# Of the width, for the first of two blocks; equal halves win where they are as good.
SHARES = tuple(0.5 + step / 100 for step in (0, -3, 3, -6, 6, -9, 9, -12, 12))

Row = list[BlockBox]
Measured = dict[tuple[Density, tuple[PlanBlock, ...]], Row]


class PipPages:
    """The measured plan, ready to be drawn, on as many pages as it takes."""

    def __init__(
        self,
        studio: Studio,
        page: VisualPip,
        densities: Sequence[Density] = DENSITIES,
        measured: Measured | None = None,
    ) -> None:
        """`densities`: those that are tried until one fits; to count sheets, the tightest is enough.

        `measured`: rows of other tries of this plan, by the same setter: most blocks are the same in all.
        """
        self._studio = studio
        self._measured = {} if measured is None else measured
        self._page = page
        self._densities = densities
        self._inner = WIDTH - 2 * MARGIN
        self._set_header()
        self._foot = [self._brief(line) for line in (page.foot.own, beneath(page.foot))]
        self._checks = [self._brief(line) for line in page.check_lines[:MOST_CHECKS]]
        self._foot_rows = self._pair_foot()
        self._code: tuple[QrRow, Element] | None = None
        self.pages = self._fitted()

    def draw(self, sheet: Sheet, structure: Structure) -> None:
        """Draw all pages; the structure gets one section per block."""
        for number, rows in enumerate(self.pages, start=1):
            sheet.begin_page()
            self._draw_watermark(sheet)
            self._draw_header(sheet, structure.top if number == 1 else None)
            is_last = number == len(self.pages)
            self._draw_rows(sheet, structure.top, rows)
            self._draw_foot(sheet, structure.top if is_last else None, number)
            sheet.end_page()

    # --- measuring -----------------------------------------------------------------------------------

    def _set_header(self, pairs: int = 0) -> None:
        """Title, stamp and logo; `pairs`: how many times two lines of the stamp stand beside each other."""
        page, studio = self._page, self._studio
        room = self._inner / 2
        stamp = [brief(studio, line, room, STYLES[line.role].bold()) for line in page.stamp[:MOST_CHECKS]]
        self._stamp = StampFrame(studio, stamp, room, pairs)
        stamp_room = self._stamp.width + STAMP_GAP if self._stamp else 0.0
        self._title = self._brief(page.title.own, self._inner - stamp_room)
        self._subtitle = self._brief(page.subtitle, self._inner - stamp_room)
        self._logo = self._fitting_logo(stamp_room)

    def _brief(self, line: Line, width: float | None = None) -> SetText:
        """A line of head or foot: on every page, so a very long one is cut."""
        width = self._inner if width is None else width
        return self._studio.text(brief(self._studio, line, width), width)

    def _flatten_header(self) -> None:
        """The lowest header: a stamp that is less high and wider may push the title to a second line."""
        heights = {}
        for pairs in range(3):
            self._set_header(pairs)
            heights[pairs] = self._header_height()
        self._set_header(min(heights, key=lambda pairs: heights[pairs]))

    def _fitting_logo(self, stamp_room: float) -> Logo | None:
        """The logo in what title and stamp leave over: it takes no room of its own."""
        free = self._inner - stamp_room - self._title.width - STAMP_GAP
        return logo_of(self._page.house, min(TALLEST, self._title.height), free)

    def _header_height(self) -> float:
        title = self._title.height + self._subtitle.height
        return max(title, self._stamp.height) + HEADER_GAP + 3

    def _pair_foot(self) -> list[tuple[SetText | None, SetText | None]]:
        """Foot lines with check lines opposite, in the first order that fits; else stacked."""
        # a line of the municipality's own that is too long leaves the room beside it empty
        orders = [*permutations(self._checks), *((None, *one) for one in permutations(self._checks))]
        for checks in orders:
            pairs = list(zip_longest(self._foot, checks))
            if all(a is None or b is None or a.width + FOOT_GAP + b.width <= self._inner for a, b in pairs):
                return pairs
        return [(text, None) for text in (*self._foot, *self._checks)]

    def _foot_height(self) -> float:
        return 3 + FOOT_PAD + sum(_row_height(pair) for pair in self._foot_rows)

    def _room(self) -> float:
        return HEIGHT - TOP - BOTTOM - self._header_height() - self._foot_height()

    def _fitted(self) -> list[list[Row]]:
        """The rows on one sheet with as much air as fits; on more with all of it where nothing fits."""
        for at, density in enumerate(self._densities):
            if density.is_small:
                self._flatten_header()
            rows = self._rows(replace(self._studio, density=density))
            if _taken(rows) <= self._room():
                return [self._with_code(rows, density)]
            if at == 0 and len(self._densities) > 1 and _taken(rows) > self._room() * FAR_TOO_FULL:
                tightest = self._rows(replace(self._studio, density=self._densities[-1]))
                if _taken(tightest) > self._room() * FAR_TOO_FULL:
                    break
        self._set_header()
        return self._paginate()

    def _with_code(self, rows: list[Row], density: Density) -> list[Row]:
        """The rows, with the code beneath where there is room: air gives way for it, words do not."""
        if self._page.code is None:
            return rows
        section = Element("Sect", self._page.language)
        code = qr_row(self._studio, self._page.code, section, self._inner, 0)
        for one in self._airier(density):
            tighter = rows if one == density else self._rows(replace(self._studio, density=one))
            if _taken(tighter) + code.height + CODE_PAD <= self._room():
                self._code = (code, section)
                return tighter
        return rows

    def _airier(self, density: Density) -> Sequence[Density]:
        """From this one on, as long as the page is calm."""
        tried = list(self._densities)
        calm = tried.index(DENSITIES[CALM]) if DENSITIES[CALM] in tried else 0
        at = tried.index(density)
        return tried[at : max(calm, at) + 1]

    @property
    def has_code(self) -> bool:
        """Whether there was room for the code of the next appointment."""
        return self._code is not None

    def _rows(self, studio: Studio) -> list[Row]:
        return [self._row(studio, blocks) for blocks in rows_of(self._page.blocks)]

    def _row(self, studio: Studio, blocks: tuple[PlanBlock, ...]) -> Row:
        key = (studio.density, blocks)
        if key not in self._measured:
            self._measured[key] = self._row_anew(studio, blocks)
        return self._measured[key]

    def _row_anew(self, studio: Studio, blocks: Sequence[PlanBlock]) -> Row:
        if blocks[0].is_wide:
            return [BlockBox(studio, blocks[0], self._inner)]
        both = self._inner - COLUMN_GAP
        shares = SHARES if studio.density.is_balanced and len(blocks) == 2 else SHARES[:1]
        rows = [
            [BlockBox(studio, block, both * part) for block, part in zip(blocks, (s, 1 - s), strict=False)]
            for s in shares
        ]
        return min(rows, key=_height)

    def _paginate(self) -> list[list[Row]]:
        """Rows on as many pages as it takes; type is never made smaller."""
        room = self._room()
        pages: list[list[Row]] = [[]]
        for blocks in rows_of(self._page.blocks):
            row = self._row(self._studio, blocks)
            rows = [row] if _height(row) <= room else self._apart(blocks, room, room - _taken(pages[-1]))
            for one in rows:
                if pages[-1] and _taken(pages[-1]) + _height(one) > room:
                    pages.append([])
                pages[-1].append(one)
        return pages

    def _apart(self, blocks: Sequence[PlanBlock], room: float, left: float) -> list[Row]:
        """Blocks too high side by side, under each other; one that is higher than a page in parts."""
        rows: list[Row] = []
        for block in blocks:
            found = parts_of(self._studio, block, self._inner, room, self._page.goes_on, left)
            rows += [[part] for part in found]
            left = 0.0
        return rows

    # --- drawing ---------------------------------------------------------------------------------------

    def _draw_watermark(self, sheet: Sheet) -> None:
        """Drawn first, so that all text lies over it; outlines are never read aloud or copied."""
        if self._page.watermark:
            draw_watermark(sheet, self._studio.setter, self._page.watermark)

    def _draw_header(self, sheet: Sheet, parent: Element | None) -> None:
        height = self._header_height() - HEADER_GAP - 3
        frame = (MARGIN, self._inner)
        top = TOP + (height - self._title.height - self._subtitle.height) / 2
        for kind, text in (("H1", self._title), ("P", self._subtitle)):
            text.draw(sheet, parent, (MARGIN, top, self._inner), self._studio.lead, kind)
            top += text.height
        if self._stamp:
            left = self._studio.left(frame, self._inner - self._stamp.width, self._stamp.width)
            self._stamp.draw(sheet, parent, left, TOP + (height - self._stamp.height) / 2)
        self._draw_logo(sheet, parent, height)
        self._draw_bar(sheet, TOP + self._header_height() - 3)

    def _draw_logo(self, sheet: Sheet, parent: Element | None, height: float) -> None:
        """At the trailing edge, or before the stamp that stands there; above the line under the title where
        that is long."""
        logo = self._logo
        if logo is None:
            return
        after = self._stamp.width + STAMP_GAP if self._stamp else 0.0
        left = self._studio.left((MARGIN, self._inner), self._inner - after - logo.width, logo.width)
        figure = logo.element(parent) if parent else None
        is_beside_both = after + logo.width + STAMP_GAP + self._subtitle.width <= self._inner
        middle = height if is_beside_both else height - self._subtitle.height
        logo.draw(sheet, figure, left, TOP + (middle - logo.height) / 2)

    def _draw_bar(self, sheet: Sheet, top: float) -> None:
        with sheet.content(None):
            right = MARGIN + self._inner
            corners = ((right, top), (right, top + 3), (MARGIN, top + 3))
            sides: list[Step] = [("line", (corner,)) for corner in corners]
            sheet.path([("move", ((MARGIN, top),)), *sides, ("close", ())], Pen(None, ACCENT))

    def _draw_rows(self, sheet: Sheet, parent: Element, rows: Sequence[Row]) -> None:
        """Leftover height goes between the rows."""
        under = self._code[0].height + CODE_PAD if self._code else 0.0
        left_over = self._room() - _taken(rows) - under
        gap = min(left_over / max(len(rows) - (0 if self._code else 1), 1), MOST_GAP)
        top = TOP + self._header_height()
        for index, row in enumerate(rows):
            is_last = index == len(rows) - 1 and self._code is None
            offset = 0.0
            for block in row:
                left = self._studio.left((MARGIN, self._inner), offset, block.width)
                block.draw(sheet, parent, left, top, None if is_last else top + _height(row))
                offset += block.width + COLUMN_GAP
            top += _height(row) + gap
        if self._code:
            code, section = self._code
            parent.kids.append(section)
            code.draw(sheet, self._studio, (MARGIN, self._inner), top + CODE_PAD)

    def _draw_foot(self, sheet: Sheet, parent: Element | None, number: int) -> None:
        top = HEIGHT - BOTTOM - self._foot_height()
        self._draw_bar(sheet, top)
        top += 3 + FOOT_PAD
        for pair in self._foot_rows:
            base = max(text.base for text in pair if text)
            for text, side in zip(pair, (self._studio.lead, self._studio.trail), strict=True):
                if text is None:
                    continue
                text.draw(sheet, parent, (MARGIN, top + base - text.base, self._inner), side)
            top += _row_height(pair)
        if len(self.pages) > 1:
            line = Line(f"{number} / {len(self.pages)}", "nl", Direction.LTR, Role.CHECK_LINE)
            self._studio.text(line).draw(sheet, None, (MARGIN, HEIGHT - BOTTOM, self._inner), Side.CENTER)


def rows_of(blocks: Sequence[PlanBlock]) -> list[tuple[PlanBlock, ...]]:
    """Wide blocks have a row of their own, others stand in pairs, in the order they come."""
    rows: list[tuple[PlanBlock, ...]] = []
    for block in blocks:
        last = rows[-1] if rows else ()
        if not block.is_wide and len(last) == 1 and not last[0].is_wide:
            rows[-1] = (*last, block)
        else:
            rows.append((block,))
    return rows


def _taken(rows: Sequence[Row]) -> float:
    return sum(_height(row) for row in rows)


def _height(row: Row) -> float:
    return max(block.height for block in row)


def _row_height(pair: tuple[SetText | None, SetText | None]) -> float:
    return max(text.height for text in pair if text)
