"""What attachments ask of the database and of the place where their bytes lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sync.protocol.blobs import BlobName, MissingBlob


class StoreFull(Exception):
    """No room is left where the bytes lie."""


class StoreAway(Exception):
    """The place where the bytes lie does not answer."""


class StoreLost(Exception):
    """The bytes that should be there are not."""


class BlobStore(Protocol):
    """Bytes under random names, apart per municipality; sealed, so it never sees what is in them.

    Every method may raise StoreAway; no other error of the place comes out.
    """

    def append(self, tenant: str, file: str, offset: int, content: bytes) -> None:
        """Write a chunk of an upload; durable when this returns. What was behind `offset` is gone then.
        Raises StoreFull; StoreLost when what should stand before `offset` does not."""

    def keep(self, tenant: str, file: str, size: int) -> None:
        """An upload of `size` bytes is whole: from now on it is read and never written. May be repeated.
        Raises StoreFull, StoreLost."""

    def read(self, tenant: str, file: str, first: int, length: int) -> Iterator[bytes]:
        """Bytes of what is kept, in portions of at most 1 MiB. Raises StoreLost."""

    def read_upload(self, tenant: str, file: str, size: int) -> Iterator[bytes]:
        """The bytes of an upload from its beginning; of one that `keep` took already all the same.
        Raises StoreLost."""

    def holds(self, tenant: str, file: str, size: int) -> bool:
        """Whether this is kept, with this size."""

    def drop(self, tenant: str, file: str) -> None:
        """Take away what is there under this name, an upload or kept; nothing is fine too."""


@dataclass(frozen=True, slots=True)
class KeptBlob:
    """A content that is whole. `size`: sealed bytes; `file`: its name in the store; `is_safe`: a backup that
    was read back holds it too."""

    name: BlobName
    file: str
    size: int
    is_safe: bool = False


@dataclass(frozen=True, slots=True)
class UploadRow:
    """A content that is under way: `taken` of `size` sealed bytes are durable. `desk`: which began it."""

    name: BlobName
    file: str
    size: int
    taken: int
    expires_at: datetime
    desk: str


@dataclass(frozen=True, slots=True)
class BlobRefRow:
    """A change that refers to a content, and the laptop that made it."""

    name: BlobName
    change: str
    desk: str


class Blobs(Protocol):
    """Which contents are wanted, under way, and kept. Within one transaction in one tenant."""

    def add_refs(self, rows: Sequence[BlobRefRow]) -> None:
        """What changes refer to. A content that is held, or a change that was replaced, is not missed."""

    def add_replaced(self, dossier: str, changes: Sequence[str]) -> None:
        """Changes that another names as its parents: what only they refer to is not missed any more."""

    def is_wanted(self, name: BlobName) -> bool:
        """Whether any change refers to it, also one that was replaced since."""

    def missing(
        self, worker: str, desk: str, after: tuple[str, str, str], most: int, with_special: bool
    ) -> tuple[MissingBlob, ...]:
        """What the dossiers of a worker miss, in order of dossier, content, class; each once.
        Of dossiers that were taken back since: what this desk made."""

    def missed(self, dossiers: Sequence[str]) -> dict[str, int]:
        """How many contents each of these dossiers misses; only those that miss any."""

    def kept(self, name: BlobName) -> KeptBlob | None: ...
    def add_kept(self, row: KeptBlob, now: datetime) -> None:
        """It is whole, and not missed any more; only under `Work.lock`. Another that was first stays."""

    def drop_kept(self, name: BlobName) -> None:
        """It is not held any more: what refers to it misses it again."""

    def mark_safe(self, before: datetime) -> int:
        """A backup holds what was whole before this moment; returns how many that is news of."""

    def mark_one_safe(self, name: BlobName) -> None:
        """A backup that was opened again holds this one."""

    def all_kept(self, after: tuple[str, str, str], most: int) -> tuple[KeptBlob, ...]:
        """In order of dossier, content, class."""

    def upload(self, name: BlobName) -> UploadRow | None: ...
    def locked_upload(self, name: BlobName) -> UploadRow | None:
        """The row, which nobody else gets until the end of the transaction."""

    def add_upload(self, row: UploadRow, now: datetime) -> bool:
        """False when one of this name is under way already."""

    def move(self, name: BlobName, taken: int, expires_at: datetime) -> None: ...
    def drop_upload(self, name: BlobName) -> None: ...
    def expired(self, now: datetime, most: int) -> tuple[UploadRow, ...]: ...
    def files_of(self, dossier: str) -> tuple[tuple[str, int], ...]:
        """Files and sizes of a dossier, under way and kept."""

    def forget(self, dossier: str) -> None:
        """Take every row of a dossier away."""

    def take_room(self, size: int, most: int) -> bool:
        """Reserve bytes of what the municipality may use (`most`, or what was set for it); False: full."""

    def give_room(self, size: int) -> None: ...
    def room(self) -> tuple[int, int | None]:
        """Bytes in use, and what was set for this municipality (None = the rule of the back end)."""

    def set_room(self, most: int) -> None: ...
