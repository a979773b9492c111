"""What the house claims to withstand, and how a campaign that tries it is written.

`make torture` runs every campaign and prints one table: claim, verdict, figure reached, runs, time.

A campaign is a file `tests/torture/campaign_<subject>.py` that no other campaign knows. It ends in

    CLAIMS = (
        Claim(
            key="store.kills",                      # <subject>.<what>, unique
            words="A program killed while it saves answers loses none",
            bar="0 lost of 1,000 kills",
            campaign=kill_while_saving,             # (Arena) -> Found
            rows=(1,),                              # rows of the test plan it answers
            seconds=60,                             # about, of the long version: the longest start first
        ),
    )

and its functions look like

    def kill_while_saving(arena: Arena) -> Found:
        toll = Toll()
        for _ in range(arena.pick(long=1_000, quick=60, short=4)):
            ...                                     # work in arena.folder: empty, its own, on a real disk
            toll.lost += ...
        return Found(figure="0 of 12,345 answers lost", runs=1_000, toll=toll)

- Every claim runs in a process of its own, two at a time; `alone=True` when it measures time: then nothing
  runs beside it, and `make test` leaves it out, as it does with `whole_app=True`.
- A claim passes when its toll is nothing and `missed` is empty. `missed` holds one sentence for each thing
  that did not come out, also for a control that should have failed and did not: a search that finds nothing
  proves something only beside one that finds.
- What cannot be tried here (no compiler, no right to mount) raises `CannotRun` with the reason; the
  table says NOT RUN, never 'passed'.
- What depends on chance takes it from `arena.chance()`; SEED=n varies it.
- `short` is what `make test` runs: two seconds at most. `quick` is QUICK=1: the whole table in four minutes.
- What a campaign mounts or starts it also takes away: only its folder is removed for it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class Effort(StrEnum):
    """How much of a campaign is run."""

    LONG = "long"
    QUICK = "quick"
    SHORT = "short"


class CannotRun(Exception):
    """This machine cannot try it; the message is the reason in the table."""


@dataclass
class Toll:
    """What must be nothing, counted over all campaigns for the last line."""

    lost: int = 0
    unopenable: int = 0
    plaintext: int = 0
    unhandled: int = 0
    overwritten: int = 0  # changes that another one took the place of unseen
    doubled: int = 0
    skipped: int = 0  # changes that a cursor went past

    def add(self, other: Toll) -> None:
        """Count another toll with this one."""
        self.lost += other.lost
        self.unopenable += other.unopenable
        self.plaintext += other.plaintext
        self.unhandled += other.unhandled
        self.overwritten += other.overwritten
        self.doubled += other.doubled
        self.skipped += other.skipped

    def words(self) -> str:
        """As it stands in the table and in the last line."""
        return (
            f"answers and changes lost {self.lost}, unopenable {self.unopenable}, "
            f"plaintext {self.plaintext}, unhandled {self.unhandled}, "
            f"silently overwritten {self.overwritten}, doubled {self.doubled}, "
            f"skipped by a cursor {self.skipped}"
        )


@dataclass
class Deeds:
    """What was done to the house, counted over all campaigns for the last line."""

    histories: int = 0
    kills: int = 0
    changes: int = 0  # answers and other changes that were made and saved

    def add(self, other: Deeds) -> None:
        """Count other deeds with these."""
        self.histories += other.histories
        self.kills += other.kills
        self.changes += other.changes

    def words(self) -> str:
        """As it stands in the last line."""
        return f"{self.histories:,} histories, {self.kills:,} kills, {self.changes:,} changes made"


@dataclass(frozen=True)
class Found:
    """What a campaign came to: a figure in words, how many runs, the toll, and what did not come out."""

    figure: str
    runs: int
    toll: Toll = field(default_factory=Toll)
    missed: tuple[str, ...] = ()
    deeds: Deeds = field(default_factory=Deeds)

    @property
    def holds(self) -> bool:
        """Whether the claim stands."""
        return not self.missed and self.toll == Toll()


@dataclass(frozen=True)
class Arena:
    """Where a campaign works, how much it does, and the chance it takes."""

    folder: Path
    effort: Effort
    seed: int = 1

    def pick(self, long: T, quick: T, short: T) -> T:
        """The one of the three that fits the effort."""
        return {Effort.LONG: long, Effort.QUICK: quick, Effort.SHORT: short}[self.effort]

    def chance(self, name: str = "") -> random.Random:
        """Chance that repeats; another name gives another row."""
        return random.Random(f"{self.seed}/{name}")

    def place(self, name: str) -> Path:
        """An empty folder of this name, for one part of the campaign."""
        made = self.folder / name
        made.mkdir(parents=True)
        return made


@dataclass(frozen=True)
class Claim:
    """One line of the table, and what tries it."""

    key: str
    words: str
    bar: str
    campaign: Callable[[Arena], Found]
    rows: tuple[int, ...] = ()
    seconds: int = 30
    alone: bool = False
    whole_app: bool = (
        False  # starts the app in its windows: too long for `make test`, which has tests of those
    )
    home: str = ""  # the module it stands in; filled in when campaigns are gathered
