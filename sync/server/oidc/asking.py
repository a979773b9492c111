"""One request to a provider: only over TLS (or to this machine), never elsewhere than asked, with a cap."""

from __future__ import annotations

import base64
import json
from ipaddress import ip_address
from urllib.parse import quote_plus, urlsplit

import httpx2

from sync.protocol.canonical import Limits, WireProblem, read_json
from sync.server.service.sign_in_ports import LoginRefused, ProviderAway

_TIMES = httpx2.Timeout(connect=5.0, read=10.0, write=10.0, pool=5.0)
_LIMITS = Limits(size=256 * 1024, text=20_000)


def is_safe_address(address: str) -> bool:
    """True for https, and for plain http to this machine alone (trials, tests)."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.username is not None or parts.fragment or not host:
        return False
    if parts.scheme == "https":
        return True
    return parts.scheme == "http" and _is_this_machine(host)


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def new_client() -> httpx2.Client:
    """TLS by the system's own trust store; a provider that sends one elsewhere is not followed."""
    return httpx2.Client(timeout=_TIMES, follow_redirects=False, headers={"Accept": "application/json"})


def fetch(client: httpx2.Client, address: str) -> dict[str, object]:
    """A JSON object at an address. Raises ProviderAway for anything else."""
    try:
        status, body = _read(client, client.build_request("GET", address))
    except httpx2.HTTPError:
        raise ProviderAway from None
    found = _object(body) if status == 200 else None
    if found is None:
        raise ProviderAway
    return found


def exchange(
    client: httpx2.Client, address: str, form: dict[str, str], basic: tuple[str, str] | None
) -> dict[str, object]:
    """POST to a token endpoint (RFC 6749, 5). Raises LoginRefused for its no, ProviderAway otherwise."""
    request = client.build_request("POST", address, data=form)
    if basic is not None:
        # Each part form-encoded before it is joined (RFC 6749, 2.3.1).
        named = ":".join(quote_plus(part) for part in basic)
        request.headers["Authorization"] = "Basic " + base64.b64encode(named.encode()).decode("ascii")
    try:
        status, body = _read(client, request)
    except httpx2.HTTPError:
        raise ProviderAway from None
    found = _object(body)
    if status in (400, 401, 403):
        # Of the provider's own words only the closed list of RFC 6749, 5.2 goes any further.
        error = "" if found is None else str(found.get("error", ""))
        raise LoginRefused("client" if error in ("invalid_client", "unauthorized_client") else "provider")
    if status != 200 or found is None:
        raise ProviderAway
    return found


def _read(client: httpx2.Client, request: httpx2.Request) -> tuple[int, bytes]:
    response = client.send(request, stream=True)
    try:
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if len(body) > _LIMITS.size:
                raise ProviderAway
        return response.status_code, bytes(body)
    finally:
        response.close()


def _object(body: bytes) -> dict[str, object] | None:
    try:
        found = read_json(body, _LIMITS)
    except (WireProblem, json.JSONDecodeError):
        return None
    return found if isinstance(found, dict) else None
