"""The store read by another implementation of SQLCipher: nobody is tied to ours to get data out."""

from __future__ import annotations

from pathlib import Path

import apsw

from desktop.store.open_store import OpenStore

Rows = dict[str, list[tuple[object, ...]]]


def ours_and_theirs(store: OpenStore) -> tuple[Rows, Rows]:
    """Every row of every table as we read it, and as the other one does once `store` is closed: it is closed
    here, because its file belongs to one program."""
    room = store._room
    path = room.folder / room.header.file
    tables = [
        row[0]
        for row in room.connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
    ]
    ours = {
        name: [tuple(row) for row in room.connection.execute(f"SELECT * FROM {name}").fetchall()]
        for name in tables
    }
    with room.keys.store.shown() as key:
        raw = bytes(key)
    store.close()
    return ours, read_elsewhere(path, raw, tables)


def read_elsewhere(path: Path, raw: bytes, tables: list[str]) -> Rows:
    """These tables of the file, by apsw with SQLite3MultipleCiphers."""
    other = apsw.Connection(str(path))
    try:
        for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{raw.hex()}'\""):
            list(other.execute(f"PRAGMA {pragma}"))
        return {name: [tuple(row) for row in other.execute(f"SELECT * FROM {name}")] for name in tables}
    finally:
        other.close()
