"""A disk as a power cut may leave it: what was synced stands; of the rest nothing, all, or torn parts.

After the models of ALICE (OSDI 2014) and SQLite's own crash tests. Data of a file stands once the file was
synced; a name (made, renamed, taken away) once its folder was. Names that were not synced survive in their
order up to some moment, as file systems with a journal keep them; data that was not synced in any order, torn
at 512 bytes. A sync that failed is the last word about what was written before it: it is never written.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
Image = dict[str, bytes | None]  # path below the root to content; None is a folder


@dataclass(frozen=True)
class Write:
    """Bytes at a place in a file."""

    at: int
    content: bytes

    def onto(self, before: bytes) -> bytes:
        padded = before.ljust(self.at, b"\0")
        return padded[: self.at] + self.content + padded[self.at + len(self.content) :]

    def torn(self, before: bytes, chance: random.Random) -> bytes:
        """Some of its sectors."""
        for start in range(0, len(self.content), SECTOR):
            if chance.random() < 0.5:
                part = self.content[start : start + SECTOR]
                before = Write(self.at + start, part).onto(before)
        return before


@dataclass(frozen=True)
class Length:
    """A file cut or grown to a length."""

    size: int

    def onto(self, before: bytes) -> bytes:
        return before[: self.size].ljust(self.size, b"\0")

    def torn(self, before: bytes, chance: random.Random) -> bytes:
        return self.onto(before) if chance.random() < 0.5 else before


@dataclass(frozen=True)
class Named:
    """A change of names: `to` gets the file (or folder: -1) `node`; `gone` is no longer there."""

    to: str = ""
    node: int = -1
    gone: str = ""

    def onto(self, names: dict[str, int]) -> None:
        if self.gone and self.to:  # a rename takes along what is inside
            moved = {n: i for n, i in names.items() if n == self.gone or n.startswith(f"{self.gone}/")}
            for name in moved:
                del names[name]
            names.update({self.to + name[len(self.gone) :]: node for name, node in moved.items()})
        elif self.gone:
            names.pop(self.gone, None)
        else:
            names[self.to] = self.node

    def folders(self) -> set[str]:
        return {path.rpartition("/")[0] for path in (self.to, self.gone) if path}


@dataclass
class Disk:
    """One folder tree. `at_once`: nothing waits there (the key store of a system)."""

    at_once: bool = False
    names: dict[str, int] = field(default_factory=dict)
    _synced_names: dict[str, int] = field(default_factory=dict)
    _unsynced_names: list[Named] = field(default_factory=list)
    _synced: dict[int, bytes] = field(default_factory=dict)
    _live: dict[int, bytes] = field(default_factory=dict)
    _unsynced: dict[int, list[Write | Length]] = field(default_factory=dict)

    @classmethod
    def holding(cls, root: Path, at_once: bool = False) -> Disk:
        """A disk on which everything below `root` has been synced."""
        disk = cls(at_once)
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_dir():
                disk.names[name] = -1
            else:
                node = disk._new_node(path.read_bytes())
                disk.names[name] = node
        disk._synced_names = dict(disk.names)
        return disk

    def make(self, name: str) -> int:
        """A new empty file; returns its number."""
        node = self._new_node(b"")
        self._name(Named(to=name, node=node))
        return node

    def make_folder(self, name: str) -> None:
        self._name(Named(to=name))

    def rename(self, name: str, to: str) -> None:
        self._name(Named(to=to, node=self.names.get(name, -1), gone=name))

    def take_away(self, name: str) -> None:
        self._name(Named(gone=name))

    def change(self, node: int, what: Write | Length) -> None:
        """Something written to a file."""
        self._live[node] = what.onto(self._live[node])
        if self.at_once:
            self._synced[node] = self._live[node]
        else:
            self._unsynced.setdefault(node, []).append(what)

    def content(self, node: int) -> bytes:
        """What a program that reads it now sees."""
        return self._live[node]

    def now(self) -> Image:
        """What a program sees that looks now."""
        return {name: None if node < 0 else self._live[node] for name, node in self.names.items()}

    def sync(self, node: int) -> None:
        """The disk says it has written the file down."""
        for what in self._unsynced.pop(node, []):
            self._synced[node] = what.onto(self._synced[node])

    def fail_sync(self, node: int) -> None:
        """The disk says it could not; later it will say it has nothing to write."""
        self._unsynced.pop(node, None)

    def sync_folder(self, name: str) -> None:
        """Names of this folder, and all that were given before them."""
        touching = [i for i, what in enumerate(self._unsynced_names) if name in what.folders()]
        for what in self._unsynced_names[: touching[-1] + 1 if touching else 0]:
            what.onto(self._synced_names)
        del self._unsynced_names[: touching[-1] + 1 if touching else 0]

    def after_power_loss(self, variant: int, chance: random.Random) -> Image:
        """What stands: variant 0 only what was synced, 1 everything, else by chance."""
        names = dict(self._synced_names)
        waiting = self._unsynced_names
        through = {0: 0, 1: len(waiting)}.get(variant, chance.randint(0, len(waiting)))
        for what in waiting[:through]:
            what.onto(names)
        image: Image = {}
        for name, node in names.items():
            image[name] = None if node < 0 else self._torn(node, variant, chance)
        return image

    def _torn(self, node: int, variant: int, chance: random.Random) -> bytes:
        content = self._synced[node]
        if variant == 0:
            return content
        for what in self._unsynced.get(node, []):
            drawn = 0.5 if variant == 1 else chance.random()
            if drawn >= 0.35:
                content = what.onto(content) if drawn < 0.7 else what.torn(content, chance)
        return content

    def _new_node(self, content: bytes) -> int:
        node = len(self._live)
        self._live[node] = self._synced[node] = content
        return node

    def _name(self, what: Named) -> None:
        what.onto(self.names)
        if self.at_once:
            what.onto(self._synced_names)
        else:
            self._unsynced_names.append(what)


def laid_out(image: Image, root: Path, leave_out: Iterable[str] = ()) -> None:
    """Write an image to an empty folder, without the files whose names end in one of `leave_out`."""
    root.mkdir(parents=True)
    endings = tuple(leave_out)
    for name in sorted(image):
        path, content = root / name, image[name]
        if content is None:
            path.mkdir(mode=0o700, exist_ok=True)
        elif not endings or not name.endswith(endings):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(content)
