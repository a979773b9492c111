"""What is asked and answered over HTTP, apart from batches: enrolment, handshake, dossiers, pages.

Per message a frozen dataclass, a writer (to a JSON object) and a strict reader (raises WireProblem).
Keys on the wire are camelCase, bytes are base64, moments are UTC text with milliseconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sync.protocol.canonical import Limits
from sync.protocol.fields import MARK, Fields, write_bytes
from sync.protocol.marks import read_held, write_held
from sync.protocol.model import DossierGrant, Hello, Page, Receipt
from sync.protocol.orders import read_standing, write_standing
from sync.protocol.receipts import read_receipt, write_receipt
from sync.protocol.short_sets import lengthened, shortened

#: a page holds base64 bodies; the cap of one whole reply
MAX_PAGE_BYTES = 4 * 1024 * 1024
MAX_PAGE_SETS = 500
PAGE_LIMITS = Limits(size=MAX_PAGE_BYTES, text=2 * 1024 * 1024)
#: head of an answer with a page: the cursor of the page after it, so that it can be asked for at once
NEXT_CURSOR = "Next-Cursor"
CURSOR = re.compile(r"[!-~]{1,200}")
CASELOAD_LIMITS = Limits(size=MAX_PAGE_BYTES, items=100_000)
MAX_DOSSIERS = 10_000
MAX_PARCEL = 16 * 1024
#: X25519 alone, and hybrid: X25519 with ML-KEM-768
RECOVERY_KEY_SIZES = (32, 1216)


#: what a laptop calls itself that nobody gave a name
NO_NAME = "laptop"


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """POST /v1/desks."""

    code: str = field(repr=False)
    desk: str
    public_key: bytes  # Ed25519, 32 bytes
    label: str
    protocol: int


def write_enrolment_request(request: EnrolmentRequest) -> dict[str, object]:
    return {
        "code": request.code,
        "desk": request.desk,
        "publicKey": write_bytes(request.public_key),
        "label": request.label,
        "protocol": request.protocol,
    }


def read_enrolment_request(untrusted: object) -> EnrolmentRequest:
    fields = Fields(untrusted, "")
    request = EnrolmentRequest(
        code=fields.label("code", 64),
        desk=fields.uuid("desk"),
        public_key=fields.key32("publicKey"),
        label=fields.label("label", 100),
        protocol=fields.whole("protocol", 1, 1_000),
    )
    fields.done()
    return request


@dataclass(frozen=True, slots=True)
class EnrolmentReply:
    """Who this desk is to the back end, and the keys to know the back end by."""

    tenant: str
    municipality: str
    worker: str
    worker_label: str
    phone: str
    server_key: bytes  # Ed25519 public, 32 bytes: receipts verify with it
    recovery_key: bytes  # the store's key is sealed to it: X25519 (32 bytes), or that and ML-KEM-768 (1,216)
    recovery_key_id: str
    server_time: str
    laptop: str = ""  # how the municipality calls this laptop, '' = as it called itself


def write_enrolment_reply(reply: EnrolmentReply) -> dict[str, object]:
    named: dict[str, object] = {"laptop": reply.laptop} if reply.laptop else {}
    return named | {
        "tenant": reply.tenant,
        "municipality": reply.municipality,
        "worker": reply.worker,
        "workerLabel": reply.worker_label,
        "phone": reply.phone,
        "serverKey": write_bytes(reply.server_key),
        "recoveryKey": write_bytes(reply.recovery_key),
        "recoveryKeyId": reply.recovery_key_id,
        "serverTime": reply.server_time,
    }


def read_enrolment_reply(untrusted: object) -> EnrolmentReply:
    fields = Fields(untrusted, "enrolment")
    reply = EnrolmentReply(
        tenant=fields.tenant("tenant"),
        municipality=fields.label("municipality", 100),
        worker=fields.uuid("worker"),
        worker_label=fields.label("workerLabel", 100),
        phone=fields.label("phone", 40),
        server_key=fields.key32("serverKey"),
        recovery_key=fields.sized("recoveryKey", RECOVERY_KEY_SIZES),
        recovery_key_id=fields.formed("recoveryKeyId", MARK),
        server_time=fields.instant("serverTime"),
        laptop=fields.label("laptop", 100) if fields.has("laptop") else "",
    )
    fields.done()
    return reply


@dataclass(frozen=True, slots=True)
class RecoveryParcel:
    """PUT /v1/desks/self/recovery: the store's key, sealed to the municipality. Opaque to the back end."""

    store: str
    generation: int
    key_id: str
    parcel: bytes


def write_recovery(parcel: RecoveryParcel) -> dict[str, object]:
    return {
        "store": parcel.store,
        "generation": parcel.generation,
        "keyId": parcel.key_id,
        "parcel": write_bytes(parcel.parcel),
    }


def read_recovery(untrusted: object) -> RecoveryParcel:
    fields = Fields(untrusted, "")
    parcel = RecoveryParcel(
        store=fields.formed("store", MARK),
        generation=fields.whole("generation", 0),
        key_id=fields.formed("keyId", MARK),
        parcel=fields.raw("parcel", MAX_PARCEL),
    )
    fields.done()
    return parcel


@dataclass(frozen=True, slots=True)
class ParcelKey:
    """GET /v1/parcel-key: what sticks and parcels for this municipality are sealed to."""

    key_id: str
    public_key: bytes  # X25519 and ML-KEM-768, 1,216 bytes


def write_parcel_key(key: ParcelKey) -> dict[str, object]:
    return {"keyId": key.key_id, "publicKey": write_bytes(key.public_key)}


def read_parcel_key(untrusted: object) -> ParcelKey:
    fields = Fields(untrusted, "parcelKey")
    key = ParcelKey(fields.formed("keyId", MARK), fields.sized("publicKey", RECOVERY_KEY_SIZES[1:]))
    fields.done()
    return key


def write_hello(hello: Hello) -> dict[str, object]:
    return {
        "tenant": hello.tenant,
        "epoch": hello.epoch,
        "serverTime": hello.server_time,
        "minimumClient": hello.minimum_client,
        "deskState": hello.desk_state,
        "incarnation": hello.incarnation,
        "n": hello.n,
        "headHash": hello.head_hash,
        "held": None if hello.held is None else write_held(hello.held),
        "standing": None if hello.standing is None else write_standing(hello.standing),
    }


def read_hello(untrusted: object) -> Hello:
    fields = Fields(untrusted, "hello")
    hello = Hello(
        tenant=fields.tenant("tenant"),
        epoch=fields.uuid("epoch"),
        server_time=fields.instant("serverTime"),
        minimum_client=fields.whole("minimumClient", 1, 1_000),
        desk_state=fields.text("deskState", 40),
        incarnation=fields.uuid("incarnation"),
        n=fields.whole("n"),
        head_hash=fields.hex64("headHash"),
        held=read_held(fields.anything("held")) if fields.has("held") else None,
        standing=read_standing(fields.anything("standing")) if fields.has("standing") else None,
    )
    fields.skip_null("held")
    fields.skip_null("standing")
    fields.done()
    return hello


@dataclass(frozen=True, slots=True)
class PushReply:
    """Reply to POST /v1/change-sets. `quarantined`: number and reason of sets kept apart."""

    receipt: Receipt
    quarantined: tuple[tuple[int, str], ...] = ()


def write_push_reply(reply: PushReply) -> dict[str, object]:
    apart = [{"n": n, "reason": reason} for n, reason in reply.quarantined]
    return {"receipt": write_receipt(reply.receipt), "quarantined": apart}


def read_push_reply(untrusted: object) -> PushReply:
    fields = Fields(untrusted, "push")
    receipt = read_receipt(fields.anything("receipt"))
    apart = []
    for one in fields.items("quarantined", MAX_PAGE_SETS):
        inner = Fields(one, "push.quarantined")
        apart.append((inner.whole("n", 1), inner.formed("reason", MARK)))
        inner.done()
    fields.done()
    return PushReply(receipt, tuple(apart))


@dataclass(frozen=True, slots=True)
class NewDossier:
    """POST /v1/dossiers: the keys of a dossier that was begun on a desk."""

    dossier: str
    normal_key: bytes = field(repr=False)
    special_key: bytes = field(repr=False)


def write_new_dossier(new: NewDossier) -> dict[str, object]:
    keys = {"normal": write_bytes(new.normal_key), "special": write_bytes(new.special_key)}
    return {"dossier": new.dossier, "keys": keys}


def read_new_dossier(untrusted: object) -> NewDossier:
    fields = Fields(untrusted, "")
    dossier = fields.uuid("dossier")
    keys = fields.inner("keys")
    new = NewDossier(dossier, keys.key32("normal"), keys.key32("special"))
    keys.done()
    fields.done()
    return new


def write_caseload(grants: tuple[DossierGrant, ...]) -> dict[str, object]:
    return {"dossiers": [_write_grant(grant) for grant in grants]}


def _write_grant(grant: DossierGrant) -> dict[str, object]:
    special = None if grant.special_key is None else write_bytes(grant.special_key)
    return {
        "dossier": grant.dossier,
        "keys": {"normal": write_bytes(grant.normal_key), "special": special},
        "count": grant.count,
        "digest": grant.digest,
    }


def read_caseload(untrusted: object) -> tuple[DossierGrant, ...]:
    fields = Fields(untrusted, "caseload")
    grants = tuple(_read_grant(one) for one in fields.items("dossiers", MAX_DOSSIERS))
    fields.done()
    return grants


def _read_grant(untrusted: object) -> DossierGrant:
    fields = Fields(untrusted, "caseload.dossiers")
    keys = fields.inner("keys")
    normal = keys.key32("normal")
    special = keys.key32("special") if keys.has("special") else None
    keys.skip_null("special")
    keys.done()
    grant = DossierGrant(
        dossier=fields.uuid("dossier"),
        normal_key=normal,
        special_key=special,
        count=fields.whole("count"),
        digest=fields.hex64("digest"),
    )
    fields.done()
    return grant


def write_page(page: Page) -> dict[str, object]:
    return {
        "epoch": page.epoch,
        "sets": list(shortened(page.sets)),
        "cursor": page.cursor,
        "hasMore": page.has_more,
    }


def read_page(untrusted: object) -> Page:
    fields = Fields(untrusted, "page")
    page = Page(
        epoch=fields.uuid("epoch"),
        sets=tuple(lengthened(fields.items("sets", MAX_PAGE_SETS), "page.sets")),
        cursor=fields.text("cursor", 200),
        has_more=fields.flag("hasMore"),
    )
    fields.done()
    return page
