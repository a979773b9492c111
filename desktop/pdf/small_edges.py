"""Head and foot of a page smaller than A4: title beside the stamp, and what every part says by itself."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.blocks import Line, Role, VisualPip
from desktop.pdf.flowables import SetText, Side, Studio, beneath, stacked
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.signs import draw_frame
from desktop.pdf.styles import ACCENT, STYLES, TextStyle
from desktop.pdf.tags import Element

HEAD_GAP, FOOT_PAD = 10.0, 6.0
STAMP_PAD, STAMP_GAP = 10.0, 12.0

Place = tuple[float, float, float]  # left, top, width


class SmallHead:
    """Two lines of title, the stamp of a concept at the far end, a bar beneath; `height` with the bar."""

    def __init__(
        self, studio: Studio, page: VisualPip, title: Sequence[tuple[Line, TextStyle]], width: float
    ) -> None:
        self._studio, self._width = studio, width
        words = [line for line in page.stamp if line.role in (Role.STAMP, Role.STAMP_DUTCH)]
        self._stamp = [studio.text(line, width / 2, STYLES[line.role].bold()) for line in words]
        self._framed = max(text.width for text in self._stamp) + 2 * STAMP_PAD if self._stamp else 0.0
        self._room = width - (self._framed + STAMP_GAP if self._stamp else 0.0)
        self._title = [studio.text(line, self._room, style) for line, style in title]
        self._stamp_tall = stacked(self._stamp) + 8 if self._stamp else 0.0
        self.height = max(stacked(self._title), self._stamp_tall) + HEAD_GAP

    def draw(self, sheet: Sheet, parent: Element | None, left: float, top: float) -> None:
        """Draw at (left, top); `parent` None = said on another page already."""
        frame = (left, self._width)
        at = self._studio.left(frame, 0, self._room)
        y = top + (self.height - HEAD_GAP - stacked(self._title)) / 2
        for number, text in enumerate(self._title):
            text.draw(sheet, parent, (at, y, self._room), self._studio.lead, "P" if number else "H1")
            y += text.height
        if self._stamp:
            self._draw_stamp(sheet, parent, frame, top)
        _draw_bar(sheet, left, top + self.height - HEAD_GAP / 2, self._width)

    def _draw_stamp(
        self, sheet: Sheet, parent: Element | None, frame: tuple[float, float], top: float
    ) -> None:
        left = self._studio.left(frame, self._width - self._framed, self._framed)
        with sheet.content(None):
            draw_frame(sheet, left, top, self._framed, self._stamp_tall, 6, 2.5)
        top += 4
        for text in self._stamp:
            text.draw(sheet, parent, (left, top, self._framed), Side.CENTER)
            top += text.height


def foot_of(studio: Studio, page: VisualPip, width: float) -> list[SetText]:
    """What every part says by itself: that it is an explanation, the state of the translation, version."""
    lines: list[Line] = [page.foot.own, beneath(page.foot), *page.check_lines]
    return [studio.text(line, width) for line in lines if line.text]


def foot_height(foot: list[SetText]) -> float:
    """In pixels, with the bar above it."""
    return FOOT_PAD + 2 + stacked(foot)


def draw_foot(
    sheet: Sheet,
    parent: Element | None,
    studio: Studio,
    foot: list[SetText],
    place: Place,
) -> None:
    """The foot at (left, top, width), under a thin bar; `parent` None = said on another page already."""
    left, top, width = place
    _draw_bar(sheet, left, top, width)
    top += FOOT_PAD + 2
    for text in foot:
        text.draw(sheet, parent, (left, top, width), studio.lead)
        top += text.height


def _draw_bar(sheet: Sheet, left: float, top: float, width: float) -> None:
    with sheet.content(None):
        sheet.line((left, top), (left + width, top), Pen(ACCENT, None, 2))
