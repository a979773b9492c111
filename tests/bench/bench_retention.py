"""The list of what may leave the laptop, with many dossiers, beside reading their rows bare.

`python -m tests.bench.bench_retention [dossiers]`: a real koffer, each dossier with its answers sent and
confirmed, half of them due.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.koffer_today import koffer_today
from desktop.usecases.retention import destroy_due, retention_board
from tests.fakes import MORNING
from tests.safe_fakes import confirmed
from tests.unit.test_retention_on_the_real_store import Case

RUNS = 7


def median(work: Callable[[], object]) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def main(many: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as scratch:
        case = Case(Path(scratch))
        for at in range(many):
            dossier = begin_dossier(case.desk, NewDossier(f"Persoon {at}", "ti")).shown
            confirmed(case.desk, dossier, MORNING if at % 2 else MORNING + timedelta(days=10))
        case.clock.go_on(days=15)
        connection = case.store._room.connection

        def bare() -> object:
            return connection.execute("SELECT row FROM dossier_row").fetchall()

        yardstick = median(bare)
        board, today = (
            median(lambda: retention_board(case.desk)),
            median(lambda: koffer_today(case.desk, False)),
        )
        print(f"{many} dossiers, de helft mag weg: rijen kaal {yardstick:.1f} ms")
        print(f"lijst {board:.1f} ms, begin van de dag {today:.1f} ms")
        due = tuple(one.dossier for one in retention_board(case.desk).due)[:100]
        start = time.perf_counter()
        destroy_due(case.desk, due, "meting")
        print(f"{len(due)} dossiers wissen: {(time.perf_counter() - start) * 1000:.0f} ms")
        case.laptop.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
