"""Killing a program that saves answers, again and again, and counting what is lost."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.store.open_store import OpenStore
from tests.store_cases import AMINA, person
from tests.store_saver import text_of

TREE = Path(__file__).resolve().parents[1]


@dataclass
class Toll:
    """What a series of kills came to."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unopenable: int = 0


def start_saver(root: Path, person_id: str, first: int, *more: str) -> subprocess.Popen[bytes]:
    """The saving program, its standard output on a pipe."""
    command = [sys.executable, "-m", "tests.store_saver", str(root), person_id, str(first), *more]
    return subprocess.Popen(command, cwd=TREE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def texts(store: OpenStore) -> set[str]:
    """Every answer text in the store."""
    with store.unit_of_work() as work:
        values = [change.value for change in work.changes.of(AMINA)]
    return {str(value["value"]) for value in values if isinstance(value, dict)}


def kill_while_saving(root: Path, rounds: int, seed: int) -> Toll:
    """`rounds` times: start, let it save a random number of answers, kill -9, open and look."""
    chance = random.Random(seed)
    who = person(root)
    who.make().close()
    toll, sure, next_number = Toll(), set[int](), 1
    for _ in range(rounds):
        with start_saver(root, who.id, next_number) as saver:
            assert saver.stdout is not None
            for _ in range(chance.randint(1, 25)):
                sure.add(int(saver.stdout.readline()))
            saver.kill()
            sure.update(int(line) for line in saver.stdout.read().splitlines())
        toll.kills += 1
        next_number = max(sure) + 2  # the one under way may have been saved without being said
        try:
            store = who.open()
        except Trouble:
            toll.unopenable += 1
            continue
        found = texts(store)
        store.close()
        toll.lost = sum(text_of(number) not in found for number in sure)
    toll.acknowledged = len(sure)
    return toll
