"""Making and opening a slot: passphrase, device secret and header on one side, the data key on the other."""

from __future__ import annotations

import secrets

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store.header import Header, Slot, SlotType, binding
from desktop.store.kdf import KdfParameters, derive
from desktop.store.key_stores import KeyStore
from desktop.store.keys import SALT_SIZE, key_encryption_key, unwrap, wrap
from desktop.store.passphrases import tidied
from desktop.store.wiping import KEY_SIZE, MaskedKey, wipe


def secret_name(store_id: str) -> str:
    """Under which name the key store keeps the second factor of a store."""
    return f"device:{store_id}"


def made_slot(
    header: Header,
    data_key: MaskedKey,
    passphrase: bytearray,
    device_secret: bytes | None,
    cost: KdfParameters,
) -> Slot:
    """A way in for this passphrase (wiped). `header` gives store id and generation to bind to."""
    kind = SlotType.PASSPHRASE if device_secret is None else SlotType.PASSPHRASE_DEVICE
    salt = secrets.token_bytes(SALT_SIZE)
    neat = tidied(passphrase)
    derived = derive(neat, salt, cost)
    wipe(neat)
    kek = key_encryption_key(derived, device_secret)
    return Slot(kind, cost, salt, wrap(data_key, binding(header, kind, cost, salt), kek))


def opened_slot(header: Header, passphrase: bytearray, device_secrets: KeyStore) -> MaskedKey:
    """The data key behind this passphrase (wiped).

    Raises Refusal(WRONG_PASSPHRASE) when no slot opens: the store itself was not touched then. Raises
    Trouble(DEVICE_SECRET_GONE) when every slot wants a device secret and this device has none.
    """
    neat = tidied(passphrase)
    try:
        return _first_that_opens(header, neat, device_secrets)
    finally:
        wipe(neat)


def _first_that_opens(header: Header, passphrase: bytearray, device_secrets: KeyStore) -> MaskedKey:
    has_tried = False
    for slot in header.slots:
        device_secret = None
        if slot.type is SlotType.PASSPHRASE_DEVICE:
            device_secret = device_secrets.get(secret_name(header.store_id))
            if device_secret is None or len(device_secret) != KEY_SIZE:
                continue
        has_tried = True
        kek = key_encryption_key(derive(passphrase, slot.salt, slot.cost), device_secret)
        data_key = unwrap(slot.wrapped, binding(header, slot.type, slot.cost, slot.salt), kek)
        if data_key is not None:
            return data_key
    if not has_tried:
        raise Trouble(TroubleCode.DEVICE_SECRET_GONE)
    raise Refusal(RefusalCode.WRONG_PASSPHRASE)
