"""The OpenAPI description of the calls by which a worker signs in."""

from __future__ import annotations

from sync.protocol.sessions import LOOPBACK
from sync.server.api.describing import ID, MOMENT, Schema, call, object_of, or_null

_TOKEN: Schema = {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"}
_TOKENS = object_of(token=_TOKEN, tokenExpiresAt=MOMENT, renewal=_TOKEN, endsAt=MOMENT)
_ADDRESS: Schema = {"type": "string", "format": "uri", "pattern": "^https?://[!-~]{1,8000}$"}
_FOREIGN: Schema = {"type": "string", "pattern": "^[!-~]{1,4000}$"}

SIGN_INS = call(
    {"201": object_of(signIn=ID, authorizationUrl=_ADDRESS, issuer=_ADDRESS, state=_TOKEN, expiresAt=MOMENT)},
    object_of(codeChallenge=_TOKEN, redirectUri={"type": "string", "pattern": f"^{LOOPBACK.pattern}$"}),
)
SESSIONS = call(
    {"201": _TOKENS},
    object_of(
        signIn=ID,
        code=_FOREIGN,
        state=_FOREIGN,
        issuer=or_null(_ADDRESS),
        codeVerifier={"type": "string", "pattern": "^[A-Za-z0-9._~-]{43,128}$"},
    ),
)
TOKENS = call({"201": _TOKENS}, object_of(renewal=_TOKEN))
SIGN_OUT = call({"204": None})
