"""One koffer on one laptop through all its lives: killed, imaged, put back, copied."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TypeVar

from desktop.domain.changes import Change, HeadKey, JsonValue
from desktop.domain.ids import ChangeId, DossierId
from desktop.store.forgetting import clear_journal
from desktop.store.strongroom import Strongroom
from desktop.store.transaction import Transaction
from desktop.store.unit_of_work import SqlUnitOfWork
from desktop.synclink.extras import BackEnd, RoundMakers
from desktop.synclink.facts import EPOCH, EnrolmentFacts
from desktop.synclink.orders import OrderParts, orders_over
from desktop.usecases.ports import SyncReport, UnitOfWork
from sync.client.rounds import OrderRound
from sync.protocol.model import PrivacyClass
from sync.protocol.parcels import rereading
from tests.fakes import CountedChance, SetClock
from tests.sync.history.places import Place
from tests.sync.history.stage import Done, Seat, StandingStore
from tests.sync.laptops import Laptop, Safe

T = TypeVar("T")
#: one begun on the first laptop, one on the second
DOSSIERS = (
    DossierId("0199a000-0000-7000-8000-00000000000a"),
    DossierId("0199a000-0000-7000-8000-00000000000b"),
)
#: what a screen shows of a dossier: per key the changes that stand there
Shown = dict[HeadKey, tuple[ChangeId, ...]]


@dataclass(frozen=True, slots=True)
class Machine:
    """A laptop: koffers on it have one clock, and stop together when it is switched off."""

    name: str
    clock: SetClock


@dataclass
class Koffer:
    """A koffer of one klantmanager, with its thread."""

    name: str
    machine: Machine
    worker: str
    place: Place
    folder: Path
    safe: Safe
    seed: str
    may_read_special: bool = True
    lives: int = 0
    seat: Seat = field(init=False)
    room: Strongroom = field(init=False)
    laptop: Laptop = field(init=False)
    #: per dossier what stands on the screen
    screens: dict[DossierId, Shown] = field(default_factory=dict)
    #: disk images that were made of it, with the changes in each
    images: list[tuple[Safe, frozenset[str]]] = field(default_factory=list)
    #: every change that was in it since this disk is in it
    knew: set[str] = field(default_factory=set)
    #: epoch of the municipality that it knew when a sync last came to its end
    epoch: str = ""
    #: answers to its sticks that are still on the way
    answers: list[bytes] = field(default_factory=list)
    #: what the last try in the quiet came to
    last: SyncReport | str = ""

    def __post_init__(self) -> None:
        self.seat = Seat(self.name)
        self.open()

    def open(self) -> None:
        """Begin a life on the disk as it is."""
        self.lives += 1
        self.screens.clear()
        self.seat.do(self._open)

    def _open(self) -> None:
        seed = f"{self.name.partition('+')[0]}/{self.seed}/{self.name}/{self.lives}"
        self.room = room = self.safe.open(self.machine.clock)
        self.laptop = Laptop(
            lambda: SqlUnitOfWork(room),
            self.place.connect(self.seat, self.machine.clock),
            seed,
            self.safe,
            self.machine.clock,
            StandingStore(self.seat, Random(seed)),
            RoundMakers(lanes=1, orders=self._orders()),
        )

    def _orders(self) -> Callable[[BackEnd, EnrolmentFacts], OrderRound]:
        """Signed orders over HTTP; a wipe and parcels come in no history."""
        room = self.room

        def forget(dossier: DossierId, order: str) -> None:
            with SqlUnitOfWork(room) as unit:
                unit.forget([dossier], order)
                unit.commit()
            clear_journal(room.journal, Transaction(room.connection))

        parts = OrderParts(
            take=lambda unit, order, content: "refused",
            holds=lambda order: True,
            forget=forget,
            wipe=lambda: None,
        )
        chance = CountedChance(f"orders of {self.name}/{self.seed}/{self.lives}")
        return orders_over(lambda: SqlUnitOfWork(room), StandingStore(self.seat, Random(0)), chance, parts)

    def enrol(self, code: str) -> None:
        """Make it known at the municipality; on its own thread."""
        self.laptop.enrol(code, self.place.address)

    # --- what a person does

    def look(self, dossier: DossierId) -> Shown:
        """Open a dossier on the screen, or look again."""

        found = self.told(lambda unit: unit.changes.heads(dossier))
        self.screens[dossier] = {key: tuple(one.id for one in ones) for key, ones in found.items()}
        return self.screens[dossier]

    def write(self, dossier: DossierId, where: HeadKey, value: JsonValue, pack: str) -> tuple[Change, bool]:
        """Write over what the screen shows. True when something else stood there by then."""
        shown = self.screens.get(dossier) or self.look(dossier)
        over = shown.get(where, ())

        def work() -> tuple[Change, bool]:
            with self.laptop.unit_of_work() as unit:
                stood = tuple(one.id for one in unit.changes.heads(dossier).get(where, ()))
            kind, key = where
            change = self.laptop.write(kind, key, value, dossier, over=over, pack=pack)
            return change, stood != over

        change, is_late = self.seat.do(work)
        shown[where] = (change.id,)
        self.knew.add(change.id)
        return change, is_late

    def may_write(self, dossier: DossierId) -> bool:
        """It has the keys: a dossier nobody gave it is not on its list."""

        return self.told(lambda unit: unit.keys.get(dossier, PrivacyClass.NORMAL) is not None)

    def seal(self) -> None:
        self.seat.do(self.laptop.seal)

    def sync(self) -> Done | None:
        """Begin; None when it stands still somewhere."""
        return self.seat.begin(self.laptop.sync)

    def sync_to_the_end(self) -> SyncReport:
        """Without a stop. Raises what it raises."""
        done = self.sync()
        while done is None:
            done = self.seat.go_on(free=1_000_000)
        if done.error is not None:
            raise done.error
        assert isinstance(done.value, SyncReport)
        return done.value

    def stick(self) -> bytes:
        """Write a stick; only while no sync is under way."""
        return self.seat.do(lambda: b"".join(self.laptop.link.door.sticks.pack().parts))

    def take_in(self, answer: bytes) -> None:
        """Take in the answer to a stick. Raises Refusal."""
        self.seat.do(lambda: self.laptop.link.door.sticks.take_in(rereading(io.BytesIO(answer))))

    # --- what is in it

    def ids(self) -> frozenset[str]:
        """Every change that is in it."""

        return self.told(
            lambda unit: frozenset(change.id for dossier in DOSSIERS for change in unit.changes.of(dossier))
        )

    def told(self, ask: Callable[[UnitOfWork], T]) -> T:
        """Ask the store, on its own thread."""

        def work() -> T:
            with self.laptop.unit_of_work() as unit:
                return ask(unit)

        return self.seat.do(work)

    def ended(self) -> None:
        """A sync came to its end."""
        self.epoch = self.told(lambda unit: unit.state.get(EPOCH) or "")

    @property
    def desk(self) -> str:
        return str(self.laptop.link.desk_id)

    # --- what happens to it

    def image(self) -> None:
        """Copy the disk as it is at this moment, with the program at work."""
        self.images.append((self._copied(), self.ids()))

    def _copied(self) -> Safe:
        self.lives += 1
        return self.safe.copy_to(self.folder / f"{self.name}-{self.lives}")

    def killed(self) -> None:
        """Switched off: whatever was under way is gone, what is on the disk is what it goes on with."""
        after = self.seat.do(self._copied)
        self.cut_off()
        self.safe = after
        self.open()

    def put_back(self, which: int) -> None:
        """The disk becomes an older image of it."""
        self.cut_off()
        image, knew = self.images[which]
        self.lives += 1
        self.safe = image.copy_to(self.folder / f"{self.name}-{self.lives}")
        self.knew = set(knew)
        self.open()

    def cut_off(self) -> None:
        """End the program; its folder is thrown away, so a checkpoint at the end does not count."""
        self.seat.cut_off()
        self.seat.do(self.room.close)
        shutil.rmtree(self.safe.folder)

    def copied_to(self, machine: Machine) -> Koffer:
        """A second laptop with the same disk, at work beside the first."""
        self.lives += 1
        name = f"{self.name}+{self.lives}"
        safe = self.safe.copy_to(self.folder / name)
        return Koffer(
            name, machine, self.worker, self.place, self.folder, safe, self.seed, self.may_read_special,
            knew=set(self.knew), epoch=self.epoch,
        )  # fmt: skip

    def close(self) -> None:
        self.seat.cut_off()
        self.seat.do(self.room.close)
        self.seat.leave()
