"""The one call about colleagues: the names that belong to the ids in the change sets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from sync.protocol.colleagues import write_colleagues
from sync.server.api.answering import answer
from sync.server.api.asking import who
from sync.server.api.describing import ID, TEXT, call, list_of, object_of
from sync.server.api.reading import read_body, read_query
from sync.server.service.colleagues import colleagues
from sync.server.service.ports import Service

COLLEAGUES = call(
    {
        "200": object_of(
            colleagues=list_of(object_of(worker=ID, name=TEXT, desks=list_of(object_of(desk=ID, label=TEXT))))
        )
    }
)


async def _no_body(request: Request) -> bytes:
    return await read_body(request, 0)


NoBody = Annotated[bytes, Depends(_no_body)]


def add_colleague_routes(router: APIRouter, service: Service) -> None:
    """Asked by a desk when it read something of somebody whose name it does not know."""

    @router.get(
        "/colleagues", openapi_extra=COLLEAGUES, summary="Names of who shares dossiers with this desk"
    )
    def get_colleagues(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body)
        read_query(request, ())
        return answer(write_colleagues(colleagues(service, tenant, desk)))
