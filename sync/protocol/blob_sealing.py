"""Attachments sealed for the way: the same content in the same dossier and class gives the same bytes.

The key of one content is drawn from the class key of its dossier and the SHA-256 of the content, so no key
ever seals two contents, and the nonces may simply count (STREAM: position and a mark on the last piece).
Two laptops with the same photo therefore make the same bytes, and an upload that one began the other can
finish. What that tells who has no key: that the same content was sent twice in one dossier and class, which
its name says anyway. That the content is the one named is checked when it is opened, by its hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from sync.protocol.canonical import WireCode, WireProblem

#: how a sealed content begins; bound to every piece as well
MAGIC = b"ikblob1\n"
#: plain bytes in one piece; the last may be shorter, none is empty
PIECE = 64 * 1024
#: plain bytes of the largest content (as the blob room of a desk)
MOST_PLAIN = 50 * 1024 * 1024
_TAG = 16
_LABEL = b"blob-v1"
_KEY = 32


def blob_key(class_key: bytes, dossier: str, sha256: str) -> bytes:
    """The key of one content, 32 bytes, from the dossier's class key. ValueError for another size."""
    if len(class_key) != _KEY:
        raise ValueError("a class key has 32 bytes")
    bound = f"{dossier}|{sha256}".encode("ascii")
    return hashlib.blake2b(bound, digest_size=_KEY, key=class_key, person=_LABEL).digest()


def sealed_size(size: int) -> int:
    """Bytes on the way for a content of `size` plain bytes."""
    return len(MAGIC) + size + _TAG * -(-size // PIECE)


MOST_SEALED = sealed_size(MOST_PLAIN)


def plain_size(sealed: int) -> int | None:
    """The plain bytes in a sealed content of this size; None for a size that none can have."""
    rest = sealed - len(MAGIC)
    pieces = -(-rest // (PIECE + _TAG))
    size = rest - pieces * _TAG
    return size if 0 < size <= MOST_PLAIN and sealed_size(size) == sealed else None


def sealed_pieces(pieces: Iterable[bytes], size: int, key: bytes) -> Iterator[bytes]:
    """The beginning and the sealed pieces of a content.

    In: its plain pieces (each PIECE bytes, the last the rest), its plain size, its own key. Raises
    WireProblem HASH_DIFFERS when the pieces are not `size` bytes in all: it is cut or has grown.
    """
    yield MAGIC
    done = 0
    for place, piece in enumerate(pieces):
        done += len(piece)
        is_last = done >= size
        if done > size or not piece or (not is_last and len(piece) != PIECE):
            raise WireProblem(WireCode.HASH_DIFFERS, "blob")
        nonce = _nonce(place, is_last)
        yield crypto_aead_xchacha20poly1305_ietf_encrypt(piece, MAGIC, nonce, key)
    if done != size:
        raise WireProblem(WireCode.HASH_DIFFERS, "blob")


def opened_pieces(sealed: Iterable[bytes], sealed_bytes: int, key: bytes, sha256: str) -> Iterator[bytes]:
    """The plain pieces of a sealed content that comes in portions of any size.

    Nothing of it counts before the end was reached: only then the whole is known to be the content that is
    named. Raises WireProblem DOES_NOT_OPEN for another key, place, order, length or content.
    """
    size = plain_size(sealed_bytes)
    if size is None:
        raise _closed()
    whole = hashlib.sha256()
    held = bytearray()
    place = done = 0
    has_begun = False
    for portion in sealed:
        held += portion
        if not has_begun and len(held) >= len(MAGIC):
            if held[: len(MAGIC)] != MAGIC:
                raise _closed()
            del held[: len(MAGIC)]
            has_begun = True
        while has_begun and held:
            wanted = min(PIECE, size - done) + _TAG
            if size == done or len(held) < wanted:
                break
            piece = _open(bytes(held[:wanted]), _nonce(place, done + wanted - _TAG == size), key)
            del held[:wanted]
            place, done = place + 1, done + len(piece)
            whole.update(piece)
            yield piece
    if done != size or held or whole.hexdigest() != sha256:
        raise _closed()


def _open(sealed: bytes, nonce: bytes, key: bytes) -> bytes:
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, MAGIC, nonce, key)
    except CryptoError:
        raise _closed() from None


def _nonce(place: int, is_last: bool) -> bytes:
    return bytes(15) + place.to_bytes(8, "big") + (b"\1" if is_last else b"\0")


def _closed() -> WireProblem:
    return WireProblem(WireCode.DOES_NOT_OPEN, "blob")
