"""One transaction in one tenant, on a connection whose role cannot see past the wall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError

from sync.protocol.errors import Problem, ProblemType
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.log import PostgresLog
from sync.server.postgres.people import PostgresPeople
from sync.server.service.ports import Work

_POOL = 10


class UnsafeRole(Exception):
    """The service may not start: its database role could see every municipality."""

    def __init__(self, why: str) -> None:
        super().__init__(f"refused to start: the service's database role {why}")
        self.why = why


class PostgresWork:
    """`Work` on one connection."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant
        self._people = PostgresPeople(connection, tenant)
        self._log = PostgresLog(connection, tenant)

    @property
    def people(self) -> PostgresPeople:
        return self._people

    @property
    def log(self) -> PostgresLog:
        return self._log

    def lock(self) -> None:
        """An advisory lock per tenant until the end of the transaction: positions become visible in order."""
        self._connection.execute(
            text("select pg_advisory_xact_lock(hashtextextended(:tenant, 7))"), {"tenant": self._tenant}
        )


def open_engine(service_url: str) -> Engine:
    """A pool of connections. Raises UnsafeRole when the role is superuser, owner or bypasses the wall."""
    engine = create_engine(
        for_psycopg(service_url),
        pool_size=_POOL,
        max_overflow=_POOL,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    try:
        with engine.connect() as connection:
            refuse_unsafe_role(connection)
    except UnsafeRole:
        engine.dispose()
        raise
    return engine


def refuse_unsafe_role(connection: Connection) -> None:
    """Row-level security does nothing for these roles and looks green all the same."""
    role = connection.execute(
        text("select rolsuper, rolbypassrls from pg_roles where rolname = current_user")
    ).one()
    if role.rolsuper:
        raise UnsafeRole("is superuser")
    if role.rolbypassrls:
        raise UnsafeRole("bypasses row security")
    owned = connection.execute(
        text(
            "select count(*) from pg_class c join pg_namespace s on s.oid = c.relnamespace "
            "where s.nspname = 'public' and pg_has_role(current_user, c.relowner, 'member')"
        )
    ).scalar_one()
    if owned:
        raise UnsafeRole("owns tables")
    open_tables = connection.execute(
        text(
            "select count(*) from pg_class c join pg_namespace s on s.oid = c.relnamespace "
            "where s.nspname = 'public' and c.relkind = 'r' and c.relname <> 'alembic_version' "
            "and not (c.relrowsecurity and c.relforcerowsecurity)"
        )
    ).scalar_one()
    if open_tables:
        raise UnsafeRole("finds tables without a wall")


def transactions(engine: Engine) -> Callable[[str], AbstractContextManager[Work]]:
    """The `work_in` of the service. A database that is away becomes Problem TRY_LATER."""

    @contextmanager
    def work_in(tenant: str) -> Iterator[Work]:
        try:
            with engine.begin() as connection:
                connection.execute(text("select set_config('app.tenant', :tenant, true)"), {"tenant": tenant})
                yield PostgresWork(connection, tenant)
        except OperationalError:
            # The message of the driver may hold an address: not passed on.
            raise Problem(ProblemType.TRY_LATER, retry_after=5) from None

    return work_in
