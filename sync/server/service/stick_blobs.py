"""Photos and papers of a stick: taken in as over the network, and those a desk asks for put on the answer.

A content that a stick brought in part, or that another laptop began, goes on where it was. What is refused
(no room, not wanted, not what it says) keeps nothing else of the stick from being taken in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sync.protocol.blobs import BlobName, write_blob_receipt
from sync.protocol.errors import Problem, ProblemType
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
from sync.server.service.blob_contents import KeptContent, find_content, read_content
from sync.server.service.blob_ports import StoreLost
from sync.server.service.blob_uploads import UploadState, add_chunk, begin_upload
from sync.server.service.ports import DeskRow, Service


@dataclass(frozen=True, slots=True)
class BlobsTaken:
    """What came of the contents on a stick. `held`: with the signed word for each that is whole now;
    `refused`: contents that could not be kept; `is_full`: for want of room."""

    held: tuple[StickBlob, ...] = ()
    wanted: tuple[BlobName, ...] = ()
    refused: int = 0
    is_full: bool = False


@dataclass(slots=True)
class _Coming:
    sizes: dict[BlobName, int] = field(default_factory=dict)
    states: dict[BlobName, UploadState | None] = field(default_factory=dict)
    wanted: tuple[BlobName, ...] = ()
    is_full: bool = False


def names_blobs(named: Iterable[tuple[str, str]]) -> bool:
    """Whether a manifest names any content, or asks for one."""
    return any(name in (COMING, WANTED) for name, _ in named)


def take_in_blobs(service: Service, tenant: str, desk: DeskRow, entries: Iterable[Entry]) -> BlobsTaken:
    """Keep the contents among these entries. Raises WireProblem; Problem TRY_LATER when the database or the
    store is away: the same stick may come again."""
    coming = _Coming()
    for entry in entries:
        if entry.name == COMING:
            coming.sizes = {one.name: one.size for one in read_listed(entry.content)}
        elif entry.name == WANTED:
            coming.wanted = tuple(one.name for one in read_listed(entry.content))
        elif entry.name.startswith(BLOB):
            name, at = read_part_name(entry.name)
            _take_part(service, tenant, desk, coming, name, at, entry.content)
    held = [
        StickBlob(name, state.size, write_blob_receipt(state.receipt))
        for name, state in coming.states.items()
        if state is not None and state.receipt is not None
    ]
    return BlobsTaken(tuple(held), coming.wanted, len(coming.sizes) - len(held), coming.is_full)


def _take_part(
    service: Service, tenant: str, desk: DeskRow, coming: _Coming, name: BlobName, at: int, sealed: bytes
) -> None:
    if name not in coming.sizes:
        return
    try:
        if name not in coming.states:
            coming.states[name] = begin_upload(service, tenant, desk, name, coming.sizes[name])
        state = coming.states[name]
        if state is None or state.receipt is not None or not at <= state.offset < at + len(sealed):
            return
        rest = sealed[state.offset - at :]
        coming.states[name] = add_chunk(service, tenant, desk, name, state.offset, rest)
    except Problem as problem:
        if problem.type is ProblemType.TRY_LATER:
            raise
        coming.is_full = coming.is_full or problem.type is ProblemType.STORAGE_FULL
        coming.states[name] = None


@dataclass(frozen=True, slots=True)
class BlobsAlong:
    """What an answer brings of contents: the lists, and the parts with how the manifest names them."""

    lists: tuple[Entry, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    contents: tuple[KeptContent, ...] = ()


def along(service: Service, tenant: str, desk: DeskRow, taken: BlobsTaken) -> BlobsAlong:
    """The signed words for what came, and of what the desk asked for what it may have, each content once."""
    found: dict[tuple[str, str], KeptContent] = {}
    for name in taken.wanted:
        if (name.dossier, name.sha256) in found:
            continue
        with _left_out():
            found[(name.dossier, name.sha256)] = find_content(service, tenant, desk, name)
    contents, named = [], []
    for content in sorted(found.values(), key=lambda one: one.size)[:MOST_LISTED]:
        with _left_out():
            digests = [(one.name, hashlib.sha256(one.content).hexdigest())
                       for one in parts_of(service, tenant, content)]  # fmt: skip
            contents.append(content)
            named += digests
    lists = []
    if taken.held:
        lists.append(Entry(HELD, write_listed(taken.held)))
    if contents:
        listed = [StickBlob(one.name, one.size, write_blob_receipt(one.receipt)) for one in contents]
        lists.append(Entry(COMING, write_listed(listed)))
    return BlobsAlong(tuple(lists), tuple(named), tuple(contents))


@contextmanager
def _left_out() -> Iterator[None]:
    """What is not there, not whole or not for this desk is not on the answer."""
    try:
        yield
    except StoreLost:
        return
    except Problem as problem:
        if problem.type is not ProblemType.NOT_FOUND:
            raise


def parts_of(service: Service, tenant: str, content: KeptContent) -> Iterator[Entry]:
    """The sealed bytes of a content, part by part."""
    portions = read_content(service, tenant, content, 0, content.size)
    for number, part in enumerate(in_parts(portions), start=1):
        yield Entry(part_name(content.name, number), part)
