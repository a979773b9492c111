"""Folders that are wrong, on purpose or not: each is told, none hangs, and what is taken is as shown."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from desktop.house_files.room import HouseRoom
from desktop.installed import houses_of
from tests.fakes import MORNING, SetClock
from tests.house_builders import TOML, house_folder, png, scene

KEYS = ("classroom", "work")
TODAY = date(2026, 9, 15)


@pytest.fixture
def room(tmp_path: Path) -> HouseRoom:
    return HouseRoom(tmp_path / "koffers" / "huisstijl", KEYS, lambda: TODAY)


@pytest.mark.parametrize(
    "content", [b"a = " + b"[" * 5000 + b"]" * 5000, b"a = " + b"9" * 5000], ids=["nested", "number"]
)
def test_toml_that_nobody_means_is_told(room: HouseRoom, tmp_path: Path, content: bytes) -> None:
    folder = house_folder(tmp_path / "in")
    (folder / "huisstijl.toml").write_bytes(content)
    assert "geen geldige TOML" in str(room.look(folder).problems[0])


def test_a_file_as_windows_saves_it_is_read(room: HouseRoom, tmp_path: Path) -> None:
    folder = house_folder(tmp_path / "in")
    (folder / "huisstijl.toml").write_bytes(b"\xef\xbb\xbf" + TOML.replace("\n", "\r\n").encode())
    assert room.look(folder).look is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in a folder there")
@pytest.mark.parametrize("name", ["huisstijl.toml", "les.jpg"])
def test_a_pipe_in_the_folder_is_not_waited_for(room: HouseRoom, tmp_path: Path, name: str) -> None:
    folder = house_folder(tmp_path / "in")
    (folder / name).unlink()
    os.mkfifo(folder / name)
    told: list[str] = []
    looking = threading.Thread(target=lambda: told.append(str(room.look(folder).problems[0])), daemon=True)
    looking.start()
    looking.join(20)
    assert told and name in told[0]


def test_a_sign_that_paper_does_not_have_keeps_the_house_style_out_and_not_the_papers(tmp_path: Path) -> None:
    houses = houses_of(tmp_path / "huisstijl", SetClock(MORNING))
    folder = house_folder(tmp_path / "in", TOML.replace("Inloop: dinsdag", "\u260e Inloop: dinsdag"))
    read = houses.look(folder)
    assert read.look is None
    assert "huisstijl.toml, contact: Dit kan niet op papier: \u260e" in "".join(map(str, read.problems))


@pytest.mark.parametrize("size", [(1200, 200), (250, 500)])
def test_a_logo_of_the_utmost_shape_stays_what_it_was_shown_as(
    room: HouseRoom, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = house_folder(tmp_path / "in")
    (folder / "logo.png").write_bytes(png(scene(*size)))
    shown = room.look(folder)
    assert shown.look is not None
    room.take(folder, shown.sha256)
    present = room.present()
    assert present is not None and (present.look, present.problems) == (shown.look, ())


@pytest.mark.parametrize("name", ["logo.png", "LES.jpg"])
def test_one_file_is_not_logo_and_photo_nor_told_apart_by_capitals(
    room: HouseRoom, tmp_path: Path, name: str
) -> None:
    folder = house_folder(tmp_path / "in", TOML.replace('"werk.jpg"', f'"{name}"'))
    (folder / "LES.jpg").write_bytes((folder / "werk.jpg").read_bytes())
    read = room.look(folder)
    assert read.look is None and "Deze naam van een bestand is al gebruikt" in str(read.problems)


@pytest.mark.parametrize(
    "name", ["CON.jpg", "nul", "com1.les.jpg", "les.jpg.", "HUISSTIJL.TOML", "..", "a/b.jpg"]
)
def test_a_name_that_is_something_else_on_windows_is_refused(
    room: HouseRoom, tmp_path: Path, name: str
) -> None:
    folder = house_folder(tmp_path / "in", TOML.replace('"werk.jpg"', f'"{name}"'))
    assert "Deze naam van een bestand kan niet." in str(room.look(folder).problems)


def test_papers_find_a_whole_look_while_another_is_taken(room: HouseRoom, tmp_path: Path) -> None:
    folders = [house_folder(tmp_path / name, TOML.replace("Samen in", name)) for name in ("een", "twee")]
    shas = [room.look(folder).sha256 for folder in folders]
    room.take(folders[0], shas[0])

    def take_turns() -> None:
        for at in (1, 0, 1):
            room.take(folders[at], shas[at])

    with ThreadPoolExecutor(2) as pool:
        turns = pool.submit(take_turns)
        while not turns.done():
            read = room.present()
            assert read is not None and read.look is not None and read.problems == ()
        turns.result()
    last = room.present()
    assert last is not None and last.look is not None and last.look.foot.startswith("twee")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits nothing but the time")
@pytest.mark.parametrize("way", ["wb", "rb"])
def test_the_program_that_unpacks_can_open_no_file(tmp_path: Path, way: str) -> None:
    target = tmp_path / "photo"
    target.write_bytes(b"as it was")
    tricked = (
        "import sys; from desktop.unpacking.image_child import run_image_child as run\n"
        "run(); open(sys.argv[1], sys.argv[2])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", tricked, str(target), way],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 1 and b"OSError" in ended.stderr
    assert target.read_bytes() == b"as it was"
