"""The loaded fonts: which face draws which character, in which weight, with which measures.

Faces are read once and never changed; what a document used of them is counted per document
(`type0_fonts.FontUse`), so that nothing passes from one paper to the next.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from desktop.domain.errors import Trouble, TroubleCode
from desktop.pdf.font_build import FONT_FILES, SOURCES, build_fonts
from desktop.pdf.font_sources import family_of_script


@dataclass(frozen=True, slots=True, eq=False)
class FontFace:
    """One static font. Measures in thousandths of the em; `content` is the whole file."""

    family: str
    weight: int
    postscript_name: str
    content: bytes
    shaper: Any  # uharfbuzz.Font
    characters: frozenset[int]
    ascent: int
    descent: int  # negative
    cap_height: int
    box: tuple[int, int, int, int]

    def advance(self, glyph: int) -> int:
        """The width that the file itself gives the glyph (what a PDF reader steps)."""
        return int(self.shaper.get_glyph_h_advance(glyph))

    def glyph_name(self, glyph: int) -> str:
        """What the font calls a glyph."""
        return str(self.shaper.glyph_to_string(glyph))

    def silent_glyph(self) -> tuple[int, str]:
        """A glyph without ink and the character it is; without width where the face has such a one.

        Joiners will not do: some faces draw a visible stroke for them.
        """
        for character in "\u200b ":
            if ord(character) in self.characters:
                glyph = int(self.shaper.get_nominal_glyph(ord(character)))
                extents = self.shaper.get_glyph_extents(glyph)
                if extents is None or (extents.width == 0 and extents.height == 0):
                    return glyph, character
        raise glyph_missing(0x20)

    def draws(self, character: str) -> bool:
        """True where the face has the character, or all parts it is made of."""
        if ord(character) in self.characters:
            return True
        parts = unicodedata.normalize("NFD", character)
        return len(parts) > 1 and all(ord(part) in self.characters for part in parts)


@dataclass(frozen=True, slots=True)
class FontShelf:
    """All faces by family and weight. Font fallback is decided here and nowhere else."""

    faces: Mapping[tuple[str, int], FontFace]

    @classmethod
    def open(cls, folder: Path) -> FontShelf:
        """Read the static fonts of `folder`; makes them first where they are missing.

        Raises Trouble(PAPER_FAILED) where they cannot be made or read.
        """
        paths = [folder / font.name for font in FONT_FILES]
        if not all(path.is_file() for path in paths):
            build_fonts(folder)
        try:
            return cls(
                {
                    (font.family, font.weight): read_face(font.family, font.weight, path.read_bytes())
                    for font, path in zip(FONT_FILES, paths, strict=True)
                }
            )
        except OSError as error:
            raise Trouble(TroubleCode.PAPER_FAILED, {"what": "fonts"}) from error

    def of_script(self, script: str, weight: int) -> FontFace:
        """The face a script is set in."""
        return self.faces[family_of_script().get(script, SOURCES[0].family), weight]

    def has(self, character: str) -> bool:
        """True when a face of any script draws this character."""
        return any(face.draws(character) for face in self.faces.values())

    def for_character(self, character: str, script: str, weight: int) -> FontFace:
        """The face of `script` where it has the character, else the first other one that has.

        Raises Trouble(GLYPH_MISSING) with the code point only: never an empty box on paper.
        """
        first = self.of_script(script, weight)
        if first.draws(character):
            return first
        for (_, face_weight), face in self.faces.items():
            if face_weight == weight and face.draws(character):
                return face
        raise glyph_missing(ord(character))


def glyph_missing(code_point: int) -> Trouble:
    """The trouble to raise for a character that no font draws; names the code point and nothing else."""
    return Trouble(TroubleCode.GLYPH_MISSING, {"code_point": f"U+{code_point:04X}"})


def read_face(family: str, weight: int, content: bytes) -> FontFace:
    """Read one static font file."""
    face = hb.Face(content)
    tables: Any = TTFont(io.BytesIO(content), lazy=True)
    em = 1000 / tables["head"].unitsPerEm
    head, line, os2 = tables["head"], tables["hhea"], tables["OS/2"]
    shaper = hb.Font(face)
    shaper.scale = (1000, 1000)
    return FontFace(
        family=family,
        weight=weight,
        postscript_name=str(tables["name"].getDebugName(6)),
        content=content,
        shaper=shaper,
        characters=frozenset(face.unicodes),
        ascent=round(line.ascent * em),
        descent=round(line.descent * em),
        cap_height=round(os2.sCapHeight * em),
        box=(round(head.xMin * em), round(head.yMin * em), round(head.xMax * em), round(head.yMax * em)),
    )
