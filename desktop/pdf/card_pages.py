"""Each block of the plan as a page of its own, as wide as a telephone shows: to send, or to photograph.

A card says by itself what it is: the title of the plan, the stamp while it is a concept, that it is an
explanation, version and state of the translation. It is as high as its block.
"""

from __future__ import annotations

from desktop.documents.blocks import Line, Role, VisualPip
from desktop.pdf.flowables import SetText, Side, Studio, beneath, stacked
from desktop.pdf.plan_block import BlockBox
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.signs import draw_frame
from desktop.pdf.styles import ACCENT, STYLES
from desktop.pdf.tags import Element, Structure

#: 5 inch: at 216 dots an inch a picture of 1080 wide, as a telephone shows it: its letters are then as
#: large as those of a message
CARD_WIDTH = 480.0
MARGIN, TOP, BOTTOM = 20.0, 18.0, 18.0
HEAD_GAP, FOOT_GAP, FOOT_PAD = 10.0, 12.0, 6.0
STAMP_PAD, STAMP_GAP = 10.0, 12.0


class CardPages:
    """The measured cards. Raises as the texts do: Trouble(GLYPH_MISSING), PAPER_FAILED for a picture."""

    def __init__(self, studio: Studio, page: VisualPip) -> None:
        self._studio = studio
        self._inner = CARD_WIDTH - 2 * MARGIN
        self._stamp = stamp_of(studio, page, self._inner / 2)
        stamp_room = self._stamp_width() + STAMP_GAP if self._stamp else 0.0
        title = STYLES[Role.FOOT]
        self._title = [
            studio.text(line, self._inner - stamp_room, style)
            for line, style in ((page.title.own, title), (beneath(page.title), STYLES[Role.FOOT_DUTCH]))
        ]
        self._foot = foot_of(studio, page, self._inner)
        self._blocks = [BlockBox(studio, block, self._inner) for block in page.blocks]

    def draw(self, sheet: Sheet, structure: Structure) -> None:
        """A page per block; head and foot are read aloud once."""
        for at, block in enumerate(self._blocks):
            is_first, is_last = at == 0, at == len(self._blocks) - 1
            sheet.begin_page((CARD_WIDTH, self._height(block)))
            top = TOP + self._draw_head(sheet, structure.top if is_first else None)
            block.draw(sheet, structure.top, MARGIN, top, None)
            draw_foot(
                sheet,
                structure.top if is_last else None,
                self._studio,
                self._foot,
                (MARGIN, top + block.height + FOOT_GAP, self._inner),
            )
            sheet.end_page()

    def _height(self, block: BlockBox) -> float:
        return TOP + self._head_height() + block.height + FOOT_GAP + foot_height(self._foot) + BOTTOM

    def _head_height(self) -> float:
        return max(stacked(self._title), stacked(self._stamp) + 8 if self._stamp else 0.0) + HEAD_GAP

    def _stamp_width(self) -> float:
        return max(text.width for text in self._stamp) + 2 * STAMP_PAD

    def _draw_head(self, sheet: Sheet, parent: Element | None) -> float:
        """Returns how high it is."""
        tall = self._head_height()
        wide = self._inner - (self._stamp_width() + STAMP_GAP if self._stamp else 0.0)
        top = TOP + (tall - HEAD_GAP - stacked(self._title)) / 2
        left = self._studio.left((MARGIN, self._inner), 0, wide)
        for at, text in enumerate(self._title):
            text.draw(sheet, parent, (left, top, wide), self._studio.lead, "P" if at else "H1")
            top += text.height
        if self._stamp:
            draw_stamp(sheet, parent, self._studio, self._stamp, (MARGIN, TOP, self._inner))
        with sheet.content(None):
            level = TOP + tall - HEAD_GAP / 2
            sheet.line((MARGIN, level), (MARGIN + self._inner, level), Pen(ACCENT, None, 2))
        return tall


def stamp_of(studio: Studio, page: VisualPip, width: float) -> list[SetText]:
    """The word of the stamp in both languages; none once the plan is established."""
    words = [line for line in page.stamp if line.role in (Role.STAMP, Role.STAMP_DUTCH)]
    return [studio.text(line, width, STYLES[line.role].bold()) for line in words]


def draw_stamp(
    sheet: Sheet,
    parent: Element | None,
    studio: Studio,
    stamp: list[SetText],
    place: tuple[float, float, float],
) -> None:
    """The framed words at the far end of (left, top, width)."""
    wide = max(text.width for text in stamp) + 2 * STAMP_PAD
    left = studio.left((place[0], place[2]), place[2] - wide, wide)
    top = place[1]
    with sheet.content(None):
        draw_frame(sheet, left, top, wide, stacked(stamp) + 8, 6, 2.5)
    top += 4
    for text in stamp:
        text.draw(sheet, parent, (left, top, wide), Side.CENTER)
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
    place: tuple[float, float, float],
) -> None:
    """The foot at (left, top, width), under a thin bar; `parent` None = said on another page already."""
    left, top, width = place
    with sheet.content(None):
        sheet.line((left, top), (left + width, top), Pen(ACCENT, None, 2))
    top += FOOT_PAD + 2
    for text in foot:
        text.draw(sheet, parent, (left, top, width), studio.lead)
        top += text.height
