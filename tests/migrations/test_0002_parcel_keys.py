"""Step 2 writes beside a sealed set what is in it; a set sealed before it is still named rightly."""

from __future__ import annotations

from pathlib import Path

from desktop.store import backup, migrations, opening
from desktop.store.migrations import version_of
from desktop.store.open_store import OpenStore
from tests.migrations.steps_back import back_to
from tests.store_cases import Person, person, receipt, said, sealed


def store_of_step_one(who: Person) -> None:
    """A person's store as step 1 left it, with one sealed set of three answers."""
    store = who.make()
    with store.unit_of_work() as work:
        contents = [said(1, "Aleppo", "T01"), said(2, "bakker", "K01#a"), said(3, "Homs", "T01")]
        work.record(contents)
        work.outbox.add(sealed(1, count=3), [one.id for one in contents])
        work.commit()
    connection = store._room.connection
    back_to(connection, 1)
    opening.checkpoint(connection)
    store.close()


def keys(store: OpenStore) -> list[tuple[str, ...]]:
    with store.unit_of_work() as work:
        return [parcel.keys for parcel in work.outbox.parcels()]


def test_step_two_runs_after_a_backup_and_older_sets_keep_their_names(tmp_path: Path) -> None:
    who = person(tmp_path)
    store_of_step_one(who)
    store = who.open()
    assert version_of(store._room.connection) == migrations.NEWEST
    assert len(backup.newest_first(who.folder)) == 1
    assert keys(store) == [("T01", "K01")]
    with store.unit_of_work() as work:
        later = [said(4, "kok", "K01")]
        work.record(later)
        first = work.outbox.last(sealed(1).header.incarnation)
        work.outbox.add(sealed(2, first), [one.id for one in later])
        work.commit()
    assert keys(store) == [("K01",), ("T01", "K01")]
    store.close()


def test_the_names_in_a_set_are_written_when_it_is_sealed(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    with store.unit_of_work() as work:
        contents = [said(n, "Aleppo", f"T0{n % 5}") for n in range(200)]
        work.record(contents)
        work.outbox.add(sealed(1, count=200), [one.id for one in contents])
        work.outbox.acknowledge(receipt(sealed(1, count=200)))
        work.commit()
    asked: list[str] = []
    store._room.connection.set_trace_callback(asked.append)
    assert keys(store) == [("T00", "T01", "T02", "T03", "T04")]
    assert not [sql for sql in asked if "FROM change" in sql or "JOIN change" in sql]
    store.close()
