"""The structure tree of a paper as a screen reader walks it; reads the file alone, none of our writer.

ActualText goes before ToUnicode, letters of reversed runs are turned round (PDF 32000-1, 14.8.2.3.3 and
14.9.4), the language of an element is its own or that of the nearest one above it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

#: marks that steer direction, and glyphs without ink: neither is said
SILENT = dict.fromkeys(
    map(ord, "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def fold(text: str) -> str:
    """What is said: white space in one way, nothing that only steers."""
    return " ".join(text.translate(SILENT).split())


@dataclass(slots=True)
class Node:
    """An element; `own` is the text of its own content, without that of its kids."""

    kind: str
    language: str
    own: str = ""
    alternative: str | None = None
    scope: str | None = None
    kids: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that is said in it, in reading order, folded."""
        return fold(" ".join(node.own for node in self.walk()))

    def walk(self) -> Iterator[Node]:
        """This element and all beneath it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *kinds: str) -> list[Node]:
        """The elements of these kinds beneath it, in reading order."""
        return [node for node in self.walk() if node.kind in kinds]


def structure_of(pdf: bytes) -> Node:
    """The document element. Fails where text stands outside the structure and is no decoration."""
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as document:
        texts = {page.objgen: _marked(page) for page in document.pages}
        root = document.Root.StructTreeRoot
        [top] = root.K
        return _node(top, str(document.Root.Lang), texts)


def _node(element: Any, language: str, texts: dict[Any, dict[int, str]]) -> Node:
    language = str(element.get("/Lang", language))
    alternative = str(element.Alt) if "/Alt" in element else None
    scope = str(element.A.Scope)[1:] if "/A" in element and "/Scope" in element.A else None
    node = Node(str(element.S)[1:], language, alternative=alternative, scope=scope)
    for kid in element.get("/K", []):
        if kid.get("/Type") == pikepdf.Name.MCR:
            node.own += texts[kid.Pg.objgen].pop(int(kid.MCID))  # once: content belongs to one element
        else:
            node.kids.append(_node(kid, language, texts))
    return node


@dataclass(slots=True)
class _Frame:
    """Marked content that is open."""

    tag: str
    number: int | None
    actual: str | None
    pieces: list[str] = field(default_factory=list)


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of each piece of marked content, by its number."""
    fonts = {name: to_unicode(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    frames: list[_Frame] = []
    font: dict[int, str] = {}
    for one in pikepdf.parse_content_stream(page):
        operator, operands = str(one.operator), one.operands
        if operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in {"BDC", "BMC"}:
            frames.append(_frame(operands))
        elif operator == "EMC":
            _close(frames, found)
        elif operator in {"Tj", "TJ"}:
            assert frames, "text outside marked content"
            frames[-1].pieces += _said(operands[0] if operator == "TJ" else operands, font)
    return found


def _frame(operands: Any) -> _Frame:
    given = operands[1] if len(operands) > 1 else {}
    number = int(given["/MCID"]) if "/MCID" in given else None
    actual = str(given["/ActualText"]) if "/ActualText" in given else None
    return _Frame(str(operands[0]), number, actual)


def _close(frames: list[_Frame], found: dict[int, str]) -> None:
    frame = frames.pop()
    pieces = frame.pieces if frame.actual is None else [frame.actual]
    if frame.tag == "/ReversedChars":
        pieces = pieces[::-1]
    if frame.number is not None:
        found[frame.number] = "".join(pieces)
    elif frame.tag != "/Artifact":
        frames[-1].pieces += pieces


def _said(strings: Any, font: dict[int, str]) -> Iterator[str]:
    for string in strings:
        if isinstance(string, pikepdf.String):
            raw = bytes(string)
            yield from (font[raw[at] << 8 | raw[at + 1]] for at in range(0, len(raw), 2))


def to_unicode(font: Any) -> dict[int, str]:
    """The text of each glyph by its number, as the font in the file tells it."""
    lines = font.ToUnicode.read_bytes().decode().partition("endcodespacerange")[2]
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", lines, re.M)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}
