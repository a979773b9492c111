"""Headers of change sets: reading, writing, their hash and the chain they form."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping

from sync.protocol.canonical import WireCode, WireProblem, canonical, read_json
from sync.protocol.fields import (
    HEX64,
    INSTANT,
    PACK,
    TENANT,
    UUID,
    Fields,
    read_bytes,
    read_instant,
    write_bytes,
)
from sync.protocol.marks import NO_SETS, add_to_digest
from sync.protocol.model import PROTOCOL_VERSION, PrivacyClass, SealedSet, SetHeader

#: bytes of one sealed body; a batch of one such set still fits the hard limit of a request
MAX_BODY = 1024 * 1024
MAX_CHANGES_IN_SET = 5_000


def _form_of(texts: Mapping[str, str], number: str, pack: str) -> re.Pattern[str]:
    forms = {**dict.fromkeys(_NUMBERS, number), **texts, "pack": pack}
    return re.compile(r"\{" + ",".join(f'"{name}":({forms[name]})' for name in sorted(forms)) + r"\}")


_NUMBERS = ("bodySize", "count", "n", "v")
_PLAIN = r'"[ !#-\[\]-~]*"'
_IDS, _HASHES = ("author", "desk", "dossier", "incarnation"), ("bodyHash", "previous")
_TEXTS = (*_IDS, *_HASHES, "privacyClass", "sealedAt", "tenant")
#: a canonical header in which no text holds anything that JSON escapes
_PLAIN_HEADER = _form_of(dict.fromkeys(_TEXTS, _PLAIN), r"[0-9]{1,15}", f"null|{_PLAIN}")
#: a canonical header as strictly as it is read field by field, but for the moment and how large numbers are
_WHOLE_HEADER = _form_of(
    {
        **dict.fromkeys(_IDS, f'"{UUID.pattern}"'),
        **dict.fromkeys(_HASHES, f'"{HEX64.pattern}"'),
        "privacyClass": '"(?:' + "|".join(PrivacyClass) + ')"',
        "sealedAt": f'"{INSTANT.pattern}"',
        "tenant": f'"{TENANT.pattern}"',
    },
    r"[1-9][0-9]{0,14}",
    f'null|"{PACK.pattern}"',
)


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


def header_text(header: SetHeader) -> str:
    """The canonical JSON of a header: what its hash is taken over, and how it is kept."""
    pack = "null" if header.pack is None else f'"{header.pack}"'
    # Written by hand: every set on its way is hashed. What JSON would have to escape is left to JSON.
    text = (
        f'{{"author":"{header.author}","bodyHash":"{header.body_hash}","bodySize":{header.body_size:d},'
        f'"count":{header.count:d},"desk":"{header.desk}","dossier":"{header.dossier}",'
        f'"incarnation":"{header.incarnation}","n":{header.n:d},"pack":{pack},'
        f'"previous":"{header.previous}","privacyClass":"{header.privacy_class.value}",'
        f'"sealedAt":"{header.sealed_at}","tenant":"{header.tenant}","v":{header.v:d}}}'
    )
    if _PLAIN_HEADER.fullmatch(text):
        return text
    return canonical(write_header(header)).decode("utf-8")


def read_header_text(untrusted: str, where: str = "header") -> SetHeader:
    """A header as `header_text` wrote it, or in any other JSON. Raises WireProblem."""
    fits = _WHOLE_HEADER.fullmatch(untrusted)
    if fits is None:
        return read_header(read_json(untrusted.encode("utf-8", "replace")), where)
    author, body_hash, size, count, desk, dossier, incarnation, n, pack, previous, which, at, tenant, v = (
        fits.groups()
    )
    if not (v == str(PROTOCOL_VERSION) and int(count) <= MAX_CHANGES_IN_SET and int(size) <= MAX_BODY):
        return read_header(read_json(untrusted.encode("utf-8")), where)
    read_instant(at[1:-1], f"{where}.sealedAt")
    return SetHeader(
        PROTOCOL_VERSION,
        tenant[1:-1],
        desk[1:-1],
        incarnation[1:-1],
        int(n),
        previous[1:-1],
        dossier[1:-1],
        PrivacyClass(which[1:-1]),
        author[1:-1],
        None if pack == "null" else pack[1:-1],
        int(count),
        at[1:-1],
        body_hash[1:-1],
        int(size),
    )


@functools.lru_cache(maxsize=4 * 1024)
def set_hash(header: SetHeader) -> str:
    """SHA-256 over the canonical header, lower-case hex: what the next set names as `previous`.

    Asked for again and again on the way of one set, so the last ones are remembered.
    """
    return hashlib.sha256(header_text(header).encode("utf-8")).hexdigest()


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
