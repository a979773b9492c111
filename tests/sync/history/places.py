"""The municipality as a history needs it: what is held there, and what an administrator does.

Here with the back end in memory.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Protocol, TypeVar

from desktop.synclink.door import Connect
from sync.client.errors import SyncFailure
from sync.client.http import DeskProof
from sync.protocol import wire
from sync.protocol.model import ChangeRecord, PrivacyClass, SealedSet
from tests.fakes import MORNING, SetClock
from tests.sync.history.stage import Seat
from tests.sync.memory_back_end import MemoryBackEnd, MemoryRemote
from tests.sync.weather import StormyRemote, Weather

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """One set of the log, and what is in it (nothing where it does not open)."""

    hash: str
    sealed: SealedSet
    records: tuple[ChangeRecord, ...]
    is_apart: bool


class Place(Protocol):
    """One municipality."""

    address: str
    begins: datetime  # what the clocks of the laptops say at first

    def code(self, worker: str, may_read_special: bool) -> str:
        """A one-time code for another laptop of this worker, who is made known the first time."""

    def connect(self, seat: Seat, clock: SetClock) -> Connect:
        """The line of one laptop; it stands still before a call is done there, and before it is answered."""

    def log(self) -> tuple[Held, ...]:
        """Everything that is held, in the order in which it came in."""

    def before(self, worker: str, cursor: str) -> frozenset[str]:
        """Hashes of the sets of this worker's dossiers that this cursor has behind it."""

    def epoch(self) -> str: ...
    def assign(self, dossier: str, worker: str, is_assigned: bool) -> None: ...
    def set_state(self, desk: str, state: str) -> None: ...
    def back_up(self) -> None:
        """Keep this moment."""

    def put_back(self) -> bool:
        """Go on from the moment that was kept, under a new epoch. False when none was kept."""

    def again(self, dice: Random) -> None:
        """A batch that was sent before comes in once more."""

    def carry(self, stick: bytes) -> bytes | None:
        """A stick is taken in; its answer, or None where no sticks are taken."""

    def close(self) -> None: ...


@dataclass
class GatedLine(Weather):
    """A line that stands still; every batch that went over it is kept."""

    seat: Seat = field(kw_only=True)
    proof: DeskProof | None = None

    @contextmanager
    def connect(self, address: str, proof: DeskProof | None) -> Iterator[StormyRemote]:
        self.proof = proof
        yield StormyRemote(self, MemoryRemote(self.back_end, proof))

    def call(self, name: str, done: Callable[[], T]) -> T:
        self.seat.gate(name, on_the_line=True)
        answered = done()
        self.seat.gate(f"{name} answered", on_the_line=True)
        return answered


@dataclass
class MemoryPlace:
    """Implements `Place` over the back end in memory."""

    back_end: MemoryBackEnd = field(default_factory=MemoryBackEnd)
    address: str = "http://127.0.0.1:1"
    begins: datetime = MORNING
    line: type[GatedLine] = GatedLine
    _lines: list[GatedLine] = field(default_factory=list)
    _epochs: int = 1
    _codes: int = 0
    _kept: MemoryBackEnd | None = None
    _opened: dict[str, tuple[ChangeRecord, ...]] = field(default_factory=dict)

    def code(self, worker: str, may_read_special: bool) -> str:
        self._codes += 1
        self.back_end.add_code(f"code-{self._codes}", worker)
        if not may_read_special:
            self.back_end.headers_only.add(worker)
        return f"code-{self._codes}"

    def connect(self, seat: Seat, clock: SetClock) -> Connect:
        self._lines.append(self.line(self.back_end, seat=seat))
        return self._lines[-1].connect

    def log(self) -> tuple[Held, ...]:
        return tuple(self._held(one) for one in self.back_end.log)

    def before(self, worker: str, cursor: str) -> frozenset[str]:
        epoch, _, place = cursor.partition("/")
        if epoch != self.back_end.epoch:
            return frozenset()
        return frozenset(
            held.hash
            for held in map(self._held, self.back_end.log[: int(place)])
            if not held.is_apart and (worker, held.sealed.header.dossier) not in self.back_end.hidden
        )

    def epoch(self) -> str:
        return self.back_end.epoch

    def assign(self, dossier: str, worker: str, is_assigned: bool) -> None:
        if is_assigned:
            self.back_end.hidden.discard((worker, dossier))
        else:
            self.back_end.hidden.add((worker, dossier))

    def set_state(self, desk: str, state: str) -> None:
        self.back_end.states[desk] = state

    def back_up(self) -> None:
        self._kept = copy.copy(self.back_end)
        for name in _KEPT:
            setattr(self._kept, name, copy.copy(getattr(self.back_end, name)))

    def put_back(self) -> bool:
        if self._kept is None:
            return False
        for name in _KEPT:
            setattr(self.back_end, name, copy.copy(getattr(self._kept, name)))
        self._epochs += 1
        self.back_end.epoch = f"00000000-0000-4000-8000-{self._epochs:012d}"
        self.back_end.audits.clear()
        return True

    def again(self, dice: Random) -> None:
        sent = [(line.proof, body) for line in self._lines for body in line.bodies]
        if sent:
            proof, body = dice.choice(sent)
            # An old one may be a fork by now, or of before a restore: then it is refused as any other.
            with suppress(SyncFailure):
                MemoryRemote(self.back_end, proof).push(body)

    def carry(self, stick: bytes) -> bytes | None:
        return None

    def close(self) -> None:
        """Nothing is left."""

    def _held(self, sealed: SealedSet) -> Held:
        mark = wire.set_hash(sealed.header)
        if mark not in self._opened:
            self._opened[mark] = self._records(sealed)
        return Held(mark, sealed, self._opened[mark], mark in self.back_end.apart)

    def _records(self, sealed: SealedSet) -> tuple[ChangeRecord, ...]:
        keys = self.back_end.dossiers.get(sealed.header.dossier)
        if keys is None:
            return ()
        is_normal = sealed.header.privacy_class is PrivacyClass.NORMAL
        try:
            return wire.open_set(sealed, keys.normal_key if is_normal else keys.special_key)
        except wire.WireProblem:
            return ()


#: what a backup of the municipality holds
_KEPT = ("log", "apart", "dossiers", "hidden", "states", "desks", "workers", "recovery", "safe", "codes")
