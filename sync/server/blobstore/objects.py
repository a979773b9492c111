"""Attachments in an S3-compatible store. An object is never added to, so each chunk of an upload is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import obstore
from obstore.exceptions import BaseError
from obstore.store import ObjectStore

from sync.server.service.blob_ports import StoreAway, StoreLost

PORTION = 1024 * 1024
#: bytes of one part of a large object, and how many are held at once
_PART, _AT_ONCE = 5 * 1024 * 1024, 2
_LISTED = 1_000


class ObjectBlobs:
    """Implements `BlobStore`: `<tenant>/uploads/<name>/<offset>` and `<tenant>/kept/<name>`.

    The store itself says an object is durable by answering; whether it runs full it does not tell apart.
    """

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def append(self, tenant: str, file: str, offset: int, content: bytes) -> None:
        with _sorted():
            obstore.put(self._store, f"{_upload(tenant, file)}/{offset:012d}", content, use_multipart=False)

    def keep(self, tenant: str, file: str, size: int) -> None:
        if self.holds(tenant, file, size):
            return
        with _sorted():
            # Not as an iterator for `put`: reading the chunks asks the same store in the middle of writing.
            writer = obstore.open_writer(
                self._store, _kept(tenant, file), buffer_size=_PART, max_concurrency=_AT_ONCE
            )
            for portion in self.read_upload(tenant, file, size):
                writer.write(portion)
            writer.close()  # what is not closed never becomes an object
        if not self.holds(tenant, file, size):
            raise StoreLost
        self._drop_parts(tenant, file)

    def read(self, tenant: str, file: str, first: int, length: int) -> Iterator[bytes]:
        yield from self._portions(_kept(tenant, file), first, length)

    def read_upload(self, tenant: str, file: str, size: int) -> Iterator[bytes]:
        if self.holds(tenant, file, size):
            yield from self.read(tenant, file, 0, size)
            return
        done = 0
        for path, length in self._parts(tenant, file):
            if done == size:
                break
            if path != f"{_upload(tenant, file)}/{done:012d}" or done + length > size:
                raise StoreLost
            yield from self._portions(path, 0, length)
            done += length
        if done != size:
            raise StoreLost

    def holds(self, tenant: str, file: str, size: int) -> bool:
        try:
            return int(obstore.head(self._store, _kept(tenant, file))["size"]) == size
        except FileNotFoundError:
            return False
        except BaseError:
            raise StoreAway from None

    def drop(self, tenant: str, file: str) -> None:
        self._drop_parts(tenant, file)
        with suppress(StoreLost), _sorted():
            obstore.delete(self._store, _kept(tenant, file))

    def _parts(self, tenant: str, file: str) -> list[tuple[str, int]]:
        with _sorted():
            listed = obstore.list(self._store, _upload(tenant, file), chunk_size=_LISTED)
            found = [(str(one["path"]), int(one["size"])) for portion in listed for one in portion]
        return sorted(found)

    def _drop_parts(self, tenant: str, file: str) -> None:
        paths = [path for path, _ in self._parts(tenant, file)]
        if paths:
            with _sorted():
                obstore.delete(self._store, paths)

    def _portions(self, path: str, first: int, length: int) -> Iterator[bytes]:
        end = first + length
        while first < end:
            size = min(PORTION, end - first)
            with _sorted():
                portion = bytes(obstore.get_range(self._store, path, start=first, length=size))
            if len(portion) != size:
                raise StoreLost
            first += size
            yield portion


def _upload(tenant: str, file: str) -> str:
    return f"{tenant}/uploads/{file}"


def _kept(tenant: str, file: str) -> str:
    return f"{tenant}/kept/{file}"


@contextmanager
def _sorted() -> Iterator[None]:
    """An address of the store stands in its messages: they do not go on."""
    try:
        yield
    except FileNotFoundError:
        raise StoreLost from None
    except (BaseError, OSError):
        raise StoreAway from None
