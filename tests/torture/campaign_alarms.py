"""A koffer that was stopped in the midst of a checkpoint is whole, and must not be called damaged.

The engine's own check reads the store file alone, while good copies of its pages may still lie in the log:
asked at once it cries wolf. Opening brings the log in first. The control asks without that.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.store import opening
from desktop.store.wiping import MaskedKey
from tests.store_cases import Person
from tests.torture.acts import ANSWERING, judged, prepared
from tests.torture.claims import Arena, Claim, Deeds, Found, Toll
from tests.torture.faults import Action, Fault, Faults, Kind, faulty_disk
from tests.torture.forked import Child, Say
from tests.torture.laptop import copied


def stop_in_checkpoints(arena: Arena) -> Found:
    """Stop at each call of a series of saves, whole and half; first the control looks, then the koffer."""
    faults = faulty_disk(arena)
    pristine = prepared(ANSWERING, arena.place("pristine"))
    key = _raw_key(pristine)
    kills = arena.pick(1_000, 40, 6)
    chance = arena.chance("alarms")
    count = _calls(faults, pristine, arena)
    toll, missed = Toll(), list[str]()
    wolf = 0
    for _ in range(kills):
        action = chance.choice((Action.STOP_BEFORE, Action.STOP_HALF_WAY))
        with copied(pristine, arena.folder / "now") as who:
            work = partial(_under, faults, who, Fault(action), chance.randint(1, count))
            told = Child(work).told()
            with copied(who, arena.folder / "control") as other:
                wolf += _complains(other.folder / "store.db", key)
            found = judged(ANSWERING, who, told, turns=1)
        toll.add(found.toll)
        missed.extend(found.wrong)
    if wolf == 0 and kills >= 200:
        missed.append("the control never cried wolf: nothing is proved")
    figure = f"{toll.unopenable} false alarms in {kills:,} kills; asked without bringing in the log: {wolf}"
    return Found(figure, kills, toll, tuple(missed[:10]), Deeds(kills=kills))


def _under(faults: Faults, who: Person, fault: Fault, position: int, say: Say) -> None:
    faults.arm(who.root, fault, position)
    ANSWERING.do(who, say)
    say(f"counted {faults.count()}")


def _calls(faults: Faults, pristine: Person, arena: Arena) -> int:
    with copied(pristine, arena.folder / "counting") as who:
        told = Child(partial(_under, faults, who, Fault(Action.ONLY_COUNT, Kind.CHANGES), 0)).told()
    return int(next(line for line in told.lines if line.startswith("counted ")).split()[1])


def _raw_key(pristine: Person) -> str:
    store = pristine.open()
    with store._room.keys.store.shown() as shown:
        raw = bytes(shown).hex()
    store.close()
    return raw


def _complains(path: Path, key: str) -> bool:
    """What the engine says of the store file when the log beside it is not brought in first."""
    try:
        connection = opening._connected(path, MaskedKey(bytearray.fromhex(key)))
    except Trouble:
        return True
    try:
        return bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    finally:
        connection.close()


CLAIMS = (
    Claim(
        key="store.false_alarms",
        words="A koffer stopped in the midst of a checkpoint is not called damaged",
        bar="0 in 1,000 kills",
        campaign=stop_in_checkpoints,
        rows=(12,),
        seconds=60,
    ),
)
