"""A disk of a few hundred kilobytes, only for one child of a campaign: it goes with the child."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.torture.claims import CannotRun
from tests.torture.forked import Child, Say, Told

_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000
#: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
_OVERRIDES = 1 << 1 | 1 << 2
_PRIVATE, _RECURSIVE, _READ_ONLY, _AGAIN = 1 << 18, 1 << 14, 1, 32


def on_a_small_disk(folder: Path, kilobytes: int, work: Callable[[Say], None]) -> Told:
    """What a child says that works with a disk of that size at `folder`. Raises CannotRun where this user may
    mount nothing, in no namespace either."""

    def inside(say: Say) -> None:
        try:
            _mount_apart(folder, kilobytes)
        except OSError as refused:
            say(f"no disk {os.strerror(refused.errno or 0)}")
            return
        work(say)

    told = Child(inside).told()
    if told.lines[:1] and told.lines[0].startswith("no disk"):
        raise CannotRun(f"may not mount a small disk of its own: {told.lines[0].removeprefix('no disk ')}")
    return told


def make_read_only(folder: Path, is_so: bool = True) -> None:
    """Inside such a child: the disk takes no writes any more, or again."""
    _mount(b"none", folder, b"tmpfs", _AGAIN | (_READ_ONLY if is_so else 0), b"")


def obey_modes() -> None:
    """Inside such a child: root too is held to what the modes of files say."""
    version, everything = 0x20080522, 0xFFFFFFFF
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(version, 0)
    sets = (ctypes.c_uint32 * 6)()
    libc.capget(head, sets)
    sets[0] &= everything & ~_OVERRIDES  # the effective ones, of which the first 32 stand there
    if libc.capset(head, sets) != 0:
        raise OSError(ctypes.get_errno(), "")


def _mount_apart(folder: Path, kilobytes: int) -> None:
    if not sys.platform.startswith("linux"):
        raise OSError(38, "")
    user, group = os.getuid(), os.getgid()
    _unshare(_NEW_MOUNTS if user == 0 else _NEW_MOUNTS | _NEW_USER)
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    _mount(b"none", Path("/"), b"", _PRIVATE | _RECURSIVE, b"")
    _mount(b"none", folder, b"tmpfs", 0, f"size={kilobytes}k".encode())


def _unshare(flags: int) -> None:
    if ctypes.CDLL(None, use_errno=True).unshare(flags) != 0:
        raise OSError(ctypes.get_errno(), "")


def _mount(what: bytes, where: Path, kind: bytes, flags: int, options: bytes) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(what, str(where).encode(), kind, ctypes.c_ulong(flags), options) != 0:
        raise OSError(ctypes.get_errno(), "")
