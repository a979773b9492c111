"""The blob room of the store without a disk: contents and what is under way, in dictionaries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.ids import DossierId
from desktop.store.attachments import check_content, media_type_of
from desktop.store.travelling import CHUNK
from desktop.usecases.blob_ports import KeptContent, NewContent, StagedContent


@dataclass(frozen=True, slots=True)
class MemoryContent:
    """`KeptContent`."""

    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)

    def pieces(self) -> Iterator[bytes]:
        for at in range(0, len(self.content), CHUNK):
            yield self.content[at : at + CHUNK]


@dataclass(frozen=True, slots=True)
class MemoryNew:
    """`NewContent`."""

    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class MemoryStaged:
    """`StagedContent`: outside every transaction, as files are."""

    name: str
    staged: dict[str, bytes]

    @property
    def size(self) -> int:
        return len(self.staged.get(self.name, b""))

    def append(self, offset: int, sealed: bytes) -> None:
        self.staged[self.name] = self.staged.get(self.name, b"")[:offset] + sealed

    def portions(self) -> Iterator[bytes]:
        yield self.staged[self.name]

    def drop(self) -> None:
        self.staged.pop(self.name, None)


class MemoryAttachments:
    """Port `Attachments`."""

    def __init__(self, kept: dict[str, bytes], staged: dict[str, bytes]) -> None:
        self._kept = kept
        self._staged = staged

    def keep(self, dossier: DossierId, content: bytes, media_type: str) -> str:
        check_content(content, media_type)
        name = hashlib.sha256(content).hexdigest()
        self._kept[name] = content
        return name

    def read(self, sha256: str) -> bytes:
        return self._kept[sha256]

    def holds(self, sha256: str) -> bool:
        return sha256 in self._kept

    def names(self) -> frozenset[str]:
        return frozenset(self._kept)

    def content(self, sha256: str) -> KeptContent:
        return MemoryContent(self._kept[sha256])

    def staged(self, name: str) -> StagedContent:
        return MemoryStaged(name, self._staged)

    def write(self, pieces: Iterable[bytes]) -> NewContent:
        content = b"".join(pieces)
        media_type_of(content)
        return MemoryNew(content)

    def adopt(self, dossier: DossierId, new: NewContent) -> None:
        if not isinstance(new, MemoryNew):
            raise TypeError("a content that this room wrote")
        self._kept[new.sha256] = new.content
