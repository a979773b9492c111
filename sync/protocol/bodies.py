"""Bodies of change sets: canonical JSON of changes, zstd, sealed under the dossier's class key."""

from __future__ import annotations

from collections.abc import Sequence

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError
from nacl.utils import random

from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.fields import HEX64, LANGUAGE, MARK, PACK, UUID, WORD, Fields
from sync.protocol.headers import MAX_CHANGES_IN_SET
from sync.protocol.model import ChangeRecord, SetHeader
from sync.protocol.packing import pack, unpack

MAX_UNPACKED_BODY = 16 * 1024 * 1024
MAX_PARENTS = 1_000
_NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_BODY_LIMITS = Limits(size=MAX_UNPACKED_BODY, depth=12, items=200_000)


def write_change(change: ChangeRecord) -> dict[str, object]:
    """One change as it travels: fields that are None are left out, `value` never is."""
    written: dict[str, object] = {
        "id": change.id,
        "dossier": change.dossier,
        "kind": change.kind,
        "key": change.key,
        "value": change.value,
        "parents": list(change.parents),
        "author": change.author,
        "desk": change.desk,
        "time": change.time,
    }
    more = {
        "pack": change.pack,
        "language": change.language,
        "wording": change.wording,
        "tolkSession": change.tolk_session,
        "source": change.source,
        "certainty": change.certainty,
        "act": change.act,
    }
    return written | {name: value for name, value in more.items() if value is not None}


def read_change(untrusted: object, where: str = "change") -> ChangeRecord:
    """One change from the other side. Raises WireProblem."""
    fields = Fields(untrusted, where)
    change = ChangeRecord(
        id=fields.uuid("id"),
        dossier=fields.uuid("dossier"),
        kind=fields.formed("kind", WORD),
        key=fields.label("key"),
        value=fields.anything("value"),
        parents=tuple(_uuid(parent, where) for parent in fields.items("parents", MAX_PARENTS)),
        author=fields.uuid("author"),
        desk=fields.uuid("desk"),
        time=fields.formed("time", MARK),
        pack=fields.optional("pack", PACK),
        language=fields.optional("language", LANGUAGE),
        wording=fields.optional("wording", HEX64),
        tolk_session=fields.optional("tolkSession", UUID),
        source=fields.optional("source", WORD),
        certainty=fields.optional("certainty", WORD),
        act=fields.optional("act", WORD),
    )
    fields.done()
    return change


def _uuid(untrusted: object, where: str) -> str:
    if not isinstance(untrusted, str) or not UUID.fullmatch(untrusted):
        raise WireProblem(WireCode.WRONG_FORMAT, f"{where}.parents")
    return untrusted


def encode_changes(changes: Sequence[ChangeRecord]) -> bytes:
    """Changes as canonical JSON in one zstd frame. Raises WireProblem when one could not be read back."""
    written = [write_change(change) for change in changes]
    for one in written:
        read_change(one)
    if not 1 <= len(written) <= MAX_CHANGES_IN_SET:
        raise WireProblem(WireCode.TOO_MANY, "changes")
    raw = canonical(written)
    if len(raw) > MAX_UNPACKED_BODY:
        raise WireProblem(WireCode.TOO_LARGE, "changes")
    return pack(raw)


def decode_changes(untrusted: bytes) -> tuple[ChangeRecord, ...]:
    """The changes of an opened body; at most 16 MiB unpacked. Raises WireProblem."""
    value = read_json(unpack(untrusted, MAX_UNPACKED_BODY, "changes"), _BODY_LIMITS, "changes")
    if not isinstance(value, list):
        raise WireProblem(WireCode.WRONG_TYPE, "changes")
    if not 1 <= len(value) <= MAX_CHANGES_IN_SET:
        raise WireProblem(WireCode.TOO_MANY, "changes")
    return tuple(read_change(one) for one in value)


def header_ad(header: SetHeader) -> bytes:
    """What a body is bound to: it opens in this place of this chain only."""
    return canonical(
        [
            header.tenant,
            header.desk,
            header.incarnation,
            header.n,
            header.dossier,
            header.privacy_class.value,
        ]
    )


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
