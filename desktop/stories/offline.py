"""Takes the network away from this process, and counts who asked for it.

Two nets: an audit hook that refuses and counts every connect and name look-up made through Python, and,
on Linux, a seccomp filter under which the kernel refuses every thread to make any internet socket at all,
also to libraries that never pass through Python. Neither can be taken back: the process stays without
network.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import sys
from dataclasses import dataclass, field
from typing import Any

_REFUSED = {
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.getnameinfo",
    "socket.sendmsg",
    "socket.sendto",
}
_MAY_BE_LOCAL = {"socket.connect", "socket.sendmsg", "socket.sendto"}
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER = 1
#: without this flag the filter would hold for the calling thread only, and other threads run already
_SECCOMP_FILTER_FLAG_TSYNC = 1
#: audit architecture and the numbers of socket(2) and seccomp(2), per machine
_MACHINES = {"x86_64": (0xC000003E, 41, 317), "aarch64": (0xC00000B7, 198, 277)}
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES


@dataclass
class NoNetwork:
    """The count: how often somebody tried, and how the kernel keeps it."""

    attempts: int = 0
    kernel_refuses: bool = False
    what: list[str] = field(default_factory=list)

    @property
    def succeeded(self) -> int:
        """Attempts that got through: checked by trying ourselves, past the hook."""
        return 1 if self.kernel_refuses and _can_make_a_socket() else 0


def take_network_away() -> NoNetwork:
    """Refuse the network to this process from now on."""
    state = NoNetwork()

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _REFUSED and not _is_local(event, arguments):
            state.attempts += 1
            state.what.append(event)
            raise OSError(errno.ENETUNREACH, "the network was taken away")

    sys.addaudithook(refuse)
    state.kernel_refuses = _refuse_in_kernel()
    return state


def _is_local(event: str, arguments: tuple[Any, ...]) -> bool:
    # a Unix socket (the display, the sound) has a path for an address and is no network
    # (sendmsg over a connected one has none: then connecting was what counted)
    return event in _MAY_BE_LOCAL and isinstance(arguments[-1], str | bytes | None)


def _can_make_a_socket() -> bool:
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    except OSError:
        return False
    return True


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_ushort),
        ("jt", ctypes.c_ubyte),
        ("jf", ctypes.c_ubyte),
        ("k", ctypes.c_uint),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction))]


def _refuse_in_kernel() -> bool:
    """Install the filter; False where this system has none (then the audit hook alone counts)."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    architecture, socket_call, seccomp_call = _MACHINES[platform.machine()]
    program = (
        (_LOAD, 0, 0, 4),  # architecture
        (_EQUAL, 0, 6, architecture),
        (_LOAD, 0, 0, 0),  # number of the call
        (_EQUAL, 0, 4, socket_call),
        (_LOAD, 0, 0, 16),  # first argument: the address family
        (_EQUAL, 1, 0, int(socket.AF_INET)),
        (_EQUAL, 0, 1, int(socket.AF_INET6)),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    )
    lines = (_Instruction * len(program))(*(_Instruction(*line) for line in program))
    filter_program = _Program(len(program), lines)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    asked = (ctypes.c_long(_SECCOMP_SET_MODE_FILTER), ctypes.c_long(_SECCOMP_FILTER_FLAG_TSYNC))
    done = libc.syscall(ctypes.c_long(seccomp_call), *asked, ctypes.byref(filter_program))
    return bool(done == 0) and not _can_make_a_socket()
