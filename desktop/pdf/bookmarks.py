"""The table of contents beside the pages: every heading of the structure, with the place it stands at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.pdf.tags import Element, Structure


@dataclass(slots=True)
class _Entry:
    """One line of the contents, and those beneath it."""

    element: Element
    level: int
    name: str
    kids: list[_Entry] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(1 + kid.count for kid in self.kids)


class _Outlines(pdfdoc.PDFDictionary):  # type: ignore[misc,unused-ignore]  # reportlab has no types
    """The root of the contents; reportlab asks its own for these two when it closes the file."""

    ready = 1

    def prepare(self, document: Any, canvas: Any) -> None:
        """Everything is there already."""


def embed_bookmarks(document: Any, structure: Structure, pages: list[str]) -> None:
    """Write the headings as bookmarks into the reportlab document, after the structure.

    `pages`: the names of the pages there. Nothing is written where the document has no heading.
    """
    tops = _entries(structure.top)
    if not tops:
        return
    root = {"Type": pdfdoc.PDFName("Outlines"), **_ends(tops)}
    root["Count"] = sum(1 + entry.count for entry in tops)
    _embed(document, structure, pages, tops, "Bookmarks")
    document.Outlines = _Outlines(root)
    document.Catalog.Outlines = document.Reference(document.Outlines, "Bookmarks")


def _entries(top: Element) -> list[_Entry]:
    """The headings as a tree: one of a deeper level stands beneath the last one that is less deep."""
    tops: list[_Entry] = []
    open_ones: list[_Entry] = []
    headings = [element for element in top.walk() if element.level and element.said]
    for number, element in enumerate(headings, start=1):
        entry = _Entry(element, element.level, f"Bookmark{number}")
        while open_ones and open_ones[-1].level >= entry.level:
            open_ones.pop()
        (open_ones[-1].kids if open_ones else tops).append(entry)
        open_ones.append(entry)
    return tops


def _embed(document: Any, structure: Structure, pages: list[str], entries: list[_Entry], parent: str) -> None:
    for at, entry in enumerate(entries):
        page, top = entry.element.spot
        wanted: dict[str, Any] = {
            "Title": pdfdoc.PDFString(entry.element.said),
            "Parent": pdfdoc.PDFObjectReference(parent),
            "Dest": pdfdoc.PDFArray(
                [
                    pdfdoc.PDFObjectReference(pages[page]),
                    pdfdoc.PDFName("XYZ"),
                    pdfdoc.PDFnull,
                    round(top, 1),
                    pdfdoc.PDFnull,
                ]
            ),
            "SE": pdfdoc.PDFObjectReference(structure.name(entry.element)),
        }
        if at:
            wanted["Prev"] = pdfdoc.PDFObjectReference(entries[at - 1].name)
        if at + 1 < len(entries):
            wanted["Next"] = pdfdoc.PDFObjectReference(entries[at + 1].name)
        if entry.kids:
            wanted |= {**_ends(entry.kids), "Count": entry.count}
        document.Reference(pdfdoc.PDFDictionary(wanted), entry.name)
        _embed(document, structure, pages, entry.kids, entry.name)


def _ends(entries: list[_Entry]) -> dict[str, Any]:
    return {
        "First": pdfdoc.PDFObjectReference(entries[0].name),
        "Last": pdfdoc.PDFObjectReference(entries[-1].name),
    }
