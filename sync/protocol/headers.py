"""Headers of change sets: reading, writing, their hash and the chain they form."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable

from sync.protocol.canonical import WireCode, WireProblem, canonical
from sync.protocol.fields import PACK, Fields, read_bytes, write_bytes
from sync.protocol.marks import NO_SETS, add_to_digest
from sync.protocol.model import PROTOCOL_VERSION, PrivacyClass, SealedSet, SetHeader

#: bytes of one sealed body; a batch of one such set still fits the hard limit of a request
MAX_BODY = 1024 * 1024
MAX_CHANGES_IN_SET = 5_000


def write_header(header: SetHeader) -> dict[str, object]:
    """The header as it goes over the wire and into the hash (camelCase keys)."""
    return {
        "v": header.v,
        "tenant": header.tenant,
        "desk": header.desk,
        "incarnation": header.incarnation,
        "n": header.n,
        "previous": header.previous,
        "dossier": header.dossier,
        "privacyClass": header.privacy_class.value,
        "author": header.author,
        "pack": header.pack,
        "count": header.count,
        "sealedAt": header.sealed_at,
        "bodyHash": header.body_hash,
        "bodySize": header.body_size,
    }


def read_header(untrusted: object, where: str = "header") -> SetHeader:
    """A header from the other side. Raises WireProblem."""
    fields = Fields(untrusted, where)
    version = fields.whole("v", 1, 1_000)
    if version != PROTOCOL_VERSION:
        raise WireProblem(WireCode.UNKNOWN_VERSION, where)
    header = SetHeader(
        v=version,
        tenant=fields.tenant("tenant"),
        desk=fields.uuid("desk"),
        incarnation=fields.uuid("incarnation"),
        n=fields.whole("n", 1),
        previous=fields.hex64("previous"),
        dossier=fields.uuid("dossier"),
        privacy_class=fields.choice("privacyClass", PrivacyClass),
        author=fields.uuid("author"),
        pack=fields.optional("pack", PACK),
        count=fields.whole("count", 1, MAX_CHANGES_IN_SET),
        sealed_at=fields.instant("sealedAt"),
        body_hash=fields.hex64("bodyHash"),
        body_size=fields.whole("bodySize", 1, MAX_BODY),
    )
    fields.done()
    return header


@functools.lru_cache(maxsize=4 * 1024)
def set_hash(header: SetHeader) -> str:
    """SHA-256 over the canonical header, lower-case hex: what the next set names as `previous`.

    Asked for again and again on the way of one set, so the last ones are remembered.
    """
    return hashlib.sha256(canonical(write_header(header))).hexdigest()


def write_set(sealed: SealedSet) -> dict[str, object]:
    """Header and body (base64, or null where the reader gets headers only)."""
    body = None if sealed.body is None else write_bytes(sealed.body)
    return {"header": write_header(sealed.header), "body": body}


def read_set(untrusted: object, where: str = "set", body_required: bool = False) -> SealedSet:
    """A set from the other side; a body that is there fits the header's hash and size. Raises WireProblem."""
    fields = Fields(untrusted, where)
    header = read_header(fields.anything("header"), f"{where}.header")
    written = fields.anything("body")
    fields.done()
    if written is None:
        if body_required:
            raise WireProblem(WireCode.MISSING, f"{where}.body")
        return SealedSet(header, None)
    if not isinstance(written, str):
        raise WireProblem(WireCode.WRONG_TYPE, f"{where}.body")
    body = read_bytes(written, MAX_BODY, f"{where}.body")
    if len(body) != header.body_size or hashlib.sha256(body).hexdigest() != header.body_hash:
        raise WireProblem(WireCode.HASH_DIFFERS, f"{where}.body")
    return SealedSet(header, body)


def verify_chain(headers: Iterable[SetHeader], previous: str, n: int) -> str:
    """Check that `headers` follow on set `n` with hash `previous` of one desk incarnation.

    In: for a chain from its beginning `CHAIN_START` and 0. Returns the hash of the last header (or
    `previous` when there is none). Raises WireProblem CHAIN_BROKEN, or MIXED for another desk between.
    """
    whose: tuple[str, str, str] | None = None
    for header in headers:
        own = (header.tenant, header.desk, header.incarnation)
        if whose is not None and own != whose:
            raise WireProblem(WireCode.MIXED, "header")
        whose = own
        if header.n != n + 1 or header.previous != previous:
            raise WireProblem(WireCode.CHAIN_BROKEN, "header")
        n, previous = header.n, set_hash(header)
    return previous


def digest_of_sets(hashes: Iterable[str]) -> str:
    """What both sides compare after a sync: the sum of the set hashes modulo 2^256, hex."""
    return add_to_digest(NO_SETS, hashes)
