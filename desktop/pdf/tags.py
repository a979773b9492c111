"""The structure of a document: what is a heading, a paragraph, a list, a picture, and in which language.

Screen readers follow this tree, and not the place of things on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.pdf.shaping import STEERING

_NO_STEERING = dict.fromkeys(map(ord, STEERING))


@dataclass(slots=True)
class Element:
    """One node. `kind` is a standard structure type of PDF 1.7; `alternative` only for figures."""

    kind: str
    language: str | None = None
    alternative: str | None = None
    box: tuple[float, float, float, float] | None = None  # of a figure: left, bottom, right, top in points
    kids: list[Element | Mark] = field(default_factory=list)
    scope: str | None = None  # of a heading in a table: 'Row' or 'Column'
    words: list[str] = field(default_factory=list)  # of its own drawn lines, in reading order
    place: tuple[int, float] = (0, 0.0)  # page (0, 1, ...) and the height of its first line, in points

    def add(self, kind: str, language: str | None = None, alternative: str | None = None) -> Element:
        """A new last child."""
        child = Element(kind, language, alternative)
        self.kids.append(child)
        return child

    @property
    def level(self) -> int:
        """Of a heading 1 to 6, of all others 0."""
        return int(self.kind[1:]) if self.kind[:1] == "H" and self.kind[1:].isdigit() else 0

    @property
    def said(self) -> str:
        """All its text and that of its kids, in one line, without marks that steer direction.

        Of a figure the words that stand for it.
        """
        text = " ".join(
            word for element in self.walk() for word in (*element.words, element.alternative or "")
        )
        return " ".join(text.translate(_NO_STEERING).split())

    @property
    def spot(self) -> tuple[int, float]:
        """Where its first line or figure stands: page (0, 1, ...) and height of the upper edge, in points."""
        for element in self.walk():
            if element.words:
                return element.place
            marks = [kid for kid in element.kids if isinstance(kid, Mark)]
            if element.box and marks:
                return marks[0].page, element.box[3]
        return self.place

    def prune(self) -> None:
        """Leave out what holds nothing: a reader would stop at it in vain. Cells stay: they are a place."""
        for kid in self.kids:
            if isinstance(kid, Element):
                kid.prune()
        self.kids = [
            kid for kid in self.kids if isinstance(kid, Mark) or kid.kids or kid.kind in {"TD", "TH"}
        ]

    def walk(self) -> Iterator[Element]:
        """This element and all beneath it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of drawn content: the page it is on and its number there."""

    page: int
    number: int


class Structure:
    """The tree of one document, and the numbers of marked content per page."""

    def __init__(self, language: str) -> None:
        self.top = Element("Document", language)
        self._owners: list[list[Element]] = []
        self._names: dict[int, str] = {}

    def begin_page(self) -> None:
        """Numbers start again at 0 on each page."""
        self._owners.append([])

    def mark(self, element: Element) -> int:
        """A new piece of content of `element` on the present page; returns its number there."""
        owners = self._owners[-1]
        element.kids.append(Mark(len(self._owners) - 1, len(owners)))
        owners.append(element)
        return len(owners) - 1

    def say(self, element: Element, words: str, top: float) -> None:
        """Note a line of text that is drawn for `element` on the present page, `top` points from below."""
        page = len(self._owners) - 1
        if not element.words:
            element.place = (page, top)
        element.words.append(words)

    def name(self, element: Element) -> str:
        """What an element is called in the document; there once it is embedded."""
        return self._names[id(element)]

    def embed(self, document: Any, pages: list[Any]) -> Any:
        """Write the tree into the reportlab document; returns the reference for the catalogue."""
        self.top.prune()
        names = self._names
        order: list[tuple[Element, str]] = []

        def number(element: Element, parent: str) -> None:
            names[id(element)] = f"Tag{len(names) + 1}"
            order.append((element, parent))
            for kid in element.kids:
                if isinstance(kid, Element):
                    number(kid, names[id(element)])

        number(self.top, "TagRoot")
        page_references = [pdfdoc.PDFObjectReference(page) for page in pages]
        for element, parent in order:
            entries: dict[str, Any] = {
                "Type": pdfdoc.PDFName("StructElem"),
                "S": pdfdoc.PDFName(element.kind),
                "P": pdfdoc.PDFObjectReference(parent),
            }
            if element.language:
                entries["Lang"] = pdfdoc.PDFString(element.language)
            if element.alternative:
                entries["Alt"] = pdfdoc.PDFString(element.alternative)
            if element.box:
                layout = {"O": pdfdoc.PDFName("Layout"), "Placement": pdfdoc.PDFName("Block")}
                layout["BBox"] = pdfdoc.PDFArray([round(edge, 2) for edge in element.box])
                entries["A"] = pdfdoc.PDFDictionary(layout)
            if element.scope:
                table = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(element.scope)}
                entries["A"] = pdfdoc.PDFDictionary(table)
            kids = [
                pdfdoc.PDFObjectReference(names[id(kid)])
                if isinstance(kid, Element)
                else pdfdoc.PDFDictionary(
                    {
                        "Type": pdfdoc.PDFName("MCR"),
                        "Pg": page_references[kid.page],
                        "MCID": kid.number,
                    }
                )
                for kid in element.kids
            ]
            if kids:
                entries["K"] = pdfdoc.PDFArray(kids)
            document.Reference(pdfdoc.PDFDictionary(entries), names[id(element)])
        tree: list[Any] = []
        for page, owners in enumerate(self._owners):
            tree += [page, pdfdoc.PDFArray([pdfdoc.PDFObjectReference(names[id(owner)]) for owner in owners])]
        root = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("StructTreeRoot"),
                "K": pdfdoc.PDFArray([pdfdoc.PDFObjectReference(names[id(self.top)])]),
                "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(tree)}),
                "ParentTreeNextKey": len(self._owners),
            }
        )
        return document.Reference(root, "TagRoot")
