"""One-time enrolment codes: made, normalised, hashed."""

from __future__ import annotations

import hashlib

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O, U
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})
_CHOSEN = 12  # 60 bits


def make_code(tenant: str, chance: bytes) -> str:
    """A code to read over the telephone: '9999-7KQ4-M2XD-90RT'. In: at least 12 random bytes."""
    chosen = "".join(_ALPHABET[byte % 32] for byte in chance[:_CHOSEN])
    return "-".join((tenant.removeprefix("gm"), chosen[0:4], chosen[4:8], chosen[8:12]))


def read_code(untrusted: str) -> tuple[str, str] | None:
    """Tenant and hash of a code as somebody typed it; None when it cannot be one."""
    plain = untrusted.upper().translate(_READ_AS)
    if len(plain) != 4 + _CHOSEN or any(letter not in _ALPHABET for letter in plain):
        return None
    if not (plain[:4].isascii() and plain[:4].isdigit()):
        return None
    # A fast hash is enough: the code is random, lives minutes and works once.
    return f"gm{plain[:4]}", hashlib.sha256(plain.encode("ascii")).hexdigest()
