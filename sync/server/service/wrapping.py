"""Keys at rest: each wrapped with the master key and bound to its tenant, purpose and owner."""

from __future__ import annotations

from sync.protocol.bodies import open_body, seal_body
from sync.protocol.canonical import canonical
from sync.server.service.ports import Service


def wrap(service: Service, tenant: str, purpose: str, owner: str, key: bytes) -> bytes:
    """`key` sealed under the master key."""
    return seal_body(key, service.master_key, canonical([tenant, purpose, owner]), service.token(24))


def unwrap(service: Service, tenant: str, purpose: str, owner: str, wrapped: bytes) -> bytes:
    """What `wrap` wrapped. Raises WireProblem DOES_NOT_OPEN with another master key or place."""
    return open_body(wrapped, service.master_key, canonical([tenant, purpose, owner]))
