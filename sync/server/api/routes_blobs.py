"""The calls about attachments: tus 1.0.0 (creation, checksum, expiration, termination) and ranges."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Coroutine
from email.utils import format_datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute
from starlette.responses import Response, StreamingResponse

from sync.protocol.blob_sealing import MOST_SEALED
from sync.protocol.blobs import (
    CHUNK_MEDIA_TYPE,
    CONTENT_MEDIA_TYPE,
    MOST_CHUNK,
    RECEIPT_HEADER,
    TUS_ALGORITHMS,
    TUS_EXTENSIONS,
    TUS_VERSION,
    BlobName,
    blob_path,
    read_checksum,
    write_blob_receipt,
    write_missing,
)
from sync.protocol.canonical import WireProblem
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.fields import HEX64, UUID
from sync.protocol.model import PrivacyClass
from sync.server.api import describing_blobs
from sync.server.api.answering import answer, answer_problem
from sync.server.api.asking import who
from sync.server.api.reading import invalid, read_body, read_query
from sync.server.service.blob_contents import START, Place, find_content, missing_blobs, read_content
from sync.server.service.blob_uploads import UploadState, add_chunk, begin_upload, end_upload, upload_state
from sync.server.service.ports import Service

_ONE = "/dossiers/{dossier}/blobs/{sha256}"
_RANGE = re.compile(r"bytes=([0-9]{1,12})-([0-9]{0,12})")
_AFTER = re.compile(rf"({UUID.pattern})\.({HEX64.pattern})\.(normal|special)")


class TusRoute(APIRoute):
    """Every answer says the version of tus; a request in another version is not looked at."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()

        async def spoken(request: Request) -> Response:
            try:
                if request.method != "OPTIONS" and request.headers.get("tus-resumable") != TUS_VERSION:
                    raise Problem(
                        ProblemType.INVALID, problems=(("Tus-Resumable", "unknown-version"),), status=412
                    )
                response = await inner(request)
            except Problem as problem:
                response = answer_problem(problem)
                if problem.status == 412:
                    response.headers["Tus-Version"] = TUS_VERSION
            response.headers["Tus-Resumable"] = TUS_VERSION
            return response

        return spoken


async def _no_body(request: Request) -> bytes:
    return await read_body(request, 0)


async def _chunk_body(request: Request) -> bytes:
    if request.headers.get("content-type", "") != CHUNK_MEDIA_TYPE:
        raise Problem(ProblemType.INVALID, problems=(("Content-Type", "unknown-choice"),), status=415)
    return await read_body(request, MOST_CHUNK)


NoBody = Annotated[bytes, Depends(_no_body)]
ChunkBody = Annotated[bytes, Depends(_chunk_body)]


def add_blob_routes(router: APIRouter, service: Service) -> None:
    """Uploads speak tus; a content that is whole is fetched with plain ranges."""
    router.include_router(_uploads(service))

    @router.get(_ONE, openapi_extra=describing_blobs.FETCH, summary="Fetch an attachment, or a range of it")
    def get_blob(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body)
        content = find_content(service, tenant, desk, _name(request))
        first, last = _range(request.headers.get("range", ""), content.size)
        headers = {
            "Accept-Ranges": "bytes",
            "Content-Length": str(last - first + 1),
            "ETag": f'"{content.name.sha256}.{content.name.privacy_class.value}"',
            RECEIPT_HEADER: write_blob_receipt(content.receipt),
        }
        is_part = "range" in request.headers
        if is_part:
            headers["Content-Range"] = f"bytes {first}-{last}/{content.size}"
        portions = read_content(service, tenant, content, first, last - first + 1)
        return StreamingResponse(portions, 206 if is_part else 200, headers, CONTENT_MEDIA_TYPE)

    @router.get(
        "/missing-blobs",
        openapi_extra=describing_blobs.MISSING,
        summary="Attachments that changes refer to and that are not here",
    )
    def get_missing(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body)
        after = _after(read_query(request, ("after",)).get("after", ""))
        return answer(write_missing(missing_blobs(service, tenant, desk, after)))


def _uploads(service: Service) -> APIRouter:
    router = APIRouter(route_class=TusRoute)

    @router.options(
        _ONE, status_code=204, openapi_extra=describing_blobs.SPEAKS, summary="What is spoken here"
    )
    def options_blob(request: Request, body: NoBody) -> Response:
        _name(request)
        spoken = {
            "Tus-Version": TUS_VERSION,
            "Tus-Extension": TUS_EXTENSIONS,
            "Tus-Max-Size": str(MOST_SEALED),
            "Tus-Checksum-Algorithm": ",".join(TUS_ALGORITHMS),
        }
        return Response(status_code=204, headers=spoken)

    @router.head(_ONE, openapi_extra=describing_blobs.STATE, summary="How far an attachment is")
    def head_blob(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body, revoked_may=True)
        return Response(headers=_told(upload_state(service, tenant, desk, _name(request))))

    @router.post(_ONE, status_code=201, openapi_extra=describing_blobs.BEGIN, summary="Begin an attachment")
    def post_blob(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body, revoked_may=True)
        name = _name(request)
        state = begin_upload(service, tenant, desk, name, _whole(request, "Upload-Length"))
        return Response(status_code=201, headers=_told(state) | {"Location": blob_path(name)})

    @router.patch(_ONE, status_code=204, openapi_extra=describing_blobs.ADD, summary="Add to an attachment")
    def patch_blob(request: Request, body: ChunkBody) -> Response:
        tenant, desk = who(service, request, body, revoked_may=True)
        offset = _whole(request, "Upload-Offset")
        _check_sum(request, body)
        state = add_chunk(service, tenant, desk, _name(request), offset, body)
        return Response(status_code=204, headers=_told(state))

    @router.delete(_ONE, status_code=204, openapi_extra=describing_blobs.END, summary="Drop what was begun")
    def delete_blob(request: Request, body: NoBody) -> Response:
        tenant, desk = who(service, request, body)
        end_upload(service, tenant, desk, _name(request))
        return Response(status_code=204)

    return router


def _name(request: Request) -> BlobName:
    dossier, sha256 = request.path_params["dossier"], request.path_params["sha256"]
    told = read_query(request, ("privacyClass",)).get("privacyClass", PrivacyClass.NORMAL.value)
    wrong = [
        (field, "wrong-format")
        for field, pattern, text in (("dossier", UUID, dossier), ("sha256", HEX64, sha256))
        if not pattern.fullmatch(text)
    ]
    if told not in set(PrivacyClass):
        wrong.append(("privacyClass", "unknown-choice"))
    if wrong:
        raise Problem(ProblemType.INVALID, problems=tuple(wrong))
    return BlobName(dossier, PrivacyClass(told), sha256)


def _told(state: UploadState) -> dict[str, str]:
    told = {"Upload-Offset": str(state.offset), "Upload-Length": str(state.size)}
    if state.expires_at is not None:
        told["Upload-Expires"] = format_datetime(state.expires_at, usegmt=True)
    if state.receipt is not None:
        told[RECEIPT_HEADER] = write_blob_receipt(state.receipt)
    return told


def _whole(request: Request, header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise invalid(header, "wrong-format")
    return int(text)


def _check_sum(request: Request, body: bytes) -> None:
    told = request.headers.get("upload-checksum")
    if told is None:
        return  # the signature of the request covers these bytes as well
    try:
        algorithm, digest = read_checksum(told)
    except WireProblem as problem:
        raise invalid(problem.where, problem.code.value) from None
    if hashlib.new(algorithm, body, usedforsecurity=False).digest() != digest:
        raise Problem(ProblemType.CHECKSUM_DIFFERS)


def _range(untrusted: str, size: int) -> tuple[int, int]:
    """First and last byte; the whole where no single range is asked for (RFC 9110, 14.2)."""
    found = _RANGE.fullmatch(untrusted)
    if found is None:
        if untrusted:
            raise Problem(ProblemType.INVALID, problems=(("Range", "wrong-format"),), status=416)
        return 0, size - 1
    first = int(found[1])
    last = min(int(found[2]) if found[2] else size - 1, size - 1)
    if first > last:
        raise Problem(ProblemType.INVALID, problems=(("Range", "out-of-range"),), status=416)
    return first, last


def _after(untrusted: str) -> Place:
    if not untrusted:
        return START
    found = _AFTER.fullmatch(untrusted)
    if found is None:
        raise invalid("after", "wrong-format")
    return found[1], found[2], found[3]
