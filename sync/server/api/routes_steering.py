"""The call for who leads: how all dossiers of the municipality stand, without names."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from sync.server.api import describing_steering
from sync.server.api.answering import answer
from sync.server.api.asking import who
from sync.server.api.reading import read_body, read_query
from sync.server.service.ports import Service
from sync.server.service.steering import steering_for


async def _no_body(request: Request) -> bytes:
    return await read_body(request, 0)


NoBody = Annotated[bytes, Depends(_no_body)]


def add_steering_routes(router: APIRouter, service: Service) -> None:
    """Counts only; small ones are hidden before they leave."""

    @router.get("/steering", openapi_extra=describing_steering.STEERING, summary="How all dossiers stand")
    def get_steering(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body)
        read_query(request, ())
        return answer(steering_for(service, tenant, desk))
