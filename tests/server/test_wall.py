"""The wall between municipalities stands in the database: a forgotten tenant sees and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ProgrammingError

from sync.server.app import open_service
from sync.server.embedded import OWNER, SERVICE, SUPER, Urls, embedded_postgres
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.columns import metadata
from sync.server.postgres.migrating import migrate, newest_schema, schema_of
from sync.server.postgres.transactions import UnsafeRole, open_engine
from sync.server.shipped import EmbeddedFailed
from tests.server.places import Municipality

TABLES = sorted(metadata.tables)


@pytest.fixture
def engine(database: Urls) -> Iterator[Engine]:
    made = open_engine(database.service)
    yield made
    made.dispose()


@pytest.fixture
def filled(municipality: Municipality) -> Municipality:
    """A municipality with something in most tables."""
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier))
    return municipality


def count(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def set_tenant(connection: Connection, tenant: str) -> None:
    connection.execute(text("select set_config('app.tenant', :tenant, true)"), {"tenant": tenant})


@pytest.mark.parametrize("table", TABLES)
def test_without_a_tenant_there_are_no_rows(engine: Engine, filled: Municipality, table: str) -> None:
    with engine.begin() as connection:
        assert count(connection, table) == 0
        set_tenant(connection, "")
        assert count(connection, table) == 0


def test_with_a_tenant_there_are_only_its_own_rows(
    engine: Engine, filled: Municipality, neighbour: Municipality
) -> None:
    with engine.begin() as connection:
        set_tenant(connection, neighbour.tenant)
        assert count(connection, "change_set") == 0
        assert connection.execute(text("select tenant from tenant")).scalars().all() == [neighbour.tenant]
        set_tenant(connection, filled.tenant)
        assert count(connection, "change_set") == 1


def test_the_tenant_of_one_transaction_is_gone_in_the_next(engine: Engine, filled: Municipality) -> None:
    with engine.connect() as connection:
        with connection.begin():
            set_tenant(connection, filled.tenant)
            assert count(connection, "change_set") == 1
        with connection.begin():
            assert count(connection, "change_set") == 0


@pytest.mark.parametrize("own", ["", "gm9998"])
def test_a_row_of_another_tenant_cannot_be_written(engine: Engine, filled: Municipality, own: str) -> None:
    line = "insert into audit (tenant, at, act, desk, worker, dossier) values (:t, now(), 'x', '', '', '')"
    with engine.begin() as connection, pytest.raises(ProgrammingError):
        set_tenant(connection, own)
        connection.execute(text(line), {"t": filled.tenant})


@pytest.mark.parametrize(
    "order",
    [
        "update change_set set body = ''",
        "delete from change_set",
        "delete from audit",
        "select count(*) from change_set_00",
        "truncate audit",
        "alter table audit disable row level security",
        "drop policy one_tenant on audit",
        "set role ik_owner",
        "create table more (x int)",
    ],
)
def test_the_service_may_not_rewrite_what_it_received(
    engine: Engine, filled: Municipality, order: str
) -> None:
    with engine.begin() as connection, pytest.raises(ProgrammingError):
        set_tenant(connection, filled.tenant)
        connection.execute(text(order))


def test_the_owner_is_walled_off_too(database: Urls, filled: Municipality) -> None:
    engine = create_engine(for_psycopg(database.owner))
    with engine.connect() as connection:
        assert count(connection, "change_set") == 0
    engine.dispose()


def test_a_role_that_sees_past_the_wall_is_refused(database: Urls) -> None:
    for url, why in ((database.superuser, "is superuser"), (database.owner, "owns tables")):
        with pytest.raises(UnsafeRole) as refused:
            open_service(url, b"\7" * 32)
        assert refused.value.why == why


def test_a_role_that_bypasses_the_wall_or_may_become_the_owner_is_refused(database: Urls) -> None:
    engine = create_engine(for_psycopg(database.superuser), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for give, take, why in (
            (f"alter role {SERVICE} bypassrls", f"alter role {SERVICE} nobypassrls", "bypasses row security"),
            (f"grant {OWNER} to {SERVICE}", f"revoke {OWNER} from {SERVICE}", "owns tables"),
            (
                "alter table audit no force row level security",
                "alter table audit force row level security",
                "finds tables without a wall",
            ),
        ):
            connection.execute(text(give))
            try:
                with pytest.raises(UnsafeRole) as refused:
                    open_service(database.service, b"\7" * 32)
            finally:
                connection.execute(text(take))
            assert refused.value.why == why
    engine.dispose()


def test_the_tables_are_what_the_migrations_made(database: Urls, engine: Engine) -> None:
    owner = create_engine(for_psycopg(database.owner))
    made = inspect(owner)
    parts = {f"{name}_{n:02d}" for name in ("change_set", "delivery", "receipt") for n in range(16)}
    assert set(made.get_table_names()) == {*TABLES, *parts, "alembic_version"}
    for name, table in metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in made.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        key = [column.name for column in table.primary_key.columns]
        assert made.get_pk_constraint(name)["constrained_columns"] == key
        assert key[0] == "tenant"
    owner.dispose()
    assert schema_of(engine) == newest_schema()


def test_every_table_with_a_tenant_is_forced_behind_the_one_wall(database: Urls) -> None:
    """Whatever a later migration makes: read from the database itself, not from a list of ours."""
    engine = create_engine(for_psycopg(database.superuser))
    with engine.connect() as connection:
        found = connection.execute(
            text(
                "select c.relname as name, c.relispartition as is_part, c.relrowsecurity as is_on,"
                " c.relforcerowsecurity as is_forced, exists (select 1 from pg_attribute a"
                " where a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped) as has_tenant"
                " from pg_class c join pg_namespace s on s.oid = c.relnamespace"
                " where s.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')"
            )
        ).all()
        rules = connection.execute(text("select * from pg_policies where schemaname = 'public'")).all()
    engine.dispose()
    assert [one.name for one in found if not one.has_tenant] == ["alembic_version"]
    walled = [one for one in found if one.has_tenant]
    assert [one.name for one in walled if not (one.is_on and one.is_forced)] == []
    # A part has no rule of its own: nobody is let in but through the whole table.
    assert sorted(one.tablename for one in rules) == sorted(one.name for one in walled if not one.is_part)
    assert {one.name for one in walled if not one.is_part} == set(TABLES)
    wall = "(tenant = current_setting('app.tenant'::text, true))"
    assert {(one.cmd, one.permissive, tuple(one.roles)) for one in rules} == {
        ("ALL", "PERMISSIVE", ("public",))
    }
    assert {one.qual for one in rules} == {wall}
    assert {one.with_check or wall for one in rules} == {wall}


@pytest.mark.parametrize("table", ["change_set", "audit"])
def test_a_table_that_lost_its_wall_is_found_at_the_start(database: Urls, table: str) -> None:
    """In parts or whole."""
    engine = create_engine(for_psycopg(database.superuser), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"alter table {table} disable row level security"))
        try:
            with pytest.raises(UnsafeRole, match="without a wall"):
                open_service(database.service, b"\7" * 32)
        finally:
            connection.execute(text(f"alter table {table} enable row level security"))
    engine.dispose()


def test_a_database_belongs_to_its_folder_and_is_used_by_one_program(tmp_path: Path) -> None:
    with embedded_postgres(tmp_path, durable=False) as urls:
        assert f"{SUPER}:" in urls.superuser
        with pytest.raises(EmbeddedFailed), embedded_postgres(tmp_path):
            raise AssertionError("two programs on one database")
        migrate(urls.owner, SERVICE)
        migrate(urls.owner, SERVICE)
        engine = open_engine(urls.service)
        assert schema_of(engine) == newest_schema()
        engine.dispose()
    with embedded_postgres(tmp_path, durable=False) as urls:
        engine = open_engine(urls.service)
        assert schema_of(engine) == newest_schema()
        engine.dispose()
