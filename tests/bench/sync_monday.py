"""Fifty laptops at nine o'clock after a weekend offline, each a program: with dice and without.

Each has dossiers of its own to send and those of a colleague to fetch, looks for the back end as the app does
(`desktop.usecases.link_rounds`) and goes on until all is confirmed. `python -m tests.bench.sync_monday FOLDER
SEED DOSSIERS JITTER ADDRESS CODE` is one laptop: says 'ready', waits for a line, prints one line of JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.usecases.link_rounds import STANDING_STILL, opened, seconds_left, went_wrong
from tests.bench.sync_desk import Laptop, exchange, fill
from tests.bench.sync_places import BackEnd, Desks, back_end
from tests.bench.sync_rows import Row

#: of each laptop, prepared in the weekend; and of the colleague who was on duty
DOSSIERS = 10
#: full jitter, or everybody at once
JITTERS = ("on", "off")
#: seconds that the dice may hold a laptop back after opening
LONGEST_THROW = seconds_left(opened(STANDING_STILL, 0, 1), 0) or 0
_SHARED_CORES = (
    "why: laptops, back end and database share the cores of this machine, and the work of the laptops is "
    "most of it"
)


@dataclass(frozen=True, slots=True)
class Monday:
    """What the laptops told. Seconds since all were let go; `five_hundreds`: answers of 500 and above."""

    done: int
    slowest: float
    middle: float
    tries: int
    five_hundreds: int


def laptop(folder: Path, seed: str, count: int, is_fair: bool, address: str, code: str) -> None:
    """One laptop, until all is confirmed."""
    dice = random.Random(seed)
    own = Laptop(folder, seed)
    own.link.door.enrol(address, code)
    fill(own, count, seed=int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big"))
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.monotonic()

    def throw() -> float:
        return dice.random() if is_fair else 0.0

    rounds, tries = opened(STANDING_STILL, began, throw()), 0
    told: dict[str, object] = {}
    while not told:
        time.sleep(seconds_left(rounds, time.monotonic()) or 0)
        tries += 1
        waited = time.monotonic()
        try:
            told = exchange(own, is_quiet=True)
        except Trouble as trouble:
            rounds = went_wrong(rounds, trouble, time.monotonic(), throw())
    own.room.close()
    ended = time.monotonic()
    told |= {"tries": tries, "seconds": ended - began, "last": ended - waited}
    print(json.dumps(told), flush=True)


def measured_monday(server: BackEnd, folder: Path, tenant: str, laptops: int, is_fair: bool) -> Monday:
    """One Monday of a municipality where a colleague's dossiers wait for everybody."""
    before = _five_hundreds(server)
    found = _let_go(server, folder, tenant, [f"laptop-{at}" for at in range(laptops)], is_fair)
    seconds = sorted(one["seconds"] for one in found)
    return Monday(
        done=sum(bool(one["confirmed"]) for one in found),
        slowest=seconds[-1],
        middle=seconds[len(seconds) // 2],
        tries=int(sum(one["tries"] for one in found)),
        five_hundreds=_five_hundreds(server) - before,
    )


def _alone(server: BackEnd, folder: Path, tenant: str) -> float:
    """Seconds of one laptop with everything for itself: the middle one of three."""
    took = [_let_go(server, folder, tenant, [f"alone-{at}"], is_fair=False)[0]["last"] for at in range(3)]
    return statistics.median(took)


def _let_go(
    server: BackEnd, folder: Path, tenant: str, workers: list[str], is_fair: bool
) -> list[dict[str, float]]:
    cores = os.cpu_count() or 1
    with ExitStack() as stack:
        programs: list[subprocess.Popen[str]] = []
        for start in range(0, len(workers), cores):  # getting ready costs a core each
            part = workers[start : start + cores]
            programs += [stack.enter_context(_ready(server, folder, tenant, one, is_fair)) for one in part]
            for program in programs[start:]:
                assert program.stdout is not None
                program.stdout.readline()
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        found = []
        for program in programs:
            told, _ = program.communicate()
            if program.returncode:
                raise SystemExit("a laptop ended before all was confirmed")
            found.append(json.loads(told.splitlines()[-1]))
        return found


def _ready(server: BackEnd, folder: Path, tenant: str, worker: str, is_fair: bool) -> subprocess.Popen[str]:
    code = server.ask(do="code", tenant=tenant, worker=worker)
    server.ask(do="assign", tenant=tenant, worker=worker)
    jitter, address = JITTERS[not is_fair], f"http://127.0.0.1:{server.port}"
    command = [
        sys.executable,
        "-m",
        "tests.bench.sync_monday",
        str(folder / f"{tenant}-{worker}"),
        f"{tenant}-{worker}",
    ]
    command += [str(DOSSIERS), jitter, address, str(code)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _five_hundreds(server: BackEnd) -> int:
    answers = server.ask(do="answers")
    assert isinstance(answers, dict)
    return sum(many for status, many in answers.items() if int(status) >= 500)


def monday_rows(folder: Path, laptops: int) -> Iterator[Row]:
    """All done, nobody refused for want of room, the slowest, memory; with dice and without."""
    with tempfile.TemporaryDirectory(dir=folder) as name, back_end(Path(name) / "server") as server:
        place = Path(name)
        desks = Desks(server, place, DOSSIERS)
        alone = 0.0
        for jitter in JITTERS:
            tenant = desks.filled()
            desks.sync(tenant, "A")
            alone = alone or _alone(server, place, tenant)
            found = measured_monday(server, place, tenant, laptops, jitter == "on")
            words = f"{laptops} laptops at once, jitter {jitter}"
            share = alone * laptops / (os.cpu_count() or 1) + LONGEST_THROW * (jitter == "on")
            yield Row(f"{words}: not done", laptops - found.done, 0, "")
            yield Row(f"{words}: answers 5xx", found.five_hundreds, 0, "")
            yield Row(
                f"{words}: slowest", found.slowest, 2, "s", share,
                note=f"half within {found.middle:.1f} s, {found.tries} rounds in all; beside: one alone "
                f"({alone:.2f} s) as often as there are laptops, over the cores"
                + (", and the longest throw" if jitter == "on" else ""),
                why=_SHARED_CORES,
            )  # fmt: skip
        yield Row(f"{laptops} laptops at once: peak of the back end", server.peak_mib(), 512, "MiB")


def main(folder: str, seed: str, count: str, jitter: str, address: str, code: str) -> None:
    laptop(Path(folder), seed, int(count), jitter == "on", address, code)


if __name__ == "__main__":
    main(*sys.argv[1:])
