"""Names for the ids that travel through the house, and how a UUIDv7 is made from clock and chance."""

from __future__ import annotations

import uuid
from typing import NewType

DossierId = NewType("DossierId", str)
ChangeId = NewType("ChangeId", str)
WorkerId = NewType("WorkerId", str)
DeskId = NewType("DeskId", str)
TolkSessionId = NewType("TolkSessionId", str)
PaperId = NewType("PaperId", str)


def uuid7(wall_ms: int, chance: bytes) -> str:
    """A UUID version 7 (RFC 9562) as lower-case text.

    In: `wall_ms` milliseconds since 1970 UTC (48 bits), `chance` at least 10 random bytes.
    Raises ValueError when either is out of range.
    """
    if not 0 <= wall_ms < 1 << 48:
        raise ValueError("wall_ms outside 48 bits")
    if len(chance) < 10:
        raise ValueError("uuid7 wants 10 random bytes")
    number = (wall_ms << 80) | int.from_bytes(chance[:10], "big")
    number &= ~(0xF << 76) & ((1 << 128) - 1)
    number |= 0x7 << 76
    number &= ~(0x3 << 62) & ((1 << 128) - 1)
    number |= 0x2 << 62
    return str(uuid.UUID(int=number))
