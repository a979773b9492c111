"""A pictogram, or the photo that stands in its place, in a box of its own.

A photo fills a frame of ink: also on a poor print it is seen where it ends. It stands under the same words.
"""

from __future__ import annotations

from desktop.documents.blocks import Picture
from desktop.pdf.flowables import Studio
from desktop.pdf.pictures import draw_pictogram
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.styles import INK
from desktop.pdf.tags import Element

FRAME = 2.0


class PictureBox:
    """A picture of `side` by `side` pixels; `tall` makes a photo higher than it is wide."""

    def __init__(self, studio: Studio, picture: Picture, side: float, tall: float = 0.0) -> None:
        self._picture = picture
        self._drawn = None if picture.photo is not None else studio.pictures.get(picture.key)
        self.width = side
        self.height = tall if tall and picture.photo is not None else side

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        """Draw at (left, top) as a figure with its alternative text; decoration where it has none."""
        words = self._picture.alternative
        if not words.text:
            with sheet.content(None):
                self.draw_in(sheet, left, top)
            return
        figure = parent.add("Figure", words.language, words.text)
        sheet.figure(figure, (left, top, self.width, self.height))
        with sheet.content(figure):
            self.draw_in(sheet, left, top)

    def draw_in(self, sheet: Sheet, left: float, top: float, side: float = 0.0) -> None:
        """The same inside content that is marked already; `side`: of a pictogram of another size."""
        photo = self._picture.photo
        if self._drawn is not None:
            draw_pictogram(sheet, self._drawn, left, top, side or self.width)
        elif photo is not None:
            inset = FRAME / 2
            place = (left + inset, top + inset, self.width - FRAME, self.height - FRAME)
            sheet.photo(photo, place)
            sheet.box(left, top, self.width, self.height, 3, Pen(INK, None, FRAME))
