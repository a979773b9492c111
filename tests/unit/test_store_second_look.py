"""What a fresh key, a restore and an order of the privacy officer leave behind when something goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.domain.errors import Trouble
from desktop.store import backup, change_codec, opening, recovery, rollover, safe
from desktop.store.header import SlotType
from desktop.store.keys import new_data_key
from desktop.store.open_store import OpenStore
from desktop.usecases.safe_ports import BackupWhy
from tests.store_cases import AMINA, YONAS, DictKeyStore, change, person, said, sealed
from tests.store_rollovers import ORDER, furnish, holds_all, make_due

NEWER = '{"id":"later-1","dossier":"%s","kind":"of_a_newer_program","value":"kelder"}'


class MoodyKeyStore(DictKeyStore):
    """A key store of which the door can fall shut while we are inside."""

    breaks_with: type[Exception] | None = None
    keeps = True
    answers = True

    def is_available(self) -> bool:
        return self.answers

    def put(self, name: str, secret: bytes) -> bool:
        if self.breaks_with is not None:
            raise self.breaks_with
        return self.keeps and super().put(name, secret)


def test_a_key_store_that_breaks_in_the_middle_leaves_no_lock_behind(tmp_path: Path) -> None:
    keys = MoodyKeyStore()
    who = person(tmp_path, keys)
    make_due(who)
    keys.breaks_with = RuntimeError
    with pytest.raises(RuntimeError):
        who.open()
    safe.locked(who.folder).release()
    keys.breaks_with = None
    store = who.open()
    assert holds_all(store) and store.header.generation == 2
    store.close()


def test_a_key_store_that_says_no_more_takes_no_second_factor_away(tmp_path: Path) -> None:
    keys = MoodyKeyStore()
    who = person(tmp_path, keys)
    make_due(who)
    keys.answers = keys.keeps = False
    store = who.open()
    assert [slot.type for slot in store.header.slots] == [SlotType.PASSPHRASE_DEVICE]
    assert store.header.generation == 1
    store.close()
    keys.answers = keys.keeps = True
    store = who.open()
    assert [slot.type for slot in store.header.slots] == [SlotType.PASSPHRASE_DEVICE]
    assert store.header.generation == 2
    store.close()


def test_without_a_fresh_key_what_was_destroyed_goes_from_journal_and_folder_and_it_is_written_down(
    tmp_path: Path,
) -> None:
    keys = MoodyKeyStore()
    who = person(tmp_path, keys)
    store = furnish(who)
    journal, blobs = who.folder / "journal.bin", who.folder / "blobs"
    before = journal.read_bytes(), {path: path.read_bytes() for path in blobs.iterdir()}
    store.forget([YONAS], ORDER)
    store.close()
    journal.write_bytes(before[0])  # as after a crash between the commit and the rest
    for path, content in before[1].items():
        path.write_bytes(content)
    keys.keeps = False
    store = who.open()
    assert holds_all(store)
    assert {one.dossier for _, one in store._room.journal.read().records} == {AMINA}
    assert len(list(blobs.iterdir())) == 1
    with store.unit_of_work() as work:
        failed = [line.result for line in work.audit.lines() if line.action == "store.roll_over_failed"]
    assert failed == ["device_secret_gone"]
    store.close()


def with_record_of_newer(store: OpenStore, dossier: str) -> None:
    journal = store._room.journal
    journal.rewrite(
        journal.read().records, journal.number, [(journal.number + 1, (NEWER % dossier).encode())]
    )


@pytest.mark.parametrize("by_roll_over", [False, True])
def test_what_a_newer_program_wrote_of_a_destroyed_dossier_goes_too(
    tmp_path: Path, by_roll_over: bool
) -> None:
    who = person(tmp_path)
    store = furnish(who)
    if by_roll_over:
        store.forget([YONAS], ORDER)
        with_record_of_newer(store, YONAS)
        store.close()
        store = who.open()
        assert store.header.generation == 2
    else:
        with_record_of_newer(store, YONAS)
        store.forget([YONAS], ORDER)
    assert not store._room.journal.read().newer
    with_record_of_newer(store, AMINA)
    store.forget([YONAS], ORDER)
    assert len(store._room.journal.read().newer) == 1
    store.close()


def test_the_dossier_of_a_record_is_read_and_nothing_else(tmp_path: Path) -> None:
    assert change_codec.dossier_in(change_codec.encode(said(1, "ja")).encode()) == AMINA
    for odd in (b"", b"[1]", b'"x"', b"{}", b"\xff", b"[" * 60_000, json.dumps({"dossier": 1}).encode()):
        assert change_codec.dossier_in(odd) in ("", "1")


def test_what_a_restore_sets_aside_stays_though_the_copy_was_made_while_clearing_up(tmp_path: Path) -> None:
    who = person(tmp_path)
    make_due(who)
    store = who.open()  # the roll-over; its own backup is the newest
    file = store.header.file
    assert not rollover.has_left_overs(who.folder, store.header)
    store.close()
    path = who.folder / file
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(Trouble):
        who.open()
    store = who.restore()
    assert holds_all(store)
    store.close()
    for _ in range(2):
        store = who.open()
        assert holds_all(store)
        store.close()
        assert [one.name for aside in who.folder.glob("aside-*") for one in aside.glob(file)] == [file]


def test_a_store_of_another_generation_counts_as_left_over(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = furnish(who)
    assert not rollover.has_left_overs(who.folder, store.header)
    (who.folder / "store-2.db-wal").write_bytes(b"x")
    assert rollover.has_left_overs(who.folder, store.header)
    with store.unit_of_work() as work:
        work.record([change(301, "T20", "x")])
        work.commit()
    store.close()


def test_opening_makes_no_file_where_none_is(tmp_path: Path) -> None:
    path = tmp_path / "store of % and ?.db"
    with pytest.raises(Trouble):
        opening._connected(path, new_data_key())
    assert not list(tmp_path.iterdir())
    opening.create_file(path)
    opening.open_new(path, new_data_key()).close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_looking_for_a_way_back_makes_no_journal(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = furnish(who)
    header, keys = store.header, store._keys
    journal = who.folder / "journal.bin"
    journal.unlink()
    assert not recovery.holds_all(recovery.read_journal(who.folder, header, keys))
    assert not journal.exists()
    store.close()


def test_an_upgrade_that_is_cut_off_often_does_not_fill_the_disk(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = furnish(who)
    asked = store.backup()
    made = [store._room.make_backup(BackupWhy.BEFORE_UPGRADE) for _ in range(5)]
    assert backup.newest_first(who.folder) == [*reversed(made[2:]), asked]
    store.close()


def test_what_waits_for_a_parcel_is_counted_without_reading_it(tmp_path: Path) -> None:
    store = furnish(person(tmp_path))
    with store.unit_of_work() as work:
        assert work.outbox.unsealed_counts() == {AMINA: 12, YONAS: 3}
        work.outbox.add(sealed(1, dossier=YONAS), [change(101, dossier=YONAS).id])
        assert work.outbox.unsealed_counts() == {AMINA: 12, YONAS: 2}
        assert sum(work.outbox.unsealed_counts().values()) == len(work.outbox.unsealed())
    store.close()
