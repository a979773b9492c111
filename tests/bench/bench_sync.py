"""What a sync costs beside the least that can be done: `make bench-sync`.

`python -m tests.bench.bench_sync [COUNT]`; QUICK=1 takes 200 dossiers and less of everything (three minutes),
ONLY=photo,monday some parts (load, window, photo, monday, failover, growth). Every figure stands beside its
yardstick of the same run: the same payload in one packed request into one durable transaction (`sync_limit`),
or the same thing without what is measured. The poor line is 100 ms there and back, 2 Mbit/s up, 8 down. The
last line counts what is within its aim.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.bench_long_log import SIZES, growth_rows
from tests.bench.sync_failover import failover_rows
from tests.bench.sync_first_load import first_load_rows
from tests.bench.sync_monday import monday_rows
from tests.bench.sync_photo import LINES, photo_rows
from tests.bench.sync_places import Desks, back_end
from tests.bench.sync_rows import Before, Row, load_words, machine_words
from tests.bench.sync_window import window_rows
from tests.torture.claims import Effort as Trying


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured."""

    dossiers: int
    repeats: int
    laptops: int
    logs: tuple[int, ...]
    lines: tuple[str, ...]  # of the photo
    failover: Trying


WHOLE = Effort(1_000, 3, 50, SIZES, tuple(LINES), Trying.LONG)
QUICK = Effort(200, 1, 8, SIZES[:-1], ("",), Trying.SHORT)


def rows(folder: Path, effort: Effort, wanted: Callable[[str], bool]) -> Iterator[Row]:
    """The figures, as they come."""
    with back_end(folder / "server") as server:
        desks = Desks(server, folder, effort.dossiers)
        if wanted("load"):
            yield from first_load_rows(desks, folder, effort.repeats)
        if wanted("window"):
            if not desks.made:
                desks.sync(desks.filled(), "A")
            yield from window_rows(desks, desks.made[0])
        if wanted("photo"):
            yield from photo_rows(desks, {name: LINES[name] for name in effort.lines})
    if wanted("monday"):
        yield from monday_rows(folder, effort.laptops)
    if wanted("failover"):
        yield from failover_rows(effort.failover)
    if wanted("growth"):
        yield from growth_rows(effort.logs)


def main() -> None:
    form = argparse.RawDescriptionHelpFormatter
    asked = argparse.ArgumentParser("make bench-sync", description=__doc__, formatter_class=form)
    asked.add_argument("count", nargs="?", type=int, help="dossiers of the payload")
    count = asked.parse_args().count
    effort = QUICK if os.environ.get("QUICK", "0") not in ("", "0") else WHOLE
    if count:
        effort = replace(effort, dossiers=count)
    only = [part for part in os.environ.get("ONLY", "").split(",") if part]
    before = Before.now()
    print(f"{machine_words()}; PostgreSQL, back end and desks beside each other on it", flush=True)
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder), effort, lambda part: not only or part in only):
            found.append(row)
            print(row, flush=True)
    met = sum(row.is_met for row in found)
    print(load_words(before))
    print(f"SYNC: {met} of {len(found)} figures within their aim, {effort.dossiers} dossiers of 150 answers")


if __name__ == "__main__":
    main()
