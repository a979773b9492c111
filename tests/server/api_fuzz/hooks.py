"""What schemathesis cannot know: requests are signed, and two bodies are no JSON.

Read by its command line through SCHEMATHESIS_HOOKS; the desk it signs for comes from INTAKEKOFFER_DESK, as
'tenant desk key' (the key as hex of the seed).
"""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import schemathesis
from nacl.signing import SigningKey
from requests import PreparedRequest
from requests.auth import AuthBase

from sync.protocol.fields import write_instant
from sync.protocol.signing import authorize

_TENANT, _DESK, _SEED = os.environ["INTAKEKOFFER_DESK"].split()
_KEY = SigningKey(bytes.fromhex(_SEED))


class _Signed(AuthBase):
    """Signs what is really sent, whatever it is."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        parts = urlsplit(request.url or "")
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        body = request.body or b""
        raw = body.encode("utf-8") if isinstance(body, str) else body
        if not isinstance(raw, bytes):
            return request
        now, nonce = write_instant(datetime.now(UTC)), secrets.token_hex(16)
        request.headers["Authorization"] = authorize(
            _KEY, _TENANT, _DESK, request.method or "", target, now, nonce, raw
        )
        return request


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Every request that was given an Authorization, whatever stands in it, is signed; others try without."""
    # By this spelling: one that came up by chance in small letters is meant to be without.
    if "Authorization" in list(case.headers or {}):
        kwargs["auth"] = _Signed()


@schemathesis.serializer("application/x-ndjson", "application/offset+octet-stream")
def as_bytes(context: Any, value: Any) -> bytes:
    """Bodies that are no JSON: whatever text came up."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """JSON Schema calls 3.0 an integer; our readers do not: two readers must not read two numbers."""
    return _whole(body)


def _whole(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _whole(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
