"""A disk that is full, one with a limit, and one that may only be read: real ones, not errors made up."""

from __future__ import annotations

import resource
from functools import partial
from pathlib import Path

from desktop.domain.errors import Refusal, Trouble, TroubleCode
from desktop.store.open_store import OpenStore
from tests.store_cases import Person
from tests.torture.acts import ANSWERING, ANSWERS, Judgement, judged, prepared
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.torture.forked import Child, Say
from tests.torture.laptop import copied, laptop, look, save
from tests.torture.opened import tried
from tests.torture.small_disk import make_read_only, obey_modes, on_a_small_disk

BALLAST = 300_000
REFUSALS = 20


def fill_the_disk(arena: Arena) -> Found:
    """Disks of many sizes, filled to the last byte by answers, read, reopened, freed, and written again."""
    toll, missed, saved = Toll(), list[str](), 0
    sizes = range(1_000, 1_000 + 37 * arena.pick(60, 4, 1), 37)
    for size in sizes:
        place = arena.place(f"disk{size}")
        told = on_a_small_disk(place, size, partial(_fill, place))
        toll.unhandled += told.unhandled
        if told.unhandled or told.ended:
            missed.append(f"{size} kB: ended with {told.ended}")
        facts = dict(line.split("=") for line in told.lines)
        saved += int(facts.get("saved", 0))
        toll.lost += int(facts.get("lost", 0))
        missed.extend(
            f"{size} kB: {name} is {facts.get(name)}" for name in EXPECTED if facts.get(name) != "yes"
        )
        if facts.get("codes") != TroubleCode.DISK_FULL.value:
            missed.append(f"{size} kB: a full disk is called {facts.get('codes')}")
    figure = f"{toll.lost} of {saved:,} answers lost on {len(sizes)} disks; each read, reopened and freed"
    return Found(figure, len(sizes), toll, tuple(missed[:10]))


EXPECTED = ("readable_while_full", "reopened_while_full", "saves_again", "whole")


def _fill(place: Path, say: Say) -> None:
    who = laptop(place / "laptop")
    (place / "laptop").mkdir()
    store = who.make()
    ballast = place / "ballast"
    ballast.write_bytes(b"x" * BALLAST)
    sure, codes, number = set[int](), set[str](), 0
    refusals = 0
    while refusals < REFUSALS:
        number += 1
        try:
            save(store, number)
            sure.add(number)
        except Trouble as trouble:
            codes.add(trouble.code.value)
            refusals += 1
            number -= 1
    say(f"saved={len(sure)}")
    say(f"codes={','.join(sorted(codes))}")
    say(f"readable_while_full={_yes(look(store).numbers == sure)}")
    store.close()
    store = who.open()
    say(f"reopened_while_full={_yes(look(store).numbers == sure)}")
    ballast.unlink()
    save(store, number + 1)
    sure.add(number + 1)
    store.close()
    store = who.open()
    seen = look(store)
    say(f"saves_again={_yes(number + 1 in seen.numbers)}")
    say(f"lost={len(sure - seen.numbers)}")
    say(f"whole={_yes(not seen.wrong)}")
    store.close()


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def limit_files(arena: Arena) -> Found:
    """The system lets no file grow beyond a limit: a quota in its simplest form, met at every kind."""
    pristine = prepared(ANSWERING, arena.place("pristine"))
    largest = max(path.stat().st_size for path in pristine.folder.rglob("*") if path.is_file())
    limits = [largest + step * 3_000 for step in range(-10, arena.pick(40, 0, -6))]
    result, refused, codes = Judgement(), 0, set[str]()
    for limit in limits:
        with copied(pristine, arena.folder / "now") as who:
            told = Child(partial(_limited, who, limit)).told()
            said = {line.split()[1] for line in told.lines if line.startswith("refused")} | (
                {told.ended} - {""}
            )
            refused += bool(said)
            codes |= said
            found = judged(ANSWERING, who, told)
            result.toll.add(found.toll)
            result.wrong += [f"limit {limit}: {part}" for part in found.wrong]
    if not refused:
        result.wrong.append("no limit was met: nothing was tried")
    strange = codes - {TroubleCode.DISK_ERROR.value, TroubleCode.DISK_FULL.value}
    result.wrong += [f"a limit is called {code}" for code in strange]
    met = ", ".join(sorted(codes))
    figure = f"{result.toll.lost} answers lost under {len(limits)} limits, {refused} of them met ({met})"
    return Found(figure, len(limits), result.toll, tuple(result.wrong[:10]))


def _limited(who: Person, limit: int, say: Say) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    ANSWERING.do(who, say)


def only_read(arena: Arena) -> Found:
    """A file, a folder and a whole disk that may only be read: each has its words, and nothing changes."""
    pristine = prepared(ANSWERING, arena.place("pristine"))
    toll, missed, said = Toll(), list[str](), dict[str, str]()
    for name in ("file", "folder", "disk"):
        place = arena.place(name)
        told = on_a_small_disk(place, 8_000, partial(_only_read, pristine, place, name))
        toll.unhandled += told.unhandled
        facts = dict(line.split("=") for line in told.lines)
        said[name] = facts.get("opening", told.ended)
        toll.lost += int(facts.get("lost", ANSWERS))
        if told.ended:
            missed.append(f"{name}: ended with {told.ended}")
        if facts.get("opening") not in OF_READING or facts.get("saving", "read_only") not in OF_READING:
            missed.append(f"a {name} that may only be read is called {facts}")
    figure = f"{toll.lost} answers lost; opening says " + ", ".join(f"{k}: {v}" for k, v in said.items())
    return Found(figure, len(said), toll, tuple(missed))


OF_READING = {"opened", TroubleCode.READ_ONLY.value}


def _only_read(pristine: Person, place: Path, name: str, say: Say) -> None:
    with copied(pristine, place / "laptop") as who:
        _make_so(who, place, name, True)
        store = _opened(who, say)
        if store is not None:
            try:
                save(store, ANSWERS + 1)
                say("saving=saved")
            except (Trouble, Refusal) as refused:
                say(f"saving={refused.code.value}")
            store.close()
        _make_so(who, place, name, False)
        store = who.open()
        say(f"lost={len(frozenset(range(1, ANSWERS + 1)) - look(store).numbers)}")
        store.close()


def _opened(who: Person, say: Say) -> OpenStore | None:
    opened = tried(who.open)
    say(f"opening={opened.said or 'opened'}")
    return opened.store


def _make_so(who: Person, place: Path, name: str, is_so: bool) -> None:
    if name == "disk":
        make_read_only(place, is_so)
        return
    obey_modes()
    if name == "file":
        (who.folder / "store.db").chmod(0o400 if is_so else 0o600)
    else:
        who.folder.chmod(0o500 if is_so else 0o700)


CLAIMS = (
    Claim(
        key="disk.full",
        words="A disk that is really full loses nothing: it is said, can be read, and saves again",
        bar="0 lost; read, reopened, freed",
        campaign=fill_the_disk,
        rows=(6,),
        seconds=40,
    ),
    Claim(
        key="disk.limit",
        words="A limit on the size of files is said in words and loses nothing",
        bar="0 lost, 0 unhandled",
        campaign=limit_files,
        rows=(7,),
        seconds=20,
    ),
    Claim(
        key="disk.read_only",
        words="A file, a folder or a disk that may only be read is said in words and loses nothing",
        bar="3 of 3 said, 0 lost",
        campaign=only_read,
        rows=(7,),
        seconds=5,
    ),
)
