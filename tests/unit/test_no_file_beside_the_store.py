"""A photo is taken in, a paper made, shown and drawn for a printer without a file beside the store; an export
is seen.

The whole process is traced by strace where that is there, and watched by Python itself everywhere.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.house_builders import camera_jpeg
from tests.paper_trace import PHASES

TREE = Path(__file__).resolve().parents[2]
STRACE = shutil.which("strace")
CALLS = (
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,"
    "mknodat,memfd_create"
)
_CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<args>.*)\) += (?P<result>-?\d+)")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT")
#: what is no file on a disk
_DEVICES = ("/dev/", "/proc/", "/sys/")
PARTS = ("begin", "photo", "paper", "screen", "printer", "export", "end")


@dataclass(frozen=True)
class Traced:
    """(part, path) of everything that was written outside the store."""

    by_kernel: list[tuple[str, str]] | None
    by_python: list[tuple[str, str]]
    left: list[Path]
    parts: tuple[str, ...]


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    base = tmp_path_factory.mktemp("trace")
    folders = {name: base / name for name in ("store", "out", "tmp", "home")}
    for folder in folders.values():
        folder.mkdir()
    around = {
        "PATH": os.environ["PATH"],
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(folders["home"]),
        "TMPDIR": str(folders["tmp"]),
    }
    log = base / "trace.txt"
    trace = [STRACE, "-f", "--seccomp-bpf", "-e", f"trace={CALLS}", "-o", str(log)] if STRACE else []
    photo = base / "IMG_0412.jpg"
    grain = Image.effect_noise((2400, 1600), 90).convert("RGB")  # so that a page of it is a file, not a row
    photo.write_bytes(camera_jpeg(grain))
    given = (str(folders["store"]), str(folders["out"]), str(photo))
    run = [sys.executable, "-m", "tests.paper_trace", *given]
    done = subprocess.run([*trace, *run], cwd=TREE, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = [(part, path) for part, path in json.loads(done.stdout) if is_outside(path, folders["store"])]
    left = [file for name in ("tmp", "home") for file in folders[name].rglob("*")]
    if not STRACE:
        return Traced(None, told, left, PARTS)
    by_kernel, parts = read_trace(log.read_text(errors="replace"), folders["store"])
    return Traced(by_kernel, told, left, parts)


def is_outside(path: str, store: Path) -> bool:
    return not path.startswith((f"{store}/", *_DEVICES)) and path != str(store)


def read_trace(text: str, store: Path) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """What was written outside the store, by part, and the parts that were met."""
    part, written, parts = "begin", [], ["begin"]
    for line in text.splitlines():
        found = _CALL.match(line)
        if found is None:
            continue
        paths = _PATH.findall(found["args"])
        if paths and paths[-1].startswith(PHASES):
            part = paths[-1].removeprefix(PHASES)
            parts.append(part)
        elif int(found["result"]) >= 0 and does_write(found["name"], found["args"]):
            written += [(part, path) for path in paths if is_outside(path, store)]
    return written, tuple(parts)


def does_write(name: str, args: str) -> bool:
    if name in ("open", "openat", "openat2"):
        return any(flag in _PATH.sub("", args) for flag in _WRITES)
    return True  # makes or moves a file, a folder or a place in memory with a name


def test_every_part_was_passed(traced: Traced) -> None:
    assert traced.parts == PARTS


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
def test_the_kernel_saw_no_file_beside_the_store_until_the_export(traced: Traced) -> None:
    assert traced.by_kernel is not None
    assert [one for one in traced.by_kernel if one[0] != "export"] == []


def test_python_opened_no_file_beside_the_store_until_the_export(traced: Traced) -> None:
    assert [one for one in traced.by_python if one[0] != "export"] == []
    assert traced.left == []  # neither in the folder for temporary files nor at home


def test_the_trace_can_see_a_file_the_export_is_in_it(traced: Traced) -> None:
    for seen in (traced.by_kernel, traced.by_python):
        if seen is not None:
            assert [(part, Path(path).name) for part, path in seen] == [("export", "plan.pdf")]
