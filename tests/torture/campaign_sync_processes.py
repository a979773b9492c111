"""Laptops, back end and database as processes: one of them is killed, or the line is cut, while they sync.

Each round every laptop saves answers and syncs, and in the middle of it something goes: a laptop, the back
end or the database dies by a -9, or the line is reset, all after so many bytes as chance gives. Then it comes
back and the rest goes on. At the end everything is compared, change by change.
"""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from tests.fault_line import Conditions
from tests.torture.claims import Arena, Claim, Found
from tests.torture.field_desk import OF_THE_WEATHER
from tests.torture.forked import Child
from tests.torture.town import Town, town

_NAMES = ["A", "B", "C"]
#: who is struck, and how many of them are killed by that
_KILLS = {"desk": 1, "back end": 1, "line": 0, "database": 1, "line down": 0, "restart": 2}
_VICTIMS = tuple(_KILLS)
#: the back end's clock jumped, the laptop's did not, between asking for the time and using it
_STALE = "back_end_garbage clock_off"
_A_LINE = Conditions(rtt_ms=4)


def kill_while_syncing(arena: Arena) -> Found:
    """Round after round; nothing of it may be lost, doubled or skipped."""
    chance = arena.chance("processes")
    rounds = arena.pick(60, 6, 3)
    struck: Counter[str] = Counter()
    odd: list[str] = []
    with town(arena.folder, _A_LINE) as here:
        here.settle(_NAMES)
        own = {name: str(UUID(int=chance.getrandbits(128), version=4)) for name in _NAMES}
        shared = str(UUID(int=chance.getrandbits(128), version=4))
        _begin(here, own, shared, odd)
        for number in range(rounds):
            victim = _VICTIMS[number % len(_VICTIMS)]
            struck[victim] += 1
            odd += _one_round(here, own, shared, victim, chance)
        odd += here.quiet(3)
        given = {shared: _NAMES} | {dossier: [name] for name, dossier in own.items()}
        outcome = here.compared(given)
    figure = f"{outcome.words()}; " + ", ".join(f"{count} x {what}" for what, count in struck.items())
    kills = sum(count * _KILLS[victim] for victim, count in struck.items())
    missed = outcome.missed() + tuple(odd[:10])
    return Found(figure, rounds, outcome.toll(), missed, outcome.deeds(kills))


def _begin(here: Town, own: dict[str, str], shared: str, odd: list[str]) -> None:
    """Everybody has a dossier, and all have one together."""
    for name, desk in here.desks.items():
        dossiers = [own[name]] + ([shared] if name == "A" else [])
        told = Child(desk.working(dossiers, 4, 1, f"begin {name}")).told()
        here.saved.update(line for line in told.lines if len(line) == 36)
    odd += here.quiet(1)
    here.give(shared, [name for name in own if name != "A"])
    odd += here.quiet(1)


def _one_round(here: Town, own: dict[str, str], shared: str, victim: str, chance: random.Random) -> list[str]:
    """Sentences about what nobody reckoned with."""
    seed = str(chance.random())
    saves = chance.choice((1, 3, 10, 60))
    if victim.startswith("line"):
        at = here.line.counted()
        cut = {"cut_up": at.up + chance.randrange(1, 9_000)}
        if victim == "line down":
            cut = {"cut_down": at.down + chance.randrange(1, 9_000)}
        here.line.become(**cut)
    running = {
        name: Child(desk.working([own[name], shared], saves, 2, f"{seed}{name}"))
        for name, desk in here.desks.items()
    }
    marked = chance.choice(_NAMES)
    with suppress(EOFError):
        while (line := running[marked].hear()) != "going":
            here.saved.add(line)
    here.passed(chance.randrange(1, 12_000), most=0.5)
    if victim == "desk":
        with suppress(ProcessLookupError):
            os.kill(running[marked].pid, signal.SIGKILL)
    elif victim == "back end":
        here.back_end.kill()
        here.back_end.start()
    elif victim == "database":
        here.database.kill()
        here.database.start()
    elif victim == "restart":
        here.database.kill()
        here.mend()
    odd = []
    for name, child in running.items():
        told = child.told()
        here.saved.update(line for line in told.lines if len(line) == 36)
        if told.unhandled or (told.ended not in ("", "killed")):
            odd.append(f"{victim}: {name} ended with {told.ended}")
        odd += [f"{victim}: {name} was told {one}" for one in told.troubles_but(*OF_THE_WEATHER)]
    return odd


def asleep_in_the_middle(arena: Arena) -> Found:
    """The laptop stands still with a push under way; when it goes on the hours have gone by, every connection
    is dead and the back end is to be found elsewhere."""
    chance = arena.chance("asleep")
    naps = arena.pick(20, 2, 1)
    odd, later = list[str](), 0
    with town(arena.folder, _A_LINE) as here:
        here.settle(["A", "B"])
        dossier = str(UUID(int=chance.getrandbits(128), version=4))
        for nap in range(naps):
            child = Child(here.desks["A"].working([dossier], 40, 1, f"nap {nap}"))
            while (line := child.hear()) != "going":
                here.saved.add(line)
            here.passed(chance.randrange(1, 8_000), most=0.5)
            os.kill(child.pid, signal.SIGSTOP)
            # what A has half said to the back end keeps nobody else waiting
            odd += [f"nap {nap}: meanwhile {one}" for one in here.synced("B")]
            here.back_end.kill()
            here.back_end.port = 0
            here.back_end.start(ahead=timedelta(hours=3 * (nap + 1)))
            here.line.become(target=here.back_end.port)
            os.kill(child.pid, signal.SIGCONT)
            told = child.told()
            odd += [f"nap {nap}: {told.ended}"] if told.ended else []
            odd += [f"nap {nap}: was told {one}" for one in told.troubles_but(*OF_THE_WEATHER, _STALE)]
            if "confirmed" not in told.lines:
                # asleep between the two tries at the right time, or for longer than one waits for an answer
                later += 1
                odd += [f"nap {nap}: the next time {one}" for one in here.synced("A")]
        odd += here.quiet()
        outcome = here.compared({dossier: ["A"]})
    figure = f"{outcome.words()}; {later} of {naps} went on with the next sync only"
    return Found(figure, naps, outcome.toll(), outcome.missed() + tuple(odd[:10]), outcome.deeds(kills=naps))


CLAIMS = (
    Claim(
        key="sync.processes",
        words="Laptop, back end or database killed, or the line cut, in the middle of syncs: nothing is lost",
        bar="0 lost, 0 doubled, 0 skipped by a cursor",
        campaign=kill_while_syncing,
        seconds=400,
    ),
    Claim(
        key="sync.asleep",
        words="A laptop that sleeps in the middle of a push wakes on another network and goes on",
        bar="0 lost, 0 doubled, with the next sync at the latest",
        campaign=asleep_in_the_middle,
        whole_app=True,
        seconds=60,
    ),
)
