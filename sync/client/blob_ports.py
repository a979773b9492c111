"""The two doors through which attachments travel: the desk's own blob room, and that of the back end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.protocol.blobs import BlobName, BlobReceipt, MissingBlob


class BlobDamaged(Exception):
    """What should be here is gone from the disk, or is not what it was."""


class SealedSource(Protocol):
    """One content of this desk, sealed for the way. Both raise BlobDamaged."""

    @property
    def plain_size(self) -> int: ...
    def check(self) -> None:
        """Read it from beginning to end and compare it with its name."""

    def portions(self, offset: int) -> Iterator[bytes]:
        """The sealed bytes from there on."""


@dataclass(frozen=True, slots=True)
class WantedBlob:
    """A content that a change here refers to and that is not here. `names`: under which class it may lie,
    the likeliest first; `size`: plain bytes where they are known, for what goes first."""

    names: tuple[BlobName, ...]
    size: int = 0


@dataclass(frozen=True, slots=True)
class BlobPlan:
    """What is to be done. `unproven`: contents that are here and that the back end did not sign for yet, each
    under the classes it may lie under."""

    wanted: tuple[WantedBlob, ...] = ()
    unproven: tuple[tuple[BlobName, ...], ...] = ()
    has_any: bool = False  # whether changes here refer to any content at all


class LocalBlobs(Protocol):
    """Attachments on this desk. Methods that write are one transaction each, safe to repeat."""

    def plan(self) -> BlobPlan: ...
    def note_missing(self, missing: Sequence[MissingBlob]) -> None:
        """What the back end lacks, of every dossier: to be shown, and what it did not name is not lacking."""

    def source(self, name: BlobName) -> SealedSource | None:
        """None when it is not on this desk."""

    def note_damaged(self, name: BlobName) -> None:
        """It is here and cannot be sent, because it is not what it was."""

    def note_proof(self, receipt: BlobReceipt) -> None:
        """The back end signed for it, and the signature was verified."""

    def staged(self, name: BlobName) -> int:
        """Sealed bytes that came in already."""

    def stage(self, name: BlobName, offset: int, sealed: bytes) -> None:
        """Write down what came in. Raises SyncFailure DISK_HERE, as `keep` does."""

    def keep(self, name: BlobName, size: int) -> bool:
        """What came in is `size` bytes and whole: open it, compare it, keep it. False: it is not what it is
        named after; what came in is dropped."""

    def drop_staged(self, name: BlobName) -> None: ...


@dataclass(frozen=True, slots=True)
class RemoteState:
    """How far the back end is with a content: `offset` of `size` sealed bytes. `receipt`: the header as it
    came, '' while it is not whole; not verified yet."""

    offset: int
    size: int
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class FetchedRange:
    """Sealed bytes of a content that is `size` bytes in all. `receipt` as `RemoteState`."""

    sealed: bytes
    size: int
    receipt: str


class RemoteBlobs(Protocol):
    """Attachments at the back end. Every method raises SyncFailure and nothing else."""

    def missing(self) -> tuple[MissingBlob, ...]: ...
    def state(self, name: BlobName) -> RemoteState | None:
        """None where it is not wanted, or nothing of it is there."""

    def begin(self, name: BlobName, size: int) -> RemoteState | None:
        """Begin, or go on with what was begun. None where it is not wanted (any more)."""

    def add(self, name: BlobName, offset: int, sealed: bytes, size: int) -> RemoteState:
        """Raises SyncFailure GAP when the back end wants another offset: ask its state."""

    def fetch(self, name: BlobName, first: int, length: int) -> FetchedRange | None:
        """At most `length` bytes from there on; None when it is not there, or not for this desk,
        or has no byte at `first`."""


def smallest_first(found: Iterable[tuple[int, BlobName]]) -> list[BlobName]:
    """In the order in which they go."""
    return [name for _, name in sorted(found, key=lambda one: (one[0], one[1].dossier, one[1].sha256))]
