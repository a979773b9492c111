"""Headers and settings that were damaged or altered: no way in without the passphrase, no crash."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

from desktop.domain.errors import RefusalCode, TroubleCode
from desktop.ui.look_choice import DESKS, SIZES, LookChoice, LookFile
from tests.store_cases import OTHER_WORDS, Person, passphrase
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.torture.laptop import copied, laptop, look, save
from tests.torture.mutations import mutated
from tests.torture.opened import Opened, tried

ANSWERS = 5
ALL = frozenset(range(1, ANSWERS + 1))
LONGEST_WAIT = timedelta(minutes=15)
#: what a person may be told of a header that is not the one that was written
_OF_A_HEADER = {
    TroubleCode.HEADER_DAMAGED.value, TroubleCode.HEADER_MISSING.value, TroubleCode.STORE_NEWER.value,
    TroubleCode.HEADER_NEWER.value,
    TroubleCode.STORE_MISSING.value, TroubleCode.STORE_OTHER.value, TroubleCode.DEVICE_SECRET_GONE.value,
    RefusalCode.WRONG_PASSPHRASE.value, "",
}  # fmt: skip


def _pristine(root: Path) -> Person:
    who = laptop(root)
    store = who.make()
    for number in sorted(ALL):
        save(store, number)
    store.close()
    return who


def _older_and_foreign(arena: Arena, pristine: Person) -> list[bytes]:
    """Real headers that are not this one: of before a change of passphrase, and of another person."""
    other = laptop(arena.place("other"))
    other.make(label="Joke de Wit").close()
    with copied(pristine, arena.folder / "changed") as who:
        store = who.open()
        store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
        store.close()
        changed = (who.folder / "store.header").read_bytes()
    return [(other.folder / "store.header").read_bytes(), changed]


def alter_headers(arena: Arena) -> Found:
    """Wrong words never open it; the right ones open it or get a code; the old header put back opens it."""
    pristine = _pristine(arena.place("pristine"))
    header = (pristine.folder / "store.header").read_bytes()
    chance = arena.chance("headers")
    count = arena.pick(1_000, 100, 10)
    altered = [mutated(header, chance) for _ in range(count)] + _older_and_foreign(arena, pristine)
    toll, missed, said = Toll(), list[str](), Counter[str]()
    for content in altered:
        with copied(pristine, arena.folder / "now") as who:
            (who.folder / "store.header").write_bytes(content)
            for words in ("", "vlieger kruik beker stoel anker tafeltje"):
                wrong = tried(lambda who=who, words=words: who.open(words))  # type: ignore[misc]
                toll.unhandled += wrong.unhandled
                if wrong.store is not None:
                    missed.append("opened with the wrong words")
                    wrong.store.close()
            who.clock.go_on(minutes=20)
            _with_the_right_words(who, toll, missed, said)
            (who.folder / "store.header").write_bytes(header)
            who.clock.go_on(minutes=20)
            back = tried(who.open)
            if back.store is None:
                toll.unopenable += 1
                missed.append(f"with the header put back it says {back.said}")
            else:
                toll.lost += len(ALL - look(back.store).numbers)
                back.store.close()
    figure = f"{len(altered):,} headers: " + ", ".join(f"{k or 'opened'} {n}" for k, n in said.most_common())
    return Found(figure, len(altered), toll, tuple(missed[:10]))


def _with_the_right_words(who: Person, toll: Toll, missed: list[str], said: Counter[str]) -> None:
    opened = tried(who.open)
    said[opened.said if not opened.unhandled else "unhandled"] += 1
    if opened.unhandled:
        toll.unhandled += 1
        missed.append(opened.said)
    elif opened.said not in _OF_A_HEADER:
        missed.append(f"an altered header is called {opened.said}")
    if opened.store is not None:
        toll.lost += len(ALL - look(opened.store).numbers)
        opened.store.close()


def alter_small_files(arena: Arena) -> Found:
    """The counter of wrong tries and the look: neither lets anybody in, or locks its owner out for longer
    than the longest wait."""
    pristine = _pristine(arena.place("pristine"))
    chance = arena.chance("settings")
    toll, missed = Toll(), list[str]()
    count = arena.pick(1_000, 100, 10)
    waited = 0
    for number in range(count):
        with copied(pristine, arena.folder / "now") as who:
            attempts = who.folder / "attempts.json"
            tried(lambda who=who: who.open("geen enkel woord"))  # type: ignore[misc]
            attempts.write_bytes(mutated(attempts.read_bytes(), chance))
            wrong = tried(lambda who=who: who.open(OTHER_WORDS))  # type: ignore[misc]
            if wrong.store is not None:
                missed.append("opened with the wrong words")
                wrong.store.close()
            right = tried(who.open)
            if right.said == RefusalCode.WAIT_BEFORE_RETRY.value:
                waited += 1
                who.clock.go_on(seconds=LONGEST_WAIT.total_seconds() + 1)
                right = tried(who.open)
            _judge_owner(right, toll, missed, number)
    looks = _alter_looks(arena, chance, count, toll, missed)
    figure = (
        f"{count:,} counters, {waited} of them made the owner wait, never longer than a quarter of an hour; "
        f"{looks:,} files of the look, each read as a look there is"
    )
    return Found(figure, count + looks, toll, tuple(missed[:10]))


def _judge_owner(right: Opened, toll: Toll, missed: list[str], number: int) -> None:
    toll.unhandled += right.unhandled
    if right.store is None:
        toll.unopenable += 1
        missed.append(f"counter {number}: its owner is told {right.said}")
        return
    toll.lost += len(ALL - look(right.store).numbers)
    right.store.close()


def _alter_looks(arena: Arena, chance: random.Random, count: int, toll: Toll, missed: list[str]) -> int:
    path = arena.folder / "weergave.json"
    for _ in range(count):
        LookFile(path).write(LookChoice(text=150, desk="en"))
        path.write_bytes(mutated(path.read_bytes(), chance))
        try:
            read = LookFile(path).read()
        except Exception as error:  # noqa: BLE001 - what this counts
            toll.unhandled += 1
            missed.append(f"a file of the look: {type(error).__name__}")
            continue
        if read.text not in SIZES or read.desk not in DESKS:
            missed.append(f"a look that there is not: {read}")
    return count


CLAIMS = (
    Claim(
        key="headers.altered",
        words="An altered header lets nobody in, breaks nothing, and is said in words",
        bar="0 opened, 0 unhandled in 1,000",
        campaign=alter_headers,
        rows=(10, 25, 29),
        seconds=60,
    ),
    Claim(
        key="headers.settings",
        words="Altered settings beside the koffer switch no lock off and keep no owner out",
        bar="0 opened, 0 unhandled in 2,000",
        campaign=alter_small_files,
        rows=(27, 29),
        seconds=60,
    ),
)
