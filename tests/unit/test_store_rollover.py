"""Replacing the key: what stays moves, the rest cannot be opened any more, a kill loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble
from desktop.domain.ids import DossierId
from desktop.store import header, hybrid_seal, opening, rollover
from desktop.store.keys import StoreKeys
from desktop.store.open_store import OpenStore
from desktop.store.recovery_parcels import open_parcel
from desktop.store.wiping import MaskedKey
from desktop.usecases.ports import RECOVERY_KEY, RECOVERY_LEFT
from sync.protocol.model import PrivacyClass
from tests.store_cases import AMINA, OTHER_WORDS, YONAS, change, passphrase, person, said, sealed
from tests.store_key_file import FileKeyStore
from tests.store_rollovers import (
    ORDER,
    furnish,
    holds_all,
    kill_while_rolling_over,
    lines_of_rollover,
    make_due,
)


def data_key(store: OpenStore) -> MaskedKey:
    """A copy of the key of an open store, as somebody who kept it would have it."""
    with store._keys.data.shown() as shown:
        return MaskedKey(bytearray(shown))


def test_a_destroyed_dossier_is_gone_from_every_table_and_from_the_journal(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = furnish(who)
    with store.unit_of_work() as work:
        work.keys.put(YONAS, PrivacyClass.NORMAL, bytes(32))
        work.state.put(f"place.{YONAS}", "waar zij was")
        work.commit()
    assert store.forget([YONAS], ORDER) == 3
    assert holds_all(store)
    connection = store._room.connection
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    for table in tables:
        held = str(connection.execute(f'SELECT * FROM "{table}"').fetchall())
        assert "kelder" not in held
        assert YONAS not in held or table in ("forgotten", "audit"), table
    assert {change.dossier for _, change in store._room.journal.read().records} == {AMINA}
    row = connection.execute("SELECT reason, changes, confirmed FROM forgotten").fetchone()
    assert tuple(row) == (ORDER, 3, 0)
    with store.unit_of_work() as work:
        noted = [line for line in work.audit.lines() if line.action == "dossier.forgotten"]
    assert [(line.object_id, line.result) for line in noted] == [(YONAS, f"{ORDER} 3")]
    store.close()
    assert len(list((who.folder / "blobs").iterdir())) == 1


def test_a_destroyed_dossier_does_not_come_back_by_journal_pull_or_grant(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = furnish(who)
    before = (who.folder / "journal.bin").read_bytes()
    store.forget([YONAS], ORDER)
    (who.folder / "journal.bin").write_bytes(before)  # as after a crash between the commit and the rewriting
    store.close()
    store = who.open()
    assert holds_all(store)
    assert not store.mended
    late = change(300, "T09", "later", dossier=YONAS)
    first = sealed(1, dossier=YONAS)
    second = sealed(2, first, dossier=YONAS)
    with store.unit_of_work() as work:
        work.received.apply(first, [late])
        work.received.keep_unread(second, "no key")
        work.keys.put(YONAS, PrivacyClass.NORMAL, bytes(32))
        work.commit()
    with store.unit_of_work() as work:
        assert not work.changes.of(YONAS)
        assert work.keys.get(YONAS, PrivacyClass.NORMAL) is None
        assert not work.received.unread()
        assert work.received.digest(YONAS)[0] == 2
    with pytest.raises(Refusal) as refused, store.unit_of_work() as work:
        work.record([late])
    assert refused.value.code is RefusalCode.DOSSIER_NOT_HERE
    store.close()


def test_sets_that_were_not_confirmed_stay_as_ciphertext_so_that_the_chain_goes_on(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = furnish(who)
    first = sealed(1, dossier=YONAS)
    with store.unit_of_work() as work:
        work.outbox.add(first, [change(101, dossier=YONAS).id])
        work.commit()
    store.forget([YONAS], ORDER)
    with store.unit_of_work() as work:
        assert work.outbox.after(first.header.incarnation, 0)[0].body == first.body
        work.outbox.add(sealed(2, first), [said(1, "").id])
        work.commit()
    store.close()


def test_after_the_next_opening_only_the_new_key_opens_anything(tmp_path: Path) -> None:
    keys = FileKeyStore(tmp_path / "keys.json")
    who = person(tmp_path, keys)
    store = furnish(who)
    store.backup()
    old_key = data_key(store)
    old_header = header.read(who.folder)
    old_store = (who.folder / old_header.file).read_bytes()
    store.forget([YONAS], ORDER)
    assert len(list((who.folder / "backups").iterdir())) == 1
    store.close()
    store = who.open()
    assert holds_all(store)
    new = header.read(who.folder)
    assert (new.generation, new.file, new.serial) == (2, "store-2.db", old_header.serial + 1)
    names = {path.name for path in who.folder.iterdir() if not path.name.startswith("store-2.db-")}
    copy = "store.header.20260915"
    assert names == {"store-2.db", "store.header", copy, "store.lock", "journal.bin", "backups", "blobs"}
    assert [name for name in keys.names() if name.startswith("device:")] == [f"device:{new.store_id}:2"]
    for path in [who.folder / new.file, *(who.folder / "backups").iterdir()]:
        with pytest.raises(Trouble):
            opening.check_copy(path, StoreKeys.of(old_key).store, new.store_id, 2)
    store.close()
    (who.folder / header.HEADER_NAME).write_bytes(header.encode(old_header))
    (who.folder / old_header.file).write_bytes(old_store)
    with pytest.raises(Trouble):  # the old header, even beside the old store: its device secret is gone
        who.open()


def test_the_audit_chain_its_head_and_the_device_key_go_on_across_generations(tmp_path: Path) -> None:
    who = person(tmp_path)
    make_due(who)
    store = who.open()
    public, (count, mac) = store.public_key, store.audit_head()
    with store.unit_of_work() as work:
        assert "store.rolled_over" in [line.action for line in work.audit.lines()]
        work.state.put(rollover.ROLL_OVER_WAITS, rollover.NOW)
        work.commit()
    store.close()
    store = who.open()
    assert header.read(who.folder).generation == 3
    assert store.public_key == public
    chain = dict(store._room.connection.execute("SELECT n, mac FROM audit").fetchall())
    assert chain[count] == mac
    store.close()


def test_a_weekly_turn_waits_a_week_and_is_not_taken_without_a_reason(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make().close()
    who.clock.go_on(days=30)
    who.open().close()
    assert header.read(who.folder).generation == 1
    store = who.open()
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()
    for days, generation in ((6, 1), (1, 2), (8, 2)):
        who.clock.go_on(days=days)
        who.open(OTHER_WORDS).close()
        assert header.read(who.folder).generation == generation


def test_a_new_parcel_waits_beside_the_header_until_the_municipality_has_it(tmp_path: Path) -> None:
    municipal = hybrid_seal.new_key()
    who = person(tmp_path)
    store = furnish(who)
    with store.unit_of_work() as work:
        work.state.put(RECOVERY_KEY, municipal.public.hex())
        work.state.put(RECOVERY_LEFT, hybrid_seal.key_id(municipal.public))
        work.commit()
    store.forget([DossierId(YONAS)], ORDER)
    store.close()
    store = who.open()
    pending = who.folder / rollover.PENDING_PARCEL
    opened = open_parcel(municipal, pending.read_bytes())
    assert opened is not None
    assert (opened.store_id, opened.generation) == (store.store_id, 2)
    with store.unit_of_work() as work:
        assert work.state.get(RECOVERY_LEFT) is None
    store.recovery_parcel_left()
    assert not pending.exists()
    store.close()


def test_an_older_header_that_is_put_back_is_said_and_the_key_is_replaced(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = furnish(who)
    older = (who.folder / header.HEADER_NAME).read_bytes()
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()
    (who.folder / header.HEADER_NAME).write_bytes(older)
    store = who.open()
    assert [one.notice.value for one in store.mended] == ["old_header"]
    store.close()
    found = header.read(who.folder)
    assert (found.generation, found.serial) == (2, 3)


@pytest.mark.parametrize("has_keys", [True, False], ids=["key store", "no key store"])
def test_a_kill_while_the_key_is_replaced_leaves_the_old_or_the_new(tmp_path: Path, has_keys: bool) -> None:
    key_store = str(tmp_path / "keys.json") if has_keys else "-"
    who = person(tmp_path / "first", FileKeyStore(Path(key_store)) if has_keys else None)
    make_due(who)
    lines = lines_of_rollover(tmp_path, who, key_store)
    assert lines > 100
    if has_keys:
        Path(key_store).unlink()
    toll = kill_while_rolling_over(tmp_path, key_store, range(7, lines, lines // 4))
    assert toll.kills >= 4
    assert not toll.broken
