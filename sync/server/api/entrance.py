"""Who is really there: behind a proxy its word counts for address and certificate, from nobody else.

A client certificate comes with the connection itself, or as RFC 9440's `Client-Cert` from a proxy that was
named in the settings. What is kept of it is the hash of its public key: a certificate that was made anew for
the same key stays the same.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_der_x509_certificate
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

Network = IPv4Network | IPv6Network
#: put there by the connection (running) and by nothing that came in
CERTIFICATE = "intakekoffer.certificate"
_KEY = "intakekoffer.certificate_key"
_MOST = 16 * 1024


def read_networks(text: str) -> tuple[Network, ...]:
    """'10.0.0.5, 10.1.0.0/16' as networks. Raises ValueError."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


class Entrance:
    """The ASGI layer that settles it for every request."""

    def __init__(self, app: ASGIApp, proxies: Sequence[Network] = ()) -> None:
        self._app, self._proxies = app, tuple(proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._settle(scope)
        await self._app(scope, receive, send)

    def _settle(self, scope: Scope) -> None:
        shown: bytes | None = scope.get(CERTIFICATE)
        if self._is_proxy(scope):
            headers = Headers(scope=scope)
            # What the connection itself showed is then the proxy's own, and would do for every laptop.
            shown = _certificate_of(headers.get("client-cert", ""))
            # The last one in the list is what our own proxy saw; those before it anybody may have written.
            named = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
            if _is_address(named):
                scope["client"] = (named, 0)
        scope[_KEY] = key_hash(shown) if shown else ""

    def _is_proxy(self, scope: Scope) -> bool:
        client = scope.get("client")
        if not self._proxies or client is None or not _is_address(client[0]):
            return False
        return any(ip_address(client[0]) in network for network in self._proxies)


def certificate_key(request: Request) -> str:
    """Hash of the public key of the certificate that this request came with; '' without one."""
    found: str = request.scope.get(_KEY, "")
    return found


def key_hash(certificate: bytes) -> str:
    """SHA-256 of the public key in a certificate (DER); '' for what is none."""
    try:
        public = load_der_x509_certificate(certificate).public_key()
        raw = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    except ValueError:
        return ""
    return hashlib.sha256(raw).hexdigest()


def _certificate_of(untrusted: str) -> bytes | None:
    """RFC 9440, 2.1: base64 between colons."""
    if len(untrusted) > _MOST or len(untrusted) < 3 or untrusted[0] != ":" or untrusted[-1] != ":":
        return None
    try:
        return base64.b64decode(untrusted[1:-1], validate=True)
    except (binascii.Error, ValueError):
        return None


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
