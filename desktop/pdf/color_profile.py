"""The colour profile inside every paper: sRGB as an ICC profile of version 2, reckoned here.

An archive has to be able to show the colours in fifty years without asking which screen they were made on.
No file of somebody else: the numbers are those of IEC 61966-2-1, seen under D50 as ICC.1 wants them.
"""

from __future__ import annotations

import struct
from functools import cache

#: a curve of so many points is within a quarter of a step of eight bits of the formula
CURVE_POINTS = 1024
D50 = (0.9642, 1.0, 0.8249)
#: red, green and blue of sRGB, moved from D65 to D50 (Bradford)
RED = (0.4360747, 0.2225045, 0.0139322)
GREEN = (0.3850649, 0.7168786, 0.0971045)
BLUE = (0.1430804, 0.0606169, 0.7141733)
NAME = "sRGB"
#: the field for a date: always the same, for the same paper has the same bytes
NO_DATE = (2000, 1, 1, 0, 0, 0)


@cache
def srgb_profile() -> bytes:
    """The profile; the same bytes every time."""
    curve = _curve()
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0No copyright\0",
        b"wtpt": _xyz(D50),
        b"rXYZ": _xyz(RED),
        b"gXYZ": _xyz(GREEN),
        b"bXYZ": _xyz(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for content in tags.values():
        if content not in places:  # the three curves are one and the same
            places[content] = start + len(body)
            body += content + b"\0" * (-len(content) % 4)
    table = b"".join(
        struct.pack(">4sII", tag, places[content], len(content)) for tag, content in tags.items()
    )
    return _header(start + len(body)) + struct.pack(">I", len(tags)) + table + body


def _header(size: int) -> bytes:
    """ICC.1, 7.2: a display profile of version 2.1 from RGB to XYZ."""
    fields = struct.pack(
        ">I4sI4s4s4s6H4s", size, b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *NO_DATE, b"acsp"
    )
    return fields + b"\0" * 28 + b"".join(_fixed(value) for value in D50) + b"\0" * 48


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + b"\0" * (8 + 3 + 67)


def _xyz(color: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(value) for value in color)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _curve() -> bytes:
    """From the number of a colour to its light, IEC 61966-2-1."""
    values = [round(_light(at / (CURVE_POINTS - 1)) * 65535) for at in range(CURVE_POINTS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{CURVE_POINTS}H", CURVE_POINTS, *values)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
