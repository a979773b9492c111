"""Upgrading: a verified backup first, each step whole or not at all, a newer store refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import backup, checks, migrations
from desktop.store.transaction import Transaction
from tests.store_cases import person, receipt, sealed

NEXT = migrations.NEWEST + 1
LATER_STEP = ("ALTER TABLE draft ADD COLUMN colour TEXT", "CREATE TABLE second(a TEXT) STRICT")
BROKEN_STEP = ("CREATE TABLE second(a TEXT) STRICT", "CREATE TABLE second(a TEXT) STRICT")


def test_a_step_runs_once_after_a_verified_backup(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    room, steps = store._room, {**migrations.MIGRATIONS, NEXT: LATER_STEP}
    assert migrations.upgrade(room.connection, room.make_backup, steps) == 1
    assert migrations.upgrade(room.connection, room.make_backup, steps) == 0
    assert migrations.version_of(room.connection) == NEXT
    assert len(backup.newest_first(who.folder)) == 1
    assert room.connection.execute("SELECT count(*) FROM second").fetchone() == (0,)
    store.close()
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.STORE_NEWER


def test_how_far_the_sync_was_is_written_in_the_step_itself(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    room = store._room
    with store.unit_of_work() as work:
        work.outbox.acknowledge(receipt(first := sealed(1)))
        work.commit()
    transaction = Transaction(room.connection)
    assert not checks.was_synced_since_upgrade(transaction)
    migrations.upgrade(room.connection, room.make_backup, {**migrations.MIGRATIONS, NEXT: LATER_STEP})
    assert transaction.row("SELECT text FROM local_state WHERE name=?", (migrations.UPGRADED_AT,)) == ("1",)
    assert not checks.was_synced_since_upgrade(transaction)
    with store.unit_of_work() as work:
        work.outbox.acknowledge(receipt(sealed(2, first)))
        work.commit()
    assert checks.was_synced_since_upgrade(transaction)
    store.close()


def test_a_step_that_fails_leaves_the_store_before_it(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    room = store._room
    with pytest.raises(sqlcipher3.Error):
        migrations.upgrade(room.connection, room.make_backup, {**migrations.MIGRATIONS, NEXT: BROKEN_STEP})
    assert migrations.version_of(room.connection) == NEXT - 1
    store.close()
    store = who.open()
    asked = "SELECT count(*) FROM sqlite_master WHERE name='second'"
    assert store._room.connection.execute(asked).fetchone() == (0,)
    store.close()


def test_without_a_backup_nothing_is_upgraded(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    room = store._room

    def no_room() -> None:
        raise Trouble(TroubleCode.DISK_FULL)

    with pytest.raises(Trouble):
        migrations.upgrade(room.connection, no_room, {**migrations.MIGRATIONS, NEXT: LATER_STEP})
    assert migrations.version_of(room.connection) == NEXT - 1
    store.close()


def test_a_store_without_a_version_is_damaged_and_not_filled_anew(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    connection = store._room.connection
    connection.execute("PRAGMA user_version=0")
    with pytest.raises(Trouble) as trouble:
        migrations.upgrade(connection, store._room.make_backup)
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    store.close()


def test_steps_are_numbered_without_gaps() -> None:
    assert sorted(migrations.MIGRATIONS) == list(range(1, migrations.NEWEST + 1))


def test_every_step_has_a_test_of_its_own() -> None:
    here = Path(__file__).parent
    for number in migrations.MIGRATIONS:
        assert list(here.glob(f"test_{number:04d}_*.py")), f"step {number} has no test"
