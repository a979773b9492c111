"""The finished back end: service on its database, calls, answers."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sync.protocol.errors import Problem, ProblemType
from sync.server.api import describing
from sync.server.api.answering import API_VERSION, OuterWall, answer, on_http_exception, on_problem
from sync.server.api.routes import add_description, build_routes
from sync.server.postgres.migrating import newest_schema, schema_of
from sync.server.postgres.transactions import open_engine, transactions
from sync.server.service.ports import Rules, Service

_RULES = Rules()


class OldSchema(Exception):
    """The database has another schema than this program: run `init` first."""


def utc_now() -> datetime:
    """This moment, aware, UTC."""
    return datetime.now(UTC)


def open_service(
    service_url: str, master_key: bytes, rules: Rules = _RULES, now: Callable[[], datetime] = utc_now
) -> tuple[Service, Engine]:
    """The service on its database; the engine is the caller's to dispose.

    Raises UnsafeRole when the role could see past the wall between municipalities, OldSchema when the
    database was not brought to this program's schema.
    """
    engine = open_engine(service_url)
    if schema_of(engine) != newest_schema():
        engine.dispose()
        raise OldSchema
    return Service(transactions(engine), master_key, now, secrets.token_bytes, rules), engine


def create_app(service: Service, engine: Engine) -> FastAPI:
    """The HTTP application. Its own pages of documentation are off: they load scripts from elsewhere."""
    app = _DescribedApp(
        title="Intakekoffer",
        summary="Change sets of brede intakes between desks and their municipality",
        version=API_VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http_exception)
    app.include_router(build_routes(service))
    add_description(app)

    @app.get(
        "/health", openapi_extra=describing.HEALTH, summary="Whether the back end and its database answer"
    )
    def get_health() -> Response:
        try:
            with engine.connect() as connection:
                connection.execute(text("select 1"))
        except SQLAlchemyError:
            raise Problem(ProblemType.TRY_LATER, retry_after=5) from None
        return answer({"status": "pass"})

    app.add_middleware(OuterWall)
    return app


class _DescribedApp(FastAPI):
    """FastAPI that adds our components to the description it makes."""

    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        described.setdefault("components", {}).update(describing.COMPONENTS)
        described["servers"] = [{"url": "/"}]
        return described
