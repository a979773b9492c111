"""Which desk asks: every signed call goes through here, so that no room forgets the sign-in."""

from __future__ import annotations

from starlette.requests import Request

from sync.protocol.sessions import SESSION_HEADER
from sync.server.api.entrance import certificate_key
from sync.server.api.reading import target_of
from sync.server.service.authentication import authenticate
from sync.server.service.ports import DeskRow, Service


def who(
    service: Service, request: Request, body: bytes, revoked_may: bool = False, needs_session: bool = True
) -> tuple[str, DeskRow]:
    """Tenant and desk that signed this request and, where the municipality asks it, are signed in.

    In: `body` as sent; `revoked_may` True where a desk that was put out may still speak; `needs_session`
    False only for the calls by which one signs in. Raises Problem.
    """
    return authenticate(
        service,
        request.headers.get("authorization", ""),
        request.method,
        target_of(request),
        body,
        revoked_may,
        session=request.headers.get(SESSION_HEADER, "") if needs_session else None,
        certificate=certificate_key(request),
    )
