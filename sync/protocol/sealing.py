"""From changes to one sealed set, the same way on a desk and at the office."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sync.protocol.bodies import (
    decode_parts,
    encode_changes,
    header_ad,
    open_body,
    place_ad,
    seal_body,
)
from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.headers import MAX_BODY, read_header, set_hash, write_header
from sync.protocol.model import (
    CHAIN_START,
    PROTOCOL_VERSION,
    ChangeRecord,
    PrivacyClass,
    SealedSet,
    SetHeader,
)
from sync.protocol.runs import Part, Run, count_of, records_of


@dataclass(frozen=True, slots=True)
class ChainPlace:
    """Where the next set of an incarnation goes."""

    tenant: str
    desk: str
    incarnation: str
    n: int  # number of the last set, 0 = none yet
    head_hash: str = CHAIN_START


def after(place: ChainPlace, sealed: SealedSet) -> ChainPlace:
    """The place behind `sealed`."""
    return replace(place, n=sealed.header.n, head_hash=set_hash(sealed.header))


def seal_set(
    place: ChainPlace,
    changes: Sequence[ChangeRecord],
    privacy_class: PrivacyClass,
    key: bytes,
    author: str,
    sealed_at: str,
    pack: str | None = None,
    nonce: bytes | None = None,
) -> SealedSet:
    """Seal changes of one dossier as the set that follows `place`.

    In: `key` 32 bytes of the dossier's class; `author` the worker who was unlocked; `sealed_at` UTC text;
    `nonce` only where a story must repeat. Raises WireProblem: none or too many changes, two dossiers, or
    a body over MAX_BODY (TOO_LARGE: seal fewer changes at a time).
    """
    dossiers = {change.dossier for change in changes}
    if len(dossiers) != 1:
        raise WireProblem(WireCode.MIXED, "changes")
    header = SetHeader(
        v=PROTOCOL_VERSION,
        tenant=place.tenant,
        desk=place.desk,
        incarnation=place.incarnation,
        n=place.n + 1,
        previous=place.head_hash,
        dossier=dossiers.pop(),
        privacy_class=privacy_class,
        author=author,
        pack=pack,
        count=len(changes),
        sealed_at=sealed_at,
        body_hash=CHAIN_START,
        body_size=1,
    )
    body = seal_body(encode_changes(changes, header), key, header_ad(header), nonce)
    if len(body) > MAX_BODY:
        raise WireProblem(WireCode.TOO_LARGE, "body")
    header = replace(header, body_hash=hashlib.sha256(body).hexdigest(), body_size=len(body))
    return SealedSet(read_header(write_header(header)), body)


def open_set(sealed: SealedSet, key: bytes) -> tuple[ChangeRecord, ...]:
    """The changes of a set with a body, one by one; as `open_parts`."""
    return records_of(open_parts(sealed, key))


def open_parts(sealed: SealedSet, key: bytes) -> tuple[Part, ...]:
    """The changes of a set with a body. They are of the header's dossier and as many as it says.

    Raises WireProblem when it does not open, does not read, or does not fit its header.
    """
    if sealed.body is None:
        raise WireProblem(WireCode.MISSING, "body")
    parts = _opened(sealed.body, key, sealed.header)
    if count_of(parts) != sealed.header.count:
        raise WireProblem(WireCode.OUT_OF_RANGE, "changes")
    for part in parts:
        if (part.common if isinstance(part, Run) else part).dossier != sealed.header.dossier:
            raise WireProblem(WireCode.MIXED, "changes")
    if _has_doubles(parts):
        raise WireProblem(WireCode.DUPLICATE_KEY, "changes")
    return parts


def _has_doubles(parts: Sequence[Part]) -> bool:
    if len(parts) == 1 and isinstance(parts[0], Run):
        return parts[0].has_doubles()
    ids = [name for part in parts for name in (part.ids() if isinstance(part, Run) else (part.id,))]
    return len(set(ids)) != len(ids)


def _opened(body: bytes, key: bytes, header: SetHeader) -> tuple[Part, ...]:
    """Bound to the whole header, or as it was before to the place only: then nothing is taken from it."""
    try:
        plain = open_body(body, key, header_ad(header))
    except WireProblem:
        return decode_parts(open_body(body, key, place_ad(header)))
    return decode_parts(plain, header)
