"""Bring a database to the newest schema, as its owner; say which schema it has."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from sync.server.postgres.addresses import for_psycopg

_HERE = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _HERE.as_posix())
    config.set_main_option("path_separator", "os")
    return config


def migrate(owner_url: str, service_role: str) -> None:
    """Run what is missing. In: the owner's address, the (existing) role the service connects as."""
    engine = create_engine(for_psycopg(owner_url))
    try:
        with engine.connect() as connection:
            config = _config()
            config.attributes["connection"] = connection
            config.attributes["service_role"] = service_role
            command.upgrade(config, "head")
            connection.commit()
    finally:
        engine.dispose()


def newest_schema() -> str:
    """The number of the last migration in this program."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def schema_of(engine: Engine) -> str:
    """The number of the schema in the database."""
    with engine.connect() as connection:
        return str(connection.execute(text("select version_num from alembic_version")).scalar_one())
