"""The calls by which a worker signs in: signed by the desk like all others, and open without a session."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from sync.protocol.sessions import (
    read_renewal,
    read_sign_in_proof,
    read_sign_in_request,
    write_session_tokens,
    write_sign_in_begun,
)
from sync.server.api import describing_sign_in as describing
from sync.server.api.answering import answer
from sync.server.api.asking import who
from sync.server.api.reading import MAX_JSON_REQUEST, read_body, read_object, wants
from sync.server.service import signing_in
from sync.server.service.ports import Service


async def _no_body(request: Request) -> bytes:
    return await read_body(request, 0)


async def _json_body(request: Request) -> bytes:
    wants(request, "application/json")
    return await read_body(request, MAX_JSON_REQUEST)


NoBody = Annotated[bytes, Depends(_no_body)]
JsonBody = Annotated[bytes, Depends(_json_body)]


def add_sign_in_routes(router: APIRouter, service: Service) -> None:
    """Begin, finish, renew, sign out."""

    @router.post("/sign-ins", status_code=201, openapi_extra=describing.SIGN_INS, summary="Begin to sign in")
    def post_sign_ins(request: Request, body: JsonBody) -> Response:
        tenant, desk = who(service, request, body, needs_session=False)
        wanted = read_object(body, read_sign_in_request)
        return answer(write_sign_in_begun(signing_in.begin(service, tenant, desk, wanted)), 201)

    @router.post("/sessions", status_code=201, openapi_extra=describing.SESSIONS, summary="Sign in")
    def post_sessions(request: Request, body: JsonBody) -> Response:
        tenant, desk = who(service, request, body, needs_session=False)
        proof = read_object(body, read_sign_in_proof)
        return answer(write_session_tokens(signing_in.finish(service, tenant, desk, proof)), 201)

    @router.post(
        "/sessions/self/tokens", status_code=201, openapi_extra=describing.TOKENS, summary="Stay signed in"
    )
    def post_tokens(request: Request, body: JsonBody) -> Response:
        tenant, desk = who(service, request, body, needs_session=False)
        renewal = read_object(body, read_renewal)
        return answer(write_session_tokens(signing_in.renew(service, tenant, desk, renewal)), 201)

    @router.delete("/sessions/self", status_code=204, openapi_extra=describing.SIGN_OUT, summary="Sign out")
    def delete_session(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body, revoked_may=True, needs_session=False)
        signing_in.sign_out(service, tenant, desk)
        return Response(status_code=204)
