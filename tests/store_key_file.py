"""A key store in a file, for tests with more than one program."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.store.key_stores import KeyStore, NoKeyStore
from desktop.store.private_files import write_atomic


class FileKeyStore:
    """A key store that several programs share; the safe refuses it outside the tests' own tree."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_available(self) -> bool:
        return True

    def names(self) -> list[str]:
        return sorted(self._read())

    def get(self, name: str) -> bytes | None:
        kept = self._read().get(name)
        return None if kept is None else bytes.fromhex(kept)

    def put(self, name: str, secret: bytes) -> bool:
        write_atomic(self._path, json.dumps({**self._read(), name: secret.hex()}).encode())
        return True

    def drop(self, name: str) -> None:
        rest = {key: value for key, value in self._read().items() if key != name}
        write_atomic(self._path, json.dumps(rest).encode())

    def _read(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_bytes())) if self._path.exists() else {}


def key_store_at(place: str) -> KeyStore:
    return NoKeyStore() if place == "-" else FileKeyStore(Path(place))
