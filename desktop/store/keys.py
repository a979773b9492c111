"""The key hierarchy (design: security 4.1): what wraps the data key, and what is drawn from it by label."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hashlib import blake2b

import nacl.bindings
import nacl.exceptions

from desktop.store.wiping import KEY_SIZE, MaskedKey, wipe, wipe_bytes

NONCE_SIZE = 24
SALT_SIZE = 16
_KEK_LABEL = b"kek-v1"


def seal(plain: bytes, bound_to: bytes, key: bytes) -> bytes:
    """XChaCha20-Poly1305 with a random nonce in front. `bound_to` must be the same when it is opened."""
    nonce = secrets.token_bytes(NONCE_SIZE)
    sealed: bytes = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound_to, nonce, key)
    return nonce + sealed


def unseal(sealed: bytes, bound_to: bytes, key: bytes) -> bytes | None:
    """What `seal` closed, or None when key, binding or bytes are not the right ones."""
    try:
        plain: bytes = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed[NONCE_SIZE:], bound_to, sealed[:NONCE_SIZE], key
        )
    except (nacl.exceptions.CryptoError, ValueError):
        return None
    return plain


def key_encryption_key(derived: bytearray, device_secret: bytes | None) -> bytes:
    """BLAKE2b over Argon2id's output and the device secret. Wipes `derived`; the caller wipes the result."""
    mixed = blake2b(digest_size=KEY_SIZE, person=_KEK_LABEL)
    mixed.update(derived)
    mixed.update(device_secret or b"")
    wipe(derived)
    return mixed.digest()


def wrap(data_key: MaskedKey, bound_to: bytes, kek: bytes) -> bytes:
    """The data key closed under `kek`; wipes `kek`."""
    with data_key.shown() as shown:
        plain = bytes(shown)
    try:
        return seal(plain, bound_to, kek)
    finally:
        wipe_bytes(plain)
        wipe_bytes(kek)


def unwrap(wrapped: bytes, bound_to: bytes, kek: bytes) -> MaskedKey | None:
    """The data key, or None when the passphrase, the device or the parameters are not right. Wipes `kek`."""
    plain = unseal(wrapped, bound_to, kek)
    wipe_bytes(kek)
    if plain is None or len(plain) != KEY_SIZE:
        return None
    key = MaskedKey(bytearray(plain))
    wipe_bytes(plain)
    return key


def new_data_key() -> MaskedKey:
    """32 fresh random bytes; never from a port, so that no story can repeat them."""
    fresh = secrets.token_bytes(KEY_SIZE)
    key = MaskedKey(bytearray(fresh))
    wipe_bytes(fresh)
    return key


@dataclass(frozen=True, slots=True)
class StoreKeys:
    """Everything drawn from one data key. `data` and `store` stay masked; the others work all day."""

    data: MaskedKey
    store: MaskedKey
    journal: bytes = field(repr=False)
    audit: bytes = field(repr=False)
    attach: bytes = field(repr=False)
    device: bytes = field(repr=False)  # wraps the signing key where no OS key store is

    @staticmethod
    def of(data_key: MaskedKey) -> StoreKeys:
        """Draw the keys, one label each."""
        store = _drawn(data_key, b"k_store")
        keys = StoreKeys(
            data=data_key,
            store=MaskedKey(bytearray(store)),
            journal=_drawn(data_key, b"k_journal"),
            audit=_drawn(data_key, b"k_audit"),
            attach=_drawn(data_key, b"k_attach"),
            device=_drawn(data_key, b"k_device"),
        )
        wipe_bytes(store)
        return keys

    def forget(self) -> None:
        """Wipe what is held, when the store closes."""
        self.data.forget()
        self.forget_drawn()

    def forget_drawn(self) -> None:
        """Wipe all but the data key itself."""
        self.store.forget()
        for key in (self.journal, self.audit, self.attach, self.device):
            wipe_bytes(key)


def key_mark(data_key: MaskedKey) -> str:
    """Tells this data key from another, 32 hex digits; of a key of 256 random bits it gives nothing away."""
    return _drawn(data_key, b"k_mark").hex()[:32]


def _drawn(data_key: MaskedKey, label: bytes) -> bytes:
    with data_key.shown() as shown:
        return blake2b(digest_size=KEY_SIZE, key=shown, person=label).digest()
