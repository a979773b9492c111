"""The second factor: which key stores are trusted, which are refused, and what is left behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from desktop.store import safe
from desktop.store.errors import StoreBug
from desktop.store.key_stores import NoKeyStore, OsKeyStore, is_allowed, trusted_backend
from tests.fakes import SetClock
from tests.store_cases import START, DictKeyStore, person


class _FileKeyring(KeyringBackend):
    """A backend that would keep secrets in the clear; never asked."""

    priority = 0.1

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError


KINDS: tuple[Callable[[], KeyringBackend], ...] = (
    keyring.backends.fail.Keyring,
    keyring.backends.null.Keyring,
    _FileKeyring,
)


#: every backend that is known to keep secrets readable, or nowhere, under the name it registers itself by
PLAIN_BACKENDS = (
    "keyring.backends.fail.Keyring", "keyring.backends.null.Keyring",
    "keyrings.alt.file.PlaintextKeyring", "keyrings.alt.file.EncryptedKeyring",
    "keyrings.alt.file_base.Keyring", "keyrings.alt.Gnome.Keyring", "keyrings.alt.Google.DocsKeyring",
    "keyrings.alt.Google.EncryptedDocsKeyring", "keyrings.alt.Google.PlaintextDocsKeyring",
    "keyrings.alt.Windows.EncryptedKeyring", "keyrings.alt.Windows.RegistryKeyring",
    "keyrings.alt.multi.MultipartKeyringWrapper", "keyrings.alt.pyfs.PlaintextKeyring",
    "keyrings.alt.pyfs.EncryptedKeyring", "keyrings.alt.pyfs.BasicKeyring",
    "keyrings.cryptfile.cryptfile.CryptFileKeyring", "keyring_pass.PasswordStoreBackend",
    "sagecipher.keyring.Keyring", "keyring.backends.chainer.ChainerBackend", "keyring_jeepney.Keyring",
)  # fmt: skip


@pytest.mark.parametrize("name", PLAIN_BACKENDS)
def test_every_known_backend_in_the_clear_is_refused_by_its_name(name: str) -> None:
    module, _, kind = name.rpartition(".")
    backend = type(kind, (_FileKeyring,), {"__module__": module})()
    assert trusted_backend(backend) is None
    chained = type("ChainerBackend", (_FileKeyring,), {"__module__": "keyring.backends.chainer"})()
    chained.backends = [backend]
    assert trusted_backend(chained) is None
    assert not OsKeyStore(backend).is_available()


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_store_that_is_none_is_not_trusted(kind: Callable[[], KeyringBackend]) -> None:
    store = OsKeyStore(kind())
    assert not store.is_available()
    assert not store.put("x", b"secret")
    assert store.get("x") is None
    store.drop("x")


class _DictKeyring(_FileKeyring):
    """Stands in for the Secret Service: same module name, kept in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[f"{service}/{username}"] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop(f"{service}/{username}", None) is None:
            raise keyring.errors.PasswordDeleteError


def test_a_trusted_key_store_keeps_bytes_and_forgets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_DictKeyring, "__module__", "keyring.backends.SecretService")
    store = OsKeyStore(_DictKeyring())
    assert store.is_available()
    assert store.put("device:x", bytes(range(32)))
    assert store.get("device:x") == bytes(range(32))
    store.drop("device:x")
    store.drop("device:x")
    assert store.get("device:x") is None


def test_a_store_that_could_not_be_made_leaves_no_secret_behind(tmp_path: Path) -> None:
    secrets = DictKeyStore()
    (tmp_path / safe.PEOPLE).mkdir()
    who = person(tmp_path, secrets)
    who.clock = _BrokenClock(START)
    with pytest.raises(ArithmeticError):
        who.make()
    assert secrets.kept == {}
    assert safe.people(tmp_path) == []


class _BrokenClock(SetClock):
    def now(self) -> datetime:
        raise ArithmeticError


def test_a_key_store_of_the_tests_is_refused_outside_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert is_allowed(DictKeyStore()) and is_allowed(NoKeyStore())
    outside = type("Elsewhere", (DictKeyStore,), {"__module__": "desktop.somewhere"})()
    with pytest.raises(StoreBug, match="KEY_STORE_NOT_ALLOWED"):
        person(tmp_path, outside).make()
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert not is_allowed(DictKeyStore())
