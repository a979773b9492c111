"""Making and opening a way in: passphrase, device secret and header on one side, the data key on the other.

Every way in has a device secret of its own, kept under the serial of the header it was made for. When the
ways in change the old secret goes, so that an older copy of the header opens nothing on this laptop.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store.header import Header, Slot, SlotType, binding
from desktop.store.kdf import KdfParameters, derive
from desktop.store.key_stores import KeyStore
from desktop.store.keys import SALT_SIZE, key_encryption_key, key_mark, unwrap, wrap
from desktop.store.passphrases import tidied
from desktop.store.wiping import KEY_SIZE, MaskedKey, wipe


def secret_name(store_id: str, serial: int) -> str:
    """Under which name the key store keeps the second factor for a header with this serial."""
    return f"device:{store_id}:{serial}" if serial else f"device:{store_id}"


@dataclass(frozen=True, slots=True)
class Stretched:
    """A passphrase after Argon2id, masked: enough to wrap another data key in the same opening sequence
    without asking again. To be forgotten before anybody works."""

    key: MaskedKey
    salt: bytes
    cost: KdfParameters

    def forget(self) -> None:
        """Wipe it."""
        self.key.forget()


def stretched(passphrase: bytearray, cost: KdfParameters) -> Stretched:
    """Argon2id over a new passphrase (wiped) with a fresh salt. Raises Trouble as `kdf.derive`."""
    salt = secrets.token_bytes(SALT_SIZE)
    neat = tidied(passphrase)
    try:
        return Stretched(MaskedKey(derive(neat, salt, cost)), salt, cost)
    finally:
        wipe(neat)


def with_new_way_in(
    header: Header, data_key: MaskedKey, way: Stretched, device_secrets: KeyStore, has_device: bool
) -> Header:
    """The header with one way in, of the next serial; not written yet, so that the old one still counts.

    Puts a fresh device secret in the key store when `has_device`; that of the header before stays until
    `drop_secrets`. Raises Trouble(DEVICE_SECRET_GONE) when the key store does not keep it.
    """
    kind = SlotType.PASSPHRASE_DEVICE if has_device else SlotType.PASSPHRASE
    new = replace(header, serial=header.serial + 1, mark=key_mark(data_key), slots=())
    device_secret = secrets.token_bytes(KEY_SIZE) if has_device else None
    if device_secret is not None and not device_secrets.put(
        secret_name(new.store_id, new.serial), device_secret
    ):
        raise Trouble(TroubleCode.DEVICE_SECRET_GONE)
    with way.key.shown() as shown:
        kek = key_encryption_key(shown, device_secret)
    wrapped = wrap(data_key, binding(new, kind, way.cost, way.salt), kek)
    return replace(new, slots=(Slot(kind, way.cost, way.salt, wrapped),))


def drop_secrets(header: Header, since: int, device_secrets: KeyStore) -> None:
    """Drop the device secrets of headers with a serial from `since` to below this one."""
    for serial in range(since, header.serial):
        device_secrets.drop(secret_name(header.store_id, serial))


def opened_way(
    header: Header, passphrase: bytearray, device_secrets: KeyStore
) -> tuple[MaskedKey, Stretched]:
    """The data key behind this passphrase (wiped), and what the passphrase became.

    Raises Refusal(WRONG_PASSPHRASE) when no slot opens: the store itself was not touched then. Raises
    Trouble(DEVICE_SECRET_GONE) when every slot wants a device secret and this device has none.
    """
    neat = tidied(passphrase)
    try:
        return _first_that_opens(header, neat, device_secrets)
    finally:
        wipe(neat)


def _first_that_opens(
    header: Header, passphrase: bytearray, device_secrets: KeyStore
) -> tuple[MaskedKey, Stretched]:
    has_tried = False
    for slot in header.slots:
        device_secret = None
        if slot.type is SlotType.PASSPHRASE_DEVICE:
            device_secret = device_secrets.get(secret_name(header.store_id, header.serial))
            if device_secret is None or len(device_secret) != KEY_SIZE:
                continue
        has_tried = True
        way = Stretched(MaskedKey(derive(passphrase, slot.salt, slot.cost)), slot.salt, slot.cost)
        with way.key.shown() as shown:
            kek = key_encryption_key(shown, device_secret)
        data_key = unwrap(slot.wrapped, binding(header, slot.type, slot.cost, slot.salt), kek)
        if data_key is not None:
            return data_key, way
        way.forget()
    if not has_tried:
        raise Trouble(TroubleCode.DEVICE_SECRET_GONE)
    raise Refusal(RefusalCode.WRONG_PASSPHRASE)
