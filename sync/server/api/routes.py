"""The calls under /v1. Each reads, asks one service function, answers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.responses import Response

from sync.protocol.batches import MAX_BATCH_BYTES, MEDIA_TYPE
from sync.protocol.exchanges import (
    MAX_PAGE_SETS,
    read_enrolment_request,
    read_new_dossier,
    read_recovery,
    write_caseload,
    write_enrolment_reply,
    write_hello,
    write_page,
    write_push_reply,
)
from sync.protocol.fields import UUID
from sync.server.api import describing
from sync.server.api.answering import answer
from sync.server.api.reading import (
    MAX_JSON_REQUEST,
    invalid,
    read_body,
    read_object,
    read_query,
    target_of,
    wants,
)
from sync.server.service.authentication import authenticate
from sync.server.service.caseload import caseload, register_dossier
from sync.server.service.enrolment import enrol, keep_recovery
from sync.server.service.ports import DeskRow, Service
from sync.server.service.pulling import Asked, hello, pull
from sync.server.service.pushing import push

_JSON = "application/json"


async def _no_body(request: Request) -> bytes:
    return await read_body(request, 0)


async def _json_body(request: Request) -> bytes:
    wants(request, _JSON)
    return await read_body(request, MAX_JSON_REQUEST)


async def _batch_body(request: Request) -> bytes:
    wants(request, MEDIA_TYPE, "zstd")
    return await read_body(request, MAX_BATCH_BYTES)


NoBody = Annotated[bytes, Depends(_no_body)]
JsonBody = Annotated[bytes, Depends(_json_body)]
BatchBody = Annotated[bytes, Depends(_batch_body)]


def build_routes(service: Service) -> APIRouter:
    """The router of one service. Plain functions run in the thread pool: they wait for the database."""
    router = APIRouter(prefix="/v1")

    def who(request: Request, body: bytes, revoked_may: bool = False) -> tuple[str, DeskRow]:
        authorization = request.headers.get("authorization", "")
        return authenticate(service, authorization, request.method, target_of(request), body, revoked_may)

    @router.post("/desks", status_code=201, openapi_extra=describing.ENROL, summary="Enrol a desk")
    def post_desks(request: Request, body: JsonBody) -> Response:
        remote = request.client.host if request.client else ""
        wanted = read_object(body, read_enrolment_request)
        return answer(write_enrolment_reply(enrol(service, wanted, remote)), 201)

    @router.put(
        "/desks/self/recovery", status_code=204, openapi_extra=describing.RECOVERY, summary="Keep recovery"
    )
    def put_recovery(request: Request, body: JsonBody) -> Response:
        tenant, desk = who(request, body)
        keep_recovery(service, tenant, desk, read_object(body, read_recovery))
        return Response(status_code=204)

    @router.get("/desks/self", openapi_extra=describing.HELLO, summary="What is held of this desk")
    def get_self(request: Request, body: NoBody) -> Response:
        tenant, desk = who(request, body, revoked_may=True)
        query = read_query(request, ("incarnation",))
        incarnation = _uuid(query, "incarnation")
        if incarnation is None:
            raise invalid("incarnation", "missing")
        return answer(write_hello(hello(service, tenant, desk, incarnation)))

    @router.post("/dossiers", status_code=201, openapi_extra=describing.DOSSIERS, summary="Register keys")
    def post_dossiers(request: Request, body: JsonBody) -> Response:
        tenant, desk = who(request, body)
        new = read_object(body, read_new_dossier)
        is_new = register_dossier(service, tenant, desk, new)
        return answer({"dossier": new.dossier}, 201 if is_new else 200)

    @router.post("/change-sets", openapi_extra=describing.CHANGE_SETS, summary="Push change sets")
    def post_change_sets(request: Request, body: BatchBody) -> Response:
        tenant, desk = who(request, body, revoked_may=True)
        return answer(write_push_reply(push(service, tenant, desk, body)))

    @router.get("/caseload", openapi_extra=describing.CASELOAD, summary="Dossiers this desk may see")
    def get_caseload(request: Request, body: NoBody) -> Response:
        tenant, desk = who(request, body)
        read_query(request, ())
        return answer(write_caseload(caseload(service, tenant, desk)))

    @router.get("/changes", openapi_extra=describing.CHANGES, summary="Pull change sets in commit order")
    def get_changes(request: Request, body: NoBody) -> Response:
        tenant, desk = who(request, body)
        query = read_query(request, ("cursor", "limit", "incarnation", "dossier"))
        asked = Asked(
            cursor=query.get("cursor", ""),
            limit=_limit(query.get("limit", "100")),
            incarnation=_uuid(query, "incarnation"),
            dossier=_uuid(query, "dossier"),
        )
        return answer(write_page(pull(service, tenant, desk, asked)))

    return router


def add_description(app: FastAPI) -> None:
    """GET /v1/openapi.json: of the finished app."""

    @app.get("/v1/openapi.json", openapi_extra=describing.DESCRIPTION, summary="This description")
    def get_description() -> Response:
        return answer(app.openapi())


def _uuid(query: dict[str, str], name: str) -> str | None:
    text = query.get(name)
    if text is not None and not UUID.fullmatch(text):
        raise invalid(name, "wrong-format")
    return text


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MAX_PAGE_SETS):
        raise invalid("limit", "out-of-range")
    return int(text)
