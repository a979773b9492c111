"""What a network does between a laptop and the back end, over a real line: cuts, turned bits, strangers.

In every weather the laptop may say 'done' only when it is, and once the weather is over everything arrives.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

from sync.client.retry import Patience
from tests.torture.claims import Arena, Claim, Effort, Found
from tests.torture.field_desk import BRISK, ONCE, look
from tests.torture.forked import Child
from tests.torture.grumpy_proxy import Grumpy, grumpy_proxy
from tests.torture.town import Town, town

#: who answers in the back end's place, and the troubles that may come of it
STRANGERS = {
    "portal": {"wifi_asks", "not_the_back_end", "back_end_garbage"},
    "redirect": {"wifi_asks", "not_the_back_end", "back_end_garbage"},
    "empty": {"wifi_asks", "back_end_garbage", "not_the_back_end"},
    "503": {"back_end_busy"},
    "503 600": {"back_end_busy"},
    "429 600": {"back_end_busy"},
    "500": {"back_end_busy"},
    "404": {"not_the_back_end", "back_end_garbage"},
    "407": {"proxy_asks", "not_the_back_end"},
}
_WAYS = ("cut_up", "cut_down", "flip_up", "flip_down")
#: bytes of an exchange of a few sets, each way, headers included
_SPAN = {"cut_up": 7_000, "flip_up": 7_000, "cut_down": 9_000, "flip_down": 9_000}
SLOW = {"rtt_ms": 1_500, "up_kbit": 64, "down_kbit": 64}
LOSSY = {"rtt_ms": 100, "refuse_every": 3}


def any_weather(arena: Arena) -> Found:
    """One laptop that sends and one that fetches, through everything there is."""
    chance = arena.chance("weather")
    odd: list[str] = []
    count: Counter[str] = Counter()
    with town(arena.folder) as here:
        here.settle(["A", "B"])
        dossier = str(UUID(int=chance.getrandbits(128), version=4))
        saved(here, "A", dossier, 3)
        odd += here.synced("A")
        here.give(dossier, ["B"])
        odd += here.synced("B")
        for who, troubles in picked(STRANGERS, arena):
            count["strangers"] += 1
            odd += _stranger(here, dossier, who, troubles)
        for number in range(arena.pick(60, 4, 1)):
            # a turned bit in a length makes the other side wait for a time-out: seldom in the
            # quick version, never in the short one
            for way in _WAYS[: 4 if number < arena.pick(60, 1, 0) else 2]:
                count[way.replace("_", " ")] += 1
                name = chance.choice("AB")
                saved(here, name, dossier, chance.choice((1, 2, 12)))
                now = here.line.counted()
                passed = now.up if way.endswith("up") else now.down
                here.line.become(**{way: passed + chance.randrange(1, _SPAN[way])})
                _try(here, name, BRISK)
                here.line.become(cut_up=0, cut_down=0, flip_up=0, flip_down=0)
        count["behind a proxy"] += _behind_proxies(here, dossier, odd)
        if arena.effort is Effort.LONG:
            count["slow, lossy, dead"] += _slow_lossy_dead(here, dossier, odd)
        odd += here.quiet(3)
        outcome = here.compared({dossier: ["A", "B"]})
    figure = f"{outcome.words()}; " + ", ".join(f"{number} x {what}" for what, number in count.items())
    missed = outcome.missed() + tuple(odd[:10])
    return Found(figure, sum(count.values()), outcome.toll(), missed, outcome.deeds())


def picked(strangers: dict[str, set[str]], arena: Arena) -> Iterator[tuple[str, set[str]]]:
    """All of them; in the short version three."""
    for who, troubles in strangers.items():
        if arena.effort is not Effort.SHORT or who in ("portal", "503 600", "empty"):
            yield who, troubles


def saved(here: Town, name: str, dossier: str, answers: int) -> None:
    """Answers that are saved and not sent."""
    here.saved.update(Child(here.desks[name].saving(dossier, answers)).told().lines)


def _try(here: Town, name: str, patience: Patience) -> str:
    """The trouble a sync ended in, '' when it was confirmed."""
    told = Child(here.desks[name].syncing(patience)).told()
    return told.ended or ("" if "confirmed" in told.lines else "not confirmed")


def _stranger(here: Town, dossier: str, who: str, troubles: set[str]) -> list[str]:
    """Somebody else answers: nothing counts as sent, and it is said as what it is."""
    saved(here, "A", dossier, 2)
    here.line.become(answers=who)
    trouble = _try(here, "A", ONCE)
    here.line.become(answers="")
    waits = look(here.desks["A"]).unconfirmed
    odd = [] if trouble in troubles else [f"{who}: said as {trouble or 'done'}"]
    odd += [] if waits else [f"{who}: what was not sent counts as sent"]
    return odd + here.synced("A")


def _behind_proxies(here: Town, dossier: str, odd: list[str]) -> int:
    """One that takes no large bodies, one that says 500 to what was stored."""
    for how in (Grumpy(largest=3_000), Grumpy(spoils=2)):
        proxy, port = grumpy_proxy(here.back_end.port, how)
        here.line.become(target=port)
        for _ in range(3):
            told = Child(here.desks["A"].saving(dossier, 40, sealed_each=True)).told()
            here.saved.update(told.lines)
            odd += [f"{how}: {one}" for one in here.synced("A")]
        here.line.become(target=here.back_end.port)
        proxy.kill()
    return 2


def _slow_lossy_dead(here: Town, dossier: str, odd: list[str]) -> int:
    """Long round trips at 64 kbit/s, one connection in three refused, a back end that stands still."""
    for bad in (SLOW, LOSSY):
        for name in "AB":
            saved(here, name, dossier, 12)
            here.line.become(**bad)
            trouble = _try(here, name, BRISK)
            odd += [f"{bad}: {trouble}"] if trouble else []
            here.line.become(rtt_ms=0, up_kbit=0, down_kbit=0, refuse_every=0)
    saved(here, "A", dossier, 3)
    here.back_end.stand_still(True)
    child = Child(here.desks["A"].syncing(BRISK))
    here.passed(500, most=1.0)
    # it hears nothing until its own time-out: then it says so, and goes on when it can
    trouble = Child(here.desks["B"].syncing(ONCE)).told().ended
    odd += [] if trouble == "no_contact" else [f"dead: said as {trouble or 'done'}"]
    here.back_end.stand_still(False)
    with suppress(ProcessLookupError):
        os.kill(child.pid, signal.SIGCONT)
    told = child.told()
    # it may have given up just before: then the next sync brings it
    odd += [f"dead and alive again: {told.ended}"] if told.ended not in ("", "no_contact") else []
    odd += here.synced("A")
    return 3


CLAIMS = (
    Claim(
        key="sync.weather",
        words="Cut, turned, answered by strangers, slow, dead: no 'done' that is not true, and all arrives",
        bar="0 lost, 0 doubled, 0 skipped by a cursor, 0 said wrongly",
        campaign=any_weather,
        seconds=400,
    ),
)
