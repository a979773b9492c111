"""One transaction in one tenant, on a connection whose role cannot see past the wall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from sync.protocol.errors import Problem, ProblemType
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.blobs import PostgresBlobs
from sync.server.postgres.heads import PostgresHeads
from sync.server.postgres.log import PostgresLog
from sync.server.postgres.orders import PostgresOrders
from sync.server.postgres.parcels import PostgresParcels
from sync.server.postgres.people import PostgresPeople
from sync.server.postgres.publishing import PostgresPublications
from sync.server.postgres.sign_ins import PostgresSignIns
from sync.server.service.ports import Work

_POOL = 10
#: read_only_sql_transaction: a standby, or a primary that was told to be one. feature_not_supported: what a
#: standby says of a table that is not in its log, as that of the nonces
_TAKES_NO_WRITES = ("25006", "0A000")


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
        self._sign_ins = PostgresSignIns(connection, tenant)
        self._log = PostgresLog(connection, tenant)
        self._heads = PostgresHeads(connection, tenant)
        self._blobs = PostgresBlobs(connection, tenant)
        self._publications = PostgresPublications(connection, tenant)
        self._orders = PostgresOrders(connection, tenant)
        self._parcels = PostgresParcels(connection, tenant)

    @property
    def people(self) -> PostgresPeople:
        return self._people

    @property
    def sign_ins(self) -> PostgresSignIns:
        return self._sign_ins

    @property
    def log(self) -> PostgresLog:
        return self._log

    @property
    def heads(self) -> PostgresHeads:
        return self._heads

    @property
    def blobs(self) -> PostgresBlobs:
        return self._blobs

    @property
    def publications(self) -> PostgresPublications:
        return self._publications

    @property
    def parcels(self) -> PostgresParcels:
        return self._parcels

    @property
    def orders(self) -> PostgresOrders:
        return self._orders

    def lock(self) -> None:
        """An advisory lock per tenant until the end of the transaction: positions become visible in order."""
        self._connection.execute(
            text("select pg_advisory_xact_lock(hashtextextended(:tenant, 7))"), {"tenant": self._tenant}
        )


def open_engine(service_url: str, prepares: bool = True) -> Engine:
    """A pool of connections. `prepares` False behind a pooler that gives every transaction another
    connection (PgBouncer before 1.21). Raises UnsafeRole when the role is superuser, owner or bypasses the
    wall."""
    engine = create_engine(
        for_psycopg(service_url),
        pool_size=_POOL,
        max_overflow=_POOL,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={} if prepares else {"prepare_threshold": None},
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
            "where s.nspname = 'public' and c.relkind in ('r', 'p', 'f') and c.relname <> 'alembic_version' "
            "and not (c.relrowsecurity and c.relforcerowsecurity)"
        )
    ).scalar_one()
    if open_tables:
        raise UnsafeRole("finds tables without a wall")


def transactions(engine: Engine) -> Callable[[str], AbstractContextManager[Work]]:
    """The `work_in` of the service. A database that is away or takes no writes: Problem TRY_LATER."""

    @contextmanager
    def work_in(tenant: str) -> Iterator[Work]:
        try:
            with engine.begin() as connection:
                connection.execute(text("select set_config('app.tenant', :tenant, true)"), {"tenant": tenant})
                yield PostgresWork(connection, tenant)
        except (OperationalError, NoConnectionFree):
            # The message of the driver may hold an address: not passed on.
            raise Problem(ProblemType.TRY_LATER, retry_after=5) from None
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", "") not in _TAKES_NO_WRITES:
                raise
            raise Problem(ProblemType.TRY_LATER, retry_after=5) from None

    return work_in
