"""Two judges of what a paper says: poppler's pdftotext, and the structure tree as a screen reader has it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream

PDFTOTEXT = shutil.which("pdftotext")
needs_poppler = pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext (poppler-utils) is not installed")


def plain(text: str) -> str:
    """Without direction marks, with single spaces."""
    kept = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(kept.split())


def poppler_text(pdf: bytes) -> str:
    """What pdftotext reads, through pipes: no file."""
    assert PDFTOTEXT is not None
    done = subprocess.run([PDFTOTEXT, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


@dataclass(frozen=True)
class Tag:
    kind: str
    language: str | None
    alternative: str | None
    text: str
    depth: int


def tags(pdf: bytes) -> list[Tag]:
    """Every element of the structure in reading order, with the text of its own marked content."""
    reader = opened(pdf)
    marked = [_marked_text(page, reader) for page in reader.pages]
    pages = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages)}
    found: list[Tag] = []

    def walk(node: Any, depth: int) -> None:
        node = node.get_object()
        kids = [kid.get_object() for kid in node.get("/K", [])]
        own = [marked[pages[kid.raw_get("/Pg").idnum]][kid["/MCID"]] for kid in kids if "/MCID" in kid]
        found.append(Tag(node["/S"][1:], node.get("/Lang"), node.get("/Alt"), "".join(own), depth))
        for kid in kids:
            if "/MCID" not in kid:
                walk(kid, depth + 1)

    for top in reader.trailer["/Root"]["/StructTreeRoot"]["/K"]:
        walk(top, 0)
    return found


def opened(pdf: bytes) -> Any:
    """The document, for a look inside."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def _marked_text(page: Any, reader: Any) -> dict[int, str]:
    fonts = {name: _to_unicode(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    texts: dict[int, str] = {}
    stack: list[tuple[str, Any]] = []
    pieces: list[str] = []
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in {b"BDC", b"BMC"}:
            properties = operands[1] if operator == b"BDC" else {}
            stack.append((operands[0], properties))
            if "/MCID" in properties:
                texts[int(properties["/MCID"])] = ""
            if "/ActualText" in properties:
                pieces.append(str(properties["/ActualText"]))
        elif operator == b"EMC":
            name, properties = stack.pop()
            if name == "/ReversedChars":
                pieces.reverse()
            if not any("/ActualText" in p for _, p in stack):
                _give(stack, texts, pieces, name, properties)
        elif operator == b"TJ":
            inside = [properties for _, properties in stack]
            assert any("/MCID" in p for p in inside) or any(n == "/Artifact" for n, _ in stack), (
                "text outside tags"
            )
            if not any("/ActualText" in p for p in inside):
                for string in operands[0]:
                    raw = getattr(string, "original_bytes", b"")
                    pieces += [font[raw[i] << 8 | raw[i + 1]] for i in range(0, len(raw), 2)]
            if not any(name == "/ReversedChars" for name, _ in stack):
                _give(stack, texts, pieces, "", {})
    return texts


def _give(stack: Any, texts: dict[int, str], pieces: list[str], closed: str, properties: Any) -> None:
    if any(name == "/ReversedChars" for name, _ in stack):
        return
    for _, outer in reversed([*stack, (closed, properties)]):
        if "/MCID" in outer:
            texts[int(outer["/MCID"])] += "".join(pieces)
            break
    pieces.clear()


def _to_unicode(font: Any) -> dict[int, str]:
    cmap = font["/ToUnicode"].get_data().decode("ascii")
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.M)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}
