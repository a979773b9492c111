"""Ed25519 signatures: of a desk over the head of its chain, and of a desk over each request."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.fields import INSTANT, TENANT, UUID, read_bytes, write_bytes

#: text -> raw signature of 64 bytes; for keys that stay where they are kept
Signer = Callable[[bytes], bytes]
SigningWay = SigningKey | Signer

_AUTHORIZATION = re.compile(
    r'Desk tenant="(?P<tenant>[^"]{1,20})", desk="(?P<desk>[^"]{1,40})", time="(?P<time>[^"]{1,30})", '
    r'nonce="(?P<nonce>[^"]{1,40})", signature="(?P<signature>[^"]{1,100})"'
)
_NONCE = re.compile(r"[0-9a-f]{32}")


def sign(key: SigningWay, text: bytes) -> str:
    """Base64 of the 64-byte signature."""
    return write_bytes(key(text) if callable(key) else key.sign(text).signature)


def verify(public_key: bytes, text: bytes, signature: str, where: str = "signature") -> None:
    """Raises WireProblem SIGNATURE unless `signature` (base64) is that key's over `text`."""
    raw = read_bytes(signature, 64, where)
    try:
        VerifyKey(public_key).verify(text, raw)
    except (CryptoError, ValueError):
        raise WireProblem(WireCode.SIGNATURE, where) from None


def head_text(tenant: str, desk: str, incarnation: str, n: int, head_hash: str) -> bytes:
    """What a desk signs once per batch: the head vouches for every set before it."""
    return "|".join(("push", "1", tenant, desk, incarnation, str(n), head_hash)).encode("utf-8")


def sign_head(key: SigningWay, tenant: str, desk: str, incarnation: str, n: int, head_hash: str) -> str:
    """The batch signature, base64."""
    return sign(key, head_text(tenant, desk, incarnation, n, head_hash))


def verify_head(
    public_key: bytes, tenant: str, desk: str, incarnation: str, n: int, head_hash: str, signature: str
) -> None:
    """Raises WireProblem SIGNATURE when the batch was not signed by this desk."""
    verify(public_key, head_text(tenant, desk, incarnation, n, head_hash), signature)


def request_signature_text(
    tenant: str, desk: str, method: str, target: str, time: str, nonce: str, body_sha256: str
) -> bytes:
    """What a desk signs of one request.

    In: `target` path and query exactly as sent ('/v1/changes?cursor=x'), `time` UTC text, `nonce` 32 hex,
    `body_sha256` hex of the body bytes as sent (packed), of the empty string when there is no body.
    """
    parts = ("request", "1", tenant, desk, method.upper(), target, time, nonce, body_sha256)
    return "|".join(parts).encode("utf-8")


@dataclass(frozen=True, slots=True)
class RequestProof:
    """The Authorization header of a desk, taken apart."""

    tenant: str
    desk: str
    time: str
    nonce: str
    signature: str


def authorize(
    key: SigningWay, tenant: str, desk: str, method: str, target: str, time: str, nonce: str, body: bytes
) -> str:
    """The value of the Authorization header for one request."""
    digest = hashlib.sha256(body).hexdigest()
    signature = sign(key, request_signature_text(tenant, desk, method, target, time, nonce, digest))
    return f'Desk tenant="{tenant}", desk="{desk}", time="{time}", nonce="{nonce}", signature="{signature}"'


def read_authorization(untrusted: str) -> RequestProof:
    """Take the header apart. Raises WireProblem; the signature is not checked here."""
    found = _AUTHORIZATION.fullmatch(untrusted)
    if found is None:
        raise WireProblem(WireCode.WRONG_FORMAT, "authorization")
    proof = RequestProof(**found.groupdict())
    wanted = ((TENANT, proof.tenant), (UUID, proof.desk), (INSTANT, proof.time), (_NONCE, proof.nonce))
    if not all(pattern.fullmatch(text) for pattern, text in wanted):
        raise WireProblem(WireCode.WRONG_FORMAT, "authorization")
    return proof


def verify_request(public_key: bytes, proof: RequestProof, method: str, target: str, body: bytes) -> None:
    """Raises WireProblem SIGNATURE unless this desk signed exactly this request."""
    digest = hashlib.sha256(body).hexdigest()
    text = request_signature_text(proof.tenant, proof.desk, method, target, proof.time, proof.nonce, digest)
    verify(public_key, text, proof.signature, "authorization")
