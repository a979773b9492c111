"""Files that are wrong in one way each, made of a good paper of our own by editing what is in it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

Edit = Callable[[Pdf], None]
MARKS = {"BDC", "BMC", "EMC"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One fault: how it is made and which checkers have to see it."""

    edit: Edit
    seen_by: frozenset[str]


def edited(pdf: bytes, edit: Edit) -> bytes:
    """The paper after the edit; not a letter of it is changed otherwise."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        edit(document)
        out = io.BytesIO()
        document.save(out, static_id=True)
        return out.getvalue()


def elements(document: Pdf, kind: str) -> Iterator[Dictionary]:
    """The elements of a kind ('Figure'), in reading order."""

    def walk(node: pikepdf.Object) -> Iterator[Dictionary]:
        if isinstance(node, Dictionary) and node.get("/S") == Name(f"/{kind}"):
            yield node
        if isinstance(node, Dictionary) and "/K" in node and node.get("/Type") != "/MCR":
            kids = node.K
            for kid in kids if isinstance(kids, Array) else [kids]:
                yield from walk(kid)

    yield from walk(document.Root.StructTreeRoot)


def _without(*keys: str) -> Edit:
    def edit(document: Pdf) -> None:
        for key in keys:
            del document.Root[key]

    return edit


def _each(kind: str, change: Callable[[Dictionary], None]) -> Edit:
    def edit(document: Pdf) -> None:
        for element in elements(document, kind):
            change(element)

    return edit


def _drop(key: str) -> Callable[[Dictionary], None]:
    def change(thing: Dictionary) -> None:
        del thing[key]

    return change


def _named(name: str) -> Callable[[Dictionary], None]:
    def change(thing: Dictionary) -> None:
        thing.S = Name(f"/{name}")

    return change


def _fonts(change: Callable[[Dictionary], None]) -> Edit:
    def edit(document: Pdf) -> None:
        for page in document.pages:
            for font in page.Resources.Font.values():
                change(font)

    return edit


def _descendant(change: Callable[[Dictionary], None]) -> Edit:
    return _fonts(lambda font: change(font.DescendantFonts[0]))


def _no_title(document: Pdf) -> None:
    del document.docinfo["/Title"]
    packet = document.Root.Metadata.read_bytes().decode()
    before, _, rest = packet.partition("<dc:title>")
    document.Root.Metadata.write((before + rest.partition("</dc:title>")[2]).encode())


def _no_claim(document: Pdf) -> None:
    """Neither the claim nor the description of its schema."""
    before = (
        document.Root.Metadata.read_bytes()
        .decode()
        .partition('<rdf:Description rdf:about="" xmlns:pdfuaid')[0]
    )
    document.Root.Metadata.write(f"{before}</rdf:RDF></x:xmpmeta>".encode())


def _suspect(document: Pdf) -> None:
    document.Root.MarkInfo.Suspects = True


def _title_not_shown(document: Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


def _unmarked(document: Pdf) -> None:
    """Nothing on the page says any more to which element it belongs."""
    page = document.pages[0]
    kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in MARKS]
    page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))


def _glyph_nought(document: Pdf) -> None:
    """The empty box that a font draws for what it does not have."""
    page = document.pages[0]
    found = list(pikepdf.parse_content_stream(page))
    at = next(number for number, one in enumerate(found) if str(one.operator) == "TJ")
    operands = [Array([String(b"\x00\x00")])]
    found.insert(at, pikepdf.ContentStreamInstruction(operands, Operator("TJ")))
    page.Contents = document.make_stream(pikepdf.unparse_content_stream(found))


def _bare_link(document: Pdf) -> None:
    page = document.pages[0]
    action = Dictionary(S=Name.URI, URI=String("https://example.org"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 90, 30], A=action)
    page.Annots = Array([document.make_indirect(link)])


BOTH = frozenset({"pdfua", "outloud"})
OUTLOUD_ALONE = frozenset({"outloud"})
WRONG: Mapping[str, Wrong] = {
    "no title": Wrong(_no_title, BOTH),
    "a title that is not shown": Wrong(_title_not_shown, BOTH),
    "no language": Wrong(_without("/Lang"), BOTH),
    "no structure": Wrong(_without("/StructTreeRoot"), BOTH),
    "not said to be tagged": Wrong(_without("/MarkInfo"), BOTH),
    "no claim of PDF/UA": Wrong(_no_claim, BOTH),
    "content without marks": Wrong(_unmarked, BOTH),
    "a picture without words": Wrong(_each("Figure", _drop("/Alt")), BOTH),
    "a table without heads": Wrong(_each("TH", _named("TD")), BOTH),
    "a head that says not of what": Wrong(_each("TH", _drop("/A")), BOTH),
    "a link without words": Wrong(_bare_link, BOTH),
    "an empty heading": Wrong(_each("H2", _drop("/K")), BOTH),
    "tags under suspicion": Wrong(_suspect, OUTLOUD_ALONE),
    "a level of headings skipped": Wrong(_each("H2", _named("H3")), OUTLOUD_ALONE),
    "no first heading": Wrong(_each("H1", _named("P")), OUTLOUD_ALONE),
    "items outside a list": Wrong(_each("L", _named("Sect")), OUTLOUD_ALONE),
    "a kind nobody knows": Wrong(_each("Sect", _named("Hoekje")), OUTLOUD_ALONE),
    "letters without Unicode": Wrong(_fonts(_drop("/ToUnicode")), OUTLOUD_ALONE),
    "a font that is not there": Wrong(
        _descendant(lambda font: _drop("/FontFile2")(font.FontDescriptor)), OUTLOUD_ALONE
    ),
    "glyphs without numbers": Wrong(_descendant(_drop("/CIDToGIDMap")), OUTLOUD_ALONE),
    "an empty box for a letter": Wrong(_glyph_nought, OUTLOUD_ALONE),
}
