"""Receipts: the back end's signed word. A reply without one that verifies counts as nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from sync.protocol.canonical import WireCode, WireProblem, canonical
from sync.protocol.fields import Fields
from sync.protocol.marks import AuditHead
from sync.protocol.model import PROTOCOL_VERSION, Receipt
from sync.protocol.signing import SigningWay, sign, verify

_AUDIT = re.compile(r"[1-9][0-9]{0,14}:[0-9a-f]{64}")


def _signed_part(receipt: Receipt) -> dict[str, object]:
    shown = {} if receipt.audit is None else {"audit": f"{receipt.audit.count}:{receipt.audit.mac}"}
    return shown | {
        "v": receipt.v,
        "tenant": receipt.tenant,
        "epoch": receipt.epoch,
        "desk": receipt.desk,
        "incarnation": receipt.incarnation,
        "n": receipt.n,
        "headHash": receipt.head_hash,
        "requestDigest": receipt.request_digest,
        "safeThrough": receipt.safe_through,
        "receivedAt": receipt.received_at,
    }


def write_receipt(receipt: Receipt) -> dict[str, object]:
    """As it stands in a reply and in the desk's store."""
    return _signed_part(receipt) | {"signature": receipt.signature}


def read_receipt(untrusted: object, where: str = "receipt") -> Receipt:
    """A receipt from the other side; not yet verified. Raises WireProblem."""
    fields = Fields(untrusted, where)
    version = fields.whole("v", 1, 1_000)
    if version != PROTOCOL_VERSION:
        raise WireProblem(WireCode.UNKNOWN_VERSION, where)
    receipt = Receipt(
        v=version,
        tenant=fields.tenant("tenant"),
        epoch=fields.uuid("epoch"),
        desk=fields.uuid("desk"),
        incarnation=fields.uuid("incarnation"),
        n=fields.whole("n", 1),
        head_hash=fields.hex64("headHash"),
        request_digest=fields.hex64("requestDigest"),
        safe_through=fields.whole("safeThrough"),
        received_at=fields.instant("receivedAt"),
        signature=fields.text("signature", 100),
        audit=_read_audit(fields.optional("audit", _AUDIT)),
    )
    fields.done()
    return receipt


def _read_audit(text: str | None) -> AuditHead | None:
    if text is None:
        return None
    count, _, mac = text.partition(":")
    return AuditHead(int(count), mac)


def sign_receipt(receipt: Receipt, key: SigningWay) -> Receipt:
    """The same receipt with the back end's signature over everything else in it."""
    return replace(receipt, signature=sign(key, b"receipt|" + canonical(_signed_part(receipt))))


def verify_receipt(receipt: Receipt, server_key: bytes) -> None:
    """Raises WireProblem SIGNATURE unless the back end with this public key signed it."""
    verify(server_key, b"receipt|" + canonical(_signed_part(receipt)), receipt.signature, "receipt")
