"""The one call about sticks and parcels: the key to seal them to. Sticks themselves need no network."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from sync.protocol.exchanges import ParcelKey, write_parcel_key
from sync.protocol.hybrid_seal import key_id
from sync.server.api import describing_parcels
from sync.server.api.answering import answer
from sync.server.api.asking import who
from sync.server.api.reading import read_body, read_query
from sync.server.service.parcel_keys import parcel_key
from sync.server.service.ports import Service


async def _no_body(request: Request) -> bytes:
    return await read_body(request, 0)


NoBody = Annotated[bytes, Depends(_no_body)]


def add_parcel_routes(router: APIRouter, service: Service) -> None:
    """A desk asks it beforehand, so that it can write a stick when there is no network."""

    @router.get(
        "/parcel-key", openapi_extra=describing_parcels.PARCEL_KEY, summary="What sticks are sealed to"
    )
    def get_parcel_key(request: Request, body: NoBody) -> Response:
        tenant, _ = who(service, request, body)
        read_query(request, ())
        public = parcel_key(service, tenant)
        return answer(write_parcel_key(ParcelKey(key_id(public), public)))
