"""Sealing to a public key so that two kinds of mathematics must both be broken: X25519 and ML-KEM-768.

What is sealed for a municipality stays dangerous for decades, and what is caught today may be opened by
a machine that does not exist yet. Both shared secrets, both public keys and both ciphertexts go into one
BLAKE2b; its outcome closes XChaCha20-Poly1305. X25519 and ChaCha come from libsodium, ML-KEM from OpenSSL.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b

import nacl.bindings
import nacl.exceptions
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey

from sync.protocol.bodies import open_body, seal_body
from sync.protocol.canonical import WireProblem

MAGIC = b"\xa7IKH\x01"
X_SIZE = 32
KEM_PUBLIC_SIZE = 1184
KEM_SEED_SIZE = 64
KEM_CIPHER_SIZE = 1088
PUBLIC_SIZE = X_SIZE + KEM_PUBLIC_SIZE
SECRET_SIZE = X_SIZE + KEM_SEED_SIZE
_KEY_SIZE = 32
_LABEL = b"hybrid-seal-v1"
_FRONT = len(MAGIC) + X_SIZE + KEM_CIPHER_SIZE

#: what is done with a secret that has served; where secrets are wiped from memory, that room lends its way
Wipe = Callable[[bytes], None]


def _leave(_secret: bytes) -> None:
    """Nothing: Python takes it away in its own time."""


@dataclass(frozen=True, slots=True)
class HybridKey:
    """A key pair: `secret` is an X25519 key and the seed of an ML-KEM key, `public` both public halves."""

    secret: bytes = field(repr=False)
    public: bytes


def new_key() -> HybridKey:
    """A fresh pair; never from a port, so that no story can repeat it."""
    return key_of(secrets.token_bytes(SECRET_SIZE))


def key_of(secret: bytes) -> HybridKey:
    """The pair of a kept secret (96 bytes). Raises ValueError for another length."""
    if len(secret) != SECRET_SIZE:
        raise ValueError("a hybrid secret has 96 bytes")
    kem = MLKEM768PrivateKey.from_seed_bytes(secret[X_SIZE:]).public_key().public_bytes_raw()
    return HybridKey(secret, nacl.bindings.crypto_scalarmult_base(secret[:X_SIZE]) + kem)


def key_id(public: bytes) -> str:
    """By which name a public key is told from another: 16 hex digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


def seal_to(public: bytes, plain: bytes, bound_to: bytes, wipe: Wipe = _leave) -> bytes:
    """`plain` for the owner of `public` (1,216 bytes) alone; `bound_to` must be the same at opening.

    Raises ValueError for a public key that is none.
    """
    if len(public) != PUBLIC_SIZE:
        raise ValueError("a hybrid public key has 1216 bytes")
    once = secrets.token_bytes(X_SIZE)
    from_us = nacl.bindings.crypto_scalarmult_base(once)
    try:
        shared = nacl.bindings.crypto_scalarmult(once, public[:X_SIZE])
    except nacl.exceptions.CryptoError:
        raise ValueError("not an X25519 public key") from None
    kem_shared, kem_cipher = MLKEM768PublicKey.from_public_bytes(public[X_SIZE:]).encapsulate()
    key = _mixed(shared, kem_shared, from_us, kem_cipher, public)
    front = MAGIC + from_us + kem_cipher
    try:
        return front + seal_body(plain, key, front + bound_to)
    finally:
        for used in (once, shared, kem_shared, key):
            wipe(used)


def is_hybrid(sealed: bytes) -> bool:
    """True for what `seal_to` made, by its first bytes."""
    return sealed.startswith(MAGIC)


def open_with(pair: HybridKey, sealed: bytes, bound_to: bytes, wipe: Wipe = _leave) -> bytes | None:
    """What `seal_to` closed, or None when key, binding or bytes are not the right ones."""
    if not is_hybrid(sealed) or len(sealed) < _FRONT:
        return None
    front, rest = sealed[:_FRONT], sealed[_FRONT:]
    from_us, kem_cipher = front[len(MAGIC) : len(MAGIC) + X_SIZE], front[len(MAGIC) + X_SIZE :]
    try:
        shared = nacl.bindings.crypto_scalarmult(pair.secret[:X_SIZE], from_us)
    except nacl.exceptions.CryptoError:
        return None
    kem_shared = MLKEM768PrivateKey.from_seed_bytes(pair.secret[X_SIZE:]).decapsulate(kem_cipher)
    key = _mixed(shared, kem_shared, from_us, kem_cipher, pair.public)
    try:
        return open_body(rest, key, front + bound_to)
    except WireProblem:
        return None
    finally:
        for used in (shared, kem_shared, key):
            wipe(used)


def _mixed(shared: bytes, kem_shared: bytes, from_us: bytes, kem_cipher: bytes, public: bytes) -> bytes:
    """One key from two secrets, tied to everything that was sent; every part has a fixed length."""
    mixed = blake2b(digest_size=_KEY_SIZE, person=_LABEL)
    for part in (shared, kem_shared, from_us, kem_cipher, public):
        mixed.update(part)
    return mixed.digest()
