"""The second net: every own change in an append-only encrypted file, fsynced before the store commits it.

A damaged write-ahead log loses answers without a word; measured with this file beside it, none. One AEAD
record per change, with a mark in front so that reading goes on behind a damaged place. What a rolled-back
transaction appended is cut off again, so that an answer shown as not saved does not come back.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.changes import Change
from desktop.domain.errors import Trouble
from desktop.store import change_codec
from desktop.store.errors import sorting_errors
from desktop.store.file_blocks import FileBlocks
from desktop.store.keys import NONCE_SIZE, seal, unseal
from desktop.store.private_files import empty_private_file, sync_folder, write_atomic, write_whole

FILE_NAME = "journal.bin"
_MARK = b"\xa7IKJ"
_FRONT = struct.Struct("<4sIQ")  # mark, length of the sealed part, number
_MOST = 4 * 1024 * 1024
_EMPTY = NONCE_SIZE + 16  # a sealed record without a change: nonce and tag
#: records looked up in the store with one question: a journal of years must not stand in memory as a whole
_AT_ONCE = 1000

#: which of these ids of changes the reader holds already
Holds = Callable[[Sequence[str]], Set[str]]


@dataclass(frozen=True, slots=True)
class JournalContents:
    """What could be read: (number, change) in order, the last number ever written as far as this file knows
    (what was pruned counts), whether bytes broke in between, and whether the last record is not whole.

    `newer`: records of a newer program, as they stand; this one keeps them without understanding them.
    `known`: how many records were passed over because the reader holds them already."""

    records: tuple[tuple[int, Change], ...]
    last: int
    was_pruned: bool
    is_damaged: bool
    has_torn_tail: bool
    newer: tuple[tuple[int, bytes], ...] = ()
    known: int = 0
    good_until: int = 0  # in bytes; what stands behind it is the tail that is not whole


class Journal:
    """An open journal of one store. Belongs to the thread that owns the store."""

    def __init__(self, folder: Path, store_id: str, generation: int, key: bytes) -> None:
        """Opens the file, making an empty one when there is none. Raises Trouble of the disk."""
        self._path = folder / FILE_NAME
        self._bound_to = f"journal-v1|{store_id}|{generation}|"
        self._key = key
        self._opened = -1
        self.number = 0  # of the last record that stands
        self._size = 0
        self.open()

    def open(self) -> None:
        """Open, or open anew after an error of the disk; nothing is written."""
        self.close()
        with sorting_errors():
            if not self._path.exists():
                empty_private_file(self._path)
                sync_folder(self._path.parent)
            flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._opened = os.open(self._path, flags)
            self._size = os.fstat(self._opened).st_size

    def close(self) -> None:
        """Let go of the file."""
        if self._opened >= 0:
            os.close(self._opened)
            self._opened = -1

    def append(self, changes: Sequence[Change]) -> None:
        """Add one record per change and have the disk write them down. Raises Trouble or Refusal, then
        nothing of it stands."""
        block = b"".join(self._sealed(self.number + i, _plain(c)) for i, c in enumerate(changes, 1))
        try:
            with sorting_errors():
                write_whole(self._opened, block)
                os.fsync(self._opened)
        except Trouble:
            self.cut_back(self._size, self.number)
            raise
        self._size += len(block)
        self.number += len(changes)

    def place(self) -> tuple[int, int]:
        """Size and number now; to hand to `cut_back` when the transaction is rolled back."""
        return self._size, self.number

    def cut_back(self, size: int, number: int) -> bool:
        """Take away what was appended since; works on a full disk. False when even that failed."""
        self._size, self.number = size, number
        try:
            os.ftruncate(self._opened, size)
            os.fsync(self._opened)
        except OSError:
            return False
        return True

    def read(self, holds: Holds | None = None) -> JournalContents:
        """Everything that opens with our key, in order of number; sets `number` to the last one.

        `holds`: tells by their ids which changes need not be read again; they are counted then. A journal of
        months is proved record by record at every opening, and there is seldom anything new in it. Raises
        Trouble of the disk, and what `holds` raises.
        """
        with FileBlocks(self._path) as content:
            contents = self._parsed(content, holds)
        self.number = max(self.number, contents.last)
        return contents

    def rewrite(
        self, records: Sequence[tuple[int, Change]], through: int, newer: Sequence[tuple[int, bytes]] = ()
    ) -> None:
        """Replace the file by these records, atomically: after pruning or when a part was damaged.

        A record without a change says that numbers up to `through` were used, so that a journal that lost
        its tail is told from one that was pruned.
        """
        plain = [(number, _plain(change)) for number, change in records]
        block = self._sealed(through, b"") + b"".join(self._sealed(*one) for one in sorted([*plain, *newer]))
        self.number = max(self.number, through)
        self.close()
        try:
            with sorting_errors():
                write_atomic(self._path, block)
        finally:
            self.open()

    def prune(self, safe: Collection[str]) -> int:
        """Drop the records of these change ids; returns how many.

        Only for changes the back end gave a verified receipt for *and* that stand in a verified backup:
        `OpenStore.prune_journal` is the one caller.
        """
        contents = self.read()
        records = contents.records
        kept = [(number, change) for number, change in records if change.id not in safe]
        if len(kept) < len(records):
            self.rewrite(kept, max(contents.last, self.number), contents.newer)
        return len(records) - len(kept)

    def keep_aside(self, stamp: str) -> None:
        """A copy of a damaged journal beside it, for whoever must look into it later."""
        with sorting_errors():
            write_atomic(self._path.with_name(f"journal.damaged-{stamp}.bin"), self._path.read_bytes())

    def _sealed(self, number: int, plain: bytes) -> bytes:
        sealed = seal(plain, self._ad(number), self._key)
        return _FRONT.pack(_MARK, len(sealed), number) + sealed

    def _ad(self, number: int) -> bytes:
        return f"{self._bound_to}{number}".encode()

    def _parsed(self, content: FileBlocks, holds: Holds | None) -> JournalContents:
        sorted_out = _Sorted(holds)
        at = good_until = last = 0
        is_damaged = was_pruned = False
        while (start := content.find(_MARK, at)) >= 0 and start + _FRONT.size <= content.size:
            behind = start + _FRONT.size
            _, length, number = _FRONT.unpack(content.part(start, behind))
            stop = behind + length
            plain = None
            if length <= _MOST and stop <= content.size:
                plain = unseal(content.part(behind, stop), self._ad(number), self._key)
            if plain is None:
                at = start + 1
                continue
            is_damaged = is_damaged or start > good_until
            last = max(last, number)
            if plain:
                sorted_out.add(number, plain)
            else:
                was_pruned = True
            at = good_until = stop
        sorted_out.look_up()
        records = tuple(sorted(sorted_out.found.items()))
        later = tuple(sorted(sorted_out.newer.items()))
        has_torn_tail = good_until < content.size
        return JournalContents(
            records, last, was_pruned, is_damaged, has_torn_tail, later, sorted_out.known, good_until
        )


@dataclass(slots=True)
class _Sorted:
    """Records that opened: held already (counted only), read, or of a newer program."""

    holds: Holds | None
    known: int = 0
    found: dict[int, Change] = field(default_factory=dict)
    newer: dict[int, bytes] = field(default_factory=dict)
    waiting: list[tuple[int, bytes]] = field(default_factory=list)

    def add(self, number: int, plain: bytes) -> None:
        self.waiting.append((number, plain))
        if len(self.waiting) >= _AT_ONCE:
            self.look_up()

    def look_up(self) -> None:
        """Sort out what waits."""
        ids = [change_codec.id_in(plain) for _, plain in self.waiting] if self.holds else []
        held = self.holds(ids) if self.holds and ids else frozenset()
        for at, (number, plain) in enumerate(self.waiting):
            if held and ids[at] in held:
                self.known += 1
            elif (change := _change(plain)) is not None:
                self.found[number] = change
            else:
                self.newer[number] = plain
        self.waiting.clear()


def count_records(folder: Path) -> int:
    """How many changes a journal seems to hold, without the key: nothing of it is proved. 0 = no file."""
    path = folder / FILE_NAME
    with sorting_errors():
        if not path.exists():
            return 0
    at = count = 0
    with FileBlocks(path) as content:
        while (start := content.find(_MARK, at)) >= 0 and start + _FRONT.size <= content.size:
            length = _FRONT.unpack(content.part(start, start + _FRONT.size))[1]
            stop = start + _FRONT.size + length
            if length <= _MOST and stop <= content.size:
                count += length > _EMPTY
                at = stop
            else:
                at = start + 1
    return count


def _plain(change: Change) -> bytes:
    return change_codec.encode(change).encode("utf-8")


def _change(plain: bytes) -> Change | None:
    """None for what a newer program wrote: it was sealed with our key, so it is no damage."""
    try:
        return change_codec.decode(plain.decode("utf-8"))
    except (Trouble, UnicodeDecodeError):
        return None
