"""One claim in a process of its own: a campaign that crashes or hangs takes no other one with it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.torture.claims import Arena, CannotRun, Claim, Deeds, Effort, Found, Toll
from tests.torture.leftovers import away, mark

TREE = Path(__file__).resolve().parents[2]
_MOST_SECONDS = {Effort.LONG: 1_500, Effort.QUICK: 300, Effort.SHORT: 150}
#: so many times what a long one should take, where that is more: another program may have the processors
_MOST_TIMES = 4


class Verdict(StrEnum):
    PASSED = "passed"
    FAILED = "FAILED"
    NOT_RUN = "NOT RUN"


@dataclass(frozen=True)
class Result:
    """What became of one claim. `why`: what did not come out, or why it could not run."""

    claim: Claim
    verdict: Verdict
    figure: str
    runs: int
    seconds: float
    toll: Toll
    why: tuple[str, ...] = ()
    processor: float = 0.0  # seconds of processor time, its children included
    deeds: Deeds = field(default_factory=Deeds)


def try_here(claim: Claim, arena: Arena) -> dict[str, object]:
    """Run a campaign in this process; what came of it, for a JSON file."""
    if not sys.platform.startswith("linux"):
        return {"verdict": Verdict.NOT_RUN, "why": ["campaigns fork, trace and mount: Linux only"]}
    try:
        found = claim.campaign(arena)
    except CannotRun as reason:
        return {"verdict": Verdict.NOT_RUN, "why": [str(reason)]}
    except Exception:  # noqa: BLE001 - whatever it is, it is a line of the table
        return {"verdict": Verdict.FAILED, "why": [traceback.format_exc(limit=-4)]}
    verdict = Verdict.PASSED if found.holds else Verdict.FAILED
    return {"verdict": verdict, "why": list(found.missed), **asdict(_plain(found))}


def try_apart(claim: Claim, effort: Effort, seed: int = 1, folder: Path | None = None) -> Result:
    """Run a campaign in a program of its own, in an empty folder that goes afterwards."""
    place = Path(tempfile.mkdtemp(prefix="torture-", dir=folder))
    mark(place)
    told = place / "told.json"
    which = ["--one", claim.home, claim.key, effort, str(seed), str(place)]
    command = [sys.executable, "-m", "tests.torture", *which]
    most = max(_MOST_SECONDS[effort], _MOST_TIMES * claim.seconds if effort is Effort.LONG else 0)
    begin = time.perf_counter()
    try:
        code = finished(command, most, place / "output.txt")
        seconds = time.perf_counter() - begin
        if told.exists():
            return _result(claim, json.loads(told.read_text("utf-8")), seconds)
        last = (place / "output.txt").read_text("utf-8", errors="replace").strip().splitlines()[-3:]
        how = f"took more than {most} s" if code is None else f"ended with code {code}"
        return Result(claim, Verdict.FAILED, how, 0, seconds, Toll(), (how, *last))
    finally:
        away(place)


def one(claim: Claim, effort: Effort, seed: int, place: Path) -> None:
    """The inside of `try_apart`."""
    arena = Arena(place / "arena", effort, seed)
    arena.folder.mkdir(exist_ok=True)  # a campaign may have started this program anew
    told = json.dumps({**try_here(claim, arena), "processor": _processor_seconds()})
    (place / "told.part").write_text(told, "utf-8")
    (place / "told.part").rename(place / "told.json")


def _processor_seconds() -> float:
    """Of this program and all it waited for."""
    return sum(os.times()[:4])


def _plain(found: Found) -> Found:
    """Without `missed`, which stands under `why`."""
    return Found(found.figure, found.runs, found.toll, deeds=found.deeds)


def _result(claim: Claim, told: dict[str, object], seconds: float) -> Result:
    raw, done = told.get("toll"), told.get("deeds")
    toll = Toll(**raw) if isinstance(raw, dict) else Toll()
    deeds = Deeds(**done) if isinstance(done, dict) else Deeds()
    why = told["why"]
    reasons = tuple(str(line) for line in why) if isinstance(why, list) else ()
    runs, figure = told.get("runs", 0), str(told.get("figure", ""))
    count = runs if isinstance(runs, int) else 0
    spent = told.get("processor", 0.0)
    return Result(
        claim, Verdict(str(told["verdict"])), figure, count, seconds, toll, reasons,
        spent if isinstance(spent, float) else 0.0, deeds,
    )  # fmt: skip


def finished(command: list[str], most: float, output: Path) -> int | None:
    """Run to the end, its words into `output`; None when it took too long: then it is stopped, with what it
    started."""
    with output.open("wb") as stream:
        child = subprocess.Popen(
            command, cwd=TREE, stdout=stream, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            return child.wait(most)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if child.returncode is None:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
