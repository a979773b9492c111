"""Every way a store can be wrong has its own code, and none of them ends in a new empty store."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store import header as header_file
from desktop.store import safe
from desktop.store.opening import quick_check_is_due
from tests.store_cases import (
    AMINA,
    OTHER_WORDS,
    START,
    DictKeyStore,
    Person,
    flip_bit,
    person,
    said,
)

STORE = "store.db"


def furnished(tmp_path: Path, name: str = "laptop") -> Person:
    who = person(tmp_path / name)
    store = who.make()
    with store.unit_of_work() as work:
        work.record([said(1, "ja")])
        work.commit()
    store.close()
    return who


def emptied(who: Person) -> None:
    (who.folder / STORE).write_bytes(b"")


def removed(who: Person) -> None:
    (who.folder / STORE).unlink()


def foreign(who: Person) -> None:
    (who.folder / STORE).write_bytes(b"Boodschappen: brood, melk, thee.\n" * 600)


def holed(who: Person) -> None:
    flip_bit(who.folder / STORE, at=9000)


def first_page_gone(who: Person) -> None:
    flip_bit(who.folder / STORE, at=300)


def torn(who: Person) -> None:
    content = (who.folder / STORE).read_bytes()
    (who.folder / STORE).write_bytes(content[: len(content) - 1000])


def shortened(who: Person) -> None:
    content = (who.folder / STORE).read_bytes()
    (who.folder / STORE).write_bytes(content[:-8192])


def plain(who: Person) -> None:
    (who.folder / STORE).write_bytes(b"SQLite format 3\x00" + bytes(4096 - 16))


def of_another_laptop(who: Person) -> None:
    other = furnished(who.root.parent, "other")
    shutil.copyfile(other.folder / STORE, who.folder / STORE)


def newer_schema(who: Person) -> None:
    store = who.open()
    store._room.connection.execute("PRAGMA user_version=999")
    store.close()


def other_generation(who: Person) -> None:
    store = who.open()
    store._room.connection.execute("UPDATE identity SET generation=2")
    store.close()


def no_header(who: Person) -> None:
    (who.folder / header_file.HEADER_NAME).unlink()


def broken_header(who: Person) -> None:
    flip_bit(who.folder / header_file.HEADER_NAME, at=0)


def newer_header(who: Person) -> None:
    path = who.folder / header_file.HEADER_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (emptied, TroubleCode.STORE_EMPTY_FILE),
        (removed, TroubleCode.STORE_MISSING),
        (foreign, TroubleCode.STORE_FOREIGN),
        (holed, TroubleCode.STORE_DAMAGED),
        (first_page_gone, TroubleCode.STORE_DAMAGED),
        (torn, TroubleCode.STORE_TRUNCATED),
        (shortened, TroubleCode.STORE_TRUNCATED),
        (plain, TroubleCode.STORE_NOT_ENCRYPTED),
        (of_another_laptop, TroubleCode.STORE_OTHER),
        (newer_schema, TroubleCode.STORE_NEWER),
        (other_generation, TroubleCode.STORE_OTHER),
        (no_header, TroubleCode.HEADER_MISSING),
        (broken_header, TroubleCode.HEADER_DAMAGED),
        (newer_header, TroubleCode.HEADER_NEWER),
    ],
)
def test_each_wrong_store_is_named_and_left_as_it_is(
    tmp_path: Path, damage: Callable[[Person], None], code: TroubleCode
) -> None:
    who = furnished(tmp_path)
    damage(who)
    before = {p.name: p.read_bytes() for p in who.folder.glob("store.db*")}
    for _ in range(2):
        with pytest.raises(Trouble) as trouble:
            who.open()
        assert trouble.value.code is code
    assert {p.name: p.read_bytes() for p in who.folder.glob("store.db*")} == before


def test_a_person_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    who = person(tmp_path)
    for name in ("0" * 32, "../../etc", ""):
        who.id = name
        with pytest.raises(Trouble) as trouble:
            who.open()
        assert trouble.value.code is TroubleCode.STORE_MISSING
    assert safe.people(tmp_path) == []


def test_a_wrong_passphrase_is_told_from_a_damaged_store(tmp_path: Path) -> None:
    who = furnished(tmp_path)
    flip_bit(who.folder / STORE, at=9000)
    for _ in range(3):
        with pytest.raises(Refusal) as refusal:
            who.open(OTHER_WORDS)
        assert refusal.value.code is RefusalCode.WRONG_PASSPHRASE
        with pytest.raises(Trouble) as trouble:
            who.open()
        assert trouble.value.code is TroubleCode.STORE_DAMAGED


def test_a_second_instance_is_refused_until_the_first_one_closes(tmp_path: Path) -> None:
    who = furnished(tmp_path)
    first = who.open()
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.SECOND_INSTANCE
    with pytest.raises(Trouble) as trouble:  # before the dear part: nobody looks whether the words are right
        who.open(OTHER_WORDS)
    assert trouble.value.code is TroubleCode.SECOND_INSTANCE
    first.close()
    first.close()
    who.open().close()


def test_a_lost_header_comes_back_from_its_newest_good_copy(tmp_path: Path) -> None:
    who = furnished(tmp_path)
    for _day in range(4):
        who.clock.go_on(days=1)
        who.open().close()
    copies = sorted(p.name for p in who.folder.glob("store.header.*"))
    assert copies == ["store.header.20260917", "store.header.20260918", "store.header.20260919"]
    no_header(who)
    flip_bit(who.folder / copies[-1], at=0)
    assert [row.trouble for row in safe.people(who.root)] == [TroubleCode.HEADER_MISSING]
    safe.restore_header(who.root, who.id)
    assert [row.label for row in safe.people(who.root)] == ["Marit Bakker"]
    store = who.open()
    with store.unit_of_work() as work:
        assert len(work.changes.of(AMINA)) == 1
    store.close()


def test_without_any_copy_the_header_stays_missing(tmp_path: Path) -> None:
    who = furnished(tmp_path)
    for path in who.folder.glob("store.header*"):
        path.unlink()
    with pytest.raises(Trouble) as trouble:
        safe.restore_header(who.root, who.id)
    assert trouble.value.code is TroubleCode.HEADER_MISSING


def test_people_are_listed_by_the_label_they_chose(tmp_path: Path) -> None:
    who = person(tmp_path)
    for label in ("Yara de Wit", "Marit Bakker"):
        who.make(label).close()
    assert [row.label for row in safe.people(tmp_path)] == ["Marit Bakker", "Yara de Wit"]
    with pytest.raises(Refusal) as refusal:
        who.make("marit bakker")
    assert refusal.value.code is RefusalCode.LABEL_TAKEN
    for label in ("", " x", "a\nb", "x" * 61, "\u202eom"):
        with pytest.raises(Refusal) as refusal:
            who.make(label)
        assert refusal.value.code is RefusalCode.NAME_MISSING


def test_what_a_crash_left_of_a_half_made_person_does_not_count(tmp_path: Path) -> None:
    half = tmp_path / safe.PEOPLE / f".{'a' * 32}.part"
    half.mkdir(parents=True)
    (half / "store.db").write_bytes(b"")
    assert safe.people(tmp_path) == []
    person(tmp_path).make("Marit").close()
    assert half.exists(), "another program may be making it right now"
    os.utime(half, (0, 0))
    person(tmp_path).make("Yara").close()
    assert not half.exists()
    assert len(safe.people(tmp_path)) == 2


def test_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        who = furnished(tmp_path)
        store = who.open()
        store.backup()
        with store.unit_of_work() as work:
            work.attachments.keep(AMINA, b"%PDF-" + b"p" * 300_000, "application/pdf")
            work.commit()
        found = {p: stat.S_IMODE(p.stat().st_mode) for p in (who.root / safe.PEOPLE).rglob("*")}
        store.close()
    finally:
        os.umask(before)
    assert len(found) >= 9
    assert {mode for path, mode in found.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in found.items() if path.is_file()} == {0o600}


def test_the_settings_that_keep_answers_are_in_force(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    ask = store._room.connection.execute
    wanted = {
        "journal_mode": "wal", "synchronous": 3, "locking_mode": "exclusive", "temp_store": 2,
        "secure_delete": 1, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1,
    }  # fmt: skip
    assert {name: ask(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    store.close()


def test_native_parts_are_not_older_than_their_floor(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    ask = store._room.connection.execute
    cipher = ask("PRAGMA cipher_version").fetchone()[0].split()[0]
    library = ask("SELECT sqlite_version()").fetchone()[0]
    store.close()
    assert tuple(map(int, cipher.split("."))) >= (4, 17, 0)
    assert tuple(map(int, library.split("."))) >= (3, 53, 3)


def test_the_weekly_check_is_due_after_a_week_and_when_the_clock_was_put_back() -> None:
    assert quick_check_is_due(None, START)
    assert quick_check_is_due("nonsense", START)
    assert quick_check_is_due("2026-09-08T08:30:00+00:00", START)
    assert quick_check_is_due("2026-09-16T08:30:00+00:00", START)
    assert not quick_check_is_due("2026-09-09T08:30:00+00:00", START)


def test_a_store_whose_device_secret_is_gone_says_so(tmp_path: Path) -> None:
    secrets = DictKeyStore()
    who = person(tmp_path, secrets)
    who.make().close()
    who.open().close()
    kept = dict(secrets.kept)
    secrets.kept.clear()
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.DEVICE_SECRET_GONE
    secrets.kept.update({name: os.urandom(32) for name in kept})
    with pytest.raises(Refusal) as refusal:
        who.open()
    assert refusal.value.code is RefusalCode.WRONG_PASSPHRASE
