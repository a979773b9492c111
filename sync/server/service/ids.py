"""Ids that sort by the moment they were made, from the service's own clock and chance."""

from __future__ import annotations

import uuid

from sync.server.service.ports import Service


def wall_ms(service: Service) -> int:
    """Milliseconds since 1970, UTC."""
    return int(service.now().timestamp() * 1000)


def new_id(service: Service) -> str:
    """A UUIDv7 (RFC 9562)."""
    number = (wall_ms(service) << 80) | int.from_bytes(service.token(10), "big")
    number &= ~(0xF << 76) & ~(0x3 << 62) & ((1 << 128) - 1)
    return str(uuid.UUID(int=number | (0x7 << 76) | (0x2 << 62)))
