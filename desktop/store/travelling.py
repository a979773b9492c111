"""The blob room piece by piece: contents that leave for the back end, and contents that come from it.

Reading and writing need no connection to the store, so both run on the thread of the sync; only finding a
content and giving one to a dossier are questions to the store.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import nacl.bindings as sodium
import nacl.exceptions

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.errors import sorting_errors
from desktop.store.private_files import empty_private_file, private_folder, sync_folder, write_whole

CHUNK = 64 * 1024
_TAG_MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_TAG_FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_EXTRA = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_PORTION = 1024 * 1024


def sealed_stream(pieces: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """Header and chunks of a stream, from plain pieces of CHUNK bytes; the last is marked, so that a cut one
    shows. Nothing but the header for no pieces."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    yield sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    held: bytes | None = None
    for piece in pieces:
        if held is not None:
            yield sodium.crypto_secretstream_xchacha20poly1305_push(state, held, b"", _TAG_MESSAGE)
        held = piece
    if held is not None:
        yield sodium.crypto_secretstream_xchacha20poly1305_push(state, held, b"", _TAG_FINAL)


def opened_chunks(source: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The plain chunks of a stream. Raises Trouble(STORE_DAMAGED) when one byte, the order or the end is not
    right."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    tag = _TAG_MESSAGE
    try:
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, source.read(_HEADER), key)
        while tag != _TAG_FINAL:
            chunk, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, source.read(CHUNK + _EXTRA))
            yield chunk
    except (nacl.exceptions.CryptoError, nacl.exceptions.ValueError):
        raise Trouble(TroubleCode.STORE_DAMAGED) from None
    if source.read(1):
        raise Trouble(TroubleCode.STORE_DAMAGED)


class SealedContent:
    """`KeptContent` over a row or a file, under the content's own key."""

    def __init__(self, sha256: str, size: int, key: bytes, row: bytes | None, path: Path | None) -> None:
        self._sha256 = sha256
        self._size = size
        self._key = key
        self._row = row
        self._path = path

    @property
    def size(self) -> int:
        return self._size

    def pieces(self) -> Iterator[bytes]:
        whole, size = hashlib.sha256(), 0
        with self._source() as source:
            for piece in opened_chunks(source, self._key):
                whole.update(piece)
                size += len(piece)
                yield piece
        if (size, whole.hexdigest()) != (self._size, self._sha256):
            raise Trouble(TroubleCode.STORE_DAMAGED)

    def _source(self) -> BinaryIO:
        if self._path is None:
            return io.BytesIO(self._row or b"")
        if not self._path.is_file():
            raise Trouble(TroubleCode.STORE_DAMAGED)
        with sorting_errors():
            return self._path.open("rb")


class StagedFile:
    """`StagedContent` in one file, whose name says nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def size(self) -> int:
        with sorting_errors():
            return self._path.stat().st_size if self._path.is_file() else 0

    def append(self, offset: int, sealed: bytes) -> None:
        with sorting_errors():
            private_folder(self._path.parent)
            if not self._path.exists():
                empty_private_file(self._path)
            opened = os.open(self._path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
            try:
                os.ftruncate(opened, offset)
                os.lseek(opened, offset, os.SEEK_SET)
                write_whole(opened, sealed)
                os.fsync(opened)
            finally:
                os.close(opened)
            if not offset:
                sync_folder(self._path.parent)

    def portions(self) -> Iterator[bytes]:
        with sorting_errors(), self._path.open("rb") as source:
            while portion := source.read(_PORTION):
                yield portion

    def drop(self) -> None:
        with sorting_errors():
            self._path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Written:
    """`NewContent` of this room: as a row, or as a file in the folder."""

    sha256: str
    size: int
    media_type: str
    wrapped_key: bytes
    row: bytes | None
    file: str | None


def write_sealed(path: Path, pieces: Iterable[bytes], key: bytes) -> None:
    """A new file of the stream of these pieces, on the disk when this returns. Raises Trouble; then there is
    no file."""
    with sorting_errors():
        private_folder(path.parent)
        empty_private_file(path)
        try:
            with path.open("wb") as target:
                for chunk in sealed_stream(pieces, key):
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
