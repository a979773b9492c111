"""Single bits turned in the files of the koffer: nothing wrong is shown, all is noticed, nothing is lost."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import apsw

from desktop.domain.errors import TroubleCode
from tests.store_cases import Person, flip_bit
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.torture.forked import Child, Say
from tests.torture.laptop import answer, copied, laptop, look, save, text_of
from tests.torture.opened import tried

ANSWERS = 40
ALL = frozenset(range(1, ANSWERS + 1))
_REPAIRED = {
    TroubleCode.STORE_DAMAGED.value,
    TroubleCode.STORE_EMPTY_FILE.value,
    TroubleCode.STORE_MISSING.value,
}


def _with_backup(root: Path) -> Person:
    """Forty answers, a backup after twenty of them."""
    who = laptop(root)
    store = who.make()
    for number in sorted(ALL):
        save(store, number)
        if number == ANSWERS // 2:
            store.backup()
    store.close()
    return who


def _crashed(root: Path) -> Person:
    """Forty answers, the last twenty in the log alone: COMMIT happened, the checkpoint behind it did not."""
    who = laptop(root)
    store = who.make()
    for number in range(1, ANSWERS // 2 + 1):
        save(store, number)
    store.close()
    Child(partial(_save_into_the_log, who)).told()
    if (who.folder / "store.db-wal").stat().st_size < 4096:
        raise ValueError("the log is empty: nothing would be tried")
    return who


def _save_into_the_log(who: Person, _: Say) -> None:
    store = who.open()
    for number in range(ANSWERS // 2 + 1, ANSWERS + 1):
        with store.unit_of_work() as work:
            work.record([answer(number)])
            work._transaction.commit()
            work._is_committed = True
    os.kill(os.getpid(), signal.SIGKILL)


def turn_bits_in_the_store(arena: Arena) -> Found:
    """Each turned bit must be said at opening; then the person has a backup put back, and all is there."""
    pristine = _with_backup(arena.place("pristine"))
    size = (pristine.folder / "store.db").stat().st_size
    chance = arena.chance("store")
    flips = arena.pick(1_000, 60, 8)
    toll, missed, codes = Toll(), list[str](), Counter[str]()
    for _ in range(flips):
        with copied(pristine, arena.folder / "now") as who:
            where = chance.randrange(size)
            flip_bit(who.folder / "store.db", where)
            opened = tried(who.open)
            codes[opened.said or "opened"] += 1
            toll.unhandled += opened.unhandled
            if opened.store is not None:
                missed.append(f"a bit turned at {where} was not noticed")
                missed.extend(look(opened.store).wrong)
                opened.store.close()
                continue
            if opened.said not in _REPAIRED:
                missed.append(
                    f"a bit turned at {where} is called {opened.said}: nobody is sent to the backups"
                )
            _count(who, toll, missed, tried(who.restore).store)
    wrong = _wrong_without_encryption(arena.place("plain"), chance, arena.pick(400, 60, 20))
    if not wrong:
        missed.append("the control showed no wrong value either: nothing is proved")
    noticed = flips - codes["opened"]
    figure = (
        f"{noticed} of {flips:,} noticed, {toll.lost} answers lost after putting back; control without "
        f"encryption showed {wrong} wrong values without a word"
    )
    return Found(figure, flips, toll, tuple(missed[:10]))


def _count(who: Person, toll: Toll, missed: list[str], store: object) -> None:
    """Everything must be there now."""
    opened = tried(who.open) if store is None else None
    if store is None:
        toll.unopenable += 1
        missed.append(f"cannot be put back: {opened.said if opened else ''}")
        return
    seen = look(store)  # type: ignore[arg-type]
    store.close()  # type: ignore[attr-defined]
    toll.lost += len(ALL - seen.numbers)
    missed.extend(seen.wrong)


def _wrong_without_encryption(folder: Path, chance: random.Random, flips: int) -> int:
    """The same answers in a file of plain SQLite: how many turned bits change an answer unnoticed."""
    path = folder / "plain.db"
    plain = apsw.Connection(str(path))
    plain.execute("CREATE TABLE answer(n INTEGER PRIMARY KEY, text TEXT)")
    plain.executemany("INSERT INTO answer VALUES(?,?)", [(n, text_of(n) * 5) for n in sorted(ALL)])
    plain.close()
    whole = path.read_bytes()
    wrong = 0
    for _ in range(flips):
        path.write_bytes(whole)
        flip_bit(path, chance.randrange(len(whole)))
        try:
            looked = apsw.Connection(str(path))
            said = dict(list(looked.execute("SELECT n, text FROM answer")))
            is_ok = list(looked.execute("PRAGMA integrity_check")) == [("ok",)]
            looked.close()
        except (apsw.Error, UnicodeDecodeError):
            continue
        wrong += is_ok and said != {n: text_of(n) * 5 for n in ALL}
    return wrong


def _turned(path: Path, chance: random.Random) -> None:
    flip_bit(path, chance.randrange(path.stat().st_size))


def _cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def _removed(path: Path, _: random.Random) -> None:
    path.unlink()


def damage(file: str, make: Callable[[Path], Person], control_without: str = "") -> Callable[[Arena], Found]:
    """The campaign of one file that opening itself must make up for: bits turned, the file cut, removed."""

    def campaign(arena: Arena) -> Found:
        pristine = make(arena.place("pristine"))
        chance = arena.chance(file)
        flips = arena.pick(1_000, 60, 8)
        ways = [_turned] * flips + [_cut] * (flips // 10) + [_removed]
        toll, missed, mended = Toll(), list[str](), Counter[str]()
        for way in ways:
            with copied(pristine, arena.folder / "now") as who:
                way(who.folder / file, chance)
                opened = tried(who.open)
                toll.unhandled += opened.unhandled
                if opened.store is None:
                    toll.unopenable += 1
                    missed.append(f"{way.__name__}: {opened.said}")
                    continue
                mended.update(notice.value for notice in opened.store.notices)
                _count(who, toll, missed, opened.store)
        without = 0
        if control_without:
            without = _lost_without(pristine, arena, file, control_without, arena.pick(200, 30, 6))
            if not without:
                missed.append("the control lost nothing either: nothing is proved")
        if not mended:
            missed.append("nothing had to be mended: nothing was tried")
        said = ", ".join(f"{name} {count}" for name, count in sorted(mended.items()))
        control = (
            f"; control without {control_without}: {without} times answers lost" if control_without else ""
        )
        figure = f"{toll.lost} answers lost in {len(ways):,} damages; {said}{control}"
        return Found(figure, len(ways), toll, tuple(missed[:10]))

    return campaign


def _lost_without(pristine: Person, arena: Arena, file: str, other: str, flips: int) -> int:
    """How often answers are missing when the second net is taken away as well."""
    chance = arena.chance("control")
    lossy = 0
    for _ in range(flips):
        with copied(pristine, arena.folder / "now") as who:
            _turned(who.folder / file, chance)
            (who.folder / other).unlink()
            store = tried(who.open).store
            if store is not None:
                lossy += bool(ALL - look(store).numbers)
                store.close()
    return lossy


CLAIMS = (
    Claim(
        key="bits.store",
        words="A bit turned anywhere in the store is noticed at opening, and putting back loses nothing",
        bar="1,000 of 1,000 noticed, 0 lost",
        campaign=turn_bits_in_the_store,
        rows=(8,),
        seconds=60,
    ),
    Claim(
        key="bits.log",
        words="A damaged, cut or removed write-ahead log loses nothing: the journal makes up for it",
        bar="0 lost in 1,000",
        campaign=damage("store.db-wal", _crashed, control_without="journal.bin"),
        rows=(9,),
        seconds=60,
    ),
    Claim(
        key="bits.journal",
        words="A damaged, cut or removed journal loses nothing, and opening says so",
        bar="0 lost in 1,000",
        campaign=damage("journal.bin", _with_backup),
        rows=(9, 11),
        seconds=60,
    ),
)
