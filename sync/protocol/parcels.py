"""A parcel: one file, sealed to one public key, that holds named contents; for where there is no network.

    magic, 2 bytes length, header (canonical JSON: v, kind, keyId)
    2 bytes length, the file's own key, sealed hybrid to that public key and bound to the header
    24 bytes, then pieces: 4 bytes length, at most 64 kB of content, XChaCha20-Poly1305 secretstream
    inside: per entry 4 bytes length, canonical JSON {name, sha256, size}, then `size` bytes

The header is bound to every piece, the last piece is marked, nothing may follow it. Nothing in the clear says
whose parcel it is. It is read as it comes: neither side needs the whole of it in memory.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

import nacl.bindings as sodium
import nacl.exceptions

from sync.protocol import hybrid_seal
from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.fields import Fields
from sync.protocol.hybrid_seal import HybridKey

MAGIC = b"\xa7IKP\x01"
VERSION = 1
PIECE = 64 * 1024
MOST_ENTRIES = 200_000
#: of one entry; a photo of the koffer is at most 50 MB
MOST_ENTRY = 64 * 1024 * 1024
_KEY_BYTES = 32
_BOUND = b"parcel-v1|"
_MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_STREAM_HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_EXTRA = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_KEY_ID = re.compile(r"[0-9a-f]{16}")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,80}(/[a-z0-9][a-z0-9_-]{0,80}){0,2}(\.[a-z0-9]{1,8})?")
_HEAD_LIMITS = Limits(size=1_000, depth=2, items=10, text=200)


class ParcelKind(StrEnum):
    """What a parcel is for; one kind never passes for another."""

    STICK_UP = "stick-up"  # of a desk to its municipality
    STICK_DOWN = "stick-down"  # the answer to it
    HAND_OVER = "hand-over"  # a dossier, of one municipality to another


@dataclass(frozen=True, slots=True)
class Entry:
    """One content under its name; a name says nothing of a person."""

    name: str
    content: bytes


#: reads at most so many bytes, as a file does; b'' at the end
Read = Callable[[int], bytes]
#: the pair of a key id, None when it is not ours
FindKey = Callable[[str], HybridKey | None]


def write_parcel(kind: ParcelKind, public: bytes, entries: Iterable[Entry]) -> Iterator[bytes]:
    """The file in pieces, for the owner of `public` (1,216 bytes). ValueError for a key that is none,
    WireProblem for a name or a size that no reader takes."""
    header = canonical({"v": VERSION, "kind": kind.value, "keyId": hybrid_seal.key_id(public)})
    key = secrets.token_bytes(_KEY_BYTES)
    sealed_key = hybrid_seal.seal_to(public, key, _BOUND + header)
    yield MAGIC + _short(header) + _short(sealed_key)
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    yield sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    held = bytearray()
    for entry in entries:
        held += _entry_head(entry) + entry.content
        while len(held) > PIECE:
            yield _piece(state, bytes(held[:PIECE]), header, _MESSAGE)
            del held[:PIECE]
    yield _piece(state, bytes(held), header, _FINAL)


def _entry_head(entry: Entry) -> bytes:
    if not _NAME.fullmatch(entry.name):
        raise WireProblem(WireCode.WRONG_FORMAT, "entry.name")
    if len(entry.content) > MOST_ENTRY:
        raise WireProblem(WireCode.TOO_LARGE, "entry")
    digest = hashlib.sha256(entry.content).hexdigest()
    head = canonical({"name": entry.name, "sha256": digest, "size": len(entry.content)})
    return len(head).to_bytes(4, "big") + head


def _piece(
    state: sodium.crypto_secretstream_xchacha20poly1305_state, plain: bytes, header: bytes, tag: int
) -> bytes:
    sealed: bytes = sodium.crypto_secretstream_xchacha20poly1305_push(state, plain, header, tag)
    return len(sealed).to_bytes(4, "big") + sealed


def _short(part: bytes) -> bytes:
    return len(part).to_bytes(2, "big") + part


def read_parcel(kind: ParcelKind, untrusted: Read, find_key: FindKey) -> Iterator[Entry]:
    """The entries as they come. What was read before the end is only as good as the end: whoever acts on it
    reads to the end first (a cut file raises at its end).

    Raises WireProblem: WRONG_FORMAT (no parcel), CUT (bytes are missing), UNKNOWN_VERSION, MIXED (another
    kind), MISSING (sealed to a key that is not ours), DOES_NOT_OPEN (altered), TOO_LARGE, TOO_MANY,
    HASH_DIFFERS, DUPLICATE_KEY.
    """
    header, sealed_key = _front(untrusted)
    key_id = _read_header(header, kind)
    pair = find_key(key_id)
    if pair is None:
        raise WireProblem(WireCode.MISSING, "parcel.key")
    key = hybrid_seal.open_with(pair, sealed_key, _BOUND + header)
    if key is None or len(key) != _KEY_BYTES:
        raise WireProblem(WireCode.DOES_NOT_OPEN, "parcel")
    flow = _Flow(_pieces(untrusted, key, header))
    seen: set[str] = set()
    while (size := flow.take(4, may_end=True)) != b"":
        entry = _entry(flow, int.from_bytes(size, "big"))
        if entry.name in seen:
            raise WireProblem(WireCode.DUPLICATE_KEY, "entry.name")
        seen.add(entry.name)
        if len(seen) > MOST_ENTRIES:
            raise WireProblem(WireCode.TOO_MANY, "parcel")
        yield entry


def size_at_most(entries: Iterable[Entry], more: Iterable[int] = ()) -> int:
    """How many bytes a parcel of these has at most: to look for room beforehand. `more`: the sizes of
    contents that are not in memory."""
    plain = sum(size + 300 for size in (*(len(entry.content) for entry in entries), *more))
    return plain + (plain // PIECE + 1) * (_EXTRA + 4) + 2 * PIECE


def _front(untrusted: Read) -> tuple[bytes, bytes]:
    if _exactly(untrusted, len(MAGIC)) != MAGIC:
        raise WireProblem(WireCode.WRONG_FORMAT, "parcel")
    header = _exactly(untrusted, int.from_bytes(_exactly(untrusted, 2), "big"))
    sealed_key = _exactly(untrusted, int.from_bytes(_exactly(untrusted, 2), "big"))
    return header, sealed_key


def _header_fields(header: bytes) -> Fields:
    fields = Fields(read_json(header, _HEAD_LIMITS, "parcel.header"), "parcel.header")
    if fields.whole("v", 1, 1_000) != VERSION:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "parcel.header")
    return fields


def _read_header(header: bytes, kind: ParcelKind) -> str:
    fields = _header_fields(header)
    if fields.text("kind", 40) != kind.value:
        raise WireProblem(WireCode.MIXED, "parcel.header")
    key_id = fields.formed("keyId", _KEY_ID)
    fields.done()
    return key_id


def _entry(flow: _Flow, head_size: int) -> Entry:
    if head_size > _HEAD_LIMITS.size:
        raise WireProblem(WireCode.TOO_LARGE, "entry")
    fields = Fields(read_json(flow.take(head_size), _HEAD_LIMITS, "entry"), "entry")
    name, digest = fields.formed("name", _NAME), fields.hex64("sha256")
    content = flow.take(fields.whole("size", 0, MOST_ENTRY))
    fields.done()
    if hashlib.sha256(content).hexdigest() != digest:
        raise WireProblem(WireCode.HASH_DIFFERS, "entry")
    return Entry(name, content)


def _pieces(untrusted: Read, key: bytes, header: bytes) -> Iterator[bytes]:
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, _exactly(untrusted, _STREAM_HEADER), key)
    tag = _MESSAGE
    while tag != _FINAL:
        size = int.from_bytes(_exactly(untrusted, 4), "big")
        if not _EXTRA <= size <= PIECE + _EXTRA:
            raise WireProblem(WireCode.DOES_NOT_OPEN, "parcel")
        sealed = _exactly(untrusted, size)
        try:
            plain, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, header)
        except nacl.exceptions.CryptoError:
            raise WireProblem(WireCode.DOES_NOT_OPEN, "parcel") from None
        yield plain
    if untrusted(1):
        raise WireProblem(WireCode.DOES_NOT_OPEN, "parcel")


def _exactly(untrusted: Read, size: int) -> bytes:
    found = bytearray()
    while len(found) < size:
        part = untrusted(size - len(found))
        if not part:
            raise WireProblem(WireCode.CUT, "parcel")
        found += part
    return bytes(found)


class _Flow:
    """The pieces as one flow of bytes."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = bytearray()

    def take(self, size: int, may_end: bool = False) -> bytes:
        """Exactly so many; b'' at a clean end where that is allowed."""
        while len(self._held) < size:
            piece = next(self._pieces, None)
            if piece is None:
                if may_end and not self._held:
                    return b""
                raise WireProblem(WireCode.MISSING, "parcel.entry")
            self._held += piece
        found = bytes(self._held[:size])
        del self._held[:size]
        return found


def rereading(stream: BinaryIO) -> Callable[[], Read]:
    """The same open file from its beginning, as often as asked."""

    def again() -> Read:
        stream.seek(0)
        return stream.read

    return again
