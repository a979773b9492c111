"""One municipality out of a database into a folder, read back, and into an empty database again.

A file per table: the text form of PostgreSQL's COPY, packed with zstd; and a manifest, written last, without
which a folder is no backup. It is taken in one snapshot, so it is of one moment.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import zstandard
from sqlalchemy import Engine, Table, text
from sqlalchemy.engine import Connection

from sync.server.postgres import (
    tables,
    tables_blobs,
    tables_heads,
    tables_orders,
    tables_parcels,
    tables_publishing,
    tables_sign_in,
)
from sync.server.postgres.columns import metadata
from sync.server.postgres.migrating import newest_schema
from sync.server.service.heads_ports import SafeMark

MANIFEST = "manifest.json"
_VERSION = 1
_PIECE = 256 * 1024
#: every room declares its tables beside the others
_ROOMS = (
    tables,
    tables_blobs,
    tables_heads,
    tables_orders,
    tables_parcels,
    tables_publishing,
    tables_sign_in,
)
#: what lives for minutes only
_PASSING = frozenset({"request_nonce", "enrolment_failure"})


class NoGoodBackup(Exception):
    """This folder is no backup that can be put back; `why` is one of a few fixed words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class TableCopy:
    columns: tuple[str, ...]
    rows: int
    size: int  # unpacked
    sha256: str  # of the unpacked bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `master`: which master key its wrapped keys need; the key itself is not in it."""

    tenant: str
    epoch: str
    schema: str
    master: str
    made_at: str
    tables: Mapping[str, TableCopy]
    heads: tuple[SafeMark, ...]


def master_name(master_key: bytes) -> str:
    """By which name a master key is told from another, without giving it away."""
    return hashlib.sha256(b"intakekoffer master key|" + master_key).hexdigest()[:16]


def copy_out(engine: Engine, tenant: str, master_key: bytes, folder: Path, now: datetime) -> Manifest:
    """Write a backup into a new folder, flushed to disk. Raises FileExistsError, OSError."""
    folder.mkdir(mode=0o700)
    one_moment = engine.connect().execution_options(isolation_level="REPEATABLE READ")
    with one_moment as connection, connection.begin():
        connection.execute(text("set transaction read only"))
        _enter(connection, tenant)
        epoch = connection.execute(text("select epoch from tenant")).scalar_one()
        found = connection.execute(text("select desk, incarnation, n from desk_head where n > 0"))
        heads = tuple(SafeMark(row.desk, row.incarnation, row.n) for row in found)
        tables = {table.name: _write_table(connection, table, folder) for table in _kept_tables()}
    made = Manifest(tenant, epoch, newest_schema(), master_name(master_key), now.isoformat(), tables, heads)
    part = folder / (MANIFEST + ".part")
    _write(part, json.dumps({"v": _VERSION, **asdict(made)}, indent=1).encode())
    part.replace(folder / MANIFEST)
    _flush_folder(folder)
    return made


def read_back(folder: Path) -> Manifest:
    """The manifest, after every table was read whole and found as it was written. Raises NoGoodBackup."""
    try:
        raw = json.loads((folder / MANIFEST).read_bytes())
        if raw.pop("v") != _VERSION:
            raise NoGoodBackup("of another version")
        tables = {
            name: TableCopy(**{**one, "columns": tuple(one["columns"])})
            for name, one in raw["tables"].items()
        }
        manifest = Manifest(
            **{**raw, "tables": tables, "heads": tuple(SafeMark(**one) for one in raw["heads"])}
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise NoGoodBackup("without a manifest that can be read") from None
    for name, wanted in manifest.tables.items():
        try:
            is_whole = _measured(_pieces(folder, name), wanted.columns) == wanted
        except (OSError, zstandard.ZstdError):
            is_whole = False
        if not is_whole:
            raise NoGoodBackup("damaged")
    return manifest


def copy_in(owner: Engine, folder: Path, master_key: bytes) -> Manifest:
    """Put a backup back, as the owner, into a database of the same schema without this municipality.

    All of it or nothing. Raises NoGoodBackup.
    """
    manifest = read_back(folder)
    if manifest.master != master_name(master_key):
        raise NoGoodBackup("under another master key")
    if manifest.schema != newest_schema():
        raise NoGoodBackup("of another schema")
    kept = {table.name: table for table in _kept_tables()}
    if set(manifest.tables) != set(kept):
        raise NoGoodBackup("of another schema")
    with owner.begin() as connection:
        _enter(connection, manifest.tenant)
        if connection.execute(text("select 1 from tenant")).first() is not None:
            raise NoGoodBackup("of a municipality that is there already")
        for name in _parents_first(connection, set(kept)):
            _read_table(connection, folder, name, manifest.tables[name])
        _go_on_counting(connection)
        # What was read back out of a backup is in that backup.
        connection.execute(text("update desk_head set safe_n = n"))
    return manifest


def _kept_tables() -> list[Table]:
    assert all(room.__name__ for room in _ROOMS)
    return [table for name, table in sorted(metadata.tables.items()) if name not in _PASSING]


def _enter(connection: Connection, tenant: str) -> None:
    connection.execute(text("select set_config('app.tenant', :tenant, true)"), {"tenant": tenant})


def _driver(connection: Connection) -> Any:
    """psycopg's own connection: COPY is not in SQLAlchemy."""
    return connection.connection.driver_connection


def _write_table(connection: Connection, table: Table, folder: Path) -> TableCopy:
    columns = tuple(column.name for column in table.columns)
    key = ", ".join(column.name for column in table.primary_key.columns)
    order = f"copy (select {', '.join(columns)} from {table.name} order by {key}) to stdout"
    handle = os.open(_file(folder, table.name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        packer = zstandard.ZstdCompressor(level=3, write_checksum=True)
        with packer.stream_writer(file, closefd=False) as packed:

            def kept(pieces: Iterator[bytes]) -> Iterator[bytes]:
                for piece in pieces:
                    packed.write(piece)
                    yield piece

            with _driver(connection).cursor().copy(order) as rows:
                measured = _measured(kept(bytes(piece) for piece in rows), columns)
        file.flush()
        os.fsync(file.fileno())
    return measured


def _measured(pieces: Iterator[bytes], columns: tuple[str, ...]) -> TableCopy:
    """In the text form a line end inside a value is written as two other characters: lines are rows."""
    hashed, rows, size = hashlib.sha256(), 0, 0
    for piece in pieces:
        hashed.update(piece)
        rows += piece.count(b"\n")
        size += len(piece)
    return TableCopy(columns, rows, size, hashed.hexdigest())


def _pieces(folder: Path, name: str) -> Iterator[bytes]:
    with _file(folder, name).open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as packed:
        while piece := packed.read(_PIECE):
            yield piece


def _read_table(connection: Connection, folder: Path, name: str, copied: TableCopy) -> None:
    """Through a table of its own: COPY does not go through the wall, and the wall stays where it is."""
    columns = ", ".join(copied.columns)
    connection.execute(text(f"create temp table part as select {columns} from {name} with no data"))
    with _driver(connection).cursor().copy(f"copy part ({columns}) from stdin") as rows:
        for piece in _pieces(folder, name):
            rows.write(piece)
    connection.execute(
        text(f"insert into {name} ({columns}) overriding system value select {columns} from part")
    )
    connection.execute(text("drop table part"))


def _parents_first(connection: Connection, names: set[str]) -> list[str]:
    """The tables in an order in which every row finds what it refers to."""
    found = connection.execute(
        text(
            "select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent"
            " from pg_constraint c where c.contype = 'f' and c.conparentid = 0 and c.conrelid <> c.confrelid"
        )
    )
    waits: dict[str, set[str]] = {name: set() for name in names}
    for row in found:
        if row.child in names and row.parent in names:
            waits[row.child].add(row.parent)
    ordered: list[str] = []
    while waits:
        ready = sorted(name for name, parents in waits.items() if not parents - set(ordered))
        if not ready:
            raise NoGoodBackup("of another schema")
        ordered += ready
        for name in ready:
            del waits[name]
    return ordered


def _go_on_counting(connection: Connection) -> None:
    """Numbers that the database gives out go on after the highest that is there."""
    counted = connection.execute(
        text(
            "select table_name, column_name, pg_get_serial_sequence(table_name, column_name) as sequence"
            " from information_schema.columns where table_schema = 'public' and is_identity = 'YES'"
        )
    ).all()
    named = [(row.table_name, row.column_name, row.sequence) for row in counted]
    for table, column, sequence in [*named, ("change_set", "place", "change_set_place")]:
        connection.execute(
            text(
                f"select setval('{sequence}', greatest((select last_value from {sequence}),"
                f" (select coalesce(max({column}), 0) + 1 from {table})))"
            )
        )


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.copy.zst"


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there; the files themselves were flushed
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
