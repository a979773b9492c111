"""Putting back, telling apart, a second program, another reader: what else may befall a koffer."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from desktop.domain.errors import TroubleCode
from desktop.ui.store_thread import StoreThread
from tests.other_reader import ours_and_theirs
from tests.store_cases import OTHER_WORDS, Person, passphrase
from tests.store_damage import restores_equal, told_apart
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.torture.forked import Child, Say
from tests.torture.laptop import QUESTIONS, laptop, look, save, take_out_argon2

SECONDS_TO_REFUSE = 1.0


def tell_apart(arena: Arena) -> Found:
    """A wrong passphrase and the right one by turns, on a store with a turned bit."""
    take_out_argon2()
    tally = told_apart(arena.place("laptop"), arena.pick(100, 20, 4))
    figure = f"{tally.tried - tally.wrong} of {tally.tried} told apart"
    return Found(figure, tally.tried, missed=_wrong(tally.wrong, "not told apart"))


def put_copies_back(arena: Arena) -> Found:
    """Damage a store, put its copy back and let the journal make up for the rest."""
    take_out_argon2()
    tally = restores_equal(arena.place("laptops"), arena.pick(20, 8, 3))
    figure = f"{tally.tried - tally.wrong} of {tally.tried} equal row for row"
    return Found(figure, tally.tried, missed=_wrong(tally.wrong, "not equal after putting back"))


def read_by_another(arena: Arena) -> Found:
    """Stores of every size, some with a new passphrase, read by a program that shares no code with ours."""
    stores, rows, wrong = arena.pick(100, 5, 2), 0, 0
    for number in range(stores):
        who = laptop(arena.place(f"store{number}"))
        store = who.make()
        for answer in range(1, 2 + (number * 13) % (4 * QUESTIONS)):
            save(store, answer)
        if number % 3 == 0:
            store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
        ours, theirs = ours_and_theirs(store)
        rows += sum(map(len, ours.values()))
        wrong += theirs != ours or not ours["change"]
    return Found(
        f"{stores - wrong} of {stores} stores, {rows:,} rows equal",
        stores,
        missed=_wrong(wrong, "read otherwise by another program"),
    )


def open_twice(arena: Arena) -> Found:
    """Other programs knock while this one saves; then two threads of this one save at the same time."""
    knocks, each = arena.pick(100, 20, 3), arena.pick(1_500, 200, 20)
    toll, missed, slowest = Toll(), list[str](), 0.0
    who = laptop(arena.place("laptop"))
    store = who.make()
    for number in range(1, knocks + 1):
        save(store, number)
        begin = time.perf_counter()
        told = Child(partial(_knock, who)).told()
        slowest = max(slowest, time.perf_counter() - begin)
        toll.unhandled += told.unhandled
        if told.ended != TroubleCode.SECOND_INSTANCE.value:
            missed.append(f"the second program met {told.ended or 'an open koffer'}")
    store.close()
    saved = _save_from_two_threads(who, knocks + 1, each)
    store = who.open()
    toll.lost = knocks + saved - len(look(store).numbers)
    store.close()
    # other programs may have the processor in a short run; what a long one says counts
    if slowest > arena.pick(SECONDS_TO_REFUSE, 5.0, 30.0):
        missed.append(f"it took {slowest:.2f} s to refuse")
    figure = (
        f"{knocks} of {knocks} refused, the slowest after {slowest * 1000:.0f} ms; "
        f"{saved:,} of {2 * each:,} saved from two threads"
    )
    return Found(figure, knocks + 2 * each, toll, (*missed[:10], *_wrong(2 * each - saved, "not saved")))


def _knock(who: Person, say: Say) -> None:
    """What a second program does."""
    who.open().close()


def _save_from_two_threads(who: Person, first: int, each: int) -> int:
    """How many answers were saved, where the window and the sync both want the store."""
    on_store = StoreThread()
    store = on_store(who.open)

    def work(begin: int) -> int:
        for number in range(begin, begin + 2 * each, 2):
            on_store(lambda now=number: save(store, now))
        return each

    try:
        with ThreadPoolExecutor(2) as threads:
            return sum(threads.map(work, (first, first + 1)))
    finally:
        on_store(store.close)
        on_store.close()


def _wrong(count: int, words: str) -> tuple[str, ...]:
    return (f"{count} {words}",) if count else ()


CLAIMS = (
    Claim(
        key="repairs.told_apart",
        words="A wrong passphrase and a damaged store are told apart",
        bar="200 of 200",
        campaign=tell_apart,
        rows=(13,),
        seconds=20,
    ),
    Claim(
        key="repairs.copies",
        words="A copy that was put back, with the journal behind it, is the store of before the damage",
        bar="20 of 20 equal row for row",
        campaign=put_copies_back,
        rows=(16,),
        seconds=10,
    ),
    Claim(
        key="repairs.second_program",
        words="A second program is refused at once; what two threads save at once is all saved",
        bar="refused < 1 s, 3,000 of 3,000 saved",
        campaign=open_twice,
        rows=(17,),
        seconds=20,
    ),
    Claim(
        key="repairs.other_reader",
        words="A program that shares no code with ours reads every row, given the key",
        bar="100 of 100 stores",
        campaign=read_by_another,
        rows=(52,),
        seconds=20,
    ),
)
