"""What signing in asks of the database and of the municipality's own provider."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AccessPolicy:
    """What a municipality asks of its desks beside their key. `issuer` '' = no provider is known.

    `claim` names the claim of the id token that tells workers apart. Times in seconds.
    """

    needs_sign_in: bool = False
    needs_certificate: bool = False
    issuer: str = ""
    client_id: str = ""
    client_secret_wrapped: bytes | None = field(default=None, repr=False)
    scopes: str = "openid"
    claim: str = "sub"
    token_seconds: int = 600
    session_seconds: int = 10 * 3600


@dataclass(frozen=True, slots=True)
class SignInRow:
    """A sign-in that was begun; used once."""

    sign_in: str
    desk: str
    state_hash: str
    nonce: str = field(repr=False)
    challenge: str
    redirect_uri: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SessionRow:
    """Who is signed in on which desk. Tokens are kept as hashes; what the provider gave is wrapped."""

    session: str
    desk: str
    worker: str
    key_thumbprint: str  # of the desk's signing key, sha256 hex
    token_hash: str
    token_until: datetime
    renewal_hash: str
    ends_at: datetime
    provider_token_wrapped: bytes | None = field(repr=False)


class SignIns(Protocol):
    """Policy, logins of workers, sign-ins under way, sessions."""

    def policy(self) -> AccessPolicy: ...
    def put_policy(self, policy: AccessPolicy, now: datetime) -> None: ...
    def worker_of(self, login_hash: str) -> str | None: ...
    def login_of(self, worker: str) -> str | None: ...
    def link(self, worker: str, login_hash: str, now: datetime) -> bool:
        """False when the worker or the login has another already."""

    def unlink(self, worker: str) -> bool: ...
    def add_sign_in(self, row: SignInRow, forget_before: datetime) -> None: ...
    def take_sign_in(self, sign_in: str, desk: str) -> SignInRow | None:
        """Once: it is gone afterwards."""

    def add_session(self, row: SessionRow, now: datetime) -> None:
        """Earlier sessions of this desk end."""

    def by_token(self, token_hash: str) -> SessionRow | None: ...
    def by_renewal(self, renewal_hash: str) -> SessionRow | None: ...
    def renew(self, session: str, token_hash: str, until: datetime, provider_token: bytes | None) -> None: ...
    def end_sessions(self, desk: str) -> int: ...
    def certificate_of(self, desk: str) -> str | None: ...
    def bind_certificate(self, desk: str, key_hash: str, now: datetime) -> None: ...
    def free_certificate(self, desk: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class ProviderAccount:
    """How the back end is known to a provider. `client_secret` '' = a public client: PKCE alone."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: str
    claim: str


@dataclass(frozen=True, slots=True)
class Login:
    """Whom the provider vouches for: the value of the chosen claim, and its own token to ask again with."""

    subject: str = field(repr=False)
    provider_token: str | None = field(repr=False)


class LoginRefused(Exception):
    """The provider said no, or what it sent does not hold. `why` is a word of ours for the audit."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class ProviderAway(Exception):
    """The provider could not be asked now."""


class IdentityProvider(Protocol):
    """Any OpenID provider, by discovery. Every method raises LoginRefused or ProviderAway."""

    def begin(
        self, account: ProviderAccount, redirect_uri: str, state: str, nonce: str, challenge: str
    ) -> str:
        """The address for the person's browser."""

    def redeem(
        self, account: ProviderAccount, code: str, verifier: str, redirect_uri: str, nonce: str
    ) -> Login:
        """Exchange the code; the id token has been verified when this returns."""

    def renew(self, account: ProviderAccount, provider_token: str) -> Login:
        """Ask whether the account still stands. `subject` '' where it does not say whose it is."""

    def names_itself(self, account: ProviderAccount) -> bool:
        """True when its answers must carry the issuer (RFC 9207)."""


class NoProvider:
    """A back end that was set up without a way to ask one."""

    def begin(
        self, account: ProviderAccount, redirect_uri: str, state: str, nonce: str, challenge: str
    ) -> str:
        raise ProviderAway

    def redeem(
        self, account: ProviderAccount, code: str, verifier: str, redirect_uri: str, nonce: str
    ) -> Login:
        raise ProviderAway

    def renew(self, account: ProviderAccount, provider_token: str) -> Login:
        raise ProviderAway

    def names_itself(self, account: ProviderAccount) -> bool:
        raise ProviderAway
