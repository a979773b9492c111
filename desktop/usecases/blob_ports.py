"""The doors to the blob room that attachments travel through: read and written piece by piece.

Part of the doors in `ports`. What these hand out may be used off the store thread, so that no save waits
for a photo; nothing of it is on the disk in the clear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from desktop.domain.ids import DossierId


class KeptContent(Protocol):
    """One content that is here."""

    @property
    def size(self) -> int:
        """Plain bytes."""

    def pieces(self) -> Iterator[bytes]:
        """The plain content in pieces of 64 kB. Trouble(STORE_DAMAGED) for one that is gone or broken; what
        came before does not count then."""


class NewContent(Protocol):
    """A content that was written sealed and belongs to no dossier yet."""

    @property
    def sha256(self) -> str:
        """Of the plain content."""

    @property
    def size(self) -> int:
        """Plain bytes."""


class StagedContent(Protocol):
    """What came in of a content that is under way: sealed as it travels, in the folder of the store."""

    @property
    def size(self) -> int:
        """Bytes that are durable."""

    def append(self, offset: int, sealed: bytes) -> None:
        """Write at `offset` and have it on the disk; what was behind is gone. Trouble as a save."""

    def portions(self) -> Iterator[bytes]:
        """All of it. Trouble as reading."""

    def drop(self) -> None:
        """Take it away; nothing is fine too."""


class TravellingBlobs(Protocol):
    """Part of the blob room (port `Attachments`)."""

    def names(self) -> frozenset[str]:
        """The SHA-256 of every content that is on this laptop; none is opened."""

    def content(self, sha256: str) -> KeptContent:
        """KeyError when it is not on this laptop."""

    def staged(self, name: str) -> StagedContent:
        """Where what comes in under this name is gathered; the name does not show on the disk."""

    def write(self, pieces: Iterable[bytes]) -> NewContent:
        """Write plain pieces sealed. May run off the store thread; nobody holds it before `adopt`.

        Raises ValueError for what no content of this house is, Trouble as a save."""

    def adopt(self, dossier: DossierId, new: NewContent) -> None:
        """What `write` of this room gave belongs to this dossier from now on."""
