"""The doors of a stick and of a parcel: what is sealed and opened, and the file outside. Part of `ports`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.domain.changes import Change
from sync.protocol.parcels import Read

#: the same file from its beginning, as often as asked
Reopen = Callable[[], Read]


@dataclass(frozen=True, slots=True)
class StickPacked:
    """A stick that is ready to be written, and what is on it. `size`: bytes, at most so many."""

    parts: Iterator[bytes]
    size: int
    sets: int
    changes: int
    dossiers: int


@dataclass(frozen=True, slots=True)
class StickTaken:
    """What an answer of the municipality brought.

    `is_confirmed`: everything of this laptop is at the municipality and both sides are equal. `is_older`: it
    answers a stick of before, so only what others wrote counted. `is_put_out`: this laptop may not enter.
    """

    made_at: str  # UTC text, by the clock of the back end
    confirmed_sets: int
    kept_apart: int
    received: int
    is_confirmed: bool
    is_older: bool
    is_put_out: bool
    began_incarnation: bool
    sends_again: bool  # the municipality lacks what came before: make another stick
    photos_confirmed: int = 0  # contents that the municipality signed for
    photos_received: int = 0


class StickDoor(Protocol):
    """Sticks of this desk, and what only its keys can do. Runs off the store thread."""

    def may_write(self) -> bool:
        """True once the municipality's key for sticks came here with an exchange."""

    def pack(self, with_photos: bool = False) -> StickPacked:
        """Everything that was not confirmed, sealed to the municipality. Refusal STICK_KEY_MISSING.

        `with_photos`: also the contents that were not signed for, and the names of those missed here."""

    def take_in(self, untrusted: Reopen) -> StickTaken:
        """Take in an answer. Refusal STICK_... (field 'file'): then nothing of it was taken in."""

    def is_special(self, change: Change) -> bool:
        """Whether it tells of special data (AVG 9 and 10), as it is sealed."""

    def sign(self, text: bytes) -> bytes:
        """The signature of this laptop, 64 bytes."""

    def public_key(self) -> bytes:
        """With which that signature is checked, 32 bytes."""


class StickFiles(Protocol):
    """Files on a stick. Any thread."""

    def write_checked(self, target: Path, parts: Iterable[bytes], at_most: int) -> int:
        """A new file, read back from the disk and compared; returns its size.

        Refusal EXPORT_TARGET_EXISTS; Trouble DISK_FULL (also beforehand, when `at_most` bytes do not fit),
        STICK_NOT_AS_WRITTEN and the like: then no file is left, where it can be taken away.
        """

    def opened(self, path: Path) -> AbstractContextManager[Reopen]:
        """Refusal FILE_NOT_THERE (field 'file')."""


@dataclass(frozen=True, slots=True)
class Sticks:
    """Both."""

    door: StickDoor
    files: StickFiles
