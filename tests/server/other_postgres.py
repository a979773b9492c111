"""A PostgreSQL of somebody else for the tests of the back end, and a pooler before it.

`INTAKEKOFFER_TEST_POSTGRES` = where a superuser comes in (postgresql://postgres@127.0.0.1:5515/postgres), and
`INTAKEKOFFER_TEST_POOLER` = host:port of a PgBouncer in transaction mode that lets `ik_service` in without a
password. The tests then run on a database of their own there, which goes away afterwards.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

from sync.server.embedded import OWNER, SERVICE, Urls

POSTGRES = "INTAKEKOFFER_TEST_POSTGRES"
POOLER = "INTAKEKOFFER_TEST_POOLER"


def is_asked_for() -> bool:
    return bool(os.environ.get(POSTGRES))


@contextmanager
def other_postgres() -> Iterator[Urls]:
    """A fresh database on the server that the surroundings name, with roles of this run."""
    server = make_url(os.environ[POSTGRES])
    name = f"intakekoffer_{secrets.token_hex(4)}"
    with psycopg.connect(plain(server), autocommit=True) as connection:
        for role in (OWNER, SERVICE):
            there = connection.execute("select 1 from pg_roles where rolname = %s", (role,)).fetchone()
            if there is None:
                rights = sql.SQL("create role {} login nosuperuser nocreatedb nocreaterole nobypassrls")
                connection.execute(rights.format(sql.Identifier(role)))
        made = sql.SQL("create database {} owner {}").format(sql.Identifier(name), sql.Identifier(OWNER))
        connection.execute(made)
        here = server.set(database=name)
        through = here.set(username=SERVICE)
        if pooler := os.environ.get(POOLER):
            host, _, port = pooler.rpartition(":")
            through = through.set(host=host, port=int(port))
        try:
            yield Urls(plain(here), plain(here.set(username=OWNER)), plain(through))
        finally:
            connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def in_database(url: str, name: str) -> str:
    """The same server and role, another database."""
    return plain(make_url(url).set(database=name))


def plain(url: URL) -> str:
    """As `Urls` holds them."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
