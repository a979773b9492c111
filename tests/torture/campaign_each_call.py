"""Stopped, or failed by the disk, at every call that touches a file of the koffer, one after another."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from desktop.domain.errors import TroubleCode
from tests.store_cases import Person
from tests.torture.acts import ACTS, ANSWERING, MORE, Act, judged, prepared
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.torture.faults import Action, Fault, Faults, Kind, faulty_disk
from tests.torture.forked import Child, Say, Told
from tests.torture.laptop import copied

#: what asks a disk for room; taking away and shortening do not
_ROOM = Kind.WRITES | Kind.SYNCS | Kind.NAMES
STOPS = (Fault(Action.STOP_BEFORE), Fault(Action.STOP_HALF_WAY))
ERRORS = {
    "eio": ("gives an error once", (Fault(Action.FAIL_ONCE, error=errno.EIO),)),
    "half": ("writes half and then gives an error", (Fault(Action.HALF_THEN_FAIL, Kind.WRITES, errno.EIO),)),
    "short": ("writes less than was asked", (Fault(Action.SHORT_ONCE, Kind.WRITES),)),
    "gone": ("gives errors from there on", (Fault(Action.FAIL_FROM_THERE, error=errno.EIO),)),
    "full": (
        "is full from there on, or the quota is used up",
        tuple(Fault(Action.FAIL_FROM_THERE, _ROOM, error) for error in (errno.ENOSPC, errno.EDQUOT)),
    ),
    "read": ("cannot read once", (Fault(Action.FAIL_ONCE, Kind.READS, errno.EIO),)),
}
#: what a koffer that is whole may say about a disk that is not
_OF_THE_DISK = {TroubleCode.DISK_ERROR.value, TroubleCode.DISK_FULL.value, TroubleCode.READ_ONLY.value}


def _under(faults: Faults, act: Act, who: Person, fault: Fault, position: int, say: Say) -> None:
    faults.arm(who.root, fault, position)
    try:
        act.do(who, say)
    finally:
        say(f"counted {faults.count()}")
        faults.disarm()


def _positions(faults: Faults, act: Act, pristine: Person, kinds: Kind, arena: Arena) -> int:
    """How many calls the act makes when it is left alone."""
    with copied(pristine, arena.folder / "counting") as who:
        told = Child(partial(_under, faults, act, who, Fault(Action.ONLY_COUNT, kinds), 0)).told()
    return int(next(line for line in told.lines if line.startswith("counted ")).split()[1])


class Series:
    """Every position (or every n-th) of some acts under some faults, and what came of it."""

    def __init__(self, arena: Arena) -> None:
        self._arena = arena
        self._faults = faulty_disk(arena)
        self.toll, self.missed, self.runs = Toll(), list[str](), 0
        self.codes: Counter[str] = Counter()
        self.saved = self.positions = 0

    def run(self, act: Act, faults: Sequence[Fault], every: int, turns: int = 1) -> None:
        """All faults at every `every`-th position of the act; judged at so many openings."""
        pristine = prepared(act, self._arena.place(f"{act.name}-{self.runs}"))
        for fault in faults:
            count = _positions(self._faults, act, pristine, fault.kinds, self._arena)
            self.positions += count
            for position in range(1, count + 1, every):
                self._one(act, pristine, fault, position, turns)

    def _one(self, act: Act, pristine: Person, fault: Fault, position: int, turns: int) -> None:
        with copied(pristine, self._arena.folder / "now") as who:
            told = Child(partial(_under, self._faults, act, who, fault, position)).told()
            result = judged(act, who, told, turns)
        self.runs += 1
        self.saved += len(told.numbers)
        self.toll.add(result.toll)
        wrong = [*result.wrong, *self._wrong_words(fault, told)]
        self.missed.extend(f"{act.name}, {fault.action.name} at {position}: {part}" for part in wrong)

    def _wrong_words(self, fault: Fault, told: Told) -> list[str]:
        if fault in STOPS:
            return [] if told.ended == "killed" else [f"was not stopped but ended with '{told.ended}'"]
        codes = {line.split()[1] for line in told.lines if line.startswith("refused ")}
        codes |= {told.ended} - {""}
        self.codes.update(codes)
        wrong = [f"says {code} of a koffer that is whole" for code in codes - _OF_THE_DISK]
        is_passing = fault.action in (Action.FAIL_ONCE, Action.HALF_THEN_FAIL, Action.SHORT_ONCE)
        if is_passing and told.numbers and not told.ended and len(told.numbers) < MORE:
            wrong.append("an answer was not saved at the next try either")
        if fault.action is Action.SHORT_ONCE and codes:
            wrong.append("took a short write for an error")
        return wrong

    def found(self) -> Found:
        said = ", ".join(f"{code} {count}" for code, count in self.codes.most_common()) or "nothing"
        figure = (
            f"{self.toll.lost} of {self.saved:,} answers lost, {self.toll.unopenable} of {self.runs:,} "
            f"openings refused over {self.positions:,} positions; said: {said}"
        )
        return Found(figure, self.runs, self.toll, tuple(self.missed[:10]))


def stopped(act: Act) -> Callable[[Arena], Found]:
    """kill -9 before and half-way each call of one act."""

    def campaign(arena: Arena) -> Found:
        series = Series(arena)
        series.run(act, STOPS, arena.pick(1, 16, 80), turns=2)
        return series.found()

    return campaign


def failed(faults: Sequence[Fault], elsewhere: int) -> Callable[[Arena], Found]:
    """One kind of error at each call while answering, and at every `elsewhere`-th during each rare act."""

    def campaign(arena: Arena) -> Found:
        series = Series(arena)
        for act in arena.pick((ANSWERING, *ACTS), (ANSWERING, *ACTS), (ANSWERING,)):
            step = 1 if act is ANSWERING else elsewhere
            series.run(act, faults, arena.pick(step, 60, 150))
        return series.found()

    return campaign


CLAIMS = (
    *(
        Claim(
            key=f"store.stop_{act.name}",
            words=f"Stopped before or half-way each call on a file during {act.words}, nothing is lost",
            bar="every position, 0 lost, 0 refused",
            campaign=stopped(act),
            rows=(2, *act.rows),
            seconds=60,
        )
        for act in (ANSWERING, *ACTS)
    ),
    *(
        Claim(
            key=f"store.disk_{name}",
            words=f"A disk that {words} at any call loses nothing, and the koffer says it is the disk",
            bar="every position, 0 lost, 0 refused",
            campaign=failed(faults, 1 if name in ("eio", "full") else 3),
            rows=(4,),
            seconds=90,
        )
        for name, (words, faults) in ERRORS.items()
    ),
)
