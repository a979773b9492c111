"""The encrypted blob room: small contents as a row, larger ones as a file with a random name.

Both are streams of 64 kB chunks (XChaCha20-Poly1305 secretstream) under a random key of their own, which
is wrapped by k_attach. The content never touches the disk in the clear; a file's name says nothing.
Scanning for malware and redrawing of pictures come with the first attachment from outside; today the only
guests are papers this program made.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import nacl.bindings as sodium
import nacl.exceptions

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.store.errors import sorting_errors
from desktop.store.keys import seal, unseal
from desktop.store.private_files import empty_private_file, private_folder, sync_folder
from desktop.store.transaction import Transaction
from desktop.store.wiping import KEY_SIZE, wipe_bytes

FOLDER_NAME = "blobs"
SMALL = 256 * 1024
MOST = 50 * 1024 * 1024
CHUNK = 64 * 1024
_TAG_MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_TAG_FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_EXTRA = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
#: what may come in, by how its content begins and never by its name
_BEGINNINGS = {
    "application/pdf": (b"%PDF-",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
}


def check_content(content: bytes, media_type: str) -> None:
    """ValueError for an empty, too large or unknown content, or one that is not what it is called."""
    if not 0 < len(content) <= MOST:
        raise ValueError("attachment of 1 byte to 50 MB wanted")
    if not content.startswith(_BEGINNINGS.get(media_type, ())):
        raise ValueError("content is not of its media type")


def sealed_chunks(content: bytes, key: bytes) -> Iterator[bytes]:
    """Header and chunks of a stream; the last is marked, so that a cut one shows."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    yield sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    for start in range(0, len(content), CHUNK):
        is_last = start + CHUNK >= len(content)
        tag = _TAG_FINAL if is_last else _TAG_MESSAGE
        chunk = content[start : start + CHUNK]
        yield sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, b"", tag)


def opened_stream(source: BinaryIO, key: bytes) -> bytes | None:
    """The content, or None when one byte, the order or the end is not right."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    found: list[bytes] = []
    tag = _TAG_MESSAGE
    try:
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, source.read(_HEADER), key)
        while tag != _TAG_FINAL:
            chunk, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, source.read(CHUNK + _EXTRA))
            found.append(chunk)
    except (nacl.exceptions.CryptoError, nacl.exceptions.ValueError):
        return None
    return None if source.read(1) else b"".join(found)


class SqlAttachments:
    """The blob room of one unit of work; files made in it are taken away when it is rolled back."""

    def __init__(self, transaction: Transaction, folder: Path, key: bytes) -> None:
        self._transaction = transaction
        self._folder = folder / FOLDER_NAME
        self._key = key
        self._made: list[Path] = []

    def keep(self, dossier: DossierId, content: bytes, media_type: str) -> str:
        """Store; returns the SHA-256 of the plain content. Raises ValueError, Trouble."""
        check_content(content, media_type)
        name = hashlib.sha256(content).hexdigest()
        if self._transaction.row("SELECT 1 FROM attachment WHERE sha256=?", (name,)) is not None:
            return name
        key = secrets.token_bytes(KEY_SIZE)
        wrapped = seal(key, name.encode(), self._key)
        chunks = sealed_chunks(content, key)
        row, file = (b"".join(chunks), None) if len(content) < SMALL else (None, self._write(chunks))
        wipe_bytes(key)
        self._transaction.write(
            "INSERT INTO attachment VALUES(?,?,?,?,?,?,?)",
            (name, dossier, media_type, len(content), wrapped, row, file),
        )
        return name

    def read(self, sha256: str) -> bytes:
        """The plain content. KeyError when there is no such attachment; Trouble(STORE_DAMAGED) for a broken
        one."""
        asked = "SELECT wrapped_key, content, file FROM attachment WHERE sha256=?"
        found = self._transaction.row(asked, (sha256,))
        if found is None:
            raise KeyError(sha256)
        key = unseal(bytes(found[0]), sha256.encode(), self._key)
        if key is None:
            raise Trouble(TroubleCode.STORE_DAMAGED)
        if found[2] is None:
            content = opened_stream(io.BytesIO(found[1]), key)
        else:
            with sorting_errors(), (self._folder / str(found[2])).open("rb") as source:
                content = opened_stream(source, key)
        wipe_bytes(key)
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            raise Trouble(TroubleCode.STORE_DAMAGED)
        return content

    def roll_back(self) -> None:
        """Take away the files of a transaction that did not come to pass."""
        for path in self._made:
            with sorting_errors():
                path.unlink(missing_ok=True)
        self._made.clear()

    def _write(self, chunks: Iterator[bytes]) -> str:
        name = secrets.token_hex(16)
        path = self._folder / name
        with sorting_errors():
            private_folder(self._folder)
            empty_private_file(path)
            self._made.append(path)
            with path.open("wb") as target:
                for chunk in chunks:
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
            sync_folder(self._folder)
        return name
