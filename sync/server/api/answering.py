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
from sync.protocol.packing import pack
from sync.server.api.watching import PROBLEM, REQUEST_ID, ServerLog

API_VERSION = "1.0.0"
_LOG = logging.getLogger("intakekoffer.server")
_BY_STATUS = {404: ProblemType.NOT_FOUND, 405: ProblemType.NOT_ALLOWED, 413: ProblemType.TOO_LARGE}


def answer(value: object, status: int = 200) -> Response:
    """Compact JSON, without the canonical limits: a body is longer than any text a person types."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Response(text.encode("utf-8"), status, media_type="application/json")


def answer_packed(request: Request, value: object) -> Response:
    """As `answer`, in one zstd frame where the other side takes it."""
    plain = answer(value)
    plain.headers["Vary"] = "Accept-Encoding"
    if "zstd" not in request.headers.get("accept-encoding", ""):
        return plain
    headers = {"Content-Encoding": "zstd", "Vary": "Accept-Encoding"}
    return Response(pack(bytes(plain.body)), 200, headers, media_type="application/json")


def answer_problem(problem: Problem) -> Response:
    """Problem details; TRY_LATER also says so in the header proxies understand."""
    headers = {"Retry-After": str(problem.retry_after)} if problem.retry_after is not None else {}
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Desk"
    return Response(write_problem(problem), problem.status, headers, media_type=MEDIA_TYPE)


async def on_problem(request: Request, error: Exception) -> Response:
    """Our own refusals."""
    assert isinstance(error, Problem)
    request.scope[PROBLEM] = error.type.value
    return answer_problem(error)


async def on_http_exception(request: Request, error: Exception) -> Response:
    """What the framework refuses itself: unknown path, wrong method."""
    assert isinstance(error, HTTPException)
    kind = _BY_STATUS.get(error.status_code, ProblemType.INVALID)
    request.scope[PROBLEM] = kind.value
    response = answer_problem(Problem(kind, status=error.status_code))
    response.headers.update(error.headers or {})
    return response


async def on_unreadable(request: Request, _error: Exception) -> Response:
    """A parameter that the framework could not read. Its own message would repeat what came in."""
    request.scope[PROBLEM] = ProblemType.INVALID.value
    return answer_problem(Problem(ProblemType.INVALID, problems=(("query", "wrong-format"),)))


class OuterWall:
    """The outermost layer: adds headers; a bug becomes a problem and a log line of type and places only."""

    def __init__(self, app: ASGIApp, log: ServerLog) -> None:
        self._app, self._log = app, log

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
                f"{_short(frame.filename)}:{frame.lineno}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            told = " < ".join(reversed(places[-8:]))
            _LOG.error("%s at %s", type(error).__name__, told)
            scope[PROBLEM] = ProblemType.BROKEN.value
            self._log.note("broken", request=scope.get(REQUEST_ID), kind=type(error).__name__, places=told)
            if not has_begun:
                response = answer_problem(Problem(ProblemType.BROKEN))
                await response(scope, receive, send_with_headers)


def _short(path: str) -> str:
    """The last parts of a path: where somebody installed the program is nobody's business."""
    return "/".join(path.replace("\\", "/").rsplit("/", 3)[-3:])
