"""Looking at a store file that does not open page by page: ours with holes, cut off, or not ours at all.

SQLCipher says 'file is not a database' for a damaged first page, another koffer and a shopping list alike.
Each page carries its own proof, so they can be told apart with the key that the header gave. The layout is
that of SQLCipher 4: 4,096 bytes a page, the last 80 of them IV (16) and HMAC-SHA512 (64) over ciphertext,
IV and page number (little-endian); the first 16 bytes of the file are the salt.
"""

from __future__ import annotations

import hashlib
import hmac
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.errors import sorting_errors
from desktop.store.wiping import KEY_SIZE, MaskedKey, wipe_bytes

PAGE = 4096
_SALT = 16
_TAG = 64
_TURN = 0x3A  # SQLCipher turns the salt by this for the key of the proofs
_ROUNDS = 2
_SAMPLE = 64 * 1024
#: bits per byte; letters stay below 5, office files have a plain beginning, ciphertext is near 8
_LIKE_CIPHER = 7.5


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages prove whole under our key, how many there are, and whether half a page stands behind."""

    whole: int
    count: int
    has_rest: bool
    looks_sealed: bool

    @property
    def code(self) -> TroubleCode:
        """What a store file that does not open is, going by its pages."""
        if not self.whole:
            return TroubleCode.STORE_OTHER if self.looks_sealed else TroubleCode.STORE_FOREIGN
        if self.whole == self.count:
            return TroubleCode.STORE_TRUNCATED
        return TroubleCode.STORE_DAMAGED


def look(path: Path, key: MaskedKey) -> Pages:
    """Walk the whole file once; only for a store that did not open. Raises Trouble of the disk."""
    with sorting_errors(), path.open("rb") as opened:
        start = opened.read(_SAMPLE)
        opened.seek(0)
        proof_key = _proof_key(start[:_SALT], key)
        try:
            whole, count = _counted(opened, proof_key)
        finally:
            wipe_bytes(proof_key)
        has_rest = path.stat().st_size % PAGE != 0
    return Pages(whole, count, has_rest, len(start) >= PAGE and _bits_a_byte(start) > _LIKE_CIPHER)


def trouble_of(path: Path, key: MaskedKey) -> Trouble:
    """The trouble to raise for a store that does not open, named by what its pages say."""
    pages = look(path, key)
    return Trouble(pages.code, {"heel": str(pages.whole), "alle": str(pages.count)})


def _counted(opened: BinaryIO, proof_key: bytes) -> tuple[int, int]:
    whole = count = 0
    while len(page := opened.read(PAGE)) == PAGE:
        count += 1
        sealed = page[_SALT if count == 1 else 0 : -_TAG]
        tag = hmac.digest(proof_key, sealed + count.to_bytes(4, "little"), hashlib.sha512)
        whole += hmac.compare_digest(tag, page[-_TAG:])
    return whole, count


def _proof_key(salt: bytes, key: MaskedKey) -> bytes:
    turned = bytes(one ^ _TURN for one in salt)
    with key.shown() as shown:
        return hashlib.pbkdf2_hmac("sha512", shown, turned, _ROUNDS, KEY_SIZE)


def _bits_a_byte(sample: bytes) -> float:
    counted = Counter(sample).values()
    return -sum(n / len(sample) * math.log2(n / len(sample)) for n in counted)
