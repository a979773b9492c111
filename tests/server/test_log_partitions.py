"""Schema 0002: what the first schema held is moved along, counted and walled off."""

from __future__ import annotations

import pytest
from alembic import command
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection

from sync.protocol.headers import digest_of_sets
from sync.server.embedded import SERVICE, Urls
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.migrating import _config, migrate
from sync.server.postgres.transactions import open_engine
from tests.server.places import new_id

TENANTS = ("gm0001", "gm0002")
HASHES = [f"{n:x}" * 64 for n in (1, 2, 3)]


def as_it_was(connection: Connection) -> None:
    """The first schema, as its owner."""
    config = _config()
    config.attributes["connection"] = connection
    config.attributes["service_role"] = SERVICE
    command.upgrade(config, "0001")


def fill(connection: Connection, tenant: str, desk: str, worker: str, dossier: str) -> None:
    def put(order: str, **facts: object) -> None:
        connection.execute(text(order), {"t": tenant, "d": desk, "w": worker, "o": dossier, **facts})

    connection.execute(text("select set_config('app.tenant', :t, true)"), {"t": tenant})
    put("insert into tenant values (:t, 'V', '', 'e', '', '', '', 'k', '', '', '', now())")
    put("insert into worker values (:t, :w, 'l', '', true, 3, now())")
    put("insert into desk values (:t, :d, :w, decode(repeat('00', 32), 'hex'), 'l', 1, 'active', '', now())")
    put("insert into dossier values (:t, :o, '', '', '', :w, now())")
    for n, mark in enumerate(HASHES, 1):
        put(
            "insert into change_set (tenant, desk, incarnation, n, hash, dossier, privacy_class, header,"
            " body, quarantine, received_at)"
            " values (:t, :d, 'i', :n, :h, :o, 'normal', '{}', 'x', :q, now())",
            n=n,
            h=mark,
            q="odd" if n == 2 else None,
        )
        put("insert into delivery values (:t, :w, :n, :o, :d, 'i', :n)", n=n)
    put("insert into receipt values (:t, :d, 'i', 3, 'x', '{}', '[]', now())")


@pytest.fixture
def moved(empty_database: Urls) -> Urls:
    """Two municipalities with rows, brought from the first schema to the newest."""
    owner = create_engine(for_psycopg(empty_database.owner))
    with owner.begin() as connection:
        as_it_was(connection)
        for tenant in TENANTS:
            fill(connection, tenant, new_id(), new_id(), f"dossier of {tenant}")
    owner.dispose()
    migrate(empty_database.owner, SERVICE)
    return empty_database


def test_rows_of_before_are_all_there_and_counted(moved: Urls) -> None:
    engine = open_engine(moved.service)
    for tenant in TENANTS:
        with engine.begin() as connection:
            connection.execute(text("select set_config('app.tenant', :t, true)"), {"t": tenant})
            places = connection.execute(text("select n, place from change_set order by place")).all()
            assert [row.n for row in places] == [1, 2, 3]
            for table, rows in (("delivery", 3), ("receipt", 1), ("change_set", 3)):
                assert connection.execute(text(f"select count(*) from {table}")).scalar_one() == rows
            head = connection.execute(text("select n, hash, safe_n, audit_count from desk_head")).one()
            assert tuple(head) == (3, HASHES[2], 0, 0)
            kept = connection.execute(text("select set_count, set_digest from dossier")).one()
            assert tuple(kept) == (2, digest_of_sets([HASHES[0], HASHES[2]]))
            next_place = connection.execute(text("select nextval('change_set_place')")).scalar_one()
            assert next_place > max(row.place for row in places)
    engine.dispose()


def test_what_was_moved_is_behind_the_wall_for_owner_and_service(moved: Urls) -> None:
    for url in (moved.service, moved.owner):
        engine = create_engine(for_psycopg(url))
        with engine.begin() as connection:
            for table in ("change_set", "delivery", "receipt", "desk_head", "dossier", "desk"):
                assert connection.execute(text(f"select count(*) from {table}")).scalar_one() == 0
        engine.dispose()
