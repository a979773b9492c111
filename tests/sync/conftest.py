"""Laptops with real stores, and the back end in memory they talk to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.strongroom import Strongroom
from desktop.synclink.door import Connect
from tests.sync.laptops import Laptop, Safe, open_laptop
from tests.sync.memory_back_end import MemoryBackEnd

WORKERS = {
    "A": "00000000-0000-4000-8000-0000000000aa",
    "B": "00000000-0000-4000-8000-0000000000bb",
}


class Yard:
    """Makes laptops, copies their stores as a disk image is copied, and closes them at the end."""

    def __init__(self, folder: Path, back_end: MemoryBackEnd) -> None:
        self._folder = folder
        self._back_end = back_end
        self._rooms: dict[Path, Strongroom] = {}
        self._count = 0

    def laptop(self, seed: str, connect: Connect | None = None, enrolled: bool = True) -> Laptop:
        safe = Safe.make(self._new_folder(seed), seed)
        laptop = self._open(safe, seed, connect)
        if enrolled:
            code = f"code-{seed}"
            self._back_end.add_code(code, WORKERS[seed[0]])
            laptop.enrol(code)
        return laptop

    def close(self, laptop: Laptop) -> Safe:
        safe = laptop.safe
        assert safe is not None
        self._rooms.pop(safe.folder).close()
        return safe

    def image(self, laptop: Laptop, seed: str) -> Safe:
        """A copy of the store as it is now; the laptop stays usable after `reopen`."""
        return self.close(laptop).copy_to(self._new_folder(seed))

    def reopen(self, safe: Safe, seed: str, connect: Connect | None = None) -> Laptop:
        return self._open(safe, seed, connect)

    def close_all(self) -> None:
        for room in self._rooms.values():
            room.close()

    def _open(self, safe: Safe, seed: str, connect: Connect | None) -> Laptop:
        laptop, room = open_laptop(safe, connect or self._back_end.connect, seed)
        self._rooms[safe.folder] = room
        return laptop

    def _new_folder(self, seed: str) -> Path:
        self._count += 1
        return self._folder / f"{self._count}-{seed.replace('/', '-')}"


@pytest.fixture
def back_end() -> MemoryBackEnd:
    return MemoryBackEnd()


@pytest.fixture
def yard(tmp_path: Path, back_end: MemoryBackEnd) -> Iterator[Yard]:
    yard = Yard(tmp_path, back_end)
    yield yard
    yard.close_all()
