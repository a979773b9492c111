"""The payload up and down: on a good line and a poor one, one answer anew in each dossier, nothing to do."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.sync_places import GOOD, Desks, told
from tests.bench.sync_rows import Row
from tests.fault_line import POOR, FaultLine

_PROVED = (
    "why: each set is sealed, hashed and signed for apart, opened and read strictly on the other side, and "
    "kept with its history; the limit keeps one text a dossier in the clear"
)
_APART = (
    "why: what was said in one set must open without the others, so nothing packs across sets; each has its "
    "own nonce, proof and place in the chain"
)
_POOR = "why: bytes over the limit, the handshake, and the work of each side after the last byte"
_EDITS = (
    "why: a set of one answer is mostly its own nonce, proof, id, parent and moment: chance does not pack"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """Seconds and bytes of the least, on a good line and on a poor one; `cipher`: seconds of the bare
    encrypted table."""

    push: float
    pull: float
    poor_push: float
    poor_pull: float
    size: int
    peak: float
    cipher: float


def measured_limit(folder: Path, count: int, repeats: int) -> Limit:
    """The yardstick of this run."""
    payload = folder / "payload.jsonl"
    told_payload = [sys.executable, "-m", "tests.bench.sync_limit", "payload", str(payload)]
    subprocess.run([*told_payload, str(count)], check=True)
    found: dict[str, list[dict[str, float]]] = {"push": [], "pull": [], "poor push": [], "poor pull": []}
    size = 0
    for repeat in range(repeats + 1):
        is_poor = repeat == repeats
        serve = [sys.executable, "-m", "tests.bench.sync_limit", "serve", str(folder / f"limit-{repeat}.db")]
        with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            with FaultLine(int(server.stdout.readline()), POOR if is_poor else GOOD) as line:
                for verb, file in (("push", payload), ("pull", folder / f"pulled-{repeat}.db")):
                    before = line.counted()
                    found[f"poor {verb}" if is_poor else verb].append(
                        told("sync_limit", verb, line.port, file)
                    )
                    after = line.counted()
                    if verb == "push":
                        size = after.up + after.down - before.up - before.down
            server.kill()
    middle = {name: statistics.median(one["seconds"] for one in rows) for name, rows in found.items()}
    peak = max(one["peak_mib"] for rows in found.values() for one in rows)
    bare = [told("sync_limit", "cipher", folder / f"bare-{at}.db", count)["seconds"] for at in range(repeats)]
    return Limit(
        middle["push"], middle["pull"], middle["poor push"], middle["poor pull"], size, peak,
        statistics.median(bare),
    )  # fmt: skip


def first_load_rows(desks: Desks, folder: Path, repeats: int) -> Iterator[Row]:
    """The figures, as they come. Leaves municipality 'gm0001' with everything at the back end."""
    count = desks.count
    limit = measured_limit(folder, count, repeats)
    pushed, pulled, sizes, grown = [], [], [], []
    peaks: dict[str, list[tuple[float, float]]] = {"sends": [], "fetches": []}
    for _ in range(repeats):
        tenant = desks.filled()
        before = desks.back_end.size()
        done, passed = desks.sync(tenant, "A")
        grown.append(desks.back_end.size() - before)
        pushed.append(done["seconds"])
        sizes.append(passed.both)
        peaks["sends"].append((done["peak_mib"], done["idle_mib"]))
        desks.fetching(tenant, "B")
        done, _ = desks.sync(tenant, "B")
        if done["received"] != 150 * count:
            raise SystemExit(f"{done['received']} of {150 * count} changes came")
        pulled.append(done["seconds"])
        peaks["fetches"].append((done["peak_mib"], done["idle_mib"]))
    push, pull = statistics.median(pushed), statistics.median(pulled)
    yield Row(f"push {count} dossiers", push, 2, "s", limit.push, note=_spread(pushed), why=_PROVED)
    yield Row(
        f"pull {count} dossiers", pull, 2, "s", limit.pull, note=f"{_spread(pulled)}; {_bare(pull, limit)}",
        why=_PROVED,
    )  # fmt: skip
    size = statistics.median(sizes)
    kept = statistics.median(grown) / count / 1e3
    yield Row(
        "bytes of that push, both ways", size / 1e6, 1.1, "MB", limit.size / 1e6,
        note=f"{kept:.1f} kB a dossier in the database afterwards, indexes with it", why=_APART,
    )  # fmt: skip
    yield from _poor_rows(desks, limit)
    for verb, found in peaks.items():
        peak, idle = max(found)
        yield Row(
            f"peak of memory of a desk that {verb}", peak, 80, "MiB", limit.peak, is_plain=True,
            note=f"{idle:.0f} MiB of it reached before the sync began: the program, its packs, opening the "
            "store; beside: a client of the limit",
        )  # fmt: skip
    yield Row("peak of memory of the back end", desks.back_end.peak_mib(), 512, "MiB")


def _poor_rows(desks: Desks, limit: Limit) -> Iterator[Row]:
    poor = desks.filled()
    done, passed = desks.sync(poor, "A", POOR)
    yield Row(
        "push, poor line", done["seconds"], 1.15, "s", limit.poor_push,
        note=_line_alone(passed.up, POOR.up_kbit), why=_POOR,
    )  # fmt: skip
    desks.fetching(poor, "B")
    done, passed = desks.sync(poor, "B", POOR)
    yield Row(
        "pull, poor line", done["seconds"], 1.15, "s", limit.poor_pull,
        note=_line_alone(passed.down, POOR.down_kbit), why=_POOR,
    )  # fmt: skip
    desks.act(poor, "A", "edit", desks.count)
    _, passed = desks.sync(poor, "A")
    share = desks.count / 1_000
    yield Row("one answer anew in each dossier", passed.both / 1e3, round(150 * share, 3), "kB", why=_EDITS)
    desks.sync(poor, "A")
    _, passed = desks.sync(poor, "A")
    yield Row("nothing to do", passed.both / 1e3, 2, "kB")


def _line_alone(size: int, kbit: float) -> str:
    return f"{size / 1e6:.2f} MB, for which this line alone needs {size * 8 / (kbit * 1000):.1f} s"


def _spread(seconds: list[float]) -> str:
    return "runs: " + ", ".join(f"{one:.2f}" for one in sorted(seconds))


def _bare(seconds: float, limit: Limit) -> str:
    return (
        f"the same sets and answers written durably into a bare encrypted table: {limit.cipher:.2f} s, "
        f"of which this is {seconds / limit.cipher:.1f} x"
    )
