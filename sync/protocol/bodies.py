"""Bodies of change sets: canonical JSON of changes, zstd, sealed under the dossier's class key.

Three forms are read: columns that leave out what the header says (`columns`), and the two in which bodies
were written before: compact (`compact`), and a list of changes in full. The last also takes what columns
cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError
from nacl.utils import random

from sync.protocol.body_packing import COLUMNS, pack_columns, unpack_columns, unpack_older
from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.change_records import read_change, write_change
from sync.protocol.columns import Around, read_columns, write_columns
from sync.protocol.compact import read_compact
from sync.protocol.headers import MAX_CHANGES_IN_SET
from sync.protocol.model import ChangeRecord, SetHeader
from sync.protocol.packing import pack
from sync.protocol.runs import Part, records_of

MAX_UNPACKED_BODY = 16 * 1024 * 1024
_NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_TEXT, _NUMBER = r'"[ !#-\[\]-~]*"', r"[0-9]{1,15}"
_IN_PLACE = (_TEXT, _TEXT, _TEXT, _NUMBER, _TEXT, _TEXT)
#: neither a quote nor a backslash inside a text, and as many items as were meant
_PLAIN_PLACE = re.compile(",".join(_IN_PLACE))
_PLAIN_HEADER = re.compile(",".join((*_IN_PLACE, _TEXT, f"(?:null|{_TEXT})", _NUMBER, _TEXT)))
_BODY_LIMITS = Limits(size=MAX_UNPACKED_BODY, depth=12, items=200_000)


def encode_changes(changes: Sequence[ChangeRecord], header: SetHeader | None = None) -> bytes:
    """Changes as canonical JSON, packed. What `header` says of them is left out, and it is needed to read
    them back. Raises WireProblem when one could not be read back."""
    if not 1 <= len(changes) <= MAX_CHANGES_IN_SET:
        raise WireProblem(WireCode.TOO_MANY, "changes")
    full = canonical([write_change(change) for change in changes])
    if len(full) > MAX_UNPACKED_BODY:
        raise WireProblem(WireCode.TOO_LARGE, "changes")
    written = read_json(full, _BODY_LIMITS, "changes")
    assert isinstance(written, list)
    records = tuple(read_change(one) for one in written)
    around = Around() if header is None else Around.of(header)
    raw = canonical(write_columns(written, around))
    return pack_columns(raw) if _reads_back(raw, around, records) else pack(full)


def _reads_back(raw: bytes, around: Around, records: Sequence[ChangeRecord]) -> bool:
    try:
        return records_of(_read_columns(raw, around)) == records
    except WireProblem:
        return False


def _read_columns(raw: bytes, around: Around) -> tuple[Part, ...]:
    value = read_json(raw, _BODY_LIMITS, "changes")
    if not isinstance(value, list):
        raise WireProblem(WireCode.WRONG_TYPE, "changes")
    return read_columns(value, around, MAX_CHANGES_IN_SET)


def decode_changes(untrusted: bytes, header: SetHeader | None = None) -> tuple[ChangeRecord, ...]:
    """The changes of an opened body, one by one; as `decode_parts`."""
    return records_of(decode_parts(untrusted, header))


def decode_parts(untrusted: bytes, header: SetHeader | None = None) -> tuple[Part, ...]:
    """The changes of an opened body; at most 16 MiB unpacked. `header`: of its set, where the body was bound
    to the whole of it. Raises WireProblem."""
    if untrusted.startswith(COLUMNS):
        around = Around() if header is None else Around.of(header)
        return _read_columns(unpack_columns(untrusted, MAX_UNPACKED_BODY), around)
    value = read_json(unpack_older(untrusted, MAX_UNPACKED_BODY), _BODY_LIMITS, "changes")
    if isinstance(value, dict):
        value = read_compact(value, MAX_CHANGES_IN_SET)
    if not isinstance(value, list):
        raise WireProblem(WireCode.WRONG_TYPE, "changes")
    if not 1 <= len(value) <= MAX_CHANGES_IN_SET:
        raise WireProblem(WireCode.TOO_MANY, "changes")
    return tuple(read_change(one) for one in value)


def header_ad(header: SetHeader) -> bytes:
    """What a body is bound to: it opens in this place of this chain only, and as of this author, this pack
    and this moment, for it does not say those again."""
    pack = "null" if header.pack is None else f'"{header.pack}"'
    return _list_of(
        _PLAIN_HEADER,
        f'{_place(header)},"{header.author}",{pack},{header.count:d},"{header.sealed_at}"',
        lambda: [*_place_values(header), header.author, header.pack, header.count, header.sealed_at],
    )


def place_ad(header: SetHeader) -> bytes:
    """What bodies of before columns are bound to: the place in the chain only."""
    return _list_of(_PLAIN_PLACE, _place(header), lambda: _place_values(header))


def _place(header: SetHeader) -> str:
    return (
        f'"{header.tenant}","{header.desk}","{header.incarnation}",{header.n:d},"{header.dossier}",'
        f'"{header.privacy_class.value}"'
    )


def _place_values(header: SetHeader) -> list[object]:
    place = [header.tenant, header.desk, header.incarnation, header.n, header.dossier]
    return [*place, header.privacy_class.value]


def _list_of(plain: re.Pattern[str], inside: str, values: Callable[[], list[object]]) -> bytes:
    """The canonical list: as it was written by hand, unless a text of it holds what JSON escapes."""
    if plain.fullmatch(inside):
        return f"[{inside}]".encode("ascii")
    return canonical(values())


def seal_body(plain: bytes, key: bytes, ad: bytes, nonce: bytes | None = None) -> bytes:
    """XChaCha20-Poly1305 under the dossier's class key (32 bytes); the 24-byte nonce stands in front.

    `nonce` is only given where a story must repeat; it is random otherwise.
    """
    fresh = random(_NONCE) if nonce is None else nonce
    if len(fresh) != _NONCE:
        raise ValueError("nonce of 24 bytes wanted")
    return fresh + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, ad, fresh, key)


def open_body(sealed: bytes, key: bytes, ad: bytes) -> bytes:
    """What `seal_body` sealed. Raises WireProblem DOES_NOT_OPEN for another key, place or byte."""
    if len(sealed) < _NONCE + 16:
        raise WireProblem(WireCode.DOES_NOT_OPEN, "body")
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[_NONCE:], ad, sealed[:_NONCE], key)
    except CryptoError:
        raise WireProblem(WireCode.DOES_NOT_OPEN, "body") from None
