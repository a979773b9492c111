"""What a provider says of itself (OpenID Connect Discovery 1.0), kept for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx2

from sync.server.oidc.asking import fetch, is_safe_address
from sync.server.service.sign_in_ports import ProviderAway

_WELL_KNOWN = "/.well-known/openid-configuration"
_KEPT_SECONDS = 3600.0
#: a key that is not there may be new: its set is read again, but not for every forged token
_KEYS_AGAIN_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Metadata:
    """The addresses of a provider, and whether its answers carry its name (RFC 9207)."""

    issuer: str
    authorization: str
    token: str
    keys: str
    names_itself: bool
    takes_secret_in_form: bool


def read_metadata(untrusted: dict[str, object], issuer: str) -> Metadata:
    """Raises ProviderAway: another issuer than asked (Discovery, 4.3), or addresses that are not safe."""

    def address(name: str) -> str:
        value = untrusted.get(name)
        if not isinstance(value, str) or len(value) > 2_000 or not is_safe_address(value):
            raise ProviderAway
        return value

    if untrusted.get("issuer") != issuer:
        raise ProviderAway
    methods = untrusted.get("token_endpoint_auth_methods_supported")
    # Without the field: client_secret_basic (Discovery, 3).
    in_form = isinstance(methods, list) and "client_secret_basic" not in methods
    return Metadata(
        issuer,
        address("authorization_endpoint"),
        address("token_endpoint"),
        address("jwks_uri"),
        untrusted.get("authorization_response_iss_parameter_supported") is True,
        in_form,
    )


class Directory:
    """Metadata and keys of the providers that were asked, each kept for an hour. For several threads."""

    def __init__(
        self, open_client: Callable[[], httpx2.Client], seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._open_client, self._seconds = open_client, seconds
        self._lock = threading.Lock()
        self._metadata: dict[str, tuple[float, Metadata]] = {}
        self._keys: dict[str, tuple[float, dict[str, object]]] = {}

    def metadata(self, issuer: str) -> Metadata:
        """Raises ProviderAway."""
        if not is_safe_address(issuer):
            raise ProviderAway
        with self._lock:
            kept = self._metadata.get(issuer)
            if kept is not None and self._seconds() - kept[0] < _KEPT_SECONDS:
                return kept[1]
        with self._open_client() as client:
            found = read_metadata(fetch(client, issuer.rstrip("/") + _WELL_KNOWN), issuer)
        with self._lock:
            self._metadata[issuer] = (self._seconds(), found)
        return found

    def keys(self, metadata: Metadata, again: bool = False) -> dict[str, object]:
        """The provider's key set (RFC 7517). `again`: one was missing. Raises ProviderAway."""
        with self._lock:
            kept = self._keys.get(metadata.issuer)
            age = _KEPT_SECONDS if kept is None else self._seconds() - kept[0]
            if kept is not None and age < (_KEYS_AGAIN_SECONDS if again else _KEPT_SECONDS):
                return kept[1]
        with self._open_client() as client:
            found = fetch(client, metadata.keys)
        with self._lock:
            self._keys[metadata.issuer] = (self._seconds(), found)
        return found
