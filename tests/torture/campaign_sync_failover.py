"""The primary dies and its synchronous standby takes over; and a back end that was pointed at a standby.

While laptops sync without a pause the primary is killed with -9, the standby is promoted and the back end is
started on it. What a laptop was told that it arrived must be there. The old primary stays out: what it may
have beyond that was acknowledged to nobody.
"""

from __future__ import annotations

import time
from contextlib import suppress
from uuid import UUID

from tests.torture.claims import Arena, Claim, Found
from tests.torture.databases import Cluster
from tests.torture.field_desk import OF_THE_WEATHER, ONCE, look
from tests.torture.forked import Child
from tests.torture.town import Town, town

_NAMES = ["A", "B"]


def failing_over(arena: Arena) -> Found:
    """Over and over: each standby becomes the primary of the next time."""
    chance = arena.chance("failover")
    times = arena.pick(12, 2, 1)
    odd: list[str] = []
    gone_for: list[float] = []
    gone = 0
    with town(arena.folder) as here:
        here.settle(_NAMES)
        own = {name: str(UUID(int=chance.getrandbits(128), version=4)) for name in _NAMES}
        for number in range(times):
            standby = _followed(here, f"standby{number}")
            odd += _lagging(here, standby, own) if number == 0 else []
            running = {
                name: Child(desk.working([own[name]], chance.choice((1, 5)), 6, f"{number}{name}"))
                for name, desk in here.desks.items()
            }
            with suppress(EOFError):
                while (line := running["A"].hear()) != "confirmed":
                    here.saved.update([line] if len(line) == 36 else [])
                    odd += (
                        [f"time {number}: nothing was wrong yet, {line}"]
                        if line.startswith("trouble")
                        else []
                    )
            here.passed(chance.randrange(1, 8_000), most=0.5)
            begun = time.monotonic()
            here.database.kill()
            here.back_end.kill()
            standby.promote()
            standby.settings.clear()
            here.database = standby
            here.back_end.start(url=standby.service)
            gone_for.append(time.monotonic() - begun)
            for child in running.values():
                told = child.told()
                here.saved.update(line for line in told.lines if len(line) == 36)
                odd += [f"time {number}: {told.ended}"] if told.ended else []
                odd += [f"time {number}: was told {one}" for one in told.troubles_but(*OF_THE_WEATHER)]
            gone += _confirmed_and_gone(here)
        odd += here.quiet()
        outcome = here.compared({dossier: [name] for name, dossier in own.items()})
    toll = outcome.toll()
    toll.lost += gone
    figure = f"{gone} acknowledged and lost; {outcome.words()}; taken over in {max(gone_for):.2f} s at most"
    return Found(figure, times, toll, outcome.missed() + tuple(odd[:10]), outcome.deeds(kills=2 * times))


def _followed(here: Town, name: str) -> Cluster:
    """A standby of the present primary, which from now on acknowledges nothing that it does not have."""
    standby = here.clusters.standby(here.database, name)
    here.database.tell(f"alter system set synchronous_standby_names = '{name}'")
    here.database.tell("select pg_reload_conf()")
    until = time.monotonic() + 30
    while here.database.tell("select sync_state from pg_stat_replication") != [("sync",)]:
        if time.monotonic() > until:
            raise TimeoutError("the standby does not follow")
    return standby


def _lagging(here: Town, standby: Cluster, own: dict[str, str]) -> list[str]:
    """Row 40: a back end that reads from a standby whose replay stands still answers nothing at all: it
    cannot even note that a request was made. So no cursor goes anywhere."""
    here.saved.update(Child(here.desks["B"].saving(own["B"], 3)).told().lines)
    trouble = here.synced("B")
    here.saved.update(Child(here.desks["B"].saving(own["B"], 1)).told().lines)
    before = look(here.desks["B"])
    standby.tell("select pg_wal_replay_pause()")
    here.back_end.kill()
    here.back_end.start(url=standby.service)
    told = Child(here.desks["B"].syncing(ONCE)).told()
    after = look(here.desks["B"])
    broken = here.back_end.answered()[500]
    standby.tell("select pg_wal_replay_resume()")
    here.back_end.kill()
    here.back_end.start(url=here.database.service)
    odd = trouble if told.ended == "back_end_busy" else [f"reading from a standby: {told.ended or 'done'}"]
    odd += [f"reading from a standby: {broken} x status 500"] if broken else []
    gone = set(before.ids.get(own["B"], ())) - set(after.ids.get(own["B"], ()))
    return odd + ([f"reading from a standby: {len(gone)} own answers gone"] if gone else [])


def _confirmed_and_gone(here: Town) -> int:
    """How many sets a laptop holds a receipt for that are not on the new primary."""
    there = set(here.database.tell("select incarnation, n from change_set"))
    return sum(len(look(desk).confirmed - there) for desk in here.desks.values())


CLAIMS = (
    Claim(
        key="sync.failover",
        words="The primary is killed under the syncs and its synchronous standby promoted",
        bar="acknowledged and lost 0, 0 doubled, 0 skipped by a cursor",
        campaign=failing_over,
        seconds=90,
    ),
)
