"""Secrets in memory: wiped when used, masked while they must stay.

Python cannot promise that no copy is left, but measured it can be brought to none for the passphrase, the
key-encryption key and the data key (design: security, keys in a memory dump). Answers cannot be wiped;
only the end of the program does that, which is why locking starts it anew.
"""

from __future__ import annotations

import ctypes
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

KEY_SIZE = 32


def wipe(secret: bytearray) -> None:
    """Overwrite a buffer with zeroes, in place."""
    secret[:] = bytes(len(secret))


def wipe_bytes(secret: bytes) -> None:
    """Overwrite a `bytes` object in place; only for fresh values that nothing else refers to.

    The sodium bindings hand out keys as `bytes`. CPython keeps their content at a fixed distance from the
    start of the object; another interpreter would need another way, so there it is left alone.
    """
    if len(secret) >= KEY_SIZE and hasattr(ctypes, "pythonapi"):
        ctypes.memset(id(secret) + bytes.__basicsize__ - 1, 0, len(secret))


class MaskedKey:
    """A 32-byte key that lies in memory only as key XOR mask, so that no scan by pattern finds it."""

    __slots__ = ("_mask", "_masked")

    def __init__(self, key: bytearray) -> None:
        """In: the key; the caller's buffer is wiped. Raises ValueError when it is not 32 bytes."""
        if len(key) != KEY_SIZE:
            raise ValueError("a key has 32 bytes")
        self._mask = bytearray(secrets.token_bytes(KEY_SIZE))
        self._masked = bytearray(a ^ b for a, b in zip(key, self._mask, strict=True))
        wipe(key)

    @contextmanager
    def shown(self) -> Iterator[bytearray]:
        """The key itself for the length of a `with` block; the buffer is wiped after it."""
        key = bytearray(a ^ b for a, b in zip(self._masked, self._mask, strict=True))
        try:
            yield key
        finally:
            wipe(key)

    def forget(self) -> None:
        """Wipe both halves; the key cannot be had from this object any more."""
        wipe(self._mask)
        wipe(self._masked)
