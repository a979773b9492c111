"""A file read from its beginning to its end without standing in memory as a whole."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

from desktop.store.errors import sorting_errors

_BLOCK = 1024 * 1024


class FileBlocks:
    """A `with` block around the bytes of a file as they are now; what is asked goes forward, mostly.

    Raises Trouble of the disk, at the beginning and at every question.
    """

    def __init__(self, path: Path) -> None:
        with sorting_errors():
            self._file = path.open("rb", buffering=0)
            self.size = os.fstat(self._file.fileno()).st_size
        self._at = 0
        self._held = b""

    def __enter__(self) -> FileBlocks:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def part(self, start: int, stop: int) -> bytes:
        """The bytes from `start` up to `stop`; fewer where the file ends before."""
        if start < self._at or stop > self._at + len(self._held):
            self._hold(start, stop)
        return self._held[start - self._at : stop - self._at]

    def find(self, mark: bytes, at: int) -> int:
        """Where `mark` stands for the first time from `at` on; -1 when nowhere."""
        while len(self.part(at, at + len(mark))) == len(mark):
            found = self._held.find(mark, at - self._at)
            if found >= 0:
                return self._at + found
            at = self._at + len(self._held) - len(mark) + 1  # a mark may lie across two blocks
        return -1

    def _hold(self, start: int, stop: int) -> None:
        """A whole block from `start`, or more where more is asked; a disk may give less at a time."""
        wanted, parts = max(_BLOCK, stop - start), []
        with sorting_errors():
            self._file.seek(start)
            while wanted > 0 and (part := self._file.read(wanted)):
                parts.append(part)
                wanted -= len(part)
        self._at, self._held = start, b"".join(parts)
