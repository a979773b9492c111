"""Killed, disk full, bits turned: nothing that was shown as saved is lost, and nothing passes unnoticed."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.domain.changes import Change
from desktop.domain.errors import Refusal, Trouble, TroubleCode
from desktop.store.errors import StoreBug, sorted_error, sorting_errors
from desktop.store.open_store import OpenStore
from desktop.store.unit_of_work import SqlUnitOfWork
from desktop.usecases.repair import Notice
from tests.store_cases import AMINA, OTHER_WORDS, WORDS, Person, flip_bit, person, said
from tests.store_kills import TREE, kill_while_saving, start_saver, texts
from tests.store_saver import text_of

ANSWERS = 40


def record(store: OpenStore, changes: list[Change]) -> None:
    for change in changes:
        with store.unit_of_work() as work:
            work.record([change])
            work.commit()


def commit_and_lose_power(work: SqlUnitOfWork) -> None:
    """COMMIT happened, the checkpoint behind it did not: the answer stands in the log alone."""
    work._transaction.commit()
    work._is_committed = True


def half_in_the_log(tmp_path: Path) -> Person:
    """A store as a crash leaves it: half of its answers only in `-wal`."""
    who = person(tmp_path / "laptop")
    store = who.make()
    record(store, [said(n, f"a{n}") for n in range(ANSWERS // 2)])
    for n in range(ANSWERS // 2, ANSWERS):
        with store.unit_of_work() as work:
            work.record([said(n, f"a{n}")])
            commit_and_lose_power(work)
    crashed = person(tmp_path / "crashed")
    crashed.id = who.id
    shutil.copytree(who.folder, crashed.folder, ignore=shutil.ignore_patterns("store.lock"))
    store.close()
    assert (crashed.folder / "store.db-wal").stat().st_size > 0
    return crashed


def copied(who: Person, to: Path) -> Person:
    other = person(to)
    other.id = who.id
    shutil.copytree(who.folder, other.folder)
    return other


EVERYTHING = {f"a{n}" for n in range(ANSWERS)}


def test_twenty_kills_while_answering_lose_nothing(tmp_path: Path) -> None:
    toll = kill_while_saving(tmp_path, rounds=20, seed=1)
    assert (toll.kills, toll.lost, toll.unopenable) == (20, 0, 0)
    assert toll.acknowledged >= 20


def test_a_kill_while_the_passphrase_changes_locks_nobody_out(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make().close()
    opens_with = WORDS
    for changes in range(4):
        first = "1" if opens_with == WORDS else "2"
        with start_saver(tmp_path, who.id, int(first), "--change-passphrase") as changer:
            assert changer.stdout is not None
            for _ in range(changes):
                assert changer.stdout.readline() == b"changed\n"
            changer.kill()
        who.clock.go_on(minutes=20)
        opens_with = next(words for words in (WORDS, OTHER_WORDS) if can_open(who, words))


def can_open(who: Person, words: str) -> bool:
    try:
        who.open(words).close()
    except Refusal:
        return False
    return True


def test_bits_turned_in_the_log_lose_nothing(tmp_path: Path) -> None:
    crashed = half_in_the_log(tmp_path)
    chance = random.Random(2)
    size = (crashed.folder / "store.db-wal").stat().st_size
    replayed = 0
    for n in range(15):
        broken = copied(crashed, tmp_path / f"flip{n}")
        flip_bit(broken.folder / "store.db-wal", chance.randrange(size))
        store = broken.open()
        assert texts(store) == EVERYTHING
        replayed += Notice.REPLAYED_FROM_JOURNAL in store.notices
        store.close()
    assert replayed, "none of the flips hit anything: the test would prove nothing"


@pytest.mark.parametrize("how", ["removed", "cut", "emptied"])
def test_a_log_that_is_gone_is_made_up_for_by_the_journal(tmp_path: Path, how: str) -> None:
    crashed = half_in_the_log(tmp_path)
    wal = crashed.folder / "store.db-wal"
    if how == "removed":
        wal.unlink()
    else:
        wal.write_bytes(wal.read_bytes()[: 5000 if how == "cut" else 0])
    store = crashed.open()
    assert texts(store) == EVERYTHING
    assert store.notices == (Notice.REPLAYED_FROM_JOURNAL,)
    with store.unit_of_work() as work:
        assert work.dossiers.row(AMINA) is not None
        assert work.audit.verify() > ANSWERS
        assert len(work.outbox.unsealed()) == ANSWERS
    store.close()
    again = crashed.open()
    assert again.notices == ()
    again.close()


def test_every_bit_turned_in_the_store_is_noticed_and_mended_from_the_journal(tmp_path: Path) -> None:
    who = person(tmp_path / "laptop")
    store = who.make()
    record(store, [said(n, f"a{n}") for n in range(ANSWERS)])
    store.close()
    chance = random.Random(3)
    size = (who.folder / "store.db").stat().st_size
    for n in range(20):
        broken = copied(who, tmp_path / f"flip{n}")
        flip_bit(broken.folder / "store.db", chance.randrange(size))
        with pytest.raises(Trouble) as trouble:
            broken.open()
        assert trouble.value.code is TroubleCode.STORE_DAMAGED
        if n % 5 == 0:
            mended = broken.restore()
            assert texts(mended) == EVERYTHING
            mended.close()
            assert list(broken.folder.glob("aside-*/store.db"))


def test_what_was_rolled_back_does_not_come_back_from_the_journal(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    record(store, [said(1, "blijft")])
    with pytest.raises(ZeroDivisionError), store.unit_of_work() as work:
        work.record([said(2, "niet bewaard")])
        raise ZeroDivisionError
    record(store, [said(3, "blijft ook")])
    store.close()
    again = who.open()
    assert texts(again) == {"blijft", "blijft ook"}
    assert again.notices == ()
    again.close()


def test_a_disk_that_takes_no_more_is_said_and_what_was_saved_stays(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the full disk: it needs no rights and no file system."""
    who = person(tmp_path)
    who.make().close()
    limit = (who.folder / "store.db").stat().st_size + 120_000
    with start_saver(tmp_path, who.id, 1, "--file-limit", str(limit)) as saver:
        assert saver.stdout is not None
        lines = saver.stdout.read().decode().split("\n")[:-1]
    *saved, last = lines
    assert last in ("trouble disk_error", "trouble disk_full")
    assert len(saved) > 5
    store = who.open()
    assert {text_of(int(n)) for n in saved} <= texts(store)
    record(store, [said(10_000, "weer ruimte")])
    assert "weer ruimte" in texts(store)
    store.close()


def may_mount() -> bool:
    """Whether this user may have a small disk of its own (user namespaces, Linux)."""
    if shutil.which("unshare") is None:
        return False
    tried = ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="needs the right to mount a small disk in a namespace of its own")
def test_a_disk_that_is_really_full_is_survived_in_one_sitting(tmp_path: Path) -> None:
    steps = (
        f'mount -t tmpfs -o size=1200k none "{tmp_path}" && exec "$0" -m tests.store_full_disk "{tmp_path}"'
    )
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", steps, sys.executable]
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told.pop("saved") > 100
    assert told == {
        "codes": ["disk_full"],
        "readable_while_full": True,
        "reopened_while_full": True,
        "equal_after": True,
    }


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_after_a_failed_write_the_same_store_goes_on(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    record(store, [said(1, "voor")])
    journal = store._room.journal
    os.close(journal._opened)
    journal._opened = os.open("/dev/full", os.O_WRONLY)
    with pytest.raises(Trouble) as trouble:
        record(store, [said(2, "op een volle schijf")])
    assert trouble.value.code in (TroubleCode.DISK_FULL, TroubleCode.DISK_ERROR)
    record(store, [said(3, "na")])
    assert texts(store) == {"voor", "na"}
    store.close()
    again = who.open()
    assert texts(again) == {"voor", "na"}
    again.close()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, TroubleCode.DISK_FULL),
        (errno.EDQUOT, TroubleCode.DISK_FULL),
        (errno.EROFS, TroubleCode.READ_ONLY),
        (errno.EACCES, TroubleCode.READ_ONLY),
        (errno.EIO, TroubleCode.DISK_ERROR),
    ],
)
def test_what_the_disk_says_becomes_a_code_without_the_path(number: int, code: TroubleCode) -> None:
    with pytest.raises(Trouble) as trouble, sorting_errors():
        raise OSError(number, "geheim", "/home/geheim")
    assert trouble.value.code is code
    assert "geheim" not in repr(trouble.value.__context__)


def test_an_error_nobody_reckoned_with_is_a_bug_without_its_message() -> None:
    bug = sorted_error(RuntimeError("geheim"))
    assert isinstance(bug, StoreBug)
    assert str(bug) == "RuntimeError"
