"""The models that campaigns rest on: a disk that loses power, one that fails on demand, changed files."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.acts import ANSWERING, MORE, judged, prepared
from tests.torture.claims import Arena, Effort
from tests.torture.forked import Child, Say, Told
from tests.torture.laptop import copied, laptop, put_back_argon2
from tests.torture.mutations import mutated
from tests.torture.power import Disk, Length, Named, Write, laid_out

CHANCE = random.Random(1)


@pytest.fixture(autouse=True)
def argon2_comes_back() -> Iterator[None]:
    yield
    put_back_argon2()


def disk_with(tmp_path: Path, content: bytes) -> tuple[Disk, int]:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "a").write_bytes(content)
    disk = Disk.holding(tmp_path / "disk")
    return disk, disk.names["a"]


def test_what_was_not_synced_is_gone_and_what_was_stands(tmp_path: Path) -> None:
    disk, a = disk_with(tmp_path, b"before")
    disk.change(a, Write(0, b"AFTER!"))
    assert disk.after_power_loss(0, CHANCE) == {"a": b"before"}
    assert disk.after_power_loss(1, CHANCE) == {"a": b"AFTER!"}
    disk.sync(a)
    assert disk.after_power_loss(0, CHANCE) == {"a": b"AFTER!"}


def test_a_sync_that_failed_never_writes_what_came_before_it(tmp_path: Path) -> None:
    disk, a = disk_with(tmp_path, b"before")
    disk.change(a, Write(0, b"AFTER!"))
    disk.fail_sync(a)
    disk.change(a, Write(6, b" more"))
    disk.sync(a)
    assert disk.content(a) == b"AFTER! more"
    assert disk.after_power_loss(0, CHANCE) == {"a": b"before more"}


def test_a_name_stands_once_its_folder_was_synced_and_takes_earlier_names_along(tmp_path: Path) -> None:
    disk, _ = disk_with(tmp_path, b"old")
    disk.make_folder("aside")
    disk.rename("a", "aside/a")
    new = disk.make("a")
    disk.change(new, Write(0, b"new"))
    disk.sync(new)
    assert disk.after_power_loss(0, CHANCE) == {"a": b"old"}
    disk.sync_folder("")
    assert disk.after_power_loss(0, CHANCE) == {"a": b"new", "aside": None, "aside/a": b"old"}


def test_a_folder_takes_along_what_is_inside() -> None:
    names = {"f": -1, "f/a": 1, "far": 2}
    Named(to="g", gone="f").onto(names)
    assert names == {"g": -1, "g/a": 1, "far": 2}


def test_a_write_is_torn_at_sectors() -> None:
    seen = {Write(0, b"x" * 1024).torn(b"-" * 1024, random.Random(n)) for n in range(50)}
    assert {bytes([*torn[:1], *torn[-1:]]) for torn in seen} == {b"--", b"-x", b"x-", b"xx"}
    assert Length(2).onto(b"abcd") == b"ab" and Length(6).onto(b"abcd") == b"abcd\0\0"


def test_an_image_is_laid_out_without_what_is_left_out(tmp_path: Path) -> None:
    laid_out({"f": None, "f/a": b"1", "b": b"2"}, tmp_path / "new", leave_out=("b",))
    assert [path.name for path in sorted((tmp_path / "new").rglob("*"))] == ["f", "a"]


def test_a_lost_answer_is_counted(tmp_path: Path) -> None:
    """The judge of all campaigns: an answer that was said to be saved and does not stand is a loss."""
    who = prepared(ANSWERING, tmp_path / "laptop")
    found = judged(ANSWERING, who, Told(("41", "42"), ""))
    assert (found.toll.lost, found.toll.unopenable) == (4, 0)  # two answers, at two openings
    (who.folder / "store.header").unlink()
    assert judged(ANSWERING, who, Told((), "")).toll.unopenable == 1


def test_a_child_tells_what_it_said_how_it_ended_and_what_nobody_reckoned_with(tmp_path: Path) -> None:
    who = prepared(ANSWERING, tmp_path / "laptop")
    with copied(who, tmp_path / "copy") as other:
        told = Child(lambda say: ANSWERING.do(other, say)).told()
    assert (len(told.numbers), told.ended, told.unhandled) == (MORE, "", False)
    assert Child(_stumble).told().unhandled
    assert Child(lambda say: laptop(tmp_path / "nobody").open().close()).told().ended == "store_missing"
    killed = Child(_go_on_for_ever).told(0.0, 3)
    assert killed.ended == "killed" and len(killed.lines) >= 3


def _stumble(_: Say) -> None:
    raise ZeroDivisionError


def _go_on_for_ever(say: Say) -> None:
    while True:
        say("7")


def test_a_changed_file_is_another_one_and_mostly_still_json() -> None:
    content = json.dumps({"failed": 3, "slots": [{"m": 65_536}]}).encode()
    changed = [mutated(content, random.Random(n)) for n in range(300)]
    assert content not in changed
    assert sum(_reads(one) for one in changed) > 100


def _reads(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def test_effort_decides_how_much_is_done(tmp_path: Path) -> None:
    assert [Arena(tmp_path, effort).pick(3, 2, 1) for effort in Effort] == [3, 2, 1]
