"""Whether the back end lives, and whether it can take work: for whoever starts, stops and balances it."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI
from starlette.responses import Response

from sync.protocol.errors import Problem, ProblemType
from sync.server.api.answering import answer


def add_health(app: FastAPI, is_ready: Callable[[], bool]) -> None:
    """No part of the described interface. `/health/live` asks nobody; the others ask database and schema."""

    @app.get("/health/live", include_in_schema=False)
    def get_live() -> Response:
        return answer({"status": "pass"})

    @app.get("/health/ready", include_in_schema=False)
    def get_ready() -> Response:
        return _ready(is_ready())

    @app.get("/health", include_in_schema=False)
    def get_health() -> Response:
        return _ready(is_ready())


def _ready(is_ready: bool) -> Response:
    if not is_ready:
        raise Problem(ProblemType.TRY_LATER, retry_after=5)
    return answer({"status": "pass"})
