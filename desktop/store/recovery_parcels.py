"""The data key sealed to the municipality: what goes up at enrolment, and what the officers open.

Two kinds: for a municipal key of both kinds (1,216 bytes) the hybrid seal; for an X25519 key of before
(32 bytes) libsodium's sealed box, which is still opened.
"""

from __future__ import annotations

from dataclasses import dataclass

import nacl.exceptions
import nacl.public

from desktop.store import hybrid_seal
from desktop.store.hybrid_seal import X_SIZE, HybridKey
from desktop.store.wiping import KEY_SIZE, MaskedKey, wipe_bytes

_PARCEL = b"recovery-parcel-v1"
_STORE_ID_SIZE = 16
_GENERATION_SIZE = 4
CONTENT_SIZE = KEY_SIZE + _STORE_ID_SIZE + _GENERATION_SIZE


@dataclass(frozen=True, slots=True)
class Opened:
    """What a parcel or an answer holds."""

    data_key: MaskedKey
    store_id: str
    generation: int


def content_of(data_key: MaskedKey, store_id: str, generation: int) -> bytes:
    """The 52 bytes that are sealed; the caller wipes them."""
    with data_key.shown() as shown:
        return bytes(shown) + bytes.fromhex(store_id) + generation.to_bytes(_GENERATION_SIZE, "big")


def read_content(plain: bytes | None) -> Opened | None:
    """What `content_of` wrote (wiped here), or None."""
    if plain is None or len(plain) != CONTENT_SIZE:
        return None
    key = MaskedKey(bytearray(plain[:KEY_SIZE]))
    store_id = plain[KEY_SIZE : KEY_SIZE + _STORE_ID_SIZE].hex()
    generation = int.from_bytes(plain[-_GENERATION_SIZE:], "big")
    wipe_bytes(plain)
    return Opened(key, store_id, generation)


def parcel_for(data_key: MaskedKey, store_id: str, generation: int, public_key: bytes) -> bytes:
    """Seal to the municipality's key. Raises ValueError when that is neither 1,216 nor 32 bytes."""
    plain = content_of(data_key, store_id, generation)
    try:
        if len(public_key) == X_SIZE:
            return nacl.public.SealedBox(nacl.public.PublicKey(public_key)).encrypt(plain)
        return hybrid_seal.seal_to(public_key, plain, _PARCEL)
    except nacl.exceptions.CryptoError:
        raise ValueError("not a public key") from None
    finally:
        wipe_bytes(plain)


def open_parcel(pair: HybridKey, parcel: bytes) -> Opened | None:
    """For the officers; a parcel sealed to the X25519 half alone (of before) opens too. None: not for us."""
    if hybrid_seal.is_hybrid(parcel):
        return read_content(hybrid_seal.open_with(pair, parcel, _PARCEL))
    box = nacl.public.SealedBox(nacl.public.PrivateKey(pair.secret[:X_SIZE]))
    try:
        return read_content(box.decrypt(parcel))
    except (nacl.exceptions.CryptoError, ValueError):
        return None
