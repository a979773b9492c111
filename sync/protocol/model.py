"""The units of transport.

A *change set* is a header in the clear and a sealed body. The header holds what routing and the chain
need and no word of what was said; `set_hash` is SHA-256 over the canonical header, the header carries
the hash of the sealed body, so a role may get headers without bodies and the chain still verifies.
Numbers run without gaps from 1 per desk incarnation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sync.protocol.marks import AuditHead, Held

PROTOCOL_VERSION = 1
#: `previous` of the first change set of an incarnation
CHAIN_START = "0" * 64
#: why a set was put apart: the desk that sent it was suspended or revoked at that moment
DESK_REVOKED = "desk-revoked"


class PrivacyClass(StrEnum):
    """Who may read a body: `special` holds answers with AVG mark 9 or 10 (design: change sets)."""

    NORMAL = "normal"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class SetHeader:
    """What the back end can read of a change set. Ids are lower-case UUID text, hashes lower-case hex."""

    v: int
    tenant: str  # gemeente_code, e.g. 'gm9999'
    desk: str
    incarnation: str
    n: int  # 1.. without gaps within the incarnation
    previous: str  # set_hash of n-1, CHAIN_START for n == 1
    dossier: str
    privacy_class: PrivacyClass
    author: str  # worker id: who was unlocked when it was said, not who syncs
    pack: str | None  # 'landelijk@1'
    count: int  # changes inside
    sealed_at: str  # UTC, '2026-09-15T08:42:00.000Z'
    body_hash: str  # SHA-256 of the sealed body
    body_size: int  # bytes of the sealed body


@dataclass(frozen=True, slots=True)
class SealedSet:
    """A header and its body: zstd JSON of changes, XChaCha20-Poly1305 under the dossier's class key.

    `body` is None where the reader's role gets headers only.
    """

    header: SetHeader
    body: bytes | None


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """One change as it travels inside a body: plain values, read strictly on both sides.

    Same fields as `desktop.domain.changes.Change`; kind, source, certainty and act are text here so that an
    older reader keeps what it does not know.
    """

    id: str  # UUIDv7
    dossier: str
    kind: str
    key: str
    value: object = field(repr=False)  # JSON
    parents: tuple[str, ...]
    author: str
    desk: str
    time: str  # hybrid logical clock, sortable text
    pack: str | None = None
    language: str | None = None
    wording: str | None = None
    tolk_session: str | None = None
    source: str | None = None
    certainty: str | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The back end's signed word that it committed everything through `n` of an incarnation."""

    v: int
    tenant: str
    epoch: str  # changes when the back end was restored from a backup
    desk: str
    incarnation: str
    n: int
    head_hash: str
    request_digest: str  # SHA-256 of the request body it answers
    safe_through: int  # also on the standby or in the backup; bodies may be purged below this
    received_at: str
    signature: str  # base64 Ed25519 over the canonical receipt without this field
    audit: AuditHead | None = None  # of the desk's own audit chain, as it showed it last


@dataclass(frozen=True, slots=True)
class Standing:
    """How one desk stands with its municipality at `server_time`."""

    v: int
    tenant: str
    desk: str
    state: str  # active | suspended | revoked | wipe
    roles: tuple[str, ...]  # what its worker does; a reader ignores what it does not know
    lease_days: int  # days without contact after which only own dossiers stay open
    lock_minutes: int  # at most so many quiet minutes before the koffer locks
    orders_through: int
    orders_head: str  # order_hash of the last, CHAIN_START when there is none
    server_time: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Hello:
    """What the back end knows of this desk before anything is sent."""

    tenant: str
    epoch: str
    server_time: str
    minimum_client: int  # protocol version
    desk_state: str  # active | suspended | revoked | wipe
    incarnation: str
    n: int  # highest it holds of that incarnation, 0 if none
    head_hash: str
    held: Held | None = None  # None from a back end of before there were marks
    standing: Standing | None = None  # signed; None from a back end of before there were orders


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a pull, in commit order."""

    epoch: str
    sets: tuple[SealedSet, ...]
    cursor: str  # opaque; store it in the same transaction as the sets
    has_more: bool


@dataclass(frozen=True, slots=True)
class DossierGrant:
    """A dossier this desk may see, with the keys of the classes its worker may read."""

    dossier: str
    normal_key: bytes = field(repr=False)
    special_key: bytes | None = field(repr=False)
    #: over the sets this desk may see, to compare after a full sync
    count: int
    digest: str  # the sum of the set hashes modulo 2^256, hex
