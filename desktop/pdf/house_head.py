"""What a municipality has on a sheet without a letterhead: its logo and how to reach it, above page one.

Both stand in the margin (the logo also beside a short title), so that a house style never costs a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.blocks import Direction, HouseLook, Line, Role
from desktop.pdf.flowables import SetText, Studio
from desktop.pdf.logo import BESIDE_TITLE, IN_MARGIN, Logo, logo_of
from desktop.pdf.sheet import Sheet
from desktop.pdf.tags import Element

TOP, GAP = 18.0, 24.0
DUTCH = "nl"


@dataclass(frozen=True, slots=True)
class HouseHead:
    """Measured; each part with its place in the structure."""

    logo: tuple[Logo, Element] | None
    reach: tuple[SetText, Element] | None

    def draw(self, sheet: Sheet, studio: Studio, frame: tuple[float, float]) -> None:
        """Logo at the trailing edge, words where lines begin, in `frame` (left, width)."""
        left, width = frame
        taken = 0.0
        if self.logo is not None:
            logo, figure = self.logo
            taken = logo.width + GAP
            logo.draw(sheet, figure, studio.left(frame, width - logo.width, logo.width), TOP)
        if self.reach is not None:
            text, element = self.reach
            place = (studio.left(frame, 0, width - taken), TOP, width - taken)
            text.draw_as(sheet, element, place, studio.lead)


def house_head(
    studio: Studio, house: HouseLook | None, body: Element, width: float, beside: float
) -> HouseHead | None:
    """`beside`: what the title leaves free next to it, 0 where a stamp stands there."""
    if house is None:
        return None
    logo = logo_of(house, BESIDE_TITLE, beside, IN_MARGIN) or logo_of(house, IN_MARGIN)
    placed = (logo, logo.element(body)) if logo else None
    words = " · ".join(house.contact)
    reach = None
    if words:
        room = width - (logo.width + GAP if logo else 0.0)
        text = studio.text(Line(words, DUTCH, Direction.LTR, Role.CHECK_LINE), room)
        reach = (text, body.add("P", DUTCH))
    return HouseHead(placed, reach)


def foot_line(studio: Studio, house: HouseLook | None) -> SetText | None:
    """The municipality's own line at the foot."""
    if house is None or not house.foot:
        return None
    return studio.text(Line(house.foot, DUTCH, Direction.LTR, Role.CHECK_LINE))
