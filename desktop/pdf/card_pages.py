"""Each block of the plan as a page of its own, as wide as a telephone shows: to send, or to photograph.

A card says by itself what it is: the title of the plan, the stamp while it is a concept, that it is an
explanation, version and state of the translation. It is as high as its block.
"""

from __future__ import annotations

from desktop.documents.blocks import Role, VisualPip
from desktop.pdf.flowables import Studio, beneath
from desktop.pdf.plan_block import BlockBox
from desktop.pdf.sheet import Sheet
from desktop.pdf.small_edges import SmallHead, draw_foot, foot_height, foot_of
from desktop.pdf.styles import STYLES
from desktop.pdf.tags import Structure

#: 5 inch: at 216 dots an inch a picture of 1080 wide, as a telephone shows it: its letters are then as
#: large as those of a message
CARD_WIDTH = 480.0
MARGIN, TOP, BOTTOM = 20.0, 18.0, 18.0
FOOT_GAP = 12.0


class CardPages:
    """The measured cards. Raises as the texts do: Trouble(GLYPH_MISSING), PAPER_FAILED for a picture."""

    def __init__(self, studio: Studio, page: VisualPip) -> None:
        self._studio = studio
        self._inner = CARD_WIDTH - 2 * MARGIN
        title = (page.title.own, STYLES[Role.FOOT]), (beneath(page.title), STYLES[Role.FOOT_DUTCH])
        self._head = SmallHead(studio, page, title, self._inner)
        self._foot = foot_of(studio, page, self._inner)
        self._blocks = [BlockBox(studio, block, self._inner) for block in page.blocks]

    def draw(self, sheet: Sheet, structure: Structure) -> None:
        """A page per block; head and foot are read aloud once."""
        for at, block in enumerate(self._blocks):
            is_first, is_last = at == 0, at == len(self._blocks) - 1
            sheet.begin_page((CARD_WIDTH, self._height(block)))
            self._head.draw(sheet, structure.top if is_first else None, MARGIN, TOP)
            top = TOP + self._head.height
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
        return TOP + self._head.height + block.height + FOOT_GAP + foot_height(self._foot) + BOTTOM
