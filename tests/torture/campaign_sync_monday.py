"""Everybody at nine o'clock: many laptops that were off for a weekend find the network at the same moment.

Each is a process with a store of its own, the gate opens for all at once. Every dossier is shared by two, so
that each sends and fetches. With jitter and without: the back end must not fall over, and all must be done.
"""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter
from uuid import UUID

from sync.client.retry import Patience
from tests.torture.claims import Arena, Claim, Effort, Found
from tests.torture.field_desk import Desk, Work, save, try_sync
from tests.torture.forked import Child, Say
from tests.torture.town import Town, town

WITH_JITTER = Patience()
WITHOUT = Patience(dice=lambda: 1.0)
_ANSWERS = 20
#: MiB that a back end may reach
_MOST_MEMORY = 512
#: a desk comes back of itself so often before a person would look at it
_COMES_BACK = 5


def nine_o_clock(arena: Arena) -> Found:
    """Once with jitter, once without; in the short version with."""
    count = arena.pick(50, 10, 6)
    ways = {"with jitter": WITH_JITTER} | ({} if arena.effort is Effort.SHORT else {"without": WITHOUT})
    chance, odd, told = arena.chance("monday"), list[str](), list[str]()
    names = [f"D{number}" for number in range(count)]
    with town(arena.folder) as here:
        here.settle(names)
        own = {name: str(UUID(int=chance.getrandbits(128), version=4)) for name in names}
        odd += _all_at_once(here, own, WITH_JITTER, 2)[1]
        shared = {own[name]: [name, names[(place + 1) % count]] for place, name in enumerate(names)}
        for dossier, both in shared.items():
            here.give(dossier, both[1:])
        for way, patience in ways.items():
            before = here.back_end.answered()
            seconds, wrong = _all_at_once(here, own, patience, _ANSWERS)
            odd += wrong
            answered = here.back_end.answered() - before
            told.append(_words(way, seconds, answered))
            # a back end may be busy; it may not break
            odd += [f"{way}: {answered[500]} x status 500"] if answered[500] else []
        memory = here.back_end.most_memory()
        odd += [f"the back end took {memory:.0f} MiB"] if memory > _MOST_MEMORY else []
        odd += here.quiet()
        outcome = here.compared(shared)
    figure = f"{count} laptops: {outcome.words()}; {'; '.join(told)}; back end {memory:.0f} MiB at most"
    missed = outcome.missed() + tuple(odd[:10])
    return Found(figure, count * len(ways), outcome.toll(), missed, outcome.deeds())


def _words(way: str, seconds: list[float], answered: Counter[int]) -> str:
    later = sum(number for status, number in answered.items() if status in (429, 503))
    whole = sum(answered.values())
    first, middle, last = min(seconds), statistics.median(seconds), max(seconds)
    return f"{way} {first:.1f}/{middle:.1f}/{last:.1f} s first/median/last, {later} of {whole} 'later'"


def _all_at_once(
    here: Town, own: dict[str, str], patience: Patience, answers: int
) -> tuple[list[float], list[str]]:
    """Seconds per laptop from the gate to confirmed; a sentence for each that did not get there."""
    reads, writes = os.pipe()
    running = {
        name: Child(_weekend(desk, own[name], patience, answers, (reads, writes)))
        for name, desk in here.desks.items()
    }
    for child in running.values():
        while (line := child.hear(300)) != "ready":
            here.saved.add(line)
    os.close(reads)
    os.close(writes)
    seconds, odd = [], []
    for name, child in running.items():
        told = child.told()
        if told.ended or not told.lines or not told.lines[-1].startswith("took "):
            odd.append(f"{name}: {told.ended} {told.lines[-2:]}")
        else:
            seconds.append(float(told.lines[-1].removeprefix("took ")))
    return seconds or [0.0], odd


def _weekend(desk: Desk, dossier: str, patience: Patience, answers: int, gate: tuple[int, int]) -> Work:
    """Answers without a network, waits at the gate, syncs until it is done; says how long that took."""

    def work(say: Say) -> None:
        laptop = desk.open(patience)
        save(laptop, dossier, answers, say)
        say("ready")
        os.close(gate[1])
        os.read(gate[0], 1)
        begun = time.monotonic()
        for _ in range(_COMES_BACK):
            if try_sync(laptop, say):
                say(f"took {time.monotonic() - begun:.3f}")
                return

    return work


CLAIMS = (
    Claim(
        key="sync.monday",
        words="Fifty laptops after a weekend, all at the same moment, with jitter and without",
        bar="0 lost, 0 doubled, all done, no status 500, back end under 512 MiB",
        campaign=nine_o_clock,
        seconds=200,
    ),
)
