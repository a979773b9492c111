"""An id token, checked as OpenID Connect Core 3.1.3.7 asks; nothing of it is believed before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from sync.server.service.sign_in_ports import LoginRefused

#: signatures with a public key only: never 'none', never one that a known client secret could make
ALGORITHMS = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
)
_LEEWAY_SECONDS = 120
_LONGEST = 20_000


class UnknownKey(Exception):
    """Signed with a key that is not in the set: it may be newer than the set."""


def read_id_token(
    untrusted: object, keys: dict[str, object], issuer: str, client_id: str, nonce: str | None, now: datetime
) -> dict[str, object]:
    """The claims. `nonce` None at a renewal (Core, 12.2). Raises LoginRefused, UnknownKey."""
    if not isinstance(untrusted, str) or len(untrusted) > _LONGEST:
        raise LoginRefused("id-token")
    try:
        known = KeySet.import_key_set({"keys": _public(keys)})
    except (JoseError, ValueError, TypeError, KeyError):
        raise LoginRefused("keys") from None
    try:
        claims = dict(jwt.decode(untrusted, known, algorithms=ALGORITHMS).claims)
    except InvalidKeyIdError:
        raise UnknownKey from None
    except (JoseError, ValueError, TypeError, KeyError, RecursionError):
        raise LoginRefused("signature") from None
    seconds = int(now.timestamp())
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("issuer", lambda: claims.get("iss") == issuer),
        ("audience", lambda: _is_for(claims, client_id)),
        ("expired", lambda: _number(claims, "exp") + _LEEWAY_SECONDS > seconds),
        ("time", lambda: _number(claims, "iat") - _LEEWAY_SECONDS <= seconds),
        ("nonce", lambda: nonce is None or claims.get("nonce") == nonce),
    )
    for why, holds in checks:
        if not holds():
            raise LoginRefused(why)
    return claims


def _public(keys: dict[str, object]) -> list[dict[str, str | list[str]]]:
    """Keys to verify with; symmetric ones have no business in a set that anybody may read."""
    found = keys.get("keys")
    if not isinstance(found, list):
        raise LoginRefused("keys")
    usable = [one for one in found if isinstance(one, dict) and one.get("kty") in ("RSA", "EC", "OKP")]
    return [one for one in usable if one.get("use", "sig") == "sig"]


def _is_for(claims: dict[str, object], client_id: str) -> bool:
    """The audience is us; with more of them, or with 'azp', we are the one it was made for."""
    audience = claims.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    if client_id not in named:
        return False
    party = claims.get("azp")
    return party == client_id if party is not None or len(named) > 1 else True


def _number(claims: dict[str, object], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LoginRefused("time")
    return value
