"""The paper maker: blocks in, bytes out. In memory only; the same blocks give the same bytes."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any, Protocol

import pypdfium2
from reportlab.pdfbase import pdfdoc

from desktop.documents.blocks import Direction, HouseLook, PaperSheet, TwinSheet, VisualPip
from desktop.pdf.archive import (
    PDF_VERSION,
    PRODUCER,
    embed_colors,
    embed_metadata,
    embed_pages,
    end_streams,
    metadata,
)
from desktop.pdf.bidi_text import Setter
from desktop.pdf.booklet_pages import BookletPages
from desktop.pdf.bookmarks import embed_bookmarks
from desktop.pdf.card_pages import CardPages
from desktop.pdf.flowables import Studio
from desktop.pdf.fonts import FontShelf
from desktop.pdf.page import Measured, PipPages
from desktop.pdf.paper_pages import PaperPages
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.png import png_of
from desktop.pdf.shaping import STEERING
from desktop.pdf.sheet import HEIGHT, POINT, WIDTH, QuietCanvas, Sheet
from desktop.pdf.styles import CALM, DENSITIES
from desktop.pdf.tags import Structure
from desktop.pdf.twin_pages import TwinPages
from desktop.pdf.type0_fonts import FontUse
from desktop.usecases.ports import PageImage


class PaperRoom:
    """Implements the port `PaperMaker`. Holds the fonts and where pictures are."""

    def __init__(self, fonts: FontShelf, pictures: PictureShelf) -> None:
        self._fonts = fonts
        self._pictures = pictures

    @classmethod
    def open(cls, fonts_folder: Path, pictures_folder: Path) -> PaperRoom:
        """Read the fonts (made first where missing). Raises Trouble(PAPER_FAILED)."""
        return cls(FontShelf.open(fonts_folder), PictureShelf(pictures_folder))

    def plan_tries(self) -> PlanTries:
        """For a plan that is tried in several ways: what was shaped for one try is there for the next."""
        return PlanTries(self._pictures, Setter(self._fonts))

    def visual_pip(self, page: VisualPip) -> bytes:
        """The plan as a tagged PDF on A4, as `PlanTries.visual_pip`."""
        return self.plan_tries().visual_pip(page)

    def plan_sheets(self, page: VisualPip, is_calm: bool = False) -> int:
        """How many sheets the plan takes, as `PlanTries.plan_sheets`."""
        return self.plan_tries().plan_sheets(page, is_calm)

    def plan_cards(self, page: VisualPip) -> bytes:
        """The plan with each block on a page of its own, as wide as a telephone; tagged like the others.

        Raises Trouble(GLYPH_MISSING), Trouble(PAPER_FAILED) for a missing picture.
        """
        return _written(CardPages(self._studio(page), page), page)

    def plan_booklet(self, page: VisualPip) -> bytes:
        """The plan on pages of A5, in reading order; tagged like the others.

        Raises as `plan_cards`, and Trouble(PAPER_FAILED) for a code that no telephone would read.
        """
        return _written(BookletPages(self._studio(page), page), page)

    def twin_sheet(self, page: TwinSheet) -> bytes:
        """A sheet in two halves as a tagged PDF on A4; as many pages as it takes.

        Raises Trouble(GLYPH_MISSING) for a character no font draws.
        """
        studio = Studio(Setter(self._fonts), self._pictures, Direction.LTR, page.language)
        return _written(TwinPages(studio, page), page)

    def paper_sheet(self, page: PaperSheet) -> bytes:
        """A sheet of one column as a tagged PDF on A4; as many pages as it takes.

        Raises Trouble(GLYPH_MISSING) for a character no font draws, Trouble(PAPER_FAILED) for a QR code that
        no telephone would read.
        """
        return _written(PaperPages(self._studio(page), page), page)

    def _studio(self, page: _Titled) -> Studio:
        """Of a document that runs as its language does."""
        return Studio(Setter(self._fonts), self._pictures, page.direction, page.language)

    def cannot_draw(self, text: str) -> tuple[str, ...]:
        """The characters that no font here draws, each once; steering marks and white space draw nothing."""
        asked = (sign for sign in text if sign not in STEERING and not sign.isspace())
        return tuple(sign for sign in dict.fromkeys(asked) if not self._fonts.has(sign))

    def page_count(self, pdf: bytes) -> int:
        """How many pages a document has."""
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()

    def page_images(self, pdf: bytes, dots_per_inch: int) -> tuple[PageImage, ...]:
        """The pages as pictures, for the preview."""
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(
                _image(page.render(scale=dots_per_inch / 72, rev_byteorder=True)) for page in document
            )
        finally:
            document.close()

    def png(self, image: PageImage) -> bytes:
        """A page as a file that a telephone shows; nothing in it but the picture."""
        return png_of(image)


class PlanTries:
    """One plan in its making; implements the port of the same name. Not kept longer than that: what was
    shaped is about one person."""

    def __init__(self, pictures: PictureShelf, setter: Setter) -> None:
        self._pictures, self._setter = pictures, setter
        self._measured: Measured = {}

    def visual_pip(self, page: VisualPip) -> bytes:
        """The plan as a tagged PDF on A4: one page, more where the texts need it.

        Raises Trouble(GLYPH_MISSING) for a character no font draws, Trouble(PAPER_FAILED) where a picture is
        missing or no telephone would read the code.
        """
        studio = Studio(self._setter, self._pictures, page.direction, page.language)
        pages = PipPages(studio, page, measured=self._measured)
        return _written(pages, page)

    def plan_sheets(self, page: VisualPip, is_calm: bool = False) -> int:
        """How many sheets the plan takes; `is_calm`: with air on them and its code on the first. Raises as
        `visual_pip`."""
        studio = Studio(self._setter, self._pictures, page.direction, page.language)
        densities = DENSITIES[CALM : CALM + 1] if is_calm else DENSITIES[-1:]
        pages = PipPages(studio, page, densities, self._measured)
        has_all = pages.has_code or page.code is None or not is_calm
        return len(pages.pages) + (0 if has_all else 1)


class _Drawable(Protocol):
    def draw(self, sheet: Sheet, structure: Structure) -> None: ...


class _Titled(Protocol):
    """What a document says of itself; both kinds of pages do."""

    @property
    def language(self) -> str: ...
    @property
    def direction(self) -> Direction: ...
    @property
    def document_title(self) -> str: ...
    @property
    def house(self) -> HouseLook | None: ...


def _written(pages: _Drawable, page: _Titled) -> bytes:
    """Measured pages as a file."""
    buffer = io.BytesIO()
    size = (WIDTH * POINT, HEIGHT * POINT)
    canvas: Any = QuietCanvas(
        buffer, pagesize=size, invariant=1, pageCompression=1, pdfVersion=PDF_VERSION, lang=page.language
    )
    use = FontUse()
    structure = Structure(page.language)
    pages.draw(Sheet(canvas, use, structure, page.direction, page.house), structure)
    _finish(canvas, use, structure, page)
    return bytes(canvas.getpdfdata())


class _Particulars(pdfdoc.PDFInfo):  # type: ignore[misc,unused-ignore]  # reportlab has no types
    """Title and producer; no author, no date: they would say who and when, and change the bytes."""

    def format(self, document: Any) -> Any:
        entries = {"Title": pdfdoc.PDFString(self.title), "Producer": pdfdoc.PDFString(PRODUCER)}
        return pdfdoc.PDFDictionary(entries).format(document)


def _finish(canvas: Any, use: FontUse, structure: Structure, page: _Titled) -> None:
    """Fonts, structure, metadata and the file's id, once all pages are drawn.

    reportlab offers no public door for these, so this one function reaches for its document.
    """
    document = canvas._doc
    fonts = document.idToObject[pdfdoc.BasicFonts]
    for name, reference in use.embed(document).items():
        fonts[name] = reference
    drawn = document.Pages.pages
    for index, leaf in enumerate(drawn):
        leaf.__NoDefault__ = [*leaf.__NoDefault__, "StructParents", "Tabs"]
        leaf.StructParents = index
        leaf.Tabs = pdfdoc.PDFName("S")
    catalogue = document.Catalog
    names = [leaf.__InternalName__ for leaf in drawn]
    catalogue.StructTreeRoot = structure.embed(document, names)
    embed_bookmarks(document, structure, names)
    catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
    preferences = {"DisplayDocTitle": pdfdoc.PDFtrue}
    if page.direction.value == "rtl":
        preferences["Direction"] = pdfdoc.PDFName("R2L")
    catalogue.ViewerPreferences = pdfdoc.PDFDictionary(preferences)
    packet = metadata(page.document_title, page.language)
    catalogue.Metadata = embed_metadata(document, packet)
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = embed_colors(document)
    document.info = _Particulars()
    document.info.title = page.document_title
    digest = hashlib.sha256(packet)
    for leaf in drawn:
        digest.update(leaf.stream.encode("latin-1"))
    embed_pages(document, drawn)
    end_streams(document)
    name = digest.hexdigest()[:32].upper()
    document._ID = f"\n[<{name}><{name}>]\n".encode("ascii")


def _image(bitmap: Any) -> PageImage:
    """Rows without padding, three bytes a pixel."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    if bitmap.n_channels != 3:
        raise ValueError("three channels wanted")
    raw = bytes(bitmap.buffer)
    rows = [raw[row * stride : row * stride + width * 3] for row in range(height)]
    return PageImage(width, height, b"".join(rows))
