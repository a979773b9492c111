"""How long locking takes, letters lost in a hundred locks, and F10 until the person's window is drawn.

python -m tests.bench.bench_locking [runs]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.ui.offscreen import use_offscreen

use_offscreen()

from tests.e2e.suitcase import Suitcase, talk  # noqa: E402
from tests.locking_cases import lock_while_typing  # noqa: E402

_TIMES = 30


def client_view(suitcase: Suitcase) -> tuple[list[float], list[float]]:
    """Milliseconds from the key until the window of the person has been drawn, and of this thread, sorted."""
    dossier = suitcase.begin("Rima", "ar", S01="ar")
    took, own = [], []
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "K02")
        for _ in range(_TIMES):
            begun, busy = time.perf_counter(), time.thread_time()
            driver.window.bar.client_asked.emit()
            client = hands.screen.client
            if client is None:
                raise SystemExit("F10 opened nothing")
            client.repaint()
            took.append((time.perf_counter() - begun) * 1000)
            own.append((time.thread_time() - busy) * 1000)
            driver.window.bar.client_asked.emit()
            driver.settle(20)
    return sorted(took), sorted(own)


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory(prefix="koffer-") as folder:
        first, second = Suitcase(Path(folder) / "a"), Suitcase(Path(folder) / "b")
        first.make()
        took, own = client_view(first)
        print(f"F10: median {took[len(took) // 2]:.0f} ms, slowest {took[-1]:.0f} ms of {len(took)}")
        print(f"F10, own work: median {own[len(own) // 2]:.0f} ms, slowest {own[-1]:.0f} ms")
        second.make()
        came = lock_while_typing(second, runs)
        print(
            f"locks: {came.runs}, letters lost {came.lost}, slowest to an empty screen {came.slowest:.2f} s"
        )


if __name__ == "__main__":
    main()
