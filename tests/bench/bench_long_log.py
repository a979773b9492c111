"""Cost as the log grows: push and pull of one set in a municipality of 10,000, 100,000 and 1,000,000 sets.

Over real HTTP on the embedded PostgreSQL, durable. The yardstick is a request to the same server that asks
the database nothing but whether it is there, in the same run.
Run: `python -m tests.bench.bench_long_log [SIZES ...]`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
from nacl.public import PrivateKey
from sqlalchemy import create_engine

from sync.server.embedded import SERVICE, embedded_postgres
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.migrating import migrate
from sync.server.running import running_server
from sync.server.service.office import found_tenant
from tests.bench.long_log import lengthen
from tests.bench.sync_rows import Row
from tests.server.places import Clock, FieldDesk, House, Municipality

_ROUNDS = 40
SIZES = (10_000, 100_000, 1_000_000)


def median_ms(act: Callable[[], object]) -> float:
    """Of forty times, after three that do not count."""
    took = []
    for _ in range(_ROUNDS + 3):
        began = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took[3:])


def measure(desk: FieldDesk, dossier: str) -> dict[str, float]:
    held = desk.hello().held
    assert held is not None
    reader = held.cursor

    def pull_one() -> None:
        nonlocal reader
        page = desk.page(reader)
        reader = page.cursor or reader

    def push_one() -> None:
        desk.push(desk.seal(dossier))

    figures = {
        "health": median_ms(lambda: desk.house.http.get("/health")),
        "hello": median_ms(desk.hello),
        "push": median_ms(push_one),
    }
    reader = held.cursor
    figures["pull"] = median_ms(pull_one)
    return figures


def growth(sizes: tuple[int, ...]) -> Iterator[tuple[int, dict[str, float], float]]:
    """Of each size: medians in milliseconds of health, hello, push and pull, and in what time it was made."""
    with tempfile.TemporaryDirectory() as folder, embedded_postgres(Path(folder) / "db") as urls:
        migrate(urls.owner, SERVICE)
        clock = Clock()
        superuser = create_engine(for_psycopg(urls.superuser))
        with (
            running_server(urls.service, b"\7" * 32, now=clock.now) as (listener, service),
            httpx2.Client(base_url=listener.address, timeout=60, trust_env=False) as http,
        ):
            found_tenant(service, "gm9999", "Meting", "", bytes(PrivateKey.generate().public_key), "k1")
            place = Municipality(House(urls, service, listener, clock, http), "gm9999")
            worker = place.worker()
            desk = place.desk(worker)
            dossier = desk.begin_dossier()
            held = 0
            for size in sizes:
                began = time.perf_counter()
                lengthen(superuser, "gm9999", worker, size - held)
                held = size
                filled = time.perf_counter() - began
                yield size, measure(desk, dossier), filled
        superuser.dispose()


def growth_rows(sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Push and pull of one set beside the same in the shortest log: flat is at most half as much more."""
    grown = growth(sizes)
    shortest, first, _ = next(grown)
    for size, found, filled in grown:
        for name in ("push", "pull"):
            yield Row(
                f"{name} one set, log of {size:,}", found[name], 1.5, "ms", first[name],
                note=f"beside: a log of {shortest:,}; a question to the same back end about nothing "
                f"{found['health']:.1f} ms; made in {filled:.0f} s" if name == "push" else "",
            )  # fmt: skip


def main(sizes: tuple[int, ...]) -> None:
    for row in growth_rows(sizes):
        print(row, flush=True)


if __name__ == "__main__":
    main(tuple(int(one) for one in sys.argv[1:]) or SIZES)
