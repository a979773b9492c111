"""Where the second factor lives: the key store of the operating system, or nowhere (then more words)."""

from __future__ import annotations

import base64
import binascii
import sys
from typing import Protocol

import keyring
import keyring.errors
from keyring.backend import KeyringBackend

_SERVICE = "intakekoffer"
#: an allow-list: keyring also knows 'fail', 'null' and files in the clear, and plug-ins we never saw
_TRUSTED = frozenset(
    {
        "keyring.backends.Windows",
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.macOS",
    }
)


class KeyStore(Protocol):
    """Keeps small secrets of this device under a name."""

    def is_available(self) -> bool: ...
    def get(self, name: str) -> bytes | None:
        """The secret, or None when it is not there (or the key store cannot be reached)."""

    def put(self, name: str, secret: bytes) -> bool:
        """Keep it; True only when it was read back equal."""

    def drop(self, name: str) -> None: ...


class NoKeyStore:
    """A device without one."""

    def is_available(self) -> bool:
        return False

    def get(self, name: str) -> bytes | None:
        return None

    def put(self, name: str, secret: bytes) -> bool:
        return False

    def drop(self, name: str) -> None:
        return None


class OsKeyStore:
    """Credential Manager, Keychain, Secret Service or KWallet through `keyring`; nothing else is trusted."""

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        """In: the backend to judge; None asks keyring which one this system has."""
        self._backend = trusted_backend(backend if backend is not None else keyring.get_keyring())

    def is_available(self) -> bool:
        return self._backend is not None

    def get(self, name: str) -> bytes | None:
        if self._backend is None:
            return None
        try:
            kept = self._backend.get_password(_SERVICE, name)
            return None if kept is None else base64.b64decode(kept, validate=True)
        except (keyring.errors.KeyringError, binascii.Error, ValueError):
            return None

    def put(self, name: str, secret: bytes) -> bool:
        if self._backend is None:
            return False
        try:
            self._backend.set_password(_SERVICE, name, base64.b64encode(secret).decode())
        except keyring.errors.KeyringError:
            return False
        return self.get(name) == secret

    def drop(self, name: str) -> None:
        if self._backend is not None:
            try:
                self._backend.delete_password(_SERVICE, name)
            except keyring.errors.KeyringError:
                return


def trusted_backend(backend: KeyringBackend) -> KeyringBackend | None:
    """`backend`, or the first trusted one inside a chain of them; None when there is none."""
    inside = getattr(backend, "backends", None)
    if type(backend).__module__ == "keyring.backends.chainer" and inside is not None:
        return next((b for b in inside if trusted_backend(b) is not None), None)
    return backend if type(backend).__module__ in _TRUSTED else None


def is_allowed(store: KeyStore) -> bool:
    """True for the two above; a key store of the tests only while the tests' own tree is what runs."""
    if isinstance(store, OsKeyStore | NoKeyStore):
        return True
    return type(store).__module__.partition(".")[0] == "tests" and not getattr(sys, "frozen", False)
