"""The finished back end: service on its database, calls, answers."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool
from starlette.exceptions import HTTPException

from sync.protocol.errors import Problem
from sync.server.api import describing
from sync.server.api.answering import API_VERSION, OuterWall, on_http_exception, on_problem, on_unreadable
from sync.server.api.described import finish_description
from sync.server.api.entrance import Entrance, Network
from sync.server.api.routes import add_description, build_routes
from sync.server.api.routes_health import add_health
from sync.server.api.watching import Metrics, NoLog, ServerLog, Watch
from sync.server.oidc.provider import StandardProvider
from sync.server.postgres.migrating import schema_fits
from sync.server.postgres.transactions import open_engine, transactions
from sync.server.service.blob_ports import BlobStore
from sync.server.service.ports import Rules, Service

_RULES = Rules()


class OldSchema(Exception):
    """The database has another schema than this program: run `init` first."""


def utc_now() -> datetime:
    """This moment, aware, UTC."""
    return datetime.now(UTC)


def open_service(
    service_url: str,
    master_key: bytes,
    rules: Rules = _RULES,
    now: Callable[[], datetime] = utc_now,
    blob_store: BlobStore | None = None,
    prepares: bool = True,
) -> tuple[Service, Engine]:
    """The service on its database; the engine is the caller's to dispose.

    `blob_store`: where attachments lie; None = this back end takes none. `prepares`: see `open_engine`.

    Raises UnsafeRole when the role could see past the wall between municipalities, OldSchema when the
    database was not brought to this program's schema.
    """
    engine = open_engine(service_url, prepares)
    if not schema_fits(engine):
        engine.dispose()
        raise OldSchema
    provider = StandardProvider(now)
    work_in = transactions(engine)
    service = Service(work_in, master_key, now, secrets.token_bytes, rules, provider, blob_store=blob_store)
    return service, engine


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the calls: whose word counts for addresses and certificates, what is counted and
    noted. Counters of its own for each app, so that two in one process do not count together."""

    proxies: tuple[Network, ...] = ()
    metrics: Metrics = field(default_factory=Metrics)
    log: ServerLog = field(default_factory=NoLog)


def create_app(service: Service, engine: Engine, around: Surroundings | None = None) -> FastAPI:
    """The HTTP application. Its own pages of documentation are off: they load scripts from elsewhere."""
    around = around or Surroundings()
    app = _DescribedApp(
        title="Intakekoffer",
        summary="Change sets of brede intakes between desks and their municipality",
        description=describing.DESCRIPTION_WORDS,
        license_info=dict(describing.LICENCE),
        version=API_VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http_exception)
    app.add_exception_handler(RequestValidationError, on_unreadable)
    app.include_router(build_routes(service))
    add_description(app)
    add_health(app, lambda: _is_ready(engine))
    around.metrics.gauge("database_connections_in_use", "Connections in use", lambda: float(_in_use(engine)))
    # The last one added stands outermost.
    app.add_middleware(OuterWall, log=around.log)
    app.add_middleware(Entrance, proxies=around.proxies)
    app.add_middleware(Watch, metrics=around.metrics, log=around.log)
    return app


def _is_ready(engine: Engine) -> bool:
    try:
        return schema_fits(engine)
    except SQLAlchemyError:
        return False


def _in_use(engine: Engine) -> int:
    pool = engine.pool
    return pool.checkedout() if isinstance(pool, QueuePool) else 0


class _DescribedApp(FastAPI):
    """FastAPI that leaves the description to our own words."""

    def openapi(self) -> dict[str, Any]:
        return finish_description(super().openapi())
