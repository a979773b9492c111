"""What goes out: JSON, or problem details; on every answer the version, and nothing to be kept by a cache."""

from __future__ import annotations

import json
import logging
import traceback

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.protocol.errors import MEDIA_TYPE, Problem, ProblemType, write_problem

API_VERSION = "1.0.0"
_LOG = logging.getLogger("intakekoffer.server")
_BY_STATUS = {404: ProblemType.NOT_FOUND, 405: ProblemType.NOT_ALLOWED, 413: ProblemType.TOO_LARGE}


def answer(value: object, status: int = 200) -> Response:
    """Compact JSON, without the canonical limits: a body is longer than any text a person types."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Response(text.encode("utf-8"), status, media_type="application/json")


def answer_problem(problem: Problem) -> Response:
    """Problem details; TRY_LATER also says so in the header proxies understand."""
    headers = {"Retry-After": str(problem.retry_after)} if problem.retry_after is not None else {}
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Desk"
    return Response(write_problem(problem), problem.status, headers, media_type=MEDIA_TYPE)


async def on_problem(_request: Request, error: Exception) -> Response:
    """Our own refusals."""
    assert isinstance(error, Problem)
    return answer_problem(error)


async def on_http_exception(_request: Request, error: Exception) -> Response:
    """What the framework refuses itself: unknown path, wrong method."""
    assert isinstance(error, HTTPException)
    kind = _BY_STATUS.get(error.status_code, ProblemType.INVALID)
    response = answer_problem(Problem(kind, status=error.status_code))
    response.headers.update(error.headers or {})
    return response


class OuterWall:
    """The outermost layer: adds headers; a bug becomes a problem and a log line of type and places only."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                headers = MutableHeaders(scope=message)
                headers["API-Version"] = API_VERSION
                headers["Cache-Control"] = "no-store"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:  # noqa: BLE001 - the last place where a bug can be kept out of the log
            # Messages of exceptions may hold what somebody said: type and places only.
            places = [
                f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
            ]
            _LOG.error("%s at %s", type(error).__name__, " < ".join(reversed(places[-8:])))
            if not has_begun:
                response = answer_problem(Problem(ProblemType.BROKEN))
                await response(scope, receive, send_with_headers)
