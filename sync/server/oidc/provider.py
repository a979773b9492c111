"""Any standard OpenID provider. Implements `IdentityProvider`: begin, redeem, renew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode, urlsplit

import httpx2

from sync.server.oidc.asking import exchange, new_client
from sync.server.oidc.discovery import Directory, Metadata
from sync.server.oidc.id_token import UnknownKey, read_id_token
from sync.server.service.sign_in_ports import Login, LoginRefused, ProviderAccount

_LONGEST = 8_000


class StandardProvider:
    """One for all municipalities of a back end. `open_client` stays out except where a test has its own."""

    def __init__(
        self, now: Callable[[], datetime], open_client: Callable[[], httpx2.Client] = new_client
    ) -> None:
        self._now, self._open_client = now, open_client
        self._directory = Directory(open_client)

    def names_itself(self, account: ProviderAccount) -> bool:
        """True when its answers must carry the issuer (RFC 9207)."""
        return self._directory.metadata(account.issuer).names_itself

    def begin(
        self, account: ProviderAccount, redirect_uri: str, state: str, nonce: str, challenge: str
    ) -> str:
        """The address for the browser: authorization code, PKCE S256 (RFC 7636), state, nonce."""
        asked = {
            "response_type": "code",
            "client_id": account.client_id,
            "redirect_uri": redirect_uri,
            "scope": account.scopes,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        address = self._directory.metadata(account.issuer).authorization
        return address + ("&" if urlsplit(address).query else "?") + urlencode(asked)

    def redeem(
        self, account: ProviderAccount, code: str, verifier: str, redirect_uri: str, nonce: str
    ) -> Login:
        """Exchange the code and check the id token. Raises LoginRefused, ProviderAway."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
        }
        metadata = self._directory.metadata(account.issuer)
        reply = self._exchange(metadata, account, form)
        return Login(self._subject(metadata, account, reply, nonce), _token(reply))

    def renew(self, account: ProviderAccount, provider_token: str) -> Login:
        """Ask with what it gave before; an id token that comes along is checked too (Core, 12.2)."""
        form = {"grant_type": "refresh_token", "refresh_token": provider_token}
        metadata = self._directory.metadata(account.issuer)
        reply = self._exchange(metadata, account, form)
        subject = self._subject(metadata, account, reply, None) if "id_token" in reply else ""
        return Login(subject, _token(reply))

    def _exchange(
        self, metadata: Metadata, account: ProviderAccount, form: dict[str, str]
    ) -> dict[str, object]:
        basic = None
        if not account.client_secret:
            form |= {"client_id": account.client_id}
        elif metadata.takes_secret_in_form:
            form |= {"client_id": account.client_id, "client_secret": account.client_secret}
        else:
            basic = (account.client_id, account.client_secret)
        # Rare enough for a connection of its own; none is left open between two people's sign-ins.
        with self._open_client() as client:
            return exchange(client, metadata.token, form, basic)

    def _subject(
        self, metadata: Metadata, account: ProviderAccount, reply: dict[str, object], nonce: str | None
    ) -> str:
        def read(again: bool) -> dict[str, object]:
            keys = self._directory.keys(metadata, again)
            id_token = reply.get("id_token")
            return read_id_token(id_token, keys, account.issuer, account.client_id, nonce, self._now())

        try:
            claims = read(again=False)
        except UnknownKey:
            try:
                claims = read(again=True)
            except UnknownKey:
                raise LoginRefused("signature") from None
        value = claims.get(account.claim)
        if not isinstance(value, str) or not value or len(value) > 500:
            raise LoginRefused("claim")
        return value


def _token(reply: dict[str, object]) -> str | None:
    value = reply.get("refresh_token")
    return value if isinstance(value, str) and 0 < len(value) <= _LONGEST else None
