"""Cold start: from the command to the unlock window on screen, against a bare PySide6 window in the same run.

`python -m tests.bench.bench_start [rounds]` prints both medians and their ratio. Aim: under 2.5.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
window = QLabel("Intake")
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: (print("shown", flush=True), app.quit()))
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.main import open_app, real_entrance
from desktop.ui.app import make_application
from desktop.ui.look_choice import LookFile
from desktop.ui.store_thread import StoreThread
app = make_application(("intake",))
store = StoreThread()
def shown():
    if any(w.isVisible() for w in app.topLevelWidgets()):
        QTimer.singleShot(0, lambda: (print("shown", flush=True), app.quit()))
    else:
        QTimer.singleShot(1, shown)
QTimer.singleShot(0, shown)
open_app(real_entrance(Path(sys.argv[1]), store), store, LookFile(None))
store.close()
"""


def seconds(code: str, *words: str) -> float:
    """How long a fresh process takes to show its first window."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *words]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        took = time.perf_counter() - began
    if running.returncode:
        raise SystemExit(f"a start ended with {running.returncode}")
    return took


def main() -> None:
    """Alternate both, so that a busy machine is busy for both."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        seconds(BARE), seconds(OURS, folder)
        for _ in range(rounds):
            bare.append(seconds(BARE))
            ours.append(seconds(OURS, folder))
    low, high = statistics.median(bare), statistics.median(ours)
    print(f"bare PySide6 window {low:.2f} s, unlock window {high:.2f} s, ratio {high / low:.2f} (aim < 2.5)")


if __name__ == "__main__":
    main()
