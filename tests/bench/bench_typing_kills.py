"""Seconds of typing lost when the app is killed with -9 in the middle of typing without a pause.

`python -m tests.bench.bench_typing_kills [kills]`: a real window, a letter every 30 ms, killed at a chance
moment; the draft in the store is held against what was typed by then. Bar: at most one second.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from desktop.domain.ids import DossierId
from desktop.installed import SystemChance
from desktop.stories.stage import first_desk, passphrase, story_laptop
from desktop.stories.time import StoryClock
from desktop.stories.window_driver import Driver
from desktop.stories.window_talk import InterviewHands
from desktop.ui.places import Place, ScreenName
from desktop.ui.store_thread import StoreThread
from desktop.usecases.dossiers import NewDossier, begin_dossier

EVERY_MS = 30
QUESTION = "K01"


def clock() -> StoryClock:
    return StoryClock(date(2026, 9, 1), "09:00")


def type_on(folder: Path, dossier: str) -> None:
    """The child: types for ever and says after each letter how many stand there."""
    store = StoreThread()
    with Driver(story_laptop(folder, clock(), SystemChance(), store), store) as driver:
        driver.unlock("Marit Bakker", passphrase())
        driver.window.go(Place(ScreenName.INTERVIEW, DossierId(dossier)))
        hands = InterviewHands(driver)
        hands.go_to(QUESTION)
        field = hands.type_answer("a")
        for count in range(2, 2000):
            driver.settle(EVERY_MS)
            driver.type("a", on=field)
            print(count, time.time(), flush=True)


def lost_seconds(folder: Path, chance: random.Random) -> float:
    laptop = story_laptop(folder, clock(), SystemChance())
    desk = first_desk(laptop, "Marit Bakker")
    dossier = begin_dossier(desk, NewDossier("Samira", "ar")).shown
    laptop.close()
    command = [sys.executable, "-m", "tests.bench.bench_typing_kills", "--child", str(folder), dossier]
    typed: dict[int, float] = {1: 0.0}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        until: float | None = None
        for line in running.stdout:
            count, at = line.split()
            typed[int(count)] = float(at)
            until = until or time.time() + chance.uniform(0.2, 3.0)
            if time.time() > until:
                running.send_signal(signal.SIGKILL)
                break
        running.wait()
    killed = max(typed.values())
    desk = first_desk(laptop, "Marit Bakker")
    with desk.unit_of_work() as work:
        draft = work.drafts.load(dossier, QUESTION)
    laptop.close()
    kept = len(draft.text) if draft else 0
    first_lost = [at for count, at in typed.items() if count > kept and at]
    return killed - min(first_lost) if first_lost else 0.0


def main() -> None:
    """Print the worst and the median."""
    if sys.argv[1:2] == ["--child"]:
        type_on(Path(sys.argv[2]), sys.argv[3])
        return
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    chance = random.Random(7)
    lost = []
    for _ in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            lost.append(lost_seconds(Path(folder), chance))
    lost.sort()
    print(f"{kills} kills: worst {lost[-1]:.2f} s of typing lost, median {lost[kills // 2]:.2f} s (bar 1 s)")


if __name__ == "__main__":
    main()
