"""Signing in at the municipality's own provider: what desk and back end say to each other about it.

Authorization code with PKCE in the person's own browser (RFC 7636, 8252). The desk keeps the verifier and
catches the answer on its own machine; the back end asks the provider, so no token of it reaches a laptop.
What the desk gets is a token of ours that counts only beside the desk's own signature.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sync.protocol.fields import Fields

#: with each signed request of a desk that is signed in; worth nothing without the desk's own signature
SESSION_HEADER = "Desk-Session"
_URL_SAFE = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
#: the machine itself and no other, on a port of the moment (RFC 8252, 7.3)
LOOPBACK = re.compile(r"http://(127\.0\.0\.1|\[::1\]):[1-9][0-9]{0,4}/aangemeld")
_WEB = re.compile(r"https?://[!-~]{1,8000}")
#: visible ASCII of another party: code and state may hold more than base64 (RFC 6749, A.5 and A.11)
_FOREIGN = re.compile(r"[!-~]{1,4000}")


def new_verifier(chance: Callable[[int], bytes]) -> str:
    """32 random bytes as a PKCE verifier (RFC 7636, 4.1)."""
    return url_safe(chance(32))


def url_safe(raw: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def challenge_of(verifier: str) -> str:
    """The S256 challenge that goes with a verifier (RFC 7636, 4.2)."""
    return url_safe(hashlib.sha256(verifier.encode("ascii")).digest())


@dataclass(frozen=True, slots=True)
class SignInRequest:
    """POST /v1/sign-ins: begin."""

    challenge: str
    redirect_uri: str


def write_sign_in_request(request: SignInRequest) -> dict[str, object]:
    return {"codeChallenge": request.challenge, "redirectUri": request.redirect_uri}


def read_sign_in_request(untrusted: object) -> SignInRequest:
    fields = Fields(untrusted, "")
    request = SignInRequest(fields.formed("codeChallenge", _URL_SAFE), fields.formed("redirectUri", LOOPBACK))
    fields.done()
    return request


@dataclass(frozen=True, slots=True)
class SignInBegun:
    """Where the person's browser goes, and what must come back with it."""

    sign_in: str
    address: str
    issuer: str
    state: str
    expires_at: str


def write_sign_in_begun(begun: SignInBegun) -> dict[str, object]:
    return {
        "signIn": begun.sign_in,
        "authorizationUrl": begun.address,
        "issuer": begun.issuer,
        "state": begun.state,
        "expiresAt": begun.expires_at,
    }


def read_sign_in_begun(untrusted: object) -> SignInBegun:
    fields = Fields(untrusted, "signIn")
    begun = SignInBegun(
        sign_in=fields.uuid("signIn"),
        address=fields.formed("authorizationUrl", _WEB),
        issuer=fields.formed("issuer", _WEB),
        state=fields.formed("state", _URL_SAFE),
        expires_at=fields.instant("expiresAt"),
    )
    fields.done()
    return begun


@dataclass(frozen=True, slots=True)
class SignInProof:
    """POST /v1/sessions: what the browser brought back. `issuer` None where the provider names none."""

    sign_in: str
    code: str = field(repr=False)
    state: str = field(repr=False)
    issuer: str | None
    verifier: str = field(repr=False)


def write_sign_in_proof(proof: SignInProof) -> dict[str, object]:
    return {
        "signIn": proof.sign_in,
        "code": proof.code,
        "state": proof.state,
        "issuer": proof.issuer,
        "codeVerifier": proof.verifier,
    }


def read_sign_in_proof(untrusted: object) -> SignInProof:
    fields = Fields(untrusted, "")
    proof = SignInProof(
        sign_in=fields.uuid("signIn"),
        code=fields.formed("code", _FOREIGN),
        state=fields.formed("state", _FOREIGN),
        issuer=fields.optional("issuer", _WEB),
        verifier=fields.formed("codeVerifier", _VERIFIER),
    )
    fields.done()
    return proof


@dataclass(frozen=True, slots=True)
class SessionTokens:
    """A short token to go with each request, and what to have it renewed with until the day is over."""

    token: str = field(repr=False)
    token_until: str
    renewal: str = field(repr=False)
    ends_at: str


def write_session_tokens(tokens: SessionTokens) -> dict[str, object]:
    return {
        "token": tokens.token,
        "tokenExpiresAt": tokens.token_until,
        "renewal": tokens.renewal,
        "endsAt": tokens.ends_at,
    }


def read_session_tokens(untrusted: object) -> SessionTokens:
    fields = Fields(untrusted, "session")
    tokens = SessionTokens(
        token=fields.formed("token", _URL_SAFE),
        token_until=fields.instant("tokenExpiresAt"),
        renewal=fields.formed("renewal", _URL_SAFE),
        ends_at=fields.instant("endsAt"),
    )
    fields.done()
    return tokens


def write_renewal(renewal: str) -> dict[str, object]:
    """POST /v1/sessions/self/tokens."""
    return {"renewal": renewal}


def read_renewal(untrusted: object) -> str:
    fields = Fields(untrusted, "")
    renewal = fields.formed("renewal", _URL_SAFE)
    fields.done()
    return renewal
