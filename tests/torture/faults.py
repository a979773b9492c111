"""The disk that fails on demand (`faults.c`), compiled here and loaded below a program of the campaigns."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from pathlib import Path

from tests.torture.claims import Arena, CannotRun

_SOURCE = Path(__file__).with_name("faults.c")
_LIBRARY = "torture_faults.so"


class Kind(IntFlag):
    """Calls that are counted."""

    WRITES = 1
    SYNCS = 2
    LENGTHS = 4
    NAMES = 8
    READS = 16
    AWAY = 32
    CHANGES = 47


class Action(IntEnum):
    """What happens at the position."""

    ONLY_COUNT = 0
    STOP_BEFORE = 1
    STOP_HALF_WAY = 2
    FAIL_ONCE = 3
    FAIL_FROM_THERE = 4
    HALF_THEN_FAIL = 5
    SHORT_ONCE = 6


@dataclass(frozen=True)
class Fault:
    """One way to fail: which calls count, what happens, and the error the call gives."""

    action: Action
    kinds: Kind = Kind.CHANGES
    error: int = 0


class Faults:
    """The loaded disk of this process; children made by fork have one of their own."""

    def __init__(self, library: str) -> None:
        self._library = ctypes.CDLL(library)
        self._library.torture_count.restype = ctypes.c_long

    def arm(self, below: Path, fault: Fault, position: int) -> None:
        """Count from here on the calls on files under `below`; at `position` (from 1; 0 never) it happens."""
        self._library.torture_arm(
            str(below).encode(), int(fault.kinds), ctypes.c_long(position), int(fault.action), fault.error
        )

    def disarm(self) -> None:
        """Let everything through."""
        self._library.torture_arm(b"", 0, ctypes.c_long(0), 0, 0)

    def count(self) -> int:
        """How many calls since it was armed."""
        return int(self._library.torture_count())


def faulty_disk(arena: Arena) -> Faults:
    """The loaded disk; the first time this starts the program of the campaign anew, with the disk below it.

    Raises CannotRun where there is no compiler or another way of loading.
    """
    library = arena.folder.parent / _LIBRARY
    if str(library) == os.environ.get("LD_PRELOAD"):
        return Faults(str(library))
    if not sys.platform.startswith("linux"):
        raise CannotRun("the failing disk is loaded in the way of Linux")
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise CannotRun("no C compiler (cc) to make the failing disk with")
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(_SOURCE), "-ldl"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise CannotRun(f"the failing disk does not compile: {made.stderr.splitlines()[:1]}")
    return os.execve(sys.executable, sys.orig_argv, {**os.environ, "LD_PRELOAD": str(library)})
