"""The calls about orders: what a desk is told, what it tells back, and what it fetches because of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from sync.protocol.fields import HEX64
from sync.protocol.orders import read_outcome, write_orders
from sync.protocol.supplies import MAX_RESCUE, read_rescue
from sync.server.api import describing_orders
from sync.server.api.answering import answer
from sync.server.api.asking import who
from sync.server.api.reading import MAX_JSON_REQUEST, invalid, read_body, read_object, read_query, wants
from sync.server.service.orders import book_outcome, fetch_supply, keep_rescue, orders_after
from sync.server.service.ports import Service

_JSON = "application/json"
#: base64 is a third more
_MOST_RESCUE = 4 * (MAX_RESCUE // 3) + 4 * 1024


async def _no_body(request: Request) -> bytes:
    return await read_body(request, 0)


async def _outcome_body(request: Request) -> bytes:
    wants(request, _JSON)
    return await read_body(request, MAX_JSON_REQUEST)


async def _rescue_body(request: Request) -> bytes:
    wants(request, _JSON)
    return await read_body(request, _MOST_RESCUE)


NoBody = Annotated[bytes, Depends(_no_body)]
OutcomeBody = Annotated[bytes, Depends(_outcome_body)]
RescueBody = Annotated[bytes, Depends(_rescue_body)]


def add_order_routes(router: APIRouter, service: Service) -> None:
    """A desk that was put out is told so as well, and may leave what it could not send; whoever is signed in:
    an order does not wait for that."""

    @router.get("/desks/self/orders", openapi_extra=describing_orders.ORDERS, summary="Orders to this desk")
    def get_orders(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body, revoked_may=True, needs_session=False)
        after = _number(read_query(request, ("after",)).get("after", "0"))
        return answer(write_orders(orders_after(service, tenant, desk, after)))

    @router.post(
        "/desks/self/order-outcomes",
        status_code=204,
        openapi_extra=describing_orders.OUTCOMES,
        summary="What became of an order",
    )
    def post_outcome(request: Request, body: OutcomeBody) -> Response:
        tenant, desk = who(service, request, body, revoked_may=True, needs_session=False)
        book_outcome(service, tenant, desk, read_object(body, read_outcome))
        return Response(status_code=204)

    @router.put(
        "/desks/self/rescue",
        status_code=204,
        openapi_extra=describing_orders.RESCUE,
        summary="Keep rescued work",
    )
    def put_rescue(request: Request, body: RescueBody) -> Response:
        tenant, desk = who(service, request, body, revoked_may=True, needs_session=False)
        keep_rescue(service, tenant, desk, read_object(body, read_rescue, _MOST_RESCUE))
        return Response(status_code=204)

    @router.get(
        "/supplies/{sha256}", openapi_extra=describing_orders.SUPPLY, summary="A published parcel of files"
    )
    def get_supply(request: Request, sha256: str, body: NoBody) -> Response:
        tenant, _ = who(service, request, body)
        read_query(request, ())
        if not HEX64.fullmatch(sha256):
            raise invalid("sha256", "wrong-format")
        return Response(fetch_supply(service, tenant, sha256), media_type="application/octet-stream")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise invalid("after", "out-of-range")
    return int(text)
