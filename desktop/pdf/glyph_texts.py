"""What a glyph says that is only a part of a letter: a dot, a mark, a letter without its dots.

Noto Sans Arabic draws a beh as a tooth and a dot. Who copies or reads the paper gets 'beh' (ActualText);
here each part also gets a text of its own that is true of it and differs from that of the others, so that
no two glyphs are taken for the same letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

JOINER, NON_JOINER, LENGTHENER = "\u200d", "\u200c", "\u0640"
JOINING = frozenset({"init", "medi", "fina", "wide"})
#: Unicode, Arabic Presentation Forms-A, FBB2..FBC2: the dots and signs of Arabic letters, one by one
SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "dotabovear": "\ufbb2",
        "dotbelowar": "\ufbb3",
        "dotcenterar": "\ufbb3",
        "twodotshorizontalabovear": "\ufbb4",
        "twodotshorizontalbelowar": "\ufbb5",
        "twodotshorizontalcenterar": "\ufbb5",
        "threedotsupabovear": "\ufbb6",
        "threedotsupbelowar": "\ufbb7",
        "threedotsupcenterar": "\ufbb7",
        "threedotsdownabovear": "\ufbb8",
        "threedotsdownbelowar": "\ufbb9",
        "threedotsdowncenterar": "\ufbb9",
        "fourdotsabovear": "\ufbba",
        "fourdotsbelowar": "\ufbbb",
        "fourdotscenterar": "\ufbbb",
        "doubleverticalbarbelowar": "\ufbbc",
        "twodotsverticalabovear": "\ufbbd",
        "twodotsverticalbelowar": "\ufbbe",
        "twodotsverticalcenterar": "\ufbbe",
        "ringar": "\ufbbf",
        "ringbelowar": "\ufbbf",
        "ringcenterar": "\ufbbf",
        "tahabovear": "\ufbc0",
        "tahbelowar": "\ufbc1",
        "waslaar": "\ufbc2",
        "kafDotlessar": "\u06a9",
        "miniKehehar": "\u0643",
        "gafsarkashabovear": "\u203e",
        "vbelowar": "\u065c",
    }
)
_CODES = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{5,6})")


def text_of_part(name: str) -> str | None:
    """The text of a glyph by its name in the font ('uni066E.medi'); None where the name says nothing.

    A form that joins gets the joiners that call it up: so it is written in Unicode where it stands alone.
    One that stands alone or has a special shape ends in a non-joiner, to tell it from the whole letter.
    """
    stem, *forms = name.split(".")
    if not forms and stem in SYMBOLS:
        return SYMBOLS[stem]
    text = SYMBOLS.get(stem) or _coded(stem)
    if text is None:
        return None
    if "wide" in forms:
        text += LENGTHENER
    before = JOINER if "medi" in forms or "fina" in forms else ""
    after = JOINER if "medi" in forms or "init" in forms else ""
    special = not set(forms) <= JOINING  # short, small, beside another letter
    return before + text + after + (NON_JOINER if special or not forms else "")


def _coded(stem: str) -> str | None:
    found = _CODES.fullmatch(stem)
    if found is None:
        return None
    if found[2]:
        return chr(int(found[2], 16))
    return "".join(chr(int(found[1][at : at + 4], 16)) for at in range(0, len(found[1]), 4))
