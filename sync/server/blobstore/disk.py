"""Attachments in a private folder: one file each under a random name, fsynced before anyone counts on it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.server.service.blob_ports import StoreAway, StoreFull, StoreLost

PORTION = 1024 * 1024
_FOLDER, _FILE = 0o700, 0o600
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class DiskBlobs:
    """Implements `BlobStore` over one folder: `<tenant>/uploads/<name>` and `<tenant>/<ab>/<name>`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the bytes lie."""
        return self._folder

    def append(self, tenant: str, file: str, offset: int, content: bytes) -> None:
        path = self._upload(tenant, file)
        with _sorted():
            _private(path.parent)
            is_new = not path.exists()
            opened = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), _FILE)
            try:
                if os.fstat(opened).st_size < offset:
                    raise StoreLost
                os.ftruncate(opened, offset)
                os.lseek(opened, offset, os.SEEK_SET)
                rest = memoryview(content)
                while rest:
                    rest = rest[os.write(opened, rest) :]
                os.fsync(opened)
            finally:
                os.close(opened)
            if is_new:
                _sync(path.parent)

    def keep(self, tenant: str, file: str, size: int) -> None:
        if self.holds(tenant, file, size):
            return
        path, kept = self._upload(tenant, file), self._kept(tenant, file)
        with _sorted():
            if path.stat().st_size != size:
                raise StoreLost
            _private(kept.parent)
            path.replace(kept)
            _sync(kept.parent)
            _sync(path.parent)

    def read(self, tenant: str, file: str, first: int, length: int) -> Iterator[bytes]:
        yield from _portions(self._kept(tenant, file), first, length)

    def read_upload(self, tenant: str, file: str, size: int) -> Iterator[bytes]:
        path = self._upload(tenant, file)
        yield from _portions(path if path.exists() else self._kept(tenant, file), 0, size)

    def holds(self, tenant: str, file: str, size: int) -> bool:
        try:
            return self._kept(tenant, file).stat().st_size == size
        except OSError:
            return False

    def drop(self, tenant: str, file: str) -> None:
        with _sorted():
            self._upload(tenant, file).unlink(missing_ok=True)
            self._kept(tenant, file).unlink(missing_ok=True)

    def _upload(self, tenant: str, file: str) -> Path:
        return self._folder / tenant / "uploads" / file

    def _kept(self, tenant: str, file: str) -> Path:
        return self._folder / tenant / file[:2] / file


def _portions(path: Path, first: int, length: int) -> Iterator[bytes]:
    with _sorted(), path.open("rb") as source:
        source.seek(first)
        left = length
        while left:
            portion = source.read(min(PORTION, left))
            if not portion:
                raise StoreLost
            left -= len(portion)
            yield portion


@contextmanager
def _sorted() -> Iterator[None]:
    """A path may tell of a municipality: no OSError goes on."""
    try:
        yield
    except FileNotFoundError:
        raise StoreLost from None
    except OSError as error:
        raise (StoreFull if error.errno in _NO_ROOM else StoreAway) from None


def _private(folder: Path) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=_FOLDER, exist_ok=True)
        _sync(one.parent)


def _sync(folder: Path) -> None:
    """Have the disk write down the names in a folder; Windows has no such call and does not need it."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
