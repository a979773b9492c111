"""The one form in which pixels are kept: baseline JPEG in RGB, with nothing beside its pixels."""

from __future__ import annotations

import io

from PIL import Image

_BEGIN, _END = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", b"\xff\xd9"


def plain_jpeg(image: Image.Image, quality: int, halves: str) -> bytes:
    """The same bytes for the same pixels. `halves`: how fine colour is kept, '4:2:0' or '4:4:4'."""
    out = io.BytesIO()
    image.save(out, format="JPEG", quality=quality, subsampling=halves, optimize=True, progressive=False)
    return out.getvalue()


def is_plain_jpeg(content: bytes) -> bool:
    """A JPEG of a plain head, tables, one baseline frame in three colours and one scan, with nothing beside
    or behind it: no notes, no profile, no second picture."""
    if not content.startswith(_BEGIN):
        return False
    at, frames = 2, 0
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return False
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind == 0xDA:
            return frames == 1 and content.find(_END, at) == len(content) - len(_END)
        if kind == 0xC0:
            frames += 1
            if content[at + 9 : at + 10] != b"\x03":
                return False
        elif kind not in (0xDB, 0xC4) and not (kind == 0xE0 and at == 2):
            return False
        at += 2 + length
    return False
