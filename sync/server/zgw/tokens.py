"""The token of one call, as the ZGW standards have it: HS256 with the shared secret, made anew each time."""

from __future__ import annotations

from datetime import datetime

from joserfc import jwt
from joserfc.jwk import OctKey

_WHO = "Intakekoffer"


def make_token(client_id: str, secret: str, now: datetime) -> str:
    """A token that says who asks and when. `now` aware. No person is named: it is the service that asks."""
    claims = {
        "iss": client_id,
        "iat": int(now.timestamp()),
        "client_id": client_id,
        "user_id": client_id,
        "user_representation": _WHO,
    }
    return jwt.encode({"alg": "HS256", "typ": "JWT"}, claims, OctKey.import_key(secret))
