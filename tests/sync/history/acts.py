"""What can happen in a history, each with how often. One that makes no sense then does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from desktop.domain.changes import ChangeKind, HeadKey, JsonValue
from sync.client.errors import FailureCode, SyncFailure
from tests.sync.history.koffers import DOSSIERS, Koffer

if TYPE_CHECKING:
    from tests.sync.history.world import World

#: a question about the talk, one about work, one about school, one of mark 9, one of mark 10
QUESTIONS = ("O01", "K01", "W08", "G10", "F01")
SPECIAL = frozenset({"G10", "F01"})
_OBJECTS = ("een", "twee")
_FAILURES = (
    FailureCode.NO_CONTACT,
    FailureCode.UNCERTAIN,
    FailureCode.BUSY,
    FailureCode.GARBAGE,
    FailureCode.NOT_THE_BACK_END,
)
#: of clocks that are wrong: a year back, an hour back, an hour ahead, a year ahead
_JUMPS = (timedelta(days=-365), timedelta(hours=-1), timedelta(hours=1), timedelta(days=365))


def answer(world: World, dice: Random) -> None:
    """Somebody writes, over what the screen shows."""
    koffer = world.any(dice)
    dossier = dice.choice(DOSSIERS)
    if dice.random() < 0.35:
        koffer.look(dossier)
    key = _key(dice, koffer)
    world.write(koffer, dossier, key, _value(dice, key), _pack(dice, koffer))


def settle(world: World, dice: Random) -> None:
    """Somebody looks where two answers stand, and chooses or types a third."""
    koffer, dossier = world.any(dice), dice.choice(DOSSIERS)
    waiting = [key for key, ids in koffer.look(dossier).items() if len(ids) > 1]
    if waiting:
        key = dice.choice(waiting)
        world.write(koffer, dossier, key, _value(dice, key), _pack(dice, koffer))


def seal(world: World, dice: Random) -> None:
    world.any(dice).seal()


def sync(world: World, dice: Random) -> None:
    """A sync begins, and stands still where the first call would go out, or goes on for a while."""
    koffer = world.any(dice)
    if koffer.seat.stands is None:
        world.begin_sync(koffer)


def go_on(world: World, dice: Random) -> None:
    """One of the syncs under way comes a little or a lot further."""
    koffer = world.any_under_way(dice)
    if koffer is not None:
        world.heard(koffer, koffer.seat.go_on(free=dice.choice((0, 0, 1, 3, 10, 1_000))))


def cut_line(world: World, dice: Random) -> None:
    """The line fails where a sync stands: before the call was done there, or before its answer came."""
    koffer = world.any_under_way(dice)
    if koffer is not None and koffer.seat.stands is not None and koffer.seat.stands.on_the_line:
        world.count.cut_lines += 1
        fault = SyncFailure(dice.choice(_FAILURES))
        world.heard(koffer, koffer.seat.go_on(free=dice.choice((0, 2, 1_000)), fault=fault))


def kill(world: World, dice: Random) -> None:
    """A laptop is switched off, whatever is under way on it."""
    first = world.any_under_way(dice) or world.any(dice)
    for koffer in [one for one in world.koffers if one.machine is first.machine]:
        world.count.kills += 1
        world.forget_sync(koffer)
        koffer.killed()


def image(world: World, dice: Random) -> None:
    world.any(dice).image()


def put_back(world: World, dice: Random) -> None:
    """A laptop gets an older disk."""
    koffer = world.any(dice)
    if koffer.images:
        world.put_back(koffer, dice.randrange(len(koffer.images)))  # any age


def copy(world: World, dice: Random) -> None:
    """A second laptop with the same disk; both go on."""
    if len(world.koffers) < 5:
        world.count.copies += 1
        world.koffers.append(world.any(dice).copied_to(world.machines[-1]))


def back_up(world: World, dice: Random) -> None:
    world.place.back_up()


def municipality_put_back(world: World, dice: Random) -> None:
    world.municipality_put_back()


def clock(world: World, dice: Random) -> None:
    """The clock of a laptop jumps."""
    jumping = world.any(dice).machine.clock
    jumping.set_to(jumping.now() + dice.choice(_JUMPS))


def put_out(world: World, dice: Random) -> None:
    """An administrator suspends or revokes a laptop, or lets it in again."""
    world.place.set_state(world.any(dice).desk, dice.choice(("suspended", "revoked", "active", "active")))


def give_or_take(world: World, dice: Random) -> None:
    """A dossier is taken from a klantmanager, or given back."""
    world.assign(dice.choice(DOSSIERS), world.any(dice).worker, dice.random() < 0.5)


def twice(world: World, dice: Random) -> None:
    """A batch of a while ago is delivered once more."""
    world.deliver_again(dice)


def odd(world: World, dice: Random) -> None:
    """Something odd comes in from another program."""
    world.odd_set(dice)


def stick(world: World, dice: Random) -> None:
    """Work goes up on a stick; its answer comes now, later or never."""
    koffer = world.any(dice)
    if koffer.seat.stands is None:
        world.stick(koffer, dice.random() < 0.5)


def answer_to_stick(world: World, dice: Random) -> None:
    """An answer of a while ago is taken in, perhaps not for the first time."""
    koffer = world.any(dice)
    if koffer.answers and koffer.seat.stands is None:
        world.take_in(koffer, dice.choice(koffer.answers))


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can happen, and how often beside the others."""

    do: Callable[[World, Random], None]
    weight: float


ACTS: Mapping[str, Act] = {
    "answer": Act(answer, 28),
    "settle": Act(settle, 6),
    "seal": Act(seal, 5),
    "sync": Act(sync, 25),
    "go_on": Act(go_on, 45),
    "cut_line": Act(cut_line, 5),
    "kill": Act(kill, 4),
    "image": Act(image, 3),
    "put_back": Act(put_back, 1),
    "copy": Act(copy, 0.8),
    "back_up": Act(back_up, 2),
    "municipality_put_back": Act(municipality_put_back, 1),
    "clock": Act(clock, 2),
    "put_out": Act(put_out, 2),
    "give_or_take": Act(give_or_take, 2),
    "twice": Act(twice, 2),
    "odd": Act(odd, 2),
    "stick": Act(stick, 2),
    "answer_to_stick": Act(answer_to_stick, 1),
}


def drawn(dice: Random) -> Act:
    """The next thing that happens."""
    return dice.choices(list(ACTS.values()), [act.weight for act in ACTS.values()])[0]


def _key(dice: Random, koffer: Koffer) -> HeadKey:
    roll = dice.random()
    if roll < 0.75:
        known = [one for one in QUESTIONS if koffer.may_read_special or one not in SPECIAL]
        return ChangeKind.ANSWER, dice.choice(known)
    return (ChangeKind.DECISION, "leerroute") if roll < 0.85 else (ChangeKind.NOTE, dice.choice(_OBJECTS))


def _value(dice: Random, key: HeadKey) -> JsonValue:
    """A few values only, so that two laptops often say the same; at times it is taken away again."""
    if dice.random() < 0.12:
        return None
    if key[0] is ChangeKind.NOTE:
        return {"question": "K01", "kind": "notitie", "text": f"invented {dice.randrange(4)}"}
    return {"state": None, "value": dice.randrange(4)}


def _pack(dice: Random, koffer: Koffer) -> str:
    """At times one that is installed on no laptop here: then its answers count as special."""
    return "landelijk@2" if koffer.may_read_special and dice.random() < 0.1 else "landelijk@1"
