"""A first load through the back end, against PostgreSQL taking the same bytes in the same batches.

1,000 invented dossiers, 5 sets of 30 answers each. The yardstick is one transaction per batch with one
insert of all its rows into a bare table, durable, on the same embedded PostgreSQL in the same run.
Run: `python -m tests.bench.bench_server_push [DOSSIERS]`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import httpx2
import psycopg
from nacl.public import PrivateKey

from sync.protocol.batches import how_many_fit, write_batch
from sync.protocol.model import SealedSet
from sync.server.embedded import SERVICE, Urls, embedded_postgres
from sync.server.postgres.migrating import migrate
from sync.server.running import running_server
from sync.server.service.office import found_tenant
from tests.server.places import Clock, FieldDesk, House, Municipality

ANSWERS = 30
SETS = 5


def batches_of(desk: FieldDesk, dossiers: int) -> tuple[list[tuple[list[SealedSet], bytes]], int]:
    """Sealed batches, ready to send, and how many answers are in them."""
    sets: list[SealedSet] = []
    for _ in range(dossiers):
        dossier = desk.begin_dossier()
        for part in range(SETS):
            changes = [
                desk.change(dossier, f"Q{part}{place:02d}", {"state": None, "value": f"antwoord {place}"})
                for place in range(ANSWERS)
            ]
            sets.append(desk.seal(dossier, changes))
    ready = []
    while sets:
        fit = how_many_fit(sets)
        ready.append((sets[:fit], write_batch(sets[:fit], desk.key)))
        sets = sets[fit:]
    return ready, dossiers * SETS * ANSWERS


def yardstick(urls: Urls, batches: list[tuple[list[SealedSet], bytes]]) -> float:
    """Seconds for the bare rows."""
    with psycopg.connect(urls.superuser) as connection:
        connection.execute(
            "create table bare (desk text, n bigint, header text, body bytea, primary key (desk, n))"
        )
        connection.commit()
        start = time.perf_counter()
        for sets, _ in batches:
            rows = [(one.header.desk, one.header.n, one.header.body_hash, one.body) for one in sets]
            with connection.cursor() as cursor:
                cursor.executemany("insert into bare values (%s, %s, %s, %s)", rows)
            connection.commit()
        return time.perf_counter() - start


def main(dossiers: int) -> None:
    with embedded_postgres(Path(tempfile.mkdtemp())) as urls:
        migrate(urls.owner, SERVICE)
        clock = Clock()
        with (
            running_server(urls.service, b"\7" * 32, now=clock.now) as (listener, service),
            httpx2.Client(base_url=listener.address, trust_env=False, timeout=60) as http,
        ):
            found_tenant(service, "gm0001", "Voorbeeld", "", bytes(PrivateKey.generate().public_key), "k")
            house = House(urls, service, listener, clock, http)
            desk = Municipality(house, "gm0001").desk()
            start = time.perf_counter()
            batches, answers = batches_of(desk, dossiers)
            print(f"registered and sealed {dossiers} dossiers: {time.perf_counter() - start:.2f} s")
            size = sum(len(body) for _, body in batches)
            bare = yardstick(urls, batches)
            start = time.perf_counter()
            for _, body in batches:
                assert desk.push_raw(body).status_code == 200
            pushed = time.perf_counter() - start
            start = time.perf_counter()
            for _, body in batches:
                assert desk.push_raw(body).status_code == 200
            again = time.perf_counter() - start
            start = time.perf_counter()
            received, _ = desk.pull(limit=500)
            pulled = time.perf_counter() - start
            assert len(received) == dossiers * SETS
            start = time.perf_counter()
            desk.caseload()
            listed = time.perf_counter() - start
    print(f"{answers} answers, {len(batches)} batches, {size / 1e6:.2f} MB on the wire")
    print(f"yardstick (bare rows)  {bare:6.2f} s")
    print(f"push                   {pushed:6.2f} s  {pushed / bare:5.1f} x the yardstick")
    print(f"push again (all held)  {again:6.2f} s")
    print(f"pull                   {pulled:6.2f} s")
    print(f"caseload               {listed:6.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
