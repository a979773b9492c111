"""Whole histories of three koffers on two laptops and one municipality: nothing lost, doubled, skipped or
silently written over, and what the screens say is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeVar, cast

import pytest

from desktop.domain.changes import ChangeKind
from sync.protocol.model import Page
from tests.sync.history.koffers import DOSSIERS
from tests.sync.history.places import GatedLine, MemoryPlace, Place
from tests.sync.history.telling import no_log, quick_folder, tell
from tests.sync.history.world import World

T = TypeVar("T")
#: these once ended wrong: a copy's word gone after a restore; never at rest after a lost verdict
_ONCE_WRONG = ("116", "468")
_QUESTION = (ChangeKind.ANSWER, "K01")


@pytest.fixture(autouse=True)
def silence() -> Iterator[None]:
    with no_log():
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with quick_folder(tmp_path) as found:
        yield found


@pytest.mark.parametrize("seed", [*_ONCE_WRONG, *(f"short/{number}" for number in range(6))])
def test_every_history_comes_to_rest_with_all_that_was_said(folder: Path, seed: str) -> None:
    told = tell(folder, seed, 80)
    assert not told.wrong, told.seed
    assert told.count.made and told.count.syncs and not told.count.faults


def test_a_seed_tells_the_same_history_every_time(folder: Path) -> None:
    first, second = (tell(_made(folder / name), "same", 60) for name in ("one", "two"))
    assert first == second and len(first.log) > 3


def test_a_municipality_that_loses_what_it_held_is_found_out(folder: Path) -> None:
    with world_in(folder) as world:
        koffer = world.koffers[0]
        world.write(koffer, DOSSIERS[0], _QUESTION, {"state": None, "value": 1}, "")
        koffer.sync_to_the_end()
        koffer.ended()
        world.look()
        assert not world.count.faults
        world.place.back_end.log.pop()  # type: ignore[attr-defined]
        world.look()
        assert world.count.lost


def test_a_cursor_that_goes_past_a_set_is_found_out(folder: Path) -> None:
    place = MemoryPlace()
    with world_in(folder, place) as world:
        here, there = world.koffers[:2]
        world.write(here, DOSSIERS[0], _QUESTION, {"state": None, "value": 1}, "")
        here.sync_to_the_end()
        world.look()
        assert not world.count.faults
        place.line = LeavingOut
        there.killed()  # it begins anew, over that line
        done = there.sync()
        while done is None and not world.count.skipped:
            done = there.seat.go_on()
            world.look()
        assert world.count.skipped


def test_an_answer_that_is_written_over_unseen_is_found_out(folder: Path) -> None:
    with world_in(folder) as world:
        here, there = world.koffers[:2]
        world.write(here, DOSSIERS[0], _QUESTION, {"state": None, "value": 1}, "")
        here.sync_to_the_end()
        there.look(DOSSIERS[0])
        there.sync_to_the_end()
        over = there.told(lambda unit: unit.changes.heads(DOSSIERS[0])[_QUESTION])
        there.screens[DOSSIERS[0]][_QUESTION] = tuple(one.id for one in over)
        change, _ = there.write(DOSSIERS[0], _QUESTION, {"state": None, "value": 2}, "landelijk@1")
        world.ledger.write(change, ())  # as a program would that takes what came in for what was shown
        world.quiet(Random(1))
        assert world.count.silent


def test_what_a_koffer_no_longer_has_is_found_out(folder: Path) -> None:
    with world_in(folder) as world:
        koffer = world.koffers[0]
        world.write(koffer, DOSSIERS[0], _QUESTION, {"state": None, "value": 1}, "")
        knew = set(koffer.knew)
        koffer.put_back(0)
        koffer.knew = knew  # nobody said that the disk is an older one
        world.look()
        assert world.count.lost


class LeavingOut(GatedLine):
    """A line behind which pages miss their sets, with the cursor behind them all the same."""

    def call(self, name: str, done: Callable[[], T]) -> T:
        answered = super().call(name, done)
        if isinstance(answered, Page) and self.seat.name == "B":
            return cast(T, replace(answered, sets=()))
        return answered


@contextmanager
def world_in(folder: Path, place: Place | None = None) -> Iterator[World]:
    world = World(folder, place or MemoryPlace(), Random("a world to look at"))
    try:
        yield world
    finally:
        world.close()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
