"""From passphrase to 32 bytes: Argon2id in a short-lived program, in bounds no hostile header can leave."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import kdf_child
from desktop.store.wiping import KEY_SIZE, wipe

MIB = 1024  # Argon2 counts memory in KiB
FLOOR_M, CEILING_M = 64 * MIB, 2048 * MIB
FLOOR_T, CEILING_T = 1, 10
FLOOR_P, CEILING_P = 1, 8
CALIBRATION_CAP_M = 1024 * MIB
#: unlocking may take this long on the laptop it is made on (design: security 4.1)
WANTED_SECONDS, MOST_SECONDS = 0.8, 1.2


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """What one derivation costs. `m` in KiB, `t` passes, `p` lanes. ValueError outside floor and ceiling."""

    m: int
    t: int
    p: int

    def __post_init__(self) -> None:
        bounds = ((self.m, FLOOR_M, CEILING_M), (self.t, FLOOR_T, CEILING_T), (self.p, FLOOR_P, CEILING_P))
        if not all(type(n) is int and low <= n <= high for n, low, high in bounds):
            raise ValueError("Argon2id parameters outside floor and ceiling")


PRODUCTION = KdfParameters(m=256 * MIB, t=3, p=2)
#: the least a header may ask for; for tests and stories with invented people
FLOOR = KdfParameters(m=FLOOR_M, t=FLOOR_T, p=FLOOR_P)


def child_command() -> list[str]:
    """How the short-lived program is started: the bundle starts itself, a checkout starts the file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, kdf_child.CHILD_ARGUMENT]
    return [sys.executable, "-I", str(Path(kdf_child.__file__))]


def is_kdf_child(arguments: list[str]) -> bool:
    """True when this start of the program is that child; `__main__` asks it before anything else."""
    return arguments[1:2] == [kdf_child.CHILD_ARGUMENT]


def derive(passphrase: bytearray, salt: bytes, cost: KdfParameters) -> bytearray:
    """32 bytes from a passphrase (UTF-8, left as it is) and a 16-byte salt.

    Raises Trouble(SYSTEM_LIBRARY_MISSING) when the program cannot be started or has not enough memory.
    """
    wanted = json.dumps({"m": cost.m, "t": cost.t, "p": cost.p, "salt": salt.hex()}).encode()
    derived = bytearray(KEY_SIZE)
    try:
        child = subprocess.Popen(
            child_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no console that flashes by
        )
    except OSError:
        child = None
    if child is None or child.stdin is None or child.stdout is None:
        raise Trouble(TroubleCode.SYSTEM_LIBRARY_MISSING)
    with child:
        try:
            child.stdin.write(struct.pack("<I", len(wanted)) + wanted)
            child.stdin.write(passphrase)
            child.stdin.close()
        except OSError:
            child.kill()
        view, filled = memoryview(derived), 0
        while filled < KEY_SIZE and (count := child.stdout.readinto(view[filled:])):  # type: ignore[attr-defined]
            filled += count
    view.release()
    if filled != KEY_SIZE or child.returncode != 0:
        wipe(derived)
        raise Trouble(TroubleCode.SYSTEM_LIBRARY_MISSING)
    return derived


def calibrated(start: KdfParameters = PRODUCTION) -> KdfParameters:
    """Parameters that take 0.8 to 1.2 s here: passes first, then memory up to 1 GiB; never below `start`."""
    chosen = start
    spent = _seconds(chosen)
    while spent < WANTED_SECONDS:
        dearer = _dearer(chosen, spent)
        if dearer is None:
            break
        needed = _seconds(dearer)
        if needed > MOST_SECONDS:
            break
        chosen, spent = dearer, needed
    return chosen


def _dearer(cost: KdfParameters, spent: float) -> KdfParameters | None:
    if cost.t < CEILING_T and spent * (cost.t + 1) / cost.t <= MOST_SECONDS:
        return KdfParameters(cost.m, cost.t + 1, cost.p)
    if cost.m < CALIBRATION_CAP_M:
        return KdfParameters(min(cost.m * 2, CALIBRATION_CAP_M), cost.t, cost.p)
    return None


def _seconds(cost: KdfParameters) -> float:
    begin = time.perf_counter()
    wipe(derive(bytearray(b"how long does this take"), bytes(16), cost))
    return time.perf_counter() - begin
