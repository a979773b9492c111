"""The encrypted blob room: small contents as a row, larger ones as a file with a random name.

Both are streams of 64 kB chunks (XChaCha20-Poly1305 secretstream) under a random key of their own, which
is wrapped by k_attach. The content never touches the disk in the clear; a file's name says nothing. The same
content in two dossiers is kept for each: one can be destroyed without the other.

The guests are papers that this program drew, and pages that it drew anew from photos and scans
(`desktop.attachment_files`); nothing is kept as it came from outside.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.store.errors import sorting_errors
from desktop.store.keys import seal, unseal
from desktop.store.transaction import Transaction
from desktop.store.travelling import (
    CHUNK,
    SealedContent,
    StagedFile,
    Written,
    opened_chunks,
    sealed_stream,
    write_sealed,
)
from desktop.store.wiping import KEY_SIZE, wipe_bytes
from desktop.usecases.blob_ports import KeptContent, NewContent, StagedContent

FOLDER_NAME = "blobs"
SMALL = 256 * 1024
MOST = 50 * 1024 * 1024
_STAGED = b"staged-v1"
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


def media_type_of(beginning: bytes) -> str:
    """What a content is, by how it begins. ValueError for what is not kept here."""
    for media_type, known in _BEGINNINGS.items():
        if beginning.startswith(known):
            return media_type
    raise ValueError("content of no known type")


def opened_stream(source: BinaryIO, key: bytes) -> bytes | None:
    """The content, or None when one byte, the order or the end is not right."""
    try:
        return b"".join(opened_chunks(source, key))
    except Trouble:
        return None


def take_out(transaction: Transaction, dossiers: Sequence[DossierId]) -> tuple[str, ...]:
    """Destroy the rows of these dossiers; the names of their files in `FOLDER_NAME`, which the caller takes
    away once this is committed. The same content in another dossier stays."""
    found: list[str] = []
    for dossier in dossiers:
        files = transaction.rows(
            "SELECT file FROM attachment WHERE dossier=? AND file IS NOT NULL", (dossier,)
        )
        found += [str(file) for (file,) in files]
        transaction.write("DELETE FROM attachment WHERE dossier=?", (dossier,))
    return tuple(found)


def wrap_anew(transaction: Transaction, old_key: bytes, new_key: bytes) -> int:
    """Wrap the key of every attachment under another one (a new generation); returns how many.

    The contents and their files stay as they are. Trouble(STORE_DAMAGED) where one does not open.
    """
    rows = transaction.rows("SELECT rowid, sha256, wrapped_key FROM attachment")
    for row, name, wrapped in rows:
        key = unseal(bytes(wrapped), str(name).encode(), old_key)
        if key is None:
            raise Trouble(TroubleCode.STORE_DAMAGED)
        sealed = seal(key, str(name).encode(), new_key)
        wipe_bytes(key)
        transaction.write("UPDATE attachment SET wrapped_key=? WHERE rowid=?", (sealed, row))
    return len(rows)


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
        asked = "SELECT 1 FROM attachment WHERE sha256=? AND dossier=?"
        if self._transaction.row(asked, (name, dossier)) is not None:
            return name
        written = self._written([content[at : at + CHUNK] for at in range(0, len(content), CHUNK)])
        if written.file is not None:
            self._made.append(self._folder / written.file)
        self._insert(dossier, written)
        return name

    def read(self, sha256: str) -> bytes:
        """The plain content. KeyError when there is no such attachment; Trouble(STORE_DAMAGED) for a broken
        one."""
        found = self._transaction.rows(
            "SELECT wrapped_key, content, file FROM attachment WHERE sha256=? ORDER BY dossier", (sha256,)
        )
        if not found:
            raise KeyError(sha256)
        contents = (self._opened(sha256, *row) for row in found)
        whole = next((content for content in contents if content is not None), None)
        if whole is None:
            raise Trouble(TroubleCode.STORE_DAMAGED)
        return whole

    def holds(self, sha256: str) -> bool:
        """Whether the content is on this laptop; it is not opened."""
        return self._transaction.row("SELECT 1 FROM attachment WHERE sha256=?", (sha256,)) is not None

    def _opened(self, sha256: str, wrapped: bytes, row: bytes | None, file: str | None) -> bytes | None:
        """One copy; None where it is broken or its file is gone."""
        key = unseal(bytes(wrapped), sha256.encode(), self._key)
        if key is None:
            return None
        content: bytes | None = None
        if file is None:
            content = opened_stream(io.BytesIO(row or b""), key)
        elif (path := self._folder / file).is_file():
            with sorting_errors(), path.open("rb") as source:
                content = opened_stream(source, key)
        wipe_bytes(key)
        is_whole = content is not None and hashlib.sha256(content).hexdigest() == sha256
        return content if is_whole else None

    def names(self) -> frozenset[str]:
        """The SHA-256 of every content that is here."""
        return frozenset(str(row[0]) for row in self._transaction.rows("SELECT sha256 FROM attachment"))

    def content(self, sha256: str) -> KeptContent:
        """One copy, to be read off the store thread too. KeyError when there is none."""
        asked = "SELECT size, wrapped_key, content, file FROM attachment WHERE sha256=? ORDER BY dossier"
        found = self._transaction.rows(asked, (sha256,))
        there = [row for row in found if row[3] is None or (self._folder / str(row[3])).is_file()]
        for size, wrapped, row, file in there or found:
            key = unseal(bytes(wrapped), sha256.encode(), self._key)
            path = None if file is None else self._folder / str(file)
            return SealedContent(sha256, int(size), key or b"", row, path)
        raise KeyError(sha256)

    def staged(self, name: str) -> StagedContent:
        """Where what comes in under this name is gathered."""
        told = hashlib.blake2b(name.encode(), key=self._key, digest_size=16, person=_STAGED).hexdigest()
        return StagedFile(self._folder / told)

    def write(self, pieces: Iterable[bytes]) -> NewContent:
        """Write plain pieces sealed; only folder and key are touched, so off the store thread too."""
        return self._written(pieces)

    def adopt(self, dossier: DossierId, new: NewContent) -> None:
        """What `write` gave belongs to this dossier; one that it has already stays, and the new one goes."""
        if not isinstance(new, Written):
            raise TypeError("a content that this room wrote")
        asked = "SELECT 1 FROM attachment WHERE sha256=? AND dossier=?"
        if self._transaction.row(asked, (new.sha256, dossier)) is None:
            self._insert(dossier, new)
        elif new.file is not None:
            with sorting_errors():
                (self._folder / new.file).unlink(missing_ok=True)

    def _written(self, pieces: Iterable[bytes]) -> Written:
        """A row for a small content, a file for a larger one; never more of it in memory than a row."""
        whole, size = hashlib.sha256(), 0
        waiting = iter(pieces)

        def counted(one: bytes) -> bytes:
            nonlocal size
            whole.update(one)
            size += len(one)
            if size > MOST:
                raise ValueError("attachment of at most 50 MB wanted")
            return one

        held: list[bytes] = []
        for piece in waiting:
            held.append(counted(piece))
            if size >= SMALL:
                break
        media_type = media_type_of(held[0] if held else b"")
        key = secrets.token_bytes(KEY_SIZE)
        row, file = None, None
        if size < SMALL:
            row = b"".join(sealed_stream(held, key))
        else:
            file = secrets.token_hex(16)
            write_sealed(self._folder / file, chain(held, map(counted, waiting)), key)
        name = whole.hexdigest()
        wrapped = seal(key, name.encode(), self._key)
        wipe_bytes(key)
        return Written(name, size, media_type, wrapped, row, file)

    def _insert(self, dossier: DossierId, new: Written) -> None:
        self._transaction.write(
            "INSERT INTO attachment(sha256, dossier, media_type, size, wrapped_key, content, file)"
            " VALUES(?,?,?,?,?,?,?)",
            (new.sha256, dossier, new.media_type, new.size, new.wrapped_key, new.row, new.file),
        )

    def roll_back(self) -> None:
        """Take away the files of a transaction that did not come to pass."""
        for path in self._made:
            with sorting_errors():
                path.unlink(missing_ok=True)
        self._made.clear()
