"""Saving one answer, against the least that could be called saved, in the same run on the same disk.

Yardstick: one row inserted and committed, `wal_checkpoint(TRUNCATE)`, one 4 KiB append with fsync, under the
same pragmas and key. Run: `python -m tests.bench.bench_store_save`.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop.store import opening
from desktop.store.keys import new_data_key
from tests.store_cases import person, said

ROUNDS = 400
WARM_UP = 20
QUESTIONS = 30
BAR = 3.0


def yardstick(folder: Path) -> tuple[Callable[[int], None], Callable[[], None]]:
    """One save of the yardstick, and what closes it."""
    path = folder / "yardstick.db"
    opening.create_file(path)
    connection = opening.open_new(path, new_data_key())
    connection.execute("CREATE TABLE answer(id INTEGER PRIMARY KEY, text TEXT)")
    journal = os.open(folder / "yardstick.bin", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    block = os.urandom(4096)

    def save(number: int) -> None:
        os.write(journal, block)
        os.fsync(journal)
        connection.execute("BEGIN")
        connection.execute("INSERT INTO answer(text) VALUES(?)", (f"antwoord {number} " * 5,))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close() -> None:
        connection.close()
        os.close(journal)

    return save, close


def safe_save(folder: Path) -> tuple[Callable[[int], None], Callable[[], None]]:
    """One answer through the store's own doors, as the use case does it, and what closes it."""
    store = person(folder).make()

    def save(number: int) -> None:
        with store.unit_of_work() as work:
            key = f"T{number % QUESTIONS:02d}"
            standing = [
                c for (_, k), cs in work.changes.heads(said(0, "").dossier).items() if k == key for c in cs
            ]
            work.record([said(number, f"antwoord {number} " * 5, key, tuple(standing))])
            work.commit()

    return save, store.close


def milliseconds(values: list[float], part: float) -> float:
    """The given part (0..1) of the sorted values, in milliseconds."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] * 1000


def main() -> int:
    """Print p50, p99 and the ratio; 1 when the ratio of the p50 is over the bar."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        works = {"yardstick": yardstick(folder), "safe": safe_save(folder)}
        spent: dict[str, list[float]] = {name: [] for name in works}
        for number in range(1, ROUNDS + WARM_UP + 1):
            for kind, (save, _) in works.items():  # turn about, so that both meet the same disk
                begin = time.perf_counter()
                save(number)
                if number > WARM_UP:
                    spent[kind].append(time.perf_counter() - begin)
        for _, close in works.values():
            close()
    p50 = {kind: milliseconds(values, 0.5) for kind, values in spent.items()}
    p99 = {kind: milliseconds(values, 0.99) for kind, values in spent.items()}
    for kind in works:
        print(f"{kind}: p50 {p50[kind]:.2f} ms, p99 {p99[kind]:.2f} ms over {ROUNDS} saves")
    ratio = p50["safe"] / p50["yardstick"]
    print(f"ratio p50 {ratio:.2f} (bar {BAR}), ratio p99 {p99['safe'] / p99['yardstick']:.2f}")
    return 0 if ratio < BAR else 1


if __name__ == "__main__":
    sys.exit(main())
