"""Every call of a program that changes files below a folder, as strace sees it, played back on a model."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.torture.claims import CannotRun
from tests.torture.power import Disk, Length, Write
from tests.torture.running import TREE

_CALLS = (
    "openat,open,write,pwrite64,lseek,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,sendfile,copy_file_range"
)
_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?:<(.*?)>)?(.*)$")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_OPENED = re.compile(r"(\d+)<(.*?)>")
_LONGEST = 64 * 1024 * 1024


def trace(command: list[str], log: Path, inject: str = "") -> None:
    """Run a program of ours under strace. `inject`: a fault in its own words, as `fsync:error=EIO:when=3`.

    Raises CannotRun when there is no strace or it may not trace.
    """
    strace = shutil.which("strace")
    if strace is None:
        raise CannotRun("no strace to see the calls with")
    options = ["-y", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS}", "-o", str(log)]
    options += ["-e", f"inject={inject}"] if inject else []
    done = subprocess.run(
        [strace, *options, sys.executable, *command], cwd=TREE, capture_output=True, text=True, check=False
    )
    if not log.exists() or log.stat().st_size == 0:
        raise CannotRun(f"strace may not trace here: {done.stderr.strip().splitlines()[-1:]}")


@dataclass(frozen=True)
class Event:
    """After this call ('said' when an answer was said to be saved): the answers said so far, how often a
    store file was opened, and how many syncs failed."""

    name: str
    saved: frozenset[int]
    openings: int
    failed_syncs: int


class Playback:
    """Plays a log onto one disk for each folder; after every call that matters it stands still once."""

    def __init__(self, log: Path, disks: Mapping[Path, Disk]) -> None:
        self._log = log
        self._disks = disks
        self._opened: dict[int, tuple[Disk, int]] = {}
        self._at: dict[int, int] = {}
        self._appends: set[int] = set()
        self._folders: dict[int, tuple[Disk, str]] = {}
        self._saved = set[int]()
        self.calls = 0
        self.openings = 0  # of a store file
        self.syncs = self.failed_syncs = 0
        self.failed_of = ""  # the name of the file whose sync failed last
        self.refused = 0  # answers that were said not to be saved
        self._calls: dict[str, Callable[[str, int], bool]] = {
            "openat": self._open, "open": self._open, "write": self._write, "pwrite64": self._pwrite,
            "lseek": self._seek, "ftruncate": self._cut, "sendfile": self._send,
            "rename": self._rename, "renameat": self._rename, "renameat2": self._rename,
            "unlink": self._unlink, "unlinkat": self._unlink, "rmdir": self._unlink, "mkdir": self._mkdir,
            "mkdirat": self._mkdir,
        }  # fmt: skip

    def events(self) -> Iterator[Event]:
        """One by one; the disks are then as they were after that call. Raises ValueError for a call that
        would change a file in a way this does not know."""
        with self._log.open() as lines:
            for line in lines:
                found = _LINE.match(line)
                if found is None:
                    continue
                call, arguments, answer, _, behind = found.groups()
                if call in ("fsync", "fdatasync"):
                    changed = self._sync(arguments, int(answer), "INJECTED" in behind)
                elif int(answer) < 0:
                    continue
                elif call == "copy_file_range":
                    changed = self._unknown(arguments)
                else:
                    changed = self._calls[call](arguments, int(answer))
                if changed:
                    self.calls += 1
                    is_said = self._at_standard_output(call, arguments)
                    name = "said" if is_said else call
                    yield Event(name, frozenset(self._saved), self.openings, self.failed_syncs)

    def _at_standard_output(self, call: str, arguments: str) -> bool:
        return call == "write" and _number(arguments) == 1

    def _disk_of(self, path: str) -> tuple[Disk, str] | None:
        for root, disk in self._disks.items():
            if path == str(root):
                return disk, ""
            if path.startswith(f"{root}{os.sep}"):
                return disk, path[len(str(root)) + 1 :]
        return None

    def _open(self, arguments: str, answer: int) -> bool:
        for known in (self._opened, self._folders, self._at):
            known.pop(answer, None)
        self._appends.discard(answer)
        found = self._disk_of(_strings(arguments)[0])
        if found is None:
            return False
        disk, name = found
        node = disk.names.get(name)
        if name == "" or node == -1:
            self._folders[answer] = disk, name
            return False
        is_new = node is None
        if node is None:
            node = disk.make(name)
        self._opened[answer] = disk, node
        self._at[answer] = 0
        self.openings += name.endswith(".db")
        if "O_APPEND" in arguments:
            self._appends.add(answer)
        if "O_TRUNC" in arguments and not is_new:
            disk.change(node, Length(0))
            return True
        return is_new

    def _write(self, arguments: str, answer: int) -> bool:
        number = _number(arguments)
        content = bytes.fromhex(_STRING.findall(arguments)[0].replace("\\x", ""))[:answer]
        if number == 1:
            said = [line for line in content.decode().splitlines() if line.isdigit()]
            self.refused += content.startswith(b"refused")
            self._saved |= {int(line) for line in said}
            return bool(said)
        return self._put(number, content)

    def _put(self, number: int, content: bytes) -> bool:
        if number not in self._opened:
            return False
        disk, node = self._opened[number]
        at = len(disk.content(node)) if number in self._appends else self._at[number]
        disk.change(node, Write(at, content))
        self._at[number] = at + len(content)
        return True

    def _pwrite(self, arguments: str, answer: int) -> bool:
        number = _number(arguments)
        if number not in self._opened:
            return False
        disk, node = self._opened[number]
        content = bytes.fromhex(_STRING.findall(arguments)[0].replace("\\x", ""))[:answer]
        disk.change(node, Write(int(arguments.rsplit(",", 1)[1]), content))
        return True

    def _seek(self, arguments: str, answer: int) -> bool:
        self._at[_number(arguments)] = answer
        return False

    def _cut(self, arguments: str, answer: int) -> bool:
        number = _number(arguments)
        if number not in self._opened:
            return False
        disk, node = self._opened[number]
        disk.change(node, Length(int(arguments.rsplit(",", 1)[1])))
        return True

    def _send(self, arguments: str, answer: int) -> bool:
        to, source = (int(number) for number, _ in _OPENED.findall(arguments)[:2])
        if to not in self._opened:
            return False
        start = re.search(r"\[(\d+)\]", arguments)
        disk, node = self._opened[source]
        at = int(start[1]) if start else self._at[source]
        return self._put(to, disk.content(node)[at : at + answer])

    def _sync(self, arguments: str, answer: int, is_injected: bool) -> bool:
        self.syncs += 1
        self.failed_syncs += is_injected
        number = _number(arguments)
        if number in self._folders:
            disk, name = self._folders[number]
            if answer == 0:
                disk.sync_folder(name)
            return True
        if number not in self._opened:
            return False
        disk, node = self._opened[number]
        if answer == 0:
            disk.sync(node)
        elif is_injected:
            disk.fail_sync(node)
            self.failed_of = next(name for name, of in disk.names.items() if of == node)
        return True

    def _rename(self, arguments: str, answer: int) -> bool:
        before, behind = (self._disk_of(path) for path in _strings(arguments)[:2])
        if before is None or behind is None:
            return before is not behind and self._unknown(arguments)
        before[0].rename(before[1], behind[1])
        return True

    def _unlink(self, arguments: str, answer: int) -> bool:
        found = self._disk_of(_strings(arguments)[0])
        if found is not None:
            found[0].take_away(found[1])
        return found is not None

    def _mkdir(self, arguments: str, answer: int) -> bool:
        found = self._disk_of(_strings(arguments)[0])
        if found is not None:
            found[0].make_folder(found[1])
        return found is not None

    def _unknown(self, arguments: str) -> bool:
        if any(self._disk_of(path) for path in [*_strings(arguments), *_paths(arguments)]):
            raise ValueError("a call that this playback does not know")
        return False


def _strings(arguments: str) -> list[str]:
    return [bytes.fromhex(text.replace("\\x", "")).decode() for text in _STRING.findall(arguments)]


def _paths(arguments: str) -> list[str]:
    return [path for _, path in _OPENED.findall(arguments)]


def _number(arguments: str) -> int:
    found = re.match(r"\d+", arguments)
    return int(found[0]) if found else -1
