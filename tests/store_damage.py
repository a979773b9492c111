"""Damage done to a store on purpose, counted: older pages, flipped bits, wrong words, copies put back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store import pages, restore_bench
from desktop.store.open_store import OpenStore
from tests.fakes import CountedChance
from tests.store_cases import OTHER_WORDS, WORDS, Person, flip_bit, passphrase, person, said

PAGE = pages.PAGE


@dataclass
class Tally:
    """How often it was tried, and how often it went otherwise than it should."""

    tried: int = 0
    wrong: int = 0


def save(store: OpenStore, *numbers: int) -> None:
    """An answer per number, each in a transaction of its own."""
    for number in numbers:
        with store.unit_of_work() as work:
            work.record([said(number, f"a{number} " + "x" * 300, f"T{number:03d}")])
            work.commit()


def bench(who: Person, words: str = WORDS) -> restore_bench.RestoreBench:
    """The first step of putting a copy back."""
    return restore_bench.begin(
        who.root, who.id, passphrase(words), device_secrets=who.device_secrets, clock=who.clock,
        chance=CountedChance("bench"),
    )  # fmt: skip


def everything(store: OpenStore) -> dict[str, list[str]]:
    """Every row of what answers are kept in."""
    ask = store._room.connection.execute
    tables = ("change", "head", "replaced", "dossier_row", "progress", "unsealed")
    return {table: sorted(map(repr, ask(f"SELECT * FROM {table}").fetchall())) for table in tables}


def older_pages(root: Path) -> Tally:
    """Put each page of before the last answers in the store of now, one at a time: sealed as well as the
    others. Wrong = it opens and says something older without a word."""
    who = person(root)
    store = who.make()
    save(store, *range(30))
    store.close()
    path = who.folder / "store.db"
    before = path.read_bytes()
    store = who.open()
    save(store, *range(30, 40))
    with store.unit_of_work() as work:
        work.record([said(90, "anders", "T003", parents=(said(3, ""),))])
        work.commit()
    wanted = everything(store)
    store.close()
    now, tally = path.read_bytes(), Tally()
    for at in range(0, len(before), PAGE):
        if before[at : at + PAGE] == now[at : at + PAGE]:
            continue
        tally.tried += 1
        path.write_bytes(now[:at] + before[at : at + PAGE] + now[at + PAGE :])
        try:
            opened = who.open()
        except Trouble as trouble:
            tally.wrong += trouble.code not in (TroubleCode.STORE_ROLLED_BACK, TroubleCode.STORE_DAMAGED)
            continue
        tally.wrong += everything(opened) != wanted
        opened.close()
    return tally


def restores_equal(root: Path, rounds: int) -> Tally:
    """Damage a store somewhere, put its copy back, compare row for row. Wrong = not the same."""
    tally = Tally()
    for number in range(rounds):
        tally.tried += 1
        who = person(root / str(number))
        store = who.make()
        save(store, *range(number + 1))
        store.backup()
        save(store, *range(500, 500 + number % 4))
        wanted = everything(store)
        store.close()
        path = who.folder / "store.db"
        flip_bit(path, at=(number * 4099) % path.stat().st_size)
        held = bench(who)
        restored = held.put_back(held.ways[0].backup.id)
        is_same = everything(restored.store) == wanted and restored.report.from_journal == number % 4
        restored.store.close()
        has_kept = len(list(who.folder.glob("aside-*/store.db"))) == 1
        tally.wrong += not (is_same and has_kept)
    return tally


def told_apart(root: Path, rounds: int) -> Tally:
    """A wrong passphrase and then the right one on a store with a flipped bit. Wrong = not told apart."""
    who = person(root)
    who.make().close()
    path = who.folder / "store.db"
    whole, tally = path.read_bytes(), Tally()
    for number in range(rounds):
        flip_bit(path, at=(number * 997) % len(whole))
        for words in (OTHER_WORDS, WORDS):
            tally.tried += 1
            is_told = False
            try:
                who.open(words).close()
            except Refusal as refusal:
                is_told = words == OTHER_WORDS and refusal.code is RefusalCode.WRONG_PASSPHRASE
            except Trouble:
                is_told = words == WORDS
            tally.wrong += not is_told
            who.clock.go_on(hours=1)
        path.write_bytes(whole)
    return tally
