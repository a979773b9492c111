"""Journal, backups and restoring: what is kept, what may go, and what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import backup, restoring
from desktop.store.journal import FILE_NAME, Journal
from desktop.store.open_store import OpenStore
from desktop.usecases.repair import Notice
from tests.store_cases import AMINA, flip_bit, person, receipt, said, sealed
from tests.store_kills import texts

KEY = b"k" * 32


def journal(folder: Path, key: bytes = KEY) -> Journal:
    return Journal(folder, "ab" * 16, 1, key)


def save(store: OpenStore, *numbers: int) -> None:
    for number in numbers:
        with store.unit_of_work() as work:
            work.record([said(number, f"a{number}", f"T{number:02d}")])
            work.commit()


def test_a_journal_gives_back_what_was_appended(tmp_path: Path) -> None:
    book = journal(tmp_path)
    changes = [said(n, "ሰላም") for n in range(5)]
    book.append(changes[:2])
    book.append(changes[2:])
    book.close()
    contents = journal(tmp_path).read()
    assert [change for _, change in contents.records] == changes
    assert (contents.last, contents.is_damaged, contents.has_torn_tail) == (5, False, False)
    assert journal(tmp_path, b"x" * 32).read().records == ()


def test_reading_goes_on_behind_a_damaged_record(tmp_path: Path) -> None:
    book = journal(tmp_path)
    places = []
    for n in range(6):
        places.append(book.place()[0])
        book.append([said(n, "ja")])
    book.close()
    flip_bit(tmp_path / FILE_NAME, at=places[2] + 40)
    contents = journal(tmp_path).read()
    assert [number for number, _ in contents.records] == [1, 2, 4, 5, 6]
    assert contents.is_damaged


def test_a_record_put_in_another_place_or_another_store_does_not_open(tmp_path: Path) -> None:
    book = journal(tmp_path)
    book.append([said(1, "ja")])
    content = bytearray((tmp_path / FILE_NAME).read_bytes())
    content[8] = 2  # the number, in the clear
    (tmp_path / FILE_NAME).write_bytes(content)
    assert journal(tmp_path).read().records == ()
    assert Journal(tmp_path, "cd" * 16, 1, KEY).read().records == ()


@pytest.mark.parametrize("how", ["cut", "removed", "flipped"])
def test_a_journal_that_lost_something_is_mended_and_backed_up(tmp_path: Path, how: str) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, *range(10))
    store.close()
    path = who.folder / FILE_NAME
    if how == "cut":
        path.write_bytes(path.read_bytes()[:-600])
    elif how == "removed":
        path.unlink()
    else:
        flip_bit(path, at=700)
    store = who.open()
    expected = Notice.JOURNAL_WAS_DAMAGED if how == "flipped" else Notice.JOURNAL_WAS_SHORT
    assert store.notices == (expected,)
    assert len(backup.newest_first(who.folder)) == 1
    save(store, 10)
    store.close()
    again = who.open()
    assert again.notices == ()
    again.close()
    (who.folder / "store.db").unlink()
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.STORE_MISSING
    restored = who.restore()
    assert texts(restored) == {f"a{n}" for n in range(11)}
    restored.close()


def test_a_backup_of_yesterday_and_the_journal_make_today(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2)
    store.backup()
    save(store, 3, 4)
    with store.unit_of_work() as work:
        before = dict(work.changes.heads(AMINA))
        row = work.dossiers.row(AMINA)
    store.close()
    flip_bit(who.folder / "store.db", at=9000)
    restored = who.restore()
    with restored.unit_of_work() as work:
        assert work.changes.heads(AMINA) == before
        assert work.dossiers.row(AMINA) == row
        assert len(work.outbox.unsealed()) == 4
    restored.close()


def test_a_store_of_yesterday_put_back_is_made_up_from_the_journal(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2)
    store.close()
    yesterday = (who.folder / "store.db").read_bytes()
    store = who.open()
    save(store, 3, 4)
    store.close()
    (who.folder / "store.db").write_bytes(yesterday)
    store = who.open()
    assert store.notices == (Notice.REPLAYED_FROM_JOURNAL,)
    assert texts(store) == {"a1", "a2", "a3", "a4"}
    store.close()


def test_three_backups_are_kept_and_each_proved_to_open(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    for n in range(5):
        save(store, n)
        who.clock.go_on(hours=1)
        assert store.backup().exists()
    kept = backup.newest_first(who.folder)
    assert len(kept) == backup.GENERATIONS
    flip_bit(kept[0], at=9000)
    keys, header = store._keys, store._room.header
    ways = restoring.ways_back(who.folder, header, keys)
    assert [backup.path_of(who.folder, one.backup.id) for one in ways] == kept[1:]
    assert sorted(p.name for p in kept[0].parent.iterdir()) == sorted(p.name for p in kept)
    store.close()


def test_a_clock_put_back_does_not_cost_the_newest_backup(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    for _ in range(3):
        store.backup()
        who.clock.go_on(hours=1)
    who.clock.go_on(days=-400)
    save(store, 1)
    made = store.backup()
    assert backup.newest_first(who.folder)[0] == made and made.exists()
    store.close()


def test_at_closing_time_a_backup_is_made_once_a_day(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1)
    assert store.keep_daily_backup()
    assert not store.keep_daily_backup()
    who.clock.go_on(hours=23)
    assert not store.keep_daily_backup()
    who.clock.go_on(hours=2)
    assert store.keep_daily_backup()
    who.clock.go_on(days=-9)
    assert store.keep_daily_backup()
    store.close()


def test_what_the_back_end_put_apart_stays_in_the_journal(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2)
    one = sealed(1)
    two = sealed(2, one)
    with store.unit_of_work() as work:
        work.outbox.add(one, [said(1, "").id])
        work.outbox.add(two, [said(2, "").id])
        work.outbox.acknowledge(receipt(two))
        work.outbox.set_aside(one.header.incarnation, 1, "dossier-unknown")
        work.commit()
    assert store.keep_daily_backup()
    assert [change.id for _, change in store._room.journal.read().records] == [said(1, "").id]
    store.close()


def test_nothing_to_restore_from_is_said_and_nothing_is_moved(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make().close()
    (who.folder / "store.db").write_bytes(b"")
    with pytest.raises(Trouble) as trouble:
        who.restore()
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    assert (who.folder / "store.db").read_bytes() == b""
    assert not list(who.folder.glob("aside-*"))


def test_the_journal_is_pruned_only_of_what_is_confirmed_and_backed_up(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2, 3)
    assert store.prune_journal() == 0
    assert backup.newest_first(who.folder) == []
    one = sealed(1)
    with store.unit_of_work() as work:
        work.outbox.add(one, [said(1, "").id, said(2, "").id])
        work.outbox.add(sealed(2, one), [said(3, "").id])
        work.outbox.acknowledge(receipt(one))
        work.commit()
    assert store.prune_journal() == 2
    assert len(backup.newest_first(who.folder)) == 1
    assert [change.key for _, change in store._room.journal.read().records] == ["T03"]
    save(store, 4)
    store.close()
    store = who.open()
    assert store.notices == ()
    save(store, 5)
    store.close()
    flip_bit(who.folder / "store.db", at=9000)
    restored = who.restore()
    assert texts(restored) == {f"a{n}" for n in range(1, 6)}
    restored.close()


def test_projections_can_be_dropped_and_rebuilt(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    first = said(1, "Aleppo")
    with store.unit_of_work() as work:
        work.record([first, said(2, "Homs", parents=(first,)), said(3, "Hama", parents=(first,))])
        work.dossiers.put_progress(AMINA, 3, 30)
        work.commit()
        heads, rows = dict(work.changes.heads(AMINA)), work.dossiers.all()
    for table in ("head", "replaced", "dossier_row"):
        store._room.connection.execute(f"DELETE FROM {table}")
    store._room.cache.drop()
    with store.unit_of_work() as work:
        assert work.changes.heads(AMINA) == {} and work.dossiers.all() == ()
    assert store.rebuild_projections() == 1
    with store.unit_of_work() as work:
        assert dict(work.changes.heads(AMINA)) == heads
        assert work.dossiers.all() == rows
    store.close()
