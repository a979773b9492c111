"""A sheet in two halves with a spine between them: Dutch left, the other language right; as long as it takes.

The halves of a row begin at the same height. A row is never split while it fits a page; one that is higher
goes on on the next page, each half cut between two lines of print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace

from desktop.documents.blocks import Direction, Line, Role, Twin, TwinRow, TwinSection, TwinSheet
from desktop.pdf.bidi_text import SCRIPT_OF_LANGUAGE
from desktop.pdf.flowables import SetText, Side, Studio, stacked
from desktop.pdf.sheet import HEIGHT, WIDTH, Pen, Sheet
from desktop.pdf.styles import RULE, STYLES, TextStyle
from desktop.pdf.tags import Element, Structure

MARGIN, TOP, BOTTOM = 44.0, 34.0, 30.0
SPINE = 32.0
ROW_GAP, SECTION_GAP, TITLE_GAP = 7.0, 18.0, 7.0
FOOT_GAP = 14.0
LESS_AIR = (0.75, 0.5)  # parts of the gaps between rows, tried where that saves a page
LARGER = 1.12
DUTCH = "nl"


class _Half:
    """One language of a row: a head and sentences, measured."""

    def __init__(self, studio: Studio, lines: Sequence[Line], width: float, side: Side) -> None:
        self._side, self._width = side, width
        texts = [studio.text(line, width, _style(line)) for line in lines]
        # with the element of each once it is drawn: what is cut stays one paragraph for who listens
        self._texts: list[tuple[SetText, list[Element]]] = [(text, []) for text in texts]

    @property
    def height(self) -> float:
        return stacked([text for text, _ in self._texts])

    def cut(self, room: float) -> tuple[_Half, _Half]:
        """What fits in `room`, at least one line of it where there is any, and what is left."""
        first, rest = copy(self), copy(self)
        first._texts, rest._texts = [], []
        for text, element in self._texts:
            fitting = int((room + 0.01) // text.line_height)
            if not rest._texts and not first._texts:
                fitting = max(fitting, 1)
            if rest._texts or fitting < 1:
                rest._texts.append((text, element))
            elif fitting >= len(text.lines):
                first._texts.append((text, element))
                room -= text.height
            else:
                begin, end = text.cut(fitting)
                first._texts.append((begin, element))
                rest._texts.append((end, element))
        return first, rest

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float, kind: str) -> None:
        for text, element in self._texts:
            if text.lines:
                element[:] = element or [parent.add(kind, text.language)]
                text.draw_as(sheet, element[0], (left, top, self._width), self._side)
            top += text.height


@dataclass(frozen=True, slots=True)
class _Row:
    """Both halves; `kind` of the structure. `gap` above it, not at the top of a page."""

    halves: tuple[_Half, ...]
    gap: float
    kind: str
    keeps_next: bool = False

    @property
    def height(self) -> float:
        return max(half.height for half in self.halves)

    def within(self, room: float) -> Iterator[_Row]:
        """The row, in pieces where it is higher than `room`."""
        if self.height <= room:
            yield self
            return
        pairs = [half.cut(room) for half in self.halves]
        yield replace(self, halves=tuple(first for first, _ in pairs), keeps_next=False)
        rest = replace(self, halves=tuple(rest for _, rest in pairs), gap=0.0)
        if rest.height:
            yield from rest.within(room)


class TwinPages:
    """The measured sheet, ready to be drawn, on as many pages as it takes."""

    def __init__(self, studio: Studio, page: TwinSheet) -> None:
        self._studio, self._page = studio, page
        self._is_single = page.language == DUTCH
        inner = WIDTH - 2 * MARGIN
        self._width = inner if self._is_single else (inner - SPINE) / 2
        self._side = Side.RIGHT if page.direction is Direction.RTL else Side.LEFT
        self._checks = [self._check(studio, twin) for twin in page.check_lines]
        self._foot_height = sum(_height(check) for check in self._checks) + FOOT_GAP
        rows = self._rows()
        self.pages = self._paginated(rows)
        for part in LESS_AIR if len(self.pages) > 1 else ():
            close = self._paginated([replace(row, gap=row.gap * part) for row in rows])
            if len(close) < len(self.pages):
                self.pages = close
                break

    def draw(self, sheet: Sheet, structure: Structure) -> None:
        """Draw all pages in reading order: per row Dutch, then the other language."""
        for number, rows in enumerate(self.pages, start=1):
            sheet.begin_page()
            self._draw_rows(sheet, structure.top, rows)
            self._draw_foot(sheet, structure.top if number == len(self.pages) else None, number)
            sheet.end_page()

    # --- measuring

    def _rows(self) -> list[_Row]:
        rows = [self._row((self._page.title,), 0, "H1", keeps_next=True)]
        for section in self._page.sections:
            rows += self._section(section)
        rows.append(self._row((self._page.foot,), SECTION_GAP, "P"))
        return rows

    def _section(self, section: TwinSection) -> list[_Row]:
        rows = [self._row((section.title,), SECTION_GAP, "H2", keeps_next=True)]
        for at, row in enumerate(section.rows):
            rows.append(self._row(_twins(row), TITLE_GAP if at == 0 else ROW_GAP, "P"))
        return rows

    def _row(self, twins: Sequence[Twin], gap: float, kind: str, keeps_next: bool = False) -> _Row:
        dutch = _Half(self._studio, [twin.dutch for twin in twins], self._width, Side.LEFT)
        if self._is_single:
            return _Row((dutch,), gap, kind, keeps_next)
        own = _Half(self._studio, [twin.own for twin in twins], self._width, self._side)
        return _Row((dutch, own), gap, kind, keeps_next)

    def _check(self, studio: Studio, twin: Twin) -> tuple[SetText, SetText | None]:
        """Dutch, and the same in the other language unless that is the same."""
        own = None if twin.own == twin.dutch or self._is_single else studio.text(twin.own, self._width)
        return studio.text(twin.dutch, self._width), own

    def _paginated(self, rows: Sequence[_Row]) -> list[list[_Row]]:
        room = HEIGHT - TOP - BOTTOM - self._foot_height
        pages: list[list[_Row]] = [[]]
        taken = 0.0
        rows = [piece for row in rows for piece in row.within(room)]
        for at, row in enumerate(rows):
            gap = row.gap if pages[-1] else 0.0
            follows = rows[at + 1] if row.keeps_next and at + 1 < len(rows) else None
            wanted = gap + row.height + (follows.gap + follows.height if follows else 0.0)
            if pages[-1] and taken + wanted > room:
                pages.append([])
                taken, gap = 0.0, 0.0
            pages[-1].append(row)
            taken += gap + row.height
        return pages

    # --- drawing

    def _draw_rows(self, sheet: Sheet, parent: Element, rows: Sequence[_Row]) -> None:
        top = TOP
        begun = top
        for at, row in enumerate(rows):
            top += row.gap if at else 0.0
            for half, left in zip(row.halves, (MARGIN, MARGIN + self._width + SPINE), strict=False):
                half.draw(sheet, parent, left, top, row.kind)
            top += row.height
        if not self._is_single:
            middle = MARGIN + self._width + SPINE / 2
            with sheet.content(None):
                sheet.line((middle, begun + 4), (middle, top), Pen(RULE, None, 1))

    def _draw_foot(self, sheet: Sheet, parent: Element | None, number: int) -> None:
        top = HEIGHT - BOTTOM - self._foot_height + FOOT_GAP
        right = MARGIN + self._width + SPINE
        for check in self._checks:
            for text, left, side in zip(check, (MARGIN, right), (Side.LEFT, self._side), strict=True):
                if text is not None:
                    text.draw(sheet, parent, (left, top, self._width), side)
            top += _height(check)
        if len(self.pages) > 1:
            line = Line(f"{number} / {len(self.pages)}", DUTCH, Direction.LTR, Role.CHECK_LINE)
            number_text = self._studio.text(line)
            place = (MARGIN, HEIGHT - BOTTOM - number_text.height, WIDTH - 2 * MARGIN)
            number_text.draw(sheet, None, place, Side.RIGHT)


def _twins(row: TwinRow) -> tuple[Twin, ...]:
    return (row.head, *row.text) if row.head is not None else row.text


def _style(line: Line) -> TextStyle:
    """The style of the role, a step larger where the letters of a script are smaller in the same size."""
    style = STYLES[line.role]
    script = SCRIPT_OF_LANGUAGE.get(line.language, "Latn")
    return replace(style, size=style.size * LARGER) if script in ("Arab", "Ethi") else style


def _height(check: tuple[SetText, SetText | None]) -> float:
    return max(text.height for text in check if text is not None)
