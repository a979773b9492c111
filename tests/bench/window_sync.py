"""How the window answers while 1,000 dossiers come in (F68).

`python -m tests.bench.window_sync [COUNT]` makes a back end with dossiers of its own; with `ADDRESS CODE` it
takes that one, where all waits for the klantmanager of that code. Prints one line of JSON.

A real koffer behind a real window, the real back end as a program, and a round of the quiet link on its own
thread. All the while a talk goes on: a number key every third of a second. Told: the longest stretch in which
the window did not turn, its p99, and how long an answer took to be saved and shown; and first the same of the
same window and talk with nothing coming in, which is the yardstick.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.stories.window_driver import Driver
from desktop.stories.window_talk import InterviewHands
from desktop.ui.garbage_turn import GarbageTurn
from desktop.ui.link_now import LinkState
from desktop.ui.quiet_sync.keeper import LinkKeeper
from desktop.ui.quiet_sync.quiet_link import QuietLink
from desktop.usecases.synchronise import enrol
from tests.bench.sync_places import Desks, back_end
from tests.builders import ASIEL
from tests.e2e.suitcase import Suitcase, talk

_QUESTION = "K03"
_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2)
_BETWEEN_KEYS = 0.33
_LIMIT_SECONDS = 600.0
#: how long the window is looked at while nothing comes in
_QUIET_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Turning:
    """`turns`: of the loop of the window, in milliseconds. `answers`: key to shown, in milliseconds."""

    seconds: float
    turns_p99: float
    turns_longest: float
    answers_p50: float
    answers_p99: float


@dataclass(frozen=True, slots=True)
class Stall:
    """The window with nothing coming in, and while so many changes came."""

    received: int
    quiet: Turning
    busy: Turning


def window_stall(address: str, code: str, folder: Path) -> Stall:
    """One measuring of what waits at this back end for the klantmanager of this code."""
    suitcase = Suitcase(folder)
    suitcase.make()
    dossier = suitcase.begin(**ASIEL)
    with suitcase.desk() as desk:
        enrol(desk, address, code)
    with suitcase.windows() as driver, GarbageTurn():  # as the app runs
        hands = talk(driver, dossier, _QUESTION)
        for key in _KEYS:  # once before, so that nothing is done for the first time
            _answer(driver, hands, key, [])
        link = QuietLink(driver._desk_app.dispatch, dice=lambda: 0.0)
        try:
            began = time.perf_counter()
            quiet = _watched(driver, hands, lambda: time.perf_counter() - began > _QUIET_SECONDS)
            link.begin(driver.desk)
            busy = _watched(driver, hands, lambda: _is_over(link.keeper))
        finally:
            link.end()
    report = link.keeper.now.report
    if report is None or not report.is_confirmed:
        raise SystemExit(f"the round did not end well: {link.keeper.now.state}")
    return Stall(report.received, quiet, busy)


def _watched(driver: Driver, hands: InterviewHands, is_over: Callable[[], bool]) -> Turning:
    turns: list[float] = []
    answers: list[float] = []
    began = time.perf_counter()
    while not is_over() and time.perf_counter() - began < _LIMIT_SECONDS:
        answers.append(_answer(driver, hands, _KEYS[len(answers) % 2], turns))
        wait_until = time.perf_counter() + _BETWEEN_KEYS
        while time.perf_counter() < wait_until and not is_over():
            _turn(driver, turns)
    ranks = statistics.quantiles(answers, n=100) if len(answers) > 1 else answers * 99
    return Turning(
        seconds=time.perf_counter() - began,
        turns_p99=statistics.quantiles(turns, n=100)[98],
        turns_longest=max(turns),
        answers_p50=ranks[49],
        answers_p99=ranks[98],
    )


def _is_over(keeper: LinkKeeper) -> bool:
    return keeper.now.state not in (LinkState.UNKNOWN, LinkState.RUNNING)


def _answer(driver: Driver, hands: InterviewHands, key: Qt.Key, turns: list[float]) -> float:
    before, began = hands.shown, time.perf_counter()
    driver.press(key, on=hands.screen)
    turns.append((time.perf_counter() - began) * 1000)
    limit = began + 60
    while hands.shown is before and time.perf_counter() < limit:
        _turn(driver, turns)
    return (time.perf_counter() - began) * 1000


def _turn(driver: Driver, turns: list[float]) -> None:
    began = time.perf_counter()
    driver.app.processEvents()
    turns.append((time.perf_counter() - began) * 1000)
    time.sleep(0.0005)


def main(*asked: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(asked) == 2:
            address, code = asked
            found = window_stall(address, code, folder / "window")
        else:
            with back_end(folder / "back_end") as server:
                desks = Desks(server, folder, int(asked[0]) if asked else 1_000)
                tenant = desks.filled()
                desks.sync(tenant, "A")
                code = desks.code(tenant, "B")
                server.ask(do="assign", tenant=tenant, worker="B")
                found = window_stall(server.line.address, code, folder / "window")
    print(json.dumps(asdict(found)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
