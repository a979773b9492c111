"""What a municipality orders its desks, and how a desk stands with it: both signed by the back end.

Orders are numbered per desk from 1 without gaps and chained by hash, so that none can be left out, put in
another place or sent to another desk. A standing is the signed word of this moment: the state of the desk,
what its worker does, how long it may go without contact, and where the chain of its orders ends.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from sync.protocol.canonical import WireCode, WireProblem, canonical
from sync.protocol.fields import MARK, UUID, WORD, Fields
from sync.protocol.model import CHAIN_START, PROTOCOL_VERSION, Standing
from sync.protocol.signing import SigningWay, sign, verify

_KIND = re.compile(r"[a-z]+(-[a-z]+){0,5}")
MAX_ORDERS = 100
MAX_ROLES = 20
#: days without contact a municipality may allow, and days of silence after which a desk begins anew
MOST_LEASE_DAYS = 365
MOST_SILENT_DAYS = 3_650


class OrderKind(StrEnum):
    SUSPEND = "suspend"
    REVOKE = "revoke"
    LET_IN = "let-in"
    WIPE = "wipe"
    FORGET_DOSSIER = "forget-dossier"  # subject: the dossier; name: 'unassigned' or 'destroyed'
    RETURN_DOSSIER = "return-dossier"  # subject: a dossier that was forgotten as unassigned
    TAKE_PACK = "take-pack"  # name, version, sha256 of the parcel of files
    TAKE_LAW = "take-law"
    TAKE_RETENTION = "take-retention"
    TAKE_LANGUAGES = "take-languages"
    REBASELINE = "rebaseline"  # was silent for too long: fetch from the beginning
    RECOVERY_KEY = "recovery-key"  # name: its id; sha256 of the public key


#: orders about the desk itself; of these only the last counts
FATES = frozenset({OrderKind.SUSPEND, OrderKind.REVOKE, OrderKind.LET_IN, OrderKind.WIPE})


class Outcome(StrEnum):
    DONE = "done"
    REFUSED = "refused"  # it could not be taken; what was here before stays
    BEGUN = "begun"  # a wipe: after it nobody is left to report


@dataclass(frozen=True, slots=True)
class Order:
    """One order to one desk."""

    v: int
    tenant: str
    desk: str
    n: int
    previous: str  # order_hash of n-1, CHAIN_START for n == 1
    kind: str  # OrderKind; a desk of before it was made says that it does not know it
    subject: str  # id of a dossier, '' for another kind
    name: str  # what is to be taken, or why; '' where there is nothing to name
    version: int  # of what is to be taken, 0 for another kind
    sha256: str  # of what is to be fetched, '' when there is nothing to fetch
    made_at: str
    signature: str = ""


def _order_part(order: Order) -> dict[str, object]:
    return {
        "v": order.v,
        "tenant": order.tenant,
        "desk": order.desk,
        "n": order.n,
        "previous": order.previous,
        "kind": str(order.kind),
        "subject": order.subject,
        "name": order.name,
        "version": order.version,
        "sha256": order.sha256,
        "madeAt": order.made_at,
    }


def order_hash(order: Order) -> str:
    """What the next order names as `previous`: SHA-256 over everything but the signature, hex."""
    return hashlib.sha256(canonical(_order_part(order))).hexdigest()


def sign_order(order: Order, key: SigningWay) -> Order:
    """The same order with the back end's signature."""
    return replace(order, signature=sign(key, b"order|" + canonical(_order_part(order))))


def write_order(order: Order) -> dict[str, object]:
    """As it travels and as both sides keep it."""
    return _order_part(order) | {"signature": order.signature}


def read_order(untrusted: object) -> Order:
    """An order from the other side; not yet verified. Raises WireProblem."""
    fields = Fields(untrusted, "order")
    order = Order(
        v=_version(fields),
        tenant=fields.tenant("tenant"),
        desk=fields.uuid("desk"),
        n=fields.whole("n", 1),
        previous=fields.hex64("previous"),
        kind=fields.formed("kind", _KIND),
        subject=_or_empty(fields, "subject"),
        name=fields.label("name", 80),
        version=fields.whole("version", 0, 1_000_000),
        sha256=_or_empty(fields, "sha256"),
        made_at=fields.instant("madeAt"),
        signature=fields.text("signature", 100),
    )
    fields.done()
    return order


def _version(fields: Fields) -> int:
    version = fields.whole("v", 1, 1_000)
    if version != PROTOCOL_VERSION:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "order")
    return version


def _or_empty(fields: Fields, name: str) -> str:
    text = fields.text(name, 64)
    shaped = UUID.fullmatch(text) if name == "subject" else len(text) == 64 and text.isalnum()
    if text and not shaped:
        raise WireProblem(WireCode.WRONG_FORMAT, f"order.{name}")
    return text


def verify_order(order: Order, server_key: bytes) -> None:
    """Raises WireProblem SIGNATURE unless the back end with this public key signed it."""
    verify(server_key, b"order|" + canonical(_order_part(order)), order.signature, "order")


def verify_orders(
    orders: tuple[Order, ...], server_key: bytes, tenant: str, desk: str, n: int, previous: str
) -> None:
    """Raises WireProblem unless these are, in order, the orders after `n` of this desk and signed.

    `previous`: the hash of order `n`, CHAIN_START for 0.
    """
    for order in orders:
        verify_order(order, server_key)
        if (order.tenant, order.desk) != (tenant, desk):
            raise WireProblem(WireCode.MIXED, "order")
        if (order.n, order.previous) != (n + 1, previous):
            raise WireProblem(WireCode.CHAIN_BROKEN, "order")
        n, previous = order.n, order_hash(order)


def write_orders(orders: tuple[Order, ...]) -> dict[str, object]:
    """Reply to GET /v1/desks/self/orders."""
    return {"orders": [write_order(order) for order in orders]}


def read_orders(untrusted: object) -> tuple[Order, ...]:
    fields = Fields(untrusted, "orders")
    orders = tuple(read_order(one) for one in fields.items("orders", MAX_ORDERS))
    fields.done()
    return orders


@dataclass(frozen=True, slots=True)
class OrderOutcome:
    """POST /v1/desks/self/order-outcomes: what became of an order. `code`: a word of ours, '' when done."""

    n: int
    outcome: Outcome
    code: str = ""


def write_outcome(outcome: OrderOutcome) -> dict[str, object]:
    return {"n": outcome.n, "outcome": outcome.outcome.value, "code": outcome.code}


def read_outcome(untrusted: object) -> OrderOutcome:
    fields = Fields(untrusted, "")
    n, outcome = fields.whole("n", 1), fields.choice("outcome", Outcome)
    code = fields.text("code", 60)
    if code and not WORD.fullmatch(code):
        raise WireProblem(WireCode.WRONG_FORMAT, "code")
    fields.done()
    return OrderOutcome(n, outcome, code)


def _standing_part(standing: Standing) -> dict[str, object]:
    return {
        "v": standing.v,
        "tenant": standing.tenant,
        "desk": standing.desk,
        "state": standing.state,
        "roles": list(standing.roles),
        "leaseDays": standing.lease_days,
        "lockMinutes": standing.lock_minutes,
        "ordersThrough": standing.orders_through,
        "ordersHead": standing.orders_head,
        "serverTime": standing.server_time,
    }


def sign_standing(standing: Standing, key: SigningWay) -> Standing:
    """The same standing with the back end's signature."""
    return replace(standing, signature=sign(key, b"standing|" + canonical(_standing_part(standing))))


def verify_standing(standing: Standing, server_key: bytes) -> None:
    """Raises WireProblem SIGNATURE unless the back end with this public key signed it."""
    verify(server_key, b"standing|" + canonical(_standing_part(standing)), standing.signature, "standing")


def write_standing(standing: Standing) -> dict[str, object]:
    """As it stands in the handshake and in the desk's store."""
    return _standing_part(standing) | {"signature": standing.signature}


def read_standing(untrusted: object) -> Standing:
    """A standing from the other side; not yet verified. Raises WireProblem."""
    fields = Fields(untrusted, "standing")
    standing = Standing(
        v=_version(fields),
        tenant=fields.tenant("tenant"),
        desk=fields.uuid("desk"),
        state=fields.text("state", 40),
        roles=tuple(_role(one) for one in fields.items("roles", MAX_ROLES)),
        lease_days=fields.whole("leaseDays", 1, MOST_LEASE_DAYS),
        lock_minutes=fields.whole("lockMinutes", 1, 60),
        orders_through=fields.whole("ordersThrough"),
        orders_head=fields.hex64("ordersHead"),
        server_time=fields.instant("serverTime"),
        signature=fields.text("signature", 100),
    )
    fields.done()
    if (standing.orders_through == 0) != (standing.orders_head == CHAIN_START):
        raise WireProblem(WireCode.CHAIN_BROKEN, "standing")
    return standing


def _role(untrusted: object) -> str:
    if not isinstance(untrusted, str) or not MARK.fullmatch(untrusted):
        raise WireProblem(WireCode.WRONG_FORMAT, "standing.roles")
    return untrusted
