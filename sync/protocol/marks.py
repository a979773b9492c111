"""One look that spares both sides the rest: marks over a whole caseload, and how far everything is kept.

A digest is a sum of hashes modulo 2^256: it does not depend on order, and one set more costs one addition
however many there are. It finds loss and mistakes; against forgery stand the chain and the signatures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sync.protocol.fields import Fields

_MODULUS = 1 << 256
#: the digest of nothing
NO_SETS = "0" * 64


def add_to_digest(digest: str, hashes: Iterable[str]) -> str:
    """The digest with these set hashes (64 hex digits each) added."""
    total = (int(digest, 16) + sum(int(one, 16) for one in hashes)) % _MODULUS
    return f"{total:064x}"


def _sum_of(lines: Iterable[str]) -> str:
    return add_to_digest(NO_SETS, (hashlib.sha256(line.encode("ascii")).hexdigest() for line in lines))


def caseload_mark(dossiers: Iterable[tuple[str, bool]]) -> str:
    """Over which dossiers a desk may see, each with whether it gets the key of the special class."""
    return _sum_of(f"{dossier}|{'s' if has_special else 'n'}" for dossier, has_special in dossiers)


def compared_mark(dossiers: Iterable[tuple[str, int, str]]) -> str:
    """Over count and digest of every dossier of a caseload: equal here and there means nothing is missing."""
    return _sum_of(f"{dossier}|{count}|{digest}" for dossier, count, digest in dossiers)


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The last line of a desk's audit chain: its number, and its MAC as 64 hex digits."""

    count: int
    mac: str


@dataclass(frozen=True, slots=True)
class AuditOffer:
    """What a desk shows of its audit chain at the handshake.

    `after`: the number of the head that the back end had when it was last heard; it only takes a new head
    from a desk that knows the one before, so that a folder of yesterday does not pass unseen.
    """

    head: AuditHead
    after: int


@dataclass(frozen=True, slots=True)
class Held:
    """What the back end holds for one desk, in one look."""

    safe_through: int  # of the incarnation that was asked for: also on a standby, or in a backup read back
    caseload: str  # `caseload_mark`
    compared: str  # `compared_mark`
    cursor: str  # the end of the feed, read before the marks
    audit: AuditHead | None = None


def write_held(held: Held) -> dict[str, object]:
    audit = None if held.audit is None else {"count": held.audit.count, "mac": held.audit.mac}
    return {
        "safeThrough": held.safe_through,
        "caseload": held.caseload,
        "compared": held.compared,
        "cursor": held.cursor,
        "audit": audit,
    }


def read_held(untrusted: object) -> Held:
    """Raises WireProblem."""
    fields = Fields(untrusted, "held")
    audit = None
    if fields.has("audit"):
        inner = fields.inner("audit")
        audit = AuditHead(inner.whole("count", 1), inner.hex64("mac"))
        inner.done()
    fields.skip_null("audit")
    held = Held(
        safe_through=fields.whole("safeThrough"),
        caseload=fields.hex64("caseload"),
        compared=fields.hex64("compared"),
        cursor=fields.text("cursor", 200),
        audit=audit,
    )
    fields.done()
    return held
