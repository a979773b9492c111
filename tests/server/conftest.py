"""One embedded PostgreSQL and one listening back end for all server tests."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Iterator

import httpx2
import pytest
from nacl.public import PrivateKey
from sqlalchemy import create_engine, text

from sync.server.blobstore.disk import DiskBlobs
from sync.server.embedded import OWNER, SERVICE, Urls, embedded_postgres
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.migrating import migrate
from sync.server.running import running_server
from sync.server.service.office import found_tenant
from tests.server.other_postgres import in_database, is_asked_for, other_postgres
from tests.server.places import Clock, House, Municipality

_TENANTS = itertools.count(1)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Urls]:
    if is_asked_for():
        with other_postgres() as urls:
            yield _made(urls)
        return
    with embedded_postgres(tmp_path_factory.mktemp("database"), durable=False) as urls:
        yield _made(urls)


def _made(urls: Urls) -> Urls:
    """With its tables, and on the clock that a server in the Netherlands is on."""
    migrate(urls.owner, SERVICE)
    admin = create_engine(for_psycopg(urls.superuser), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        name = connection.execute(text("select quote_ident(current_database())")).scalar_one()
        connection.execute(text(f"alter database {name} set timezone to 'Europe/Amsterdam'"))
    admin.dispose()
    return urls


@pytest.fixture(scope="session")
def house(database: Urls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    clock = Clock()
    blobs = DiskBlobs(tmp_path_factory.mktemp("blobs"))
    with (
        running_server(database.service, b"\7" * 32, now=clock.now, blob_store=blobs) as (listener, service),
        httpx2.Client(base_url=listener.address, timeout=20, trust_env=False) as http,
    ):
        yield House(database, service, listener, clock, http)


@pytest.fixture
def municipality(house: House) -> Iterator[Municipality]:
    """A municipality nobody used before; the clock goes right again afterwards."""
    yield found(house)
    house.clock.ahead *= 0


@pytest.fixture
def neighbour(house: House) -> Municipality:
    return found(house)


def found(house: House) -> Municipality:
    tenant = f"gm{next(_TENANTS):04d}"
    found_tenant(
        house.service, tenant, "Voorbeeldgemeente", "14 0000", bytes(PrivateKey.generate().public_key), "k1"
    )
    return Municipality(house, tenant)


@pytest.fixture
def empty_database(database: Urls) -> Iterator[Urls]:
    """A database beside the other, without a schema."""
    name = f"other_{secrets.token_hex(4)}"
    admin = create_engine(for_psycopg(database.superuser), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"create database {name} owner {OWNER}"))
    urls = (database.superuser, database.owner, database.service)
    yield Urls(*(in_database(url, name) for url in urls))
    with admin.connect() as connection:
        connection.execute(text(f"drop database {name} with (force)"))
    admin.dispose()
