"""What a killed run leaves behind: its folders, and a PostgreSQL that lives on in them.

Whoever makes such a folder writes into it who that is. The next start looks who is gone by now and takes
away what was theirs; what belongs to a living program, or does not say to whom, is left as it is.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sync.server.shipped import temporary_folder

MEMORY_DISK = Path("/dev/shm")
_OWNER = "owner.txt"
_OF_CAMPAIGNS = ("torture-*", "ik-t-*", "history-*")
_OF_BACK_ENDS = "ik-db-*"
_PATIENCE = 10.0


def mark(folder: Path) -> None:
    """This process is the owner of a folder that was just made."""
    (folder / _OWNER).write_text(f"{os.getpid()} {_began(os.getpid())}", "ascii")


def sweep(*places: Path) -> None:
    """Take away what killed runs left in the folders for temporary files, or in `places`."""
    where = places or {Path(tempfile.gettempdir()), temporary_folder(), MEMORY_DISK}
    for place in where:
        for folder in [one for pattern in _OF_CAMPAIGNS for one in place.glob(pattern)]:
            if _is_left(folder):
                _end(_databases_of(folder))
                away(folder)
        for folder in place.glob(_OF_BACK_ENDS):
            _end(_left_in(folder))  # the files go when the folder they belong to is gone: the embedded sweeps


def away(place: Path) -> None:
    """Remove a folder of a campaign, which may have left folders that cannot be written."""
    with suppress(FileNotFoundError):  # another sweep may be at it
        for folder in [place, *(p for p in place.rglob("*") if p.is_dir() and not p.is_symlink())]:
            folder.chmod(0o700)
    shutil.rmtree(place, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """True when its owner said who that is, and is gone; a number may have gone to another since."""
    try:
        if folder.is_symlink() or folder.stat().st_uid not in (os.geteuid(), _databases_user()):
            return False
        pid, _, began = (folder / _OWNER).read_text("ascii").partition(" ")
    except OSError:
        return False
    return _began(int(pid)) != began


def _databases_user() -> int:
    """PostgreSQL of root runs as an account without rights."""
    return 65534 if os.geteuid() == 0 else os.geteuid()


def _left_in(folder: Path) -> list[int]:
    """The servers of an embedded cluster whose lock nobody holds. Looked up in this order: who takes the lock
    after that has another server."""
    running = _databases_of(folder)
    try:
        lock = (Path((folder / "belongs-to.txt").read_text("utf-8")) / "in-use.lock").stat()
        held = Path("/proc/locks").read_text("ascii")
    except OSError:
        return []
    return [] if f":{lock.st_ino} " in held else running


def _databases_of(folder: Path) -> list[int]:
    """Every PostgreSQL that was started with files or sockets in this folder."""
    return [pid for pid, command in _processes() if command[0].endswith("/postgres") and any(
        f"{folder}/" in part for part in command[1:]
    )]  # fmt: skip


def _processes() -> Iterator[tuple[int, list[str]]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                yield int(entry.name), (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")


def _end(databases: list[int]) -> None:
    """At once: nothing of them is kept."""
    for pid in databases:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)
    until = time.monotonic() + _PATIENCE
    while any(_began(pid) for pid in databases) and time.monotonic() < until:
        time.sleep(0.02)


def _began(pid: int) -> str:
    """When a process began, as the system counts; '' for one that is not there, or only to be waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
