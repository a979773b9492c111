"""Whole histories of koffers that meet: thousands in one process, each from a seed that tells it again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.server.history_place import RealPlace, history_house
from tests.sync.history.ledger import Count
from tests.sync.history.machine import run_machine
from tests.sync.history.telling import no_log, quick_folder, tell
from tests.torture.claims import Arena, Claim, Deeds, Found, Toll

_ACTS = 80
_STEPS = 40


def tell_histories(arena: Arena) -> Found:
    """Seed after seed; a history that does not end well is named by its seed."""
    total, wrong = Count(), list[str]()
    number = arena.pick(2_000, 40, 3)
    with no_log(), quick_folder(arena.folder) as folder:
        for which in range(number):
            place = folder / str(which)
            place.mkdir()
            told = tell(place, f"{arena.seed}/{which}", _ACTS)
            total.add(told.count)
            wrong += [f"history {told.seed}: {words}" for words in told.wrong]
            _empty(place)
    return _found(total, number, wrong)


def tell_histories_over_http(arena: Arena) -> Found:
    """The same over HTTP at the real back end, with signed orders, sticks, and backups that are put back."""
    total, wrong = Count(), list[str]()
    number, acts = arena.pick(200, 6, 1), arena.pick(_ACTS, _ACTS, 20)
    with no_log(), quick_folder(arena.folder) as folder, history_house(folder) as house:
        for which in range(number):
            place = folder / str(which)
            place.mkdir()
            told = tell(place, f"http/{arena.seed}/{which}", acts, partial(RealPlace, house, place))
            total.add(told.count)
            wrong += [f"history {told.seed}: {words}" for words in told.wrong]
            _empty(place)
    return _found(total, number, wrong)


def walk_the_machine(arena: Arena) -> Found:
    """The same acts, chosen by hypothesis: what fails comes back as the shortest row of acts that does."""
    with no_log(), quick_folder(arena.folder) as folder:
        examples = arena.pick(1_500, 40, 3)
        total, wrong = run_machine(folder, examples, _STEPS, arena.seed)
    return _found(total, examples, wrong)


def _found(total: Count, number: int, wrong: list[str]) -> Found:
    done = (
        f"{number:,} histories, {total.syncs:,} syncs begun, {total.kills:,} kills, {total.cut_lines:,} cut "
        f"lines, {total.put_back:,} older disks, {total.copies:,} copies, {total.municipality_put_back:,} "
        f"restores of the municipality, {total.sticks:,} sticks, {total.made:,} changes made"
    )
    came = (
        f"{total.lost} lost, {total.silent} silently overwritten, {total.doubled} doubled, {total.skipped} "
        f"skipped by a cursor, {total.unequal} shown otherwise, {total.untrue} times told what is not so"
    )
    toll = Toll(lost=total.lost, overwritten=total.silent, doubled=total.doubled, skipped=total.skipped)
    deeds = Deeds(histories=number, kills=total.kills, changes=total.made)
    return Found(f"{done}: {came}", number, toll, tuple(wrong[:10]), deeds)


def _empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


CLAIMS = (
    Claim(
        key="sync.histories",
        words="Koffers that write, meet, are killed, copied and put back lose, double and overwrite nothing",
        bar="0 lost, 0 overwritten, 0 doubled, 0 skipped, equal at rest, and what is told is so",
        campaign=tell_histories,
        seconds=1_000,
    ),
    Claim(
        key="sync.municipality",
        words="Over HTTP at the real back end, with signed orders and sticks, they lose nothing either",
        bar="0 lost, 0 overwritten, 0 doubled, 0 skipped, equal at rest, and what is told is so",
        campaign=tell_histories_over_http,
        seconds=900,
    ),
    Claim(
        key="sync.machine",
        words="No row of acts that hypothesis finds ends otherwise",
        bar="0 lost, 0 overwritten, 0 doubled, 0 skipped, equal at rest, and what is told is so",
        campaign=walk_the_machine,
        seconds=900,
    ),
)
