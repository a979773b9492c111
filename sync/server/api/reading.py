"""What comes in: bodies with a cap, query keys that are known, JSON read strictly."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request

from sync.protocol.canonical import Limits, WireCode, WireProblem, read_json
from sync.protocol.errors import Problem, ProblemType

T = TypeVar("T")
MAX_JSON_REQUEST = 64 * 1024
_REQUEST = Limits(size=MAX_JSON_REQUEST, items=1_000)


async def read_body(request: Request, most: int) -> bytes:
    """The body as sent, not unpacked; more than `most` bytes are not even received. Raises Problem."""
    size = 0
    parts: list[bytes] = []
    try:
        async for part in request.stream():
            size += len(part)
            if size > most:
                raise Problem(ProblemType.TOO_LARGE)
            parts.append(part)
    except ClientDisconnect:
        raise invalid("body", "cut-off") from None
    return b"".join(parts)


def target_of(request: Request) -> str:
    """Path and query as received: what the desk signed."""
    raw_path: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    return (raw_path + (b"?" + query if query else b"")).decode("latin-1")


def wants(request: Request, media_type: str, encodings: tuple[str, ...] = ("",)) -> None:
    """Refuse another Content-Type or Content-Encoding. Raises Problem INVALID."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != media_type:
        raise invalid("Content-Type", "unknown-choice")
    if request.headers.get("content-encoding", "") not in encodings:
        raise invalid("Content-Encoding", "unknown-choice")


def read_object(body: bytes, reader: Callable[[object], T], most: int = MAX_JSON_REQUEST) -> T:
    """A JSON body of at most `most` bytes through one of the protocol's readers. Raises Problem INVALID with
    field and code."""
    limits = _REQUEST if most == MAX_JSON_REQUEST else Limits(size=most, items=1_000, text=most)
    try:
        return reader(read_json(body, limits))
    except WireProblem as problem:
        if problem.code is WireCode.TOO_LARGE and len(body) > most:
            raise Problem(ProblemType.TOO_LARGE) from None
        raise invalid(problem.where, problem.code.value) from None


def read_query(request: Request, known: tuple[str, ...]) -> dict[str, str]:
    """The query; each key at most once, none but known ones. Raises Problem INVALID with all of them."""
    found: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for key, value in request.query_params.multi_items():
        if key not in known:
            problems.append(("query", "unknown-field"))
        elif key in found:
            problems.append((key, "duplicate-key"))
        elif len(value) > 500:
            problems.append((key, "text-too-long"))
        else:
            found[key] = value
    if problems:
        raise Problem(ProblemType.INVALID, problems=tuple(problems[:100]))
    return found


def invalid(where: str, code: str) -> Problem:
    """One thing that is wrong."""
    return Problem(ProblemType.INVALID, problems=((where, code),))
