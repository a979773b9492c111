"""Bytes as text: which of the ways of writing letters it is, said in words."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

#: what a sign becomes that could not be read
UNREADABLE = "\ufffd"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 (met merk vooraan)"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
#: beginnings of files that are no text: workbook or zip, PDF, old workbook, pictures
_NO_TEXT = (
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ\x90",
)
_LOOKED_AT = 4096
_MULTI = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with UNREADABLE for what could not be read; None when this is no text at all."""

    text: str | None
    words: str


def decode(content: bytes) -> Decoded:
    """UTF-8, UTF-16, UTF-32 by their mark or their look; else Windows-1252. Never raises."""
    if content.startswith(_NO_TEXT):
        return Decoded(None, "")
    for mark, name, words in _BOMS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(name, errors="replace"), words)
    if (wide := _wide_without_mark(content)) is not None:
        return Decoded(content.decode(wide, errors="replace"), "UTF-16 (zonder merk)")
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        damaged = content.decode("utf-8", errors="replace")
    if len(_MULTI.findall(content)) > damaged.count(UNREADABLE):
        return Decoded(damaged, "UTF-8, met tekens die stuk zijn")
    return Decoded(content.decode("cp1252", errors="replace"), "Windows-1252")


def _wide_without_mark(content: bytes) -> str | None:
    """Every second byte nothing: letters of two bytes."""
    head = content[:_LOOKED_AT]
    half = len(head) // 2
    if half < 2 or len(content) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else None
