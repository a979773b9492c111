"""A laptop for stories: real encrypted store, real papers, invented people, a clock that repeats.

Its passphrase cost is the floor and its keystore is none, so that a story takes seconds; the files are the
same as those of the real app.
"""

from __future__ import annotations

from pathlib import Path

from desktop.composition import Installation, Laptop, at_once
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.store.passphrases import read_words
from desktop.stories.time import StoryChance, StoryClock
from desktop.usecases.ports import Chance, Desk, OnStore
from desktop.usecases.unlock import FirstRun

MUNICIPALITY = "Voorbeeldstad"
PHONE = "088 000 00 00"


def passphrase() -> bytearray:
    """The passphrase of every invented klantmanager; a fresh copy, since whoever takes it wipes it."""
    words = read_words()
    return bytearray(" ".join(words.words[:: len(words.words) // 7][: words.needed(False)]).encode())


def story_laptop(folder: Path, clock: StoryClock, chance: Chance, on_store: OnStore = at_once) -> Laptop:
    """A laptop whose people live in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return Laptop(Installation(folder, NoKeyStore(), clock, chance, FLOOR, on_store))


def first_desk(laptop: Laptop, label: str) -> Desk:
    """Make a store for an invented klantmanager, or open it when it is there."""
    for row in laptop.people():
        if row.label == label:
            return laptop.open_person(row.id, passphrase())
    return laptop.first_run(FirstRun(label, MUNICIPALITY, PHONE), passphrase())


def story_desk(
    folder: Path, seed: str, clock: StoryClock, label: str = "Marit Bakker"
) -> tuple[Laptop, Desk]:
    """A laptop with one klantmanager, for one story."""
    laptop = story_laptop(folder, clock, StoryChance(seed))
    return laptop, first_desk(laptop, label)
