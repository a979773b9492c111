"""A database that goes away and comes back: 'try later', nothing half, and then it works again."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import httpx2
import psycopg
import pytest
from nacl.public import PrivateKey
from sqlalchemy import create_engine, make_url

from sync.protocol.errors import Problem, ProblemType, read_problem
from sync.server.embedded import SERVICE, embedded_postgres
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.migrating import migrate
from sync.server.postgres.transactions import transactions
from sync.server.running import running_server
from sync.server.service.office import found_tenant
from tests.server.other_postgres import plain
from tests.server.places import Clock, House, Municipality, problem_of


def test_a_killed_connection_is_made_anew_and_a_gone_database_means_try_later(tmp_path: Path) -> None:
    clock = Clock()
    with httpx2.Client(trust_env=False, timeout=20) as http:
        with embedded_postgres(tmp_path) as urls:
            migrate(urls.owner, SERVICE)
            serving = running_server(urls.service, b"\7" * 32, now=clock.now)
            listener, service = serving.__enter__()
            http.base_url = httpx2.URL(listener.address)
            found_tenant(service, "gm0001", "Voorbeeld", "", bytes(PrivateKey.generate().public_key), "k")
            desk = Municipality(House(urls, service, listener, clock, http), "gm0001").desk()
            dossier = desk.begin_dossier()
            with psycopg.connect(urls.superuser, autocommit=True) as connection:
                connection.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", (SERVICE,)
                )
            sealed = desk.seal(dossier)
            assert desk.push(sealed).receipt.n == 1
        problem = problem_of(lambda: desk.push(sealed))
        assert (problem.type, problem.retry_after) == (ProblemType.TRY_LATER, 5)
        answer = http.get("/health")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert read_problem(answer.content).type is ProblemType.TRY_LATER
        serving.__exit__(None, None, None)


LEAVE_BEHIND = """
import os, pathlib, signal, sys, psycopg
from sync.server.embedded import embedded_postgres
with embedded_postgres(pathlib.Path(sys.argv[1])) as urls:
    with psycopg.connect(urls.superuser) as connection:
        connection.execute("create table kept (x int)")
        connection.execute("insert into kept values (7)")
        folder = connection.execute("show data_directory").fetchone()[0]
    print((pathlib.Path(folder) / "postmaster.pid").read_text().splitlines()[0], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_database_left_behind_by_a_killed_program_is_ended_and_loses_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAVE_BEHIND, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    left = int(done.stdout)
    assert b"postgres" in Path(f"/proc/{left}/cmdline").read_bytes()
    with embedded_postgres(tmp_path) as urls, psycopg.connect(urls.superuser) as connection:
        assert connection.execute("select x from kept").fetchall() == [(7,)]
        # nobody waits for it here, so its number may stay; what it ran does not
        command = Path(f"/proc/{left}/cmdline")
        assert not command.exists() or command.read_bytes() == b""


def test_a_database_that_takes_no_writes_means_try_later(municipality: Municipality) -> None:
    """As a standby does, or a primary that lost its place: nothing is answered as if it were known."""
    house, desk = municipality.house, municipality.desk()
    own = plain(
        make_url(house.urls.service).update_query_dict({"options": "-c default_transaction_read_only=on"})
    )
    with (
        running_server(own, b"\7" * 32, now=house.clock.now) as (listener, _),
        httpx2.Client(base_url=listener.address, trust_env=False, timeout=20) as http,
    ):
        there = replace(desk, house=replace(house, http=http))
        problem = problem_of(there.hello)
    assert (problem.type, problem.retry_after) == (ProblemType.TRY_LATER, 5)
    assert desk.hello().n == 0


def test_when_every_connection_is_taken_it_is_later_and_no_failure(municipality: Municipality) -> None:
    engine = create_engine(
        for_psycopg(municipality.house.urls.service), pool_size=1, max_overflow=0, pool_timeout=0
    )
    work_in = transactions(engine)
    with engine.connect(), pytest.raises(Problem) as caught, work_in(municipality.tenant):
        pass
    engine.dispose()
    assert caught.value.type is ProblemType.TRY_LATER
