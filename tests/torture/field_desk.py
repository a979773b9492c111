"""A desk of a campaign: a real store and the real link, opened only inside a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.errors import Trouble
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId, uuid7
from desktop.usecases.ports import ParcelState
from sync.client.retry import Patience
from tests.bench.sync_desk import KEYS, PACK, Laptop
from tests.torture.forked import Child, Say

#: a campaign does not wait as long as a person would
BRISK = Patience(tries=6, first_wait=0.05, longest_wait=0.4, in_all=30)
#: one try: what is in the way is told at once
ONCE = Patience(tries=1)

#: what may be said of a line, a back end or a database that went away in the middle: nobody there, or later
OF_THE_WEATHER = ("no_contact", "back_end_busy")

Work = Callable[[Say], None]


@dataclass(frozen=True)
class Desk:
    """Where its store is. What it does is work for a `Child`, which says the ids of what it saved."""

    folder: Path
    seed: str

    def open(self, patience: Patience = BRISK) -> Laptop:
        return Laptop(self.folder, self.seed, patience)

    def enrolling(self, address: str, code: str) -> Work:
        """Says nothing."""

        def work(say: Say) -> None:
            self.open().link.door.enrol(address, code)

        return work

    def syncing(self, patience: Patience = BRISK) -> Work:
        """One sync; says 'confirmed' when it was."""

        def work(say: Say) -> None:
            sync(self.open(patience), say)

        return work

    def saving(self, dossier: str, saves: int, sealed_each: bool = False, letters: int = 0) -> Work:
        """Answers, and says each id; `sealed_each`: in a set of its own; `letters` as with `save`."""

        def work(say: Say) -> None:
            save(self.open(), dossier, saves, say, sealed_each, letters)

        return work

    def working(self, dossiers: Sequence[str], saves: int, syncs: int, seed: str) -> Work:
        """Answers, says each id once it is saved, then 'going' and a sync; as often as asked. What stands in
        the way of a sync is said as 'trouble CODE CAUSE', and it goes on."""

        def work(say: Say) -> None:
            laptop, dice = self.open(), random.Random(seed)
            for _ in range(syncs):
                for _ in range(saves):
                    say(answer(laptop, dice.choice(dossiers), dice.randrange(len(KEYS)), dice.random()))
                say("going")
                try_sync(laptop, say)

        return work


def save(
    laptop: Laptop, dossier: str, saves: int, say: Say, sealed_each: bool = False, letters: int = 0
) -> None:
    """Answers to whatever is asked; says the id of each. `letters`: how long they are, 0 = a number."""
    dice = random.Random(os.urandom(8))
    for _ in range(saves):
        said: JsonValue = os.urandom(letters // 2).hex() if letters else dice.random()
        say(answer(laptop, dossier, dice.randrange(len(KEYS)), said))
        if sealed_each:
            with laptop.unit_of_work() as unit:
                laptop.link.sealer.seal(unit)
                unit.commit()


def sync(laptop: Laptop, say: Say) -> None:
    """Raises Trouble."""
    report = laptop.link.door.exchange(lambda *told: None)
    say("confirmed" if report.is_confirmed else "not confirmed")


def try_sync(laptop: Laptop, say: Say) -> bool:
    """True when there was no trouble; which one it was is said."""
    try:
        sync(laptop, say)
    except Trouble as trouble:
        say(f"trouble {trouble.code.value} {trouble.facts.get('cause', '')}")
        return False
    return True


def answer(laptop: Laptop, dossier: str, place: int, value: JsonValue) -> str:
    """Save an answer over what stands there; its id."""
    now, key, desk = int(time.time() * 1000), KEYS[place], laptop.link.desk_id
    with laptop.unit_of_work() as work:
        over = work.changes.heads(DossierId(dossier)).get((ChangeKind.ANSWER, key), ())
        change = Change(
            id=ChangeId(uuid7(now, os.urandom(10))), dossier=DossierId(dossier), kind=ChangeKind.ANSWER,
            key=key, value={"state": None, "value": value}, parents=tuple(one.id for one in over),
            author=WorkerId(laptop.link.worker_id), desk=DeskId(desk), time=f"{now:013d}-0000-{desk}",
            pack=PACK.name, language="ar",
        )  # fmt: skip
        work.record((change,))
        work.commit()
    return change.id


@dataclass(frozen=True)
class View:
    """What a laptop has: ids and a digest of the heads per dossier, how many sets it calls waiting, and the
    own sets (incarnation, number) that it holds a receipt for."""

    ids: Mapping[str, list[str]]
    heads: Mapping[str, str]
    unconfirmed: int
    confirmed: frozenset[tuple[str, int]]


def look(desk: Desk) -> View:
    """Read in a process of its own."""

    def work(say: Say) -> None:
        laptop, ids, heads = desk.open(), {}, {}
        with laptop.unit_of_work() as unit:
            for row in unit.dossiers.all():
                ids[row.dossier] = [change.id for change in unit.changes.of(row.dossier)]
                found = unit.changes.heads(row.dossier)
                shown = sorted(f"{key}={sorted(one.id for one in ones)}" for key, ones in found.items())
                heads[row.dossier] = hashlib.sha256("\n".join(shown).encode()).hexdigest()
            parcels = unit.outbox.parcels()
            waiting = sum(one.state is not ParcelState.CONFIRMED for one in parcels)
            received = [(one.incarnation, one.n) for one in parcels if one.state is ParcelState.CONFIRMED]
        say(json.dumps([ids, heads, waiting, received]))

    (line,) = Child(work).told().lines
    ids, heads, waiting, received = json.loads(line)
    return View(ids, heads, waiting, frozenset((incarnation, n) for incarnation, n in received))
