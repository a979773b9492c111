"""One history from its seed to its end."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.sync.history.ledger import Count
from tests.sync.history.places import MemoryPlace, Place
from tests.sync.history.world import World
from tests.torture.leftovers import MEMORY_DISK, mark


@dataclass(frozen=True, slots=True)
class Told:
    """What a history came to. `log`: the hashes of everything that was held at its end, in order."""

    seed: str
    count: Count
    wrong: tuple[str, ...]
    log: tuple[str, ...]


def tell(folder: Path, seed: str, acts: int, place: Callable[[], Place] = MemoryPlace) -> Told:
    """Let so many things happen in an empty folder, bring all to rest, and look."""
    dice = Random(seed)
    world = World(folder, place(), dice)
    try:
        world.go(dice, acts)
        world.quiet(dice)
        log = tuple(held.hash for held in world.place.log())
        return Told(seed, world.count, tuple(world.ledger.wrong), log)
    finally:
        world.close()


@contextmanager
def quick_folder(otherwise: Path) -> Iterator[Path]:
    """A folder in memory where there is one: the power stays on in a history, other campaigns cut it."""
    is_there = MEMORY_DISK.is_dir() and os.access(MEMORY_DISK, os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix="history-", dir=MEMORY_DISK if is_there else otherwise))
    mark(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def no_log() -> Iterator[None]:
    """What is told in the log of each of thousands of cut-off syncs, nobody reads."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
