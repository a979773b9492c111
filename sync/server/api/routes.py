"""The calls under /v1. Each reads, asks one service function, answers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.responses import Response

from sync.protocol.batches import MAX_BATCH_BYTES, MEDIA_TYPE
from sync.protocol.exchanges import (
    MAX_PAGE_SETS,
    NEXT_CURSOR,
    read_enrolment_request,
    read_recovery,
    write_caseload,
    write_enrolment_reply,
    write_hello,
    write_page,
    write_push_reply,
)
from sync.protocol.fields import HEX64, UUID
from sync.protocol.marks import AuditHead, AuditOffer
from sync.protocol.registering import read_registration, write_registered
from sync.server.api import asking, describing
from sync.server.api.answering import answer, answer_packed
from sync.server.api.reading import (
    MAX_JSON_REQUEST,
    invalid,
    read_body,
    read_object,
    read_query,
    wants,
)
from sync.server.api.routes_blobs import add_blob_routes
from sync.server.api.routes_colleagues import add_colleague_routes
from sync.server.api.routes_orders import add_order_routes
from sync.server.api.routes_parcels import add_parcel_routes
from sync.server.api.routes_sign_in import add_sign_in_routes
from sync.server.api.routes_steering import add_steering_routes
from sync.server.service.caseload import caseload, register_dossiers
from sync.server.service.enrolment import enrol, keep_recovery
from sync.server.service.ports import DeskRow, Service
from sync.server.service.pulling import Asked, hello, pull
from sync.server.service.pushing import push

_JSON = "application/json"
_AUDIT = ("auditCount", "auditMac", "auditAfter")


async def _no_body(request: Request) -> bytes:
    return await read_body(request, 0)


async def _json_body(request: Request) -> bytes:
    wants(request, _JSON)
    return await read_body(request, MAX_JSON_REQUEST)


async def _batch_body(request: Request) -> bytes:
    # The bytes say themselves how they are packed: a proxy may have taken the header away.
    wants(request, MEDIA_TYPE, ("zstd", "gzip", ""))
    return await read_body(request, MAX_BATCH_BYTES)


NoBody = Annotated[bytes, Depends(_no_body)]
JsonBody = Annotated[bytes, Depends(_json_body)]
BatchBody = Annotated[bytes, Depends(_batch_body)]


def build_routes(service: Service) -> APIRouter:
    """The router of one service. Plain functions run in the thread pool: they wait for the database."""
    router = APIRouter(prefix="/v1")

    def who(request: Request, body: bytes, revoked_may: bool = False) -> tuple[str, DeskRow]:
        return asking.who(service, request, body, revoked_may)

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
        query = read_query(request, ("incarnation", *_AUDIT))
        incarnation = _uuid(query, "incarnation")
        if incarnation is None:
            raise invalid("incarnation", "missing")
        return answer(write_hello(hello(service, tenant, desk, incarnation, _audit(query))))

    @router.post("/dossiers", openapi_extra=describing.DOSSIERS, summary="Register keys")
    def post_dossiers(request: Request, body: JsonBody) -> Response:
        tenant, desk = who(request, body)
        new = read_object(body, read_registration)
        return answer(write_registered(register_dossiers(service, tenant, desk, new).refused))

    @router.post("/change-sets", openapi_extra=describing.CHANGE_SETS, summary="Push change sets")
    def post_change_sets(request: Request, body: BatchBody) -> Response:
        tenant, desk = who(request, body, revoked_may=True)
        return answer(write_push_reply(push(service, tenant, desk, body)))

    @router.get("/caseload", openapi_extra=describing.CASELOAD, summary="Dossiers this desk may see")
    def get_caseload(request: Request, body: NoBody) -> Response:
        tenant, desk = who(request, body)
        read_query(request, ())
        return answer_packed(request, write_caseload(caseload(service, tenant, desk)))

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
        page = pull(service, tenant, desk, asked)
        response = answer_packed(request, write_page(page))
        if page.has_more:
            response.headers[NEXT_CURSOR] = page.cursor
        return response

    add_sign_in_routes(router, service)
    add_order_routes(router, service)
    add_blob_routes(router, service)
    add_parcel_routes(router, service)
    add_colleague_routes(router, service)
    add_steering_routes(router, service)
    return router


def add_description(app: FastAPI) -> None:
    """GET /v1/openapi.json: of the finished app."""

    @app.get("/v1/openapi.json", openapi_extra=describing.DESCRIPTION, summary="This description")
    def get_description() -> Response:
        response = answer(app.openapi())
        # Anybody's tool may read it from anywhere (API Design Rules, /core/publish-openapi).
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def _uuid(query: dict[str, str], name: str) -> str | None:
    text = query.get(name)
    if text is not None and not UUID.fullmatch(text):
        raise invalid(name, "wrong-format")
    return text


def _audit(query: dict[str, str]) -> AuditOffer | None:
    """What the desk shows of its audit chain: all three, or none."""
    given = [query.get(name) for name in _AUDIT]
    if given == [None, None, None]:
        return None
    count, mac, after = (text or "" for text in given)
    numbers = [text for text in (count, after) if text.isascii() and text.isdigit() and len(text) <= 15]
    if len(numbers) != 2 or not HEX64.fullmatch(mac) or int(count) < 1:
        raise invalid("auditCount", "wrong-format")
    return AuditOffer(AuditHead(int(count), mac), int(after))


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MAX_PAGE_SETS):
        raise invalid("limit", "out-of-range")
    return int(text)
