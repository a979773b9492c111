"""What a killed run left goes at the next start; what belongs to the living, or to nobody we know, stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg

from sync.server.embedded import embedded_postgres
from tests.torture.leftovers import away, mark, sweep
from tests.torture.running import TREE

OF_A_CAMPAIGN = """
import os, signal
from tests.torture.databases import clusters
with clusters() as made:
    database = made.primary()
    number = (database.folder / "postmaster.pid").read_text().split()[0]
    print(database.folder.parent, number, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
OF_A_BACK_END = """
import os, pathlib, psycopg, signal, sys
from sync.server.embedded import embedded_postgres
with embedded_postgres(pathlib.Path(sys.argv[1])) as urls:
    with psycopg.connect(urls.superuser) as connection:
        connection.execute("create table kept (x int)")
        folder = connection.execute("show data_directory").fetchone()[0]
    print(folder, (pathlib.Path(folder) / "postmaster.pid").read_text().splitlines()[0], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def left_by(script: str, *arguments: str) -> tuple[Path, int]:
    """The folder of a PostgreSQL, and its number, after the program that started it was killed."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=TREE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    folder, number = done.stdout.split()
    assert is_alive(int(number))
    return Path(folder), int(number)


def is_alive(number: int) -> bool:
    """Running; one that nobody waited for is not."""
    try:
        return b"postgres" in Path(f"/proc/{number}/cmdline").read_bytes()
    except FileNotFoundError:
        return False


def test_the_folder_of_a_program_that_is_gone_goes_and_all_others_stay(tmp_path: Path) -> None:
    living, unmarked, gone, closed = (tmp_path / f"torture-{name}" for name in ("a", "b", "c", "d"))
    for folder in (living, unmarked, gone, closed):
        (folder / "arena").mkdir(parents=True)
    mark(living)
    (gone / "owner.txt").write_text(f"{os.getpid()} 1", "ascii")  # its number went to us since
    marked = "import sys, pathlib; from tests.torture.leftovers import mark; mark(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", marked, str(closed)], cwd=TREE, check=True)
    (closed / "arena").chmod(0)
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == [living, unmarked]
    away(living)
    assert not living.exists()


def test_the_database_of_a_campaign_that_was_killed_is_ended_and_goes() -> None:
    folder, number = left_by(OF_A_CAMPAIGN)
    sweep()
    assert not is_alive(number)
    assert not folder.exists()


def test_the_database_of_a_back_end_that_was_killed_is_ended_and_its_rows_stay(tmp_path: Path) -> None:
    _, number = left_by(OF_A_BACK_END, str(tmp_path))
    sweep()
    assert not is_alive(number)
    with embedded_postgres(tmp_path) as urls, psycopg.connect(urls.superuser) as connection:
        assert connection.execute("select x from kept").fetchall() == []
        sweep()  # somebody has it open now
        assert connection.execute("select 1").fetchone() == (1,)
