"""Fonts inside a PDF: Type0, Identity-H, glyph numbers kept, ToUnicode made from what was really set.

One `FontUse` lives as long as one document. Nothing is kept between documents, so the same paper has the
same bytes whatever was printed before it.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfdoc

from desktop.pdf.fonts import FontFace
from desktop.pdf.glyph_texts import NON_JOINER, text_of_part
from desktop.pdf.shaping import Cluster

DROPPED = ("GSUB", "GPOS", "GDEF", "STAT", "MVAR", "HVAR", "gasp", "DSIG", "OS/2", "cmap", "post", "meta")
LAID_OUT = ("GSUB", "GPOS", "GDEF")
#: alone, first, middle and last: who checks fonts takes a fifth glyph of one letter for a mistake
SHAPES = 4
CHUNK = 100  # a CMap section holds at most a hundred lines


class FontUse:
    """Which faces and glyphs one document uses, and the text every glyph stands for."""

    def __init__(self) -> None:
        self._names: dict[FontFace, str] = {}
        self._stands_for: dict[FontFace, dict[int, str]] = {}
        self._parts: dict[FontFace, dict[int, str]] = {}
        self._shapes: dict[FontFace, Counter[str]] = {}

    def name(self, face: FontFace) -> str:
        """The name of the face in the page's resources; given out in the order of first use."""
        if face not in self._names:
            self._names[face] = f"T{len(self._names) + 1}"
            self._stands_for[face] = {}
            self._parts[face] = {}
            self._shapes[face] = Counter()
        return self._names[face]

    def needs_actual_text(self, face: FontFace, cluster: Cluster) -> bool:
        """Note the cluster; True where its glyphs alone would not say its text when read back.

        That is where several glyphs share a text, a glyph already stands for another text (a bracket that
        was mirrored, a shape that two letters share), or the letter has more shapes than a letter has.
        """
        self.name(face)
        if len(cluster.glyphs) == 1:
            glyph = cluster.glyphs[0].number
            stands_for = self._stands_for[face]
            if glyph in stands_for:
                return stands_for[glyph] != cluster.text
            shapes = self._shapes[face]
            if shapes[cluster.text] < SHAPES:
                shapes[cluster.text] += 1
                stands_for[glyph] = cluster.text
                return False
        for part in cluster.glyphs:
            said = text_of_part(face.glyph_name(part.number)) or cluster.text + NON_JOINER
            self._parts[face].setdefault(part.number, said)
        return True

    def silent(self, face: FontFace) -> int:
        """A glyph without ink, to open a piece of text where the pen is; its text is that of the piece."""
        self.name(face)
        glyph, character = face.silent_glyph()
        self._parts[face].setdefault(glyph, character)
        return glyph

    def embed(self, document: Any) -> dict[str, Any]:
        """Put every used face into the reportlab document; returns resource name -> reference."""
        return {
            name: _embed(document, name, face, {**self._parts[face], **self._stands_for[face]})
            for face, name in self._names.items()
        }


def _embed(document: Any, name: str, face: FontFace, stands_for: Mapping[int, str]) -> Any:
    glyphs = sorted(stands_for)
    content, present = subset_of(face, glyphs)
    tag = _subset_tag(face, glyphs)
    base_font = pdfdoc.PDFName(f"{tag}+{face.postscript_name}")
    file = _stream(content, {"Length1": len(content)})
    descriptor = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": base_font,
            "Flags": 4,  # symbolic: glyphs are found by number
            "FontBBox": pdfdoc.PDFArray(list(face.box)),
            "ItalicAngle": 0,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.cap_height,
            "StemV": 80 if face.weight < 600 else 140,
            "FontFile2": document.Reference(file, f"{name}File"),
            # PDF/A-1 asks which glyphs the file has
            "CIDSet": document.Reference(_stream(cid_set(present), {}), f"{name}Glyphs"),
        }
    )
    widths: list[Any] = []
    for glyph in glyphs:
        widths += [glyph, pdfdoc.PDFArray([face.advance(glyph)])]
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": base_font,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": document.Reference(descriptor, f"{name}Descriptor"),
            "DW": 0,
            "W": pdfdoc.PDFArray(widths),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
        }
    )
    font = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": base_font,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"{name}Descendant")]),
            "ToUnicode": document.Reference(_stream(to_unicode(stands_for), {}), f"{name}ToUnicode"),
        }
    )
    return document.Reference(font, f"{name}Font")


def subset_of(face: FontFace, glyphs: list[int]) -> tuple[bytes, list[int]]:
    """The font file with only these glyphs, under the numbers they had; and the glyphs that are in it.

    Those are more than asked for: glyph 0 and the parts of which a glyph is put together.
    """
    options = subset.Options()
    options.retain_gids = True
    options.layout_features = []
    options.hinting = False
    options.name_IDs = []
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += list(DROPPED)
    font: Any = TTFont(io.BytesIO(face.content), lazy=True, recalcTimestamp=False)
    for table in LAID_OUT:  # else they are read before they are dropped, which takes most of the time
        if table in font:
            del font[table]
    subsetter = subset.Subsetter(options)
    subsetter.populate(gids=glyphs)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    number = font.getReverseGlyphMap()
    return out.getvalue(), sorted(number[name] for name in subsetter.glyphs_retained)


def cid_set(glyphs: list[int]) -> bytes:
    """A bit for each glyph that is there, the first one highest (PDF 32000-1, 9.8.3.2)."""
    bits = bytearray(glyphs[-1] // 8 + 1)
    for glyph in glyphs:
        bits[glyph // 8] |= 128 >> glyph % 8
    return bytes(bits)


def to_unicode(stands_for: Mapping[int, str]) -> bytes:
    """The CMap that tells readers which text a glyph stands for."""
    lines = [
        f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for glyph, text in sorted(stands_for.items())
    ]
    parts = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(lines), CHUNK):
        chunk = lines[start : start + CHUNK]
        parts += [f"{len(chunk)} beginbfchar", *chunk, "endbfchar"]
    parts += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join(parts).encode("ascii")


def _subset_tag(face: FontFace, glyphs: list[int]) -> str:
    digest = hashlib.sha256(f"{face.postscript_name} {glyphs}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _stream(content: bytes, entries: Mapping[str, Any]) -> Any:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), content, [pdfdoc.PDFZCompress])
