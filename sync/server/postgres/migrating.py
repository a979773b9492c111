"""Bring a database to the newest schema, as its owner; say which schema it has."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from sync.server.postgres.addresses import for_psycopg

_PROMISE = "runs programs from "
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
            # A program of before, that runs on until it is replaced, reads here whether it still may.
            connection.execute(text(f"comment on table alembic_version is '{_PROMISE}{_oldest_program()}'"))
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


def schema_fits(engine: Engine) -> bool:
    """True when this program may work on the database: its own schema, or a newer one that promised so.

    Steps are expanded first and contracted a release later: the database goes first, the programs after it
    one by one, nobody waits. A step says with `oldest_program` which program still runs on it.
    """
    present, own = schema_of(engine), newest_schema()
    if present <= own:
        return present == own
    with engine.connect() as connection:
        found = connection.execute(text("select obj_description('alembic_version'::regclass)")).scalar()
    promised = str(found or "")
    return promised.startswith(_PROMISE) and own >= promised.removeprefix(_PROMISE)


def _oldest_program() -> str:
    """What the newest step promises; a step that promises nothing breaks with every older program."""
    step = ScriptDirectory.from_config(_config()).get_revision("head")
    assert step is not None
    return str(getattr(step.module, "oldest_program", step.revision))
