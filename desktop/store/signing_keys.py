"""The Ed25519 key that signs for this device: in the system's key store, else wrapped beside the header."""

from __future__ import annotations

import secrets
from enum import StrEnum
from pathlib import Path

from nacl.signing import SigningKey

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.errors import sorting_errors
from desktop.store.key_stores import KeyStore
from desktop.store.keys import StoreKeys, seal, unseal
from desktop.store.private_files import write_atomic
from desktop.store.wiping import KEY_SIZE

FILE_NAME = "device.key"


class SigningKeyPlace(StrEnum):
    """Where the key is kept; the sync panel says so."""

    OS_KEY_STORE = "os_key_store"
    BESIDE_HEADER = "beside_header"


def make(folder: Path, store_id: str, keys: StoreKeys, device_secrets: KeyStore) -> SigningKeyPlace:
    """Make the key of a new store and keep it in the best place there is. Raises Trouble of the disk."""
    seed = secrets.token_bytes(KEY_SIZE)
    if device_secrets.put(_name(store_id), seed):
        return SigningKeyPlace.OS_KEY_STORE
    write_wrapped(folder / FILE_NAME, SigningKey(seed), store_id, keys)
    return SigningKeyPlace.BESIDE_HEADER


def write_wrapped(path: Path, key: SigningKey, store_id: str, keys: StoreKeys) -> None:
    """Keep a signing key in a file, wrapped under this data key. Raises Trouble of the disk."""
    with sorting_errors():
        write_atomic(path, seal(bytes(key), _bound_to(store_id), keys.device))


def find(
    folder: Path, store_id: str, keys: StoreKeys, device_secrets: KeyStore
) -> tuple[SigningKey, SigningKeyPlace]:
    """The key and its place. Raises Trouble(DEVICE_SECRET_GONE) when it is in neither."""
    seed = device_secrets.get(_name(store_id))
    if seed is not None and len(seed) == KEY_SIZE:
        return SigningKey(seed), SigningKeyPlace.OS_KEY_STORE
    path = folder / FILE_NAME
    with sorting_errors():
        sealed = path.read_bytes() if path.exists() else b""
    seed = unseal(sealed, _bound_to(store_id), keys.device)
    if seed is None:
        raise Trouble(TroubleCode.DEVICE_SECRET_GONE)
    return SigningKey(seed), SigningKeyPlace.BESIDE_HEADER


def make_if_lost(folder: Path, store_id: str, keys: StoreKeys, device_secrets: KeyStore) -> bool:
    """A fresh key where the key store of the system or the file lost it; True then. Only with an open store.

    Losing it keeps nobody from the answers; the municipality has to know this laptop anew. Raises Trouble of
    the disk: what could not be read now may well be there.
    """
    try:
        find(folder, store_id, keys, device_secrets)
    except Trouble as trouble:
        if trouble.code is not TroubleCode.DEVICE_SECRET_GONE:
            raise
    else:
        return False
    make(folder, store_id, keys, device_secrets)
    return True


def drop(store_id: str, device_secrets: KeyStore) -> None:
    """Take the key out of the key store again, when a store was not made after all."""
    device_secrets.drop(_name(store_id))


def _name(store_id: str) -> str:
    return f"sign:{store_id}"


def _bound_to(store_id: str) -> bytes:
    return f"device-key-v1|{store_id}".encode()
