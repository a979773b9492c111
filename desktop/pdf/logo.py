"""The logo of the municipality: small beside a title where there is room, on a row of its own in a letter."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.blocks import HouseLook, Photo
from desktop.pdf.flowables import Studio
from desktop.pdf.sheet import Sheet
from desktop.pdf.tags import Element

#: heights in pixels: the most and the least that is still to be recognised
TALLEST, SMALLEST = 46.0, 24.0
WIDEST = 200.0
IN_LETTER, IN_MARGIN, BESIDE_TITLE = 58.0, 32.0, 56.0
DUTCH = "nl"


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo in the size in which it is drawn, in pixels."""

    photo: Photo
    alternative: str
    width: float
    height: float

    def draw(self, sheet: Sheet, figure: Element | None, left: float, top: float) -> None:
        """As `figure` of the structure; None makes it decoration, on the pages after the first."""
        place = (left, top, self.width, self.height)
        if figure is not None:
            sheet.figure(figure, place)
        with sheet.content(figure):
            sheet.photo(self.photo, place)

    def element(self, parent: Element) -> Element:
        """Its place in the structure."""
        return parent.add("Figure", DUTCH, self.alternative)


def logo_of(
    house: HouseLook | None, tall: float, wide: float = WIDEST, least: float = SMALLEST
) -> Logo | None:
    """The logo as large as it may be; None where there is none or it would be lower than `least`."""
    if house is None or house.logo is None:
        return None
    photo = house.logo
    scale = min(tall / photo.height, wide / photo.width)
    if photo.height * scale < min(least, tall):
        return None
    return Logo(photo, house.logo_alternative, photo.width * scale, photo.height * scale)


@dataclass(frozen=True, slots=True)
class LogoRow:
    """The logo above a letter, where its lines begin; never cut."""

    logo: Logo
    figure: Element
    gap: float = 0.0
    keeps_next: bool = True
    starts_page: bool = False
    head: None = None

    @property
    def height(self) -> float:
        return self.logo.height

    def cut(self, room: float) -> None:
        """None: a logo is one thing."""

    def draw(self, sheet: Sheet, studio: Studio, frame: tuple[float, float], top: float) -> None:
        """Draw at `top` into `frame` (left, width)."""
        self.logo.draw(sheet, self.figure, studio.left(frame, 0, self.logo.width), top)
