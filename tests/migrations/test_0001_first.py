"""Step 1 makes the tables of the first store; they are frozen from here on."""

from __future__ import annotations

import hashlib
from pathlib import Path

from desktop.store.migrations import NEWEST, version_of
from desktop.store.schema import v0001_first
from tests.store_cases import person

TABLES = {
    "attachment", "audit", "change", "dossier_key", "dossier_row", "draft", "head", "identity", "in_set",
    "local_state", "progress", "receipt", "received_set", "registered_dossier", "replaced", "sealed_set",
    "unsealed",
}  # fmt: skip


def test_step_one_makes_the_tables(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    ask = store._room.connection.execute
    found = {row[0] for row in ask("SELECT name FROM sqlite_master WHERE type='table'").fetchall()}
    assert found >= TABLES
    assert version_of(store._room.connection) == NEWEST >= 1
    store.close()


def test_every_table_holds_only_what_its_columns_say(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    found = store._room.connection.execute("PRAGMA table_list").fetchall()
    strict = {row[1]: row[5] for row in found if not row[1].startswith(("sqlite_", "said_text"))}
    assert set(strict.values()) == {1}
    store.close()


def test_step_one_is_not_altered_any_more() -> None:
    """A released step stands in stores out there; a change goes into the next step."""
    words = " ".join(" ".join(v0001_first.STATEMENTS).split())
    assert (
        hashlib.sha256(words.encode()).hexdigest()
        == "43864d772a16f7a08ced30e610a30eb84bcaf6673be8fcf438ef4cf609bfedfd"
    )
