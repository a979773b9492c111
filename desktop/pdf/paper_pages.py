"""A flowing sheet on A4: letterhead and stamp, title, sections, foot; as many pages as it takes.

A paragraph goes on on the next page with at least two lines on either side; a heading stays with what it
stands above; the head of a table comes back. What is higher than a page by itself is cut between two lines of
print wherever the page ends: no paper is refused for its length.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from desktop.documents.blocks import (
    Direction,
    Framed,
    Items,
    Line,
    PaperSheet,
    Part,
    Prose,
    QrCode,
    Role,
    SheetSection,
)
from desktop.pdf.brief import brief
from desktop.pdf.flowables import SetText, Side, Studio, stacked
from desktop.pdf.house_head import foot_line, house_head
from desktop.pdf.logo import IN_LETTER, LogoRow, logo_of
from desktop.pdf.outlines import draw_watermark
from desktop.pdf.paper_parts import PartRows, Row, titled
from desktop.pdf.paper_rows import Column, FlowRow, Mark, Piece
from desktop.pdf.picture_row import larger_pictures
from desktop.pdf.sheet import HEIGHT, WIDTH, Pen, Sheet
from desktop.pdf.styles import ACCENT, STYLES, Density
from desktop.pdf.tags import Element, Structure

MARGIN, TOP, BOTTOM = 72.0, 52.0, 34.0
SECTION_GAP, TITLE_GAP, FOOT_GAP = 17.0, 14.0, 16.0
STAMP_PAD, STAMP_GAP = 14.0, 24.0
LOGO_GAP = 10.0
#: a last page filled less than this part of its room is tried away with less air between the lines
SMALL_REST = 0.55
TIGHTER = (Density(0.95, 2), Density(0.9, 4))
LEAST_GAP = 3.0
MOST_CHECKS = 8  # lines at the foot of every page
LARGEST_HEAD = 0.3  # of a page: the head of a table that is higher does not come back
DUTCH = "nl"


class PaperPages:
    """The measured sheet, ready to be drawn, on as many pages as it takes."""

    def __init__(self, studio: Studio, page: PaperSheet) -> None:
        self._page = page
        self._width = WIDTH - 2 * MARGIN
        for scale in larger_pictures(page):
            self.pages = self._measured(replace(studio, density=Density(scale=scale)))
            if len(self.pages) == 1:
                return
        self.pages = self._measured(studio)
        airy = len(self.pages)
        if airy == 1 or self._filled(self.pages[-1]) > self._room * SMALL_REST:
            return
        for density in TIGHTER:
            self.pages = self._measured(replace(studio, density=density))
            if len(self.pages) < airy:
                return
        self.pages = self._measured(studio)

    def _measured(self, studio: Studio) -> list[list[Row]]:
        self._studio = studio
        self._parts = PartRows(studio, self._width)
        self._body = Element("Document", self._page.language)  # its kids move to the real one when drawn
        rows = self._rows()
        self._checks = self._set_checks()
        self._house_foot = self._set_house_foot()
        self._room = HEIGHT - TOP - BOTTOM - FOOT_GAP - stacked([text for text, _ in self._checks])
        return self._paginated(rows)

    def _filled(self, rows: Sequence[Row]) -> float:
        return sum(row.height + (row.gap if at else 0.0) for at, row in enumerate(rows))

    def draw(self, sheet: Sheet, structure: Structure) -> None:
        """Draw all pages in reading order."""
        structure.top.kids.extend(self._body.kids)
        for number, rows in enumerate(self.pages, start=1):
            sheet.begin_page()
            if self._page.watermark:
                draw_watermark(sheet, self._studio.setter, self._page.watermark)
            if number == 1 and self._house_head:
                self._house_head.draw(sheet, self._studio, (MARGIN, self._width))
            top = TOP
            for at, row in enumerate(rows):
                top += row.gap if at else 0.0
                row.draw(sheet, self._studio, (MARGIN, self._width), top)
                top += row.height
            self._draw_foot(sheet, number)
            sheet.end_page()

    # --- measuring

    def _rows(self) -> list[Row]:
        page = self._page
        rows: list[Row] = [*self._head()]
        for section in page.sections:
            rows += self._section(section)
        less = self._studio.density.pad
        rows = [replace(row, gap=max(row.gap - less, min(row.gap, LEAST_GAP))) for row in rows]
        if page.foot:
            if rows[-1].height < self._width / 2:
                rows[-1] = replace(rows[-1], keeps_next=True)  # a last line never stands alone on a page
            rows.append(FlowRow((self._parts.column(page.foot, self._body, 0, self._width),), SECTION_GAP))
        return rows

    def _head(self) -> list[Row]:
        """Logo, letterhead beside the stamp, then the title; without a letterhead the title beside the stamp
        and what the municipality has in the margin above."""
        page, parts = self._page, self._parts
        self._house_head = None
        stamp = self._stamp()
        wide = self._width - (stamp.width + STAMP_GAP if stamp else 0.0)
        mark = Mark.STAMP if stamp else Mark.NONE
        beside = (stamp,) if stamp else ()
        if not page.letterhead:
            before = Element("Sect")  # read before the title, measured after it
            title = titled(parts, page.title, self._body, wide, "H1")
            free = self._width - max((piece.text.width for piece in title.pieces), default=0.0) - STAMP_GAP
            self._house_head = house_head(
                self._studio, page.house, before, self._width, 0.0 if stamp else free
            )
            self._body.kids[:0] = before.kids
            return [FlowRow((title, *beside), 0, mark, pad=6.0 if stamp else 0.0, keeps_next=True)]
        letterhead = parts.column(page.letterhead, self._body, 0, wide)
        logo = logo_of(page.house, IN_LETTER)
        above = [LogoRow(logo, logo.element(self._body))] if logo else []
        first = FlowRow((letterhead, *beside), LOGO_GAP if above else 0, mark, pad=6.0 if stamp else 0.0)
        title = titled(parts, page.title, self._body, self._width, "H1")
        return [*above, first, FlowRow((title,), SECTION_GAP + 10, keeps_next=True)]

    def _stamp(self) -> Column | None:
        lines = self._page.stamp[:MOST_CHECKS]
        if not lines:
            return None
        texts = []
        for at, line in enumerate(lines):
            style = STYLES[line.role] if at else STYLES[line.role].bold()
            line = brief(self._studio, line, self._width / 3, style)
            texts.append(self._studio.text(line, self._width / 3, style))
        wide = max(text.width for text in texts) + 2 * STAMP_PAD + 6
        pieces = tuple(Piece(text, self._body.add("P", text.language)) for text in texts)
        return Column(self._width - wide, wide, pieces, Side.CENTER)

    def _section(self, section: SheetSection) -> list[Row]:
        under = self._body.add("Sect")
        rows: list[Row] = []
        if section.title:
            title = titled(self._parts, section.title, under, self._width, "H2")
            rows.append(FlowRow((title,), SECTION_GAP, keeps_next=True, starts_page=section.starts_page))
        for part, after in zip_longest(section.parts, section.parts[1:]):
            rows += self._parts.of(part, under)
            if after is not None and self._belongs(part, after):
                rows[-1] = replace(rows[-1], keeps_next=True)
        if section.title and len(rows) > 2 and _is_one_line(rows[1]):
            # a heading with one line is no beginning of a section
            rows[1] = replace(rows[1], keeps_next=True)
        if rows and not section.title:
            rows[0] = replace(rows[0], gap=TITLE_GAP, starts_page=section.starts_page)
        return rows

    def _belongs(self, part: Part, after: Part) -> bool:
        """Whether what comes after stays with a part: the code of what it is, the Dutch of a list."""
        if isinstance(after, QrCode):
            return isinstance(part, Framed)
        is_dutch = isinstance(after, Prose) and all(line.language == DUTCH for line in after.lines)
        return isinstance(part, Items) and is_dutch and self._page.language != DUTCH

    def _set_checks(self) -> list[tuple[SetText, Element]]:
        room = self._width - 120  # the number of the page stands beside them
        return [
            (self._studio.text(brief(self._studio, line, room), room), self._body.add("P", line.language))
            for line in self._page.check_lines[:MOST_CHECKS]
            if line.text
        ]

    def _set_house_foot(self) -> tuple[SetText, Element] | None:
        """The municipality's own line: opposite the last check line, on a line of its own where it has no
        room there."""
        text = foot_line(self._studio, self._page.house)
        if text is None:
            return None
        element = self._body.add("P", DUTCH)
        if len(self._checks) > 1 and self._checks[-1][0].width + FOOT_GAP + text.width <= self._width:
            return text, element
        self._checks.insert(0, (text, element))
        return None

    # --- pages

    def _paginated(self, rows: Sequence[Row]) -> list[list[Row]]:
        waiting = deque(rows)
        pages: list[list[Row]] = [[]]
        taken = 0.0
        while waiting:
            row = waiting.popleft()
            present = pages[-1]
            if row.starts_page and present:
                pages.append([])
                taken = 0.0
                waiting.appendleft(replace(row, starts_page=False))
                continue
            if not present and row.head is not None and row.head.height <= self._room * LARGEST_HEAD:
                present.append(row.head)
                taken += row.head.height
            gap = row.gap if present and row.head is None else 0.0
            left = self._room - taken - gap
            is_first = not present or (len(present) == 1 and present[0] is row.head)
            if row.height <= left and (is_first or self._keeps(row, waiting, left - row.height)):
                present.append(row)
                taken += gap + row.height
                continue
            halves = None if row.keeps_next and not is_first else row.cut(left)
            if halves is None and is_first and isinstance(row, FlowRow):
                halves = row.cut(left, 1)
            if halves is not None:
                present.append(halves[0])
                waiting.appendleft(halves[1])
            elif is_first:
                present.append(row)  # one line of print, or a code: a page is higher than that
            else:
                waiting.appendleft(row)
            pages.append([])
            taken = 0.0
        return pages

    def _keeps(self, row: Row, waiting: Sequence[Row], left: float) -> bool:
        """Whether what has to stand beneath a row fits there: all that is kept together, and of the last
        thing at least the first lines."""
        if not row.keeps_next:
            return True
        for following in waiting:
            left -= following.gap
            if not following.keeps_next:
                return following.height <= left or following.cut(left) is not None
            left -= following.height
        return left >= 0

    # --- the foot of a page

    def _draw_foot(self, sheet: Sheet, number: int) -> None:
        is_last = number == len(self.pages)
        top = HEIGHT - BOTTOM - stacked([text for text, _ in self._checks])
        with sheet.content(None):
            sheet.line((MARGIN, top - 5), (MARGIN + self._width, top - 5), Pen(ACCENT, None, 0.8))
        if len(self.pages) > 1:
            self._draw_number(sheet, number, top)
        for text, element in self._checks:
            place = (self._studio.left((MARGIN, self._width), 0, self._width), top, self._width)
            text.draw_as(sheet, element if is_last else None, place, self._studio.lead)
            top += text.height
        if self._house_foot is not None:
            text, element = self._house_foot
            place = (MARGIN, top - text.height, self._width)
            text.draw_as(sheet, element if is_last else None, place, self._studio.trail)

    def _draw_number(self, sheet: Sheet, number: int, top: float) -> None:
        of = len(self.pages)
        words = f"bladzijde {number} van {of}" if self._page.language == DUTCH else f"{number} / {of}"
        text = self._studio.text(Line(words, DUTCH, Direction.LTR, Role.CHECK_LINE))
        text.draw(sheet, None, (MARGIN, top, self._width), self._studio.trail)


def _is_one_line(row: Row) -> bool:
    return isinstance(row, FlowRow) and all(column.lines <= 1 for column in row.columns)
