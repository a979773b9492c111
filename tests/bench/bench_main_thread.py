"""Time on the main thread per answer in the real window, quiet and with a print and sealing beside it.

`python -m tests.bench.bench_main_thread [answers]`. An answer: a number key until it is shown and drawn. Aim:
p99 of the longest stretch in which the window does not answer under 16 ms. 'Busy' draws a plan over and over
as the slow pool does and seals change sets as a sync does, each on a thread of its own; the network of a sync
waits without the main thread and is left out.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.ids import DossierId
from desktop.stories.window_driver import Driver
from desktop.stories.window_talk import InterviewHands
from desktop.synclink.payloads import to_record
from desktop.usecases.ports import Desk
from sync.protocol.bodies import encode_changes, seal_body
from tests.builders import ASIEL
from tests.e2e.suitcase import Suitcase, talk
from tests.pdf.samples import ALL, plan

_QUESTION = "K03"
_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2)


def one_answer(driver: Driver, hands: InterviewHands, key: Qt.Key) -> tuple[float, float]:
    """(CPU milliseconds of the main thread, longest stretch without an answer in milliseconds)."""
    before = hands.shown
    cpu = longest = 0.0

    def turn(act: Callable[[], object]) -> None:
        nonlocal cpu, longest
        began, used = time.perf_counter(), time.thread_time()
        act()
        cpu += time.thread_time() - used
        longest = max(longest, time.perf_counter() - began)

    turn(lambda: driver.press(key, on=hands.screen))
    limit = time.monotonic() + 30
    while hands.shown is before and time.monotonic() < limit:
        turn(driver.app.processEvents)
        time.sleep(0.0005)
    turn(driver.app.processEvents)
    return cpu * 1000, longest * 1000


def busy(desk: Desk, dossier: DossierId, ended: threading.Event) -> tuple[threading.Thread, ...]:
    """Papers drawn and shown anew, and the sealing of a sync, over and over, until told to end."""
    with desk.unit_of_work() as work:
        changes = work.changes.of(dossier)
    page = plan(ALL[0])

    def prints() -> None:
        while not ended.is_set():
            desk.papers.page_images(desk.papers.visual_pip(page), 110)

    def seals() -> None:
        while not ended.is_set():
            seal_body(encode_changes([to_record(change) for change in changes]), bytes(32), b"bench")

    threads = tuple(threading.Thread(target=work, daemon=True) for work in (prints, seals))
    for thread in threads:
        thread.start()
    return threads


def measured(driver: Driver, hands: InterviewHands, count: int, label: str) -> None:
    """Answer the same question again and again; print the figures."""
    for key in _KEYS:
        one_answer(driver, hands, key)
    found = [one_answer(driver, hands, _KEYS[at % len(_KEYS)]) for at in range(count)]
    for name, values in (("CPU", [cpu for cpu, _ in found]), ("longest stretch", [s for _, s in found])):
        ranks = statistics.quantiles(values, n=100)
        print(f"{label}: {name} per answer p50 {ranks[49]:.1f} ms, p99 {ranks[98]:.1f} ms", flush=True)


def main() -> None:
    """Quiet first, then busy, in the same window."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        suitcase = Suitcase(Path(folder))
        suitcase.make()
        dossier = suitcase.begin(**ASIEL)
        with suitcase.windows() as driver:
            hands = talk(driver, dossier, _QUESTION)
            measured(driver, hands, count, "quiet")
            ended = threading.Event()
            threads = driver.on_store(lambda: busy(driver.desk, dossier, ended))
            measured(driver, hands, count, "busy")
            ended.set()
            driver.until(
                lambda: not any(thread.is_alive() for thread in threads), "het einde van het drukken"
            )


if __name__ == "__main__":
    main()
