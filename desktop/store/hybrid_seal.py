"""The hybrid seal of the wire (`sync.protocol.hybrid_seal`), with the secrets it used wiped from memory."""

from __future__ import annotations

from desktop.store.wiping import wipe_bytes
from sync.protocol import hybrid_seal
from sync.protocol.hybrid_seal import (
    PUBLIC_SIZE,
    SECRET_SIZE,
    X_SIZE,
    HybridKey,
    is_hybrid,
    key_id,
    key_of,
    new_key,
)

__all__ = [
    "HybridKey",
    "PUBLIC_SIZE",
    "SECRET_SIZE",
    "X_SIZE",
    "is_hybrid",
    "key_id",
    "key_of",
    "new_key",
    "open_with",
    "seal_to",
]


def seal_to(public: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """`plain` for the owner of `public` (1,216 bytes) alone; `bound_to` must be the same at opening.

    Raises ValueError for a public key that is none.
    """
    return hybrid_seal.seal_to(public, plain, bound_to, wipe_bytes)


def open_with(pair: HybridKey, sealed: bytes, bound_to: bytes) -> bytes | None:
    """What `seal_to` closed, or None when key, binding or bytes are not the right ones."""
    return hybrid_seal.open_with(pair, sealed, bound_to, wipe_bytes)
