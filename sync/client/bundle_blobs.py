"""Photos and papers on the sticks of a desk: what goes along, what comes back, what was signed for.

Nothing counts as being there before the back end's signature came back and verified.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from sync.client.blob_ports import BlobDamaged, LocalBlobs, SealedSource, smallest_first
from sync.client.errors import SyncFailure
from sync.client.ports import DeskIdentity
from sync.protocol.blob_sealing import sealed_size
from sync.protocol.blobs import BlobName, verify_blob
from sync.protocol.canonical import WireProblem
from sync.protocol.parcels import Entry
from sync.protocol.stick_blobs import (
    BLOB,
    COMING,
    HELD,
    MOST_LISTED,
    WANTED,
    StickBlob,
    in_parts,
    part_name,
    read_listed,
    read_part_name,
    write_listed,
)


@dataclass(frozen=True, slots=True)
class Along:
    """What goes along: the lists, and the contents with how they are named in the manifest."""

    lists: tuple[Entry, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    sizes: tuple[int, ...] = ()
    contents: tuple[tuple[BlobName, SealedSource], ...] = field(default=(), repr=False)

    def entries(self) -> Iterator[Entry]:
        """The parts, read and sealed as they are asked for. Raises BlobDamaged."""
        for name, source in self.contents:
            yield from _parts(name, source)


def _unsent(local: LocalBlobs) -> list[tuple[BlobName, SealedSource]]:
    """Contents that are here and that the back end did not sign for, smallest first."""
    found: dict[BlobName, SealedSource] = {}
    for names in local.plan().unproven:
        source = local.source(names[0])
        if source is not None:
            found[names[0]] = source
    order = smallest_first((source.plain_size, name) for name, source in found.items())
    return [(name, found[name]) for name in order[:MOST_LISTED]]


def pack_along(local: LocalBlobs) -> Along:
    """Everything that was not signed for, and the names of what is missed here. What is damaged is noted and
    stays out."""
    whole: list[tuple[BlobName, SealedSource]] = []
    named: list[tuple[str, str]] = []
    sizes: list[int] = []
    for name, source in _unsent(local):
        try:
            source.check()
            parts = [(one.name, hashlib.sha256(one.content).hexdigest(), len(one.content))
                     for one in _parts(name, source)]  # fmt: skip
        except BlobDamaged:
            local.note_damaged(name)
            continue
        whole.append((name, source))
        named += [(path, digest) for path, digest, _ in parts]
        sizes += [size for _, _, size in parts]
    wanted = [StickBlob(name) for one in local.plan().wanted for name in one.names]
    lists = []
    if whole:
        listed = [StickBlob(name, sealed_size(source.plain_size)) for name, source in whole]
        lists.append(Entry(COMING, write_listed(listed)))
    if wanted:
        lists.append(Entry(WANTED, write_listed(wanted[:MOST_LISTED])))
    return Along(tuple(lists), tuple(named), tuple(sizes), tuple(whole))


def _parts(name: BlobName, source: SealedSource) -> Iterator[Entry]:
    for number, part in enumerate(in_parts(source.portions(0)), start=1):
        yield Entry(part_name(name, number), part)


class BlobsBack:
    """Takes in what an answer says and brings of contents, entry by entry, after the changes."""

    def __init__(self, local: LocalBlobs | None, me: DeskIdentity) -> None:
        self._local = local
        self._me = me
        self._coming: dict[BlobName, StickBlob] = {}
        self._wanted: frozenset[BlobName] | None = None
        self.confirmed = 0
        self.received = 0
        self.is_full = False  # no room on this disk: the same file may come again

    def take(self, entry: Entry) -> None:
        """Raises WireProblem for an entry of ours that is not to be read; leaves any other alone."""
        if entry.name == HELD:
            for one in read_listed(entry.content):
                self.confirmed += self._prove(one)
        elif entry.name == COMING:
            self._coming = {one.name: one for one in read_listed(entry.content)}
        elif entry.name.startswith(BLOB):
            name, at = read_part_name(entry.name)
            self._gather(name, at, entry.content)

    def _prove(self, one: StickBlob) -> bool:
        """Book the signed word, where it verifies and is about a content of ours."""
        if self._local is None:
            return False
        try:
            receipt = verify_blob(one.receipt, self._me.tenant, one.name, one.size, self._me.server_key)
        except WireProblem:
            return False
        self._local.note_proof(receipt)
        return True

    def _gather(self, name: BlobName, at: int, sealed: bytes) -> None:
        coming = self._coming.get(name)
        if self._local is None or coming is None or self.is_full or not self._is_wanted(name):
            return
        done = self._local.staged(name)
        if at > done:
            return  # what was before it did not come: it is asked again
        try:
            if at + len(sealed) > done:
                self._local.stage(name, done, sealed[done - at :])
            if at + len(sealed) < coming.size:
                return
            if self._local.keep(name, coming.size):
                self.received += 1
                self._prove(coming)
        except SyncFailure:
            self.is_full = True

    def _is_wanted(self, name: BlobName) -> bool:
        if self._wanted is None and self._local is not None:
            self._wanted = frozenset(one for wanted in self._local.plan().wanted for one in wanted.names)
        return self._wanted is not None and name in self._wanted
