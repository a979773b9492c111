"""kill -9 at random moments: while a program opens the koffer and saves answers, and during each rare act."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import partial

from desktop.usecases.ports import Draft
from desktop.usecases.repair import Notice
from tests.store_cases import AMINA, Person
from tests.torture.acts import ACTS, Act, judged, prepared
from tests.torture.claims import Arena, Claim, Deeds, Found, Toll
from tests.torture.forked import Child, Say
from tests.torture.laptop import copied, laptop, look, save, text_of
from tests.torture.opened import tried

ROUNDS_A_STORE = 50


def kill_while_saving(arena: Arena) -> Found:
    """Kills at any moment between starting to open and the hundredth answer; each time all is looked at."""
    rounds = arena.pick(1_000, 80, 6)
    chance = arena.chance("kills")
    toll, missed = Toll(), list[str]()
    acknowledged = unsaid = replayed = 0
    who = laptop(arena.place("first"))
    sure = set[int]()
    for number in range(rounds):
        if number % ROUNDS_A_STORE == 0:
            who = laptop(arena.place(f"store{number}"))
            who.make().close()
            acknowledged += len(sure)
            sure = set()
        first = max(sure, default=0) + 1

        told = Child(partial(_save_on, who, first)).told(*_moment(chance))
        sure |= told.numbers
        toll.unhandled += told.unhandled
        if told.ended != "killed":
            missed.append(f"the child ended by itself: {told.ended}")
        opened = tried(who.open)
        if opened.store is None:
            toll.unopenable += 1
            missed.append(f"after a kill the koffer says {opened.said}")
            continue
        seen = look(opened.store)
        replayed += Notice.REPLAYED_FROM_JOURNAL in opened.store.notices
        opened.store.close()
        toll.lost += len(sure - seen.numbers)
        unsaid += len(seen.numbers - sure)
        sure |= seen.numbers
        missed.extend(seen.wrong)
    acknowledged += len(sure)
    least = rounds * arena.pick(8, 6, 1)
    if acknowledged < least:
        missed.append(f"only {acknowledged} answers were saved between the kills, {least} are needed")
    figure = (
        f"{toll.lost} of {acknowledged:,} saved answers lost, {toll.unopenable} of {rounds:,} openings "
        f"refused; {unsaid} answers stood before they were said, {replayed} openings replayed the journal"
    )
    deeds = Deeds(kills=rounds, changes=acknowledged)
    return Found(figure, rounds, toll, tuple(missed[:10]), deeds)


def _moment(chance: random.Random) -> tuple[float, int]:
    """When to kill: one time in five while it opens, else within three milliseconds behind some answer."""
    if chance.random() < 0.2:
        return chance.uniform(0.0, 0.03), 0
    return chance.uniform(0.0, 0.003), chance.randint(1, 30)


def _save_on(who: Person, first: int, say: Say) -> None:
    """Open and save until the end of time, here and there with a half-typed text before it."""
    store = who.open()
    for number in range(first, first + 1_000):
        if number % 3 == 0:
            with store.unit_of_work() as unit:
                unit.drafts.save(AMINA, f"T{number % 30:02d}", Draft(text_of(number)))
                unit.commit()
        save(store, number)
        say(str(number))


def kill_during(act: Act) -> Callable[[Arena], Found]:
    """The campaign of one act: prepared once, copied for each kill, at a moment drawn from its length."""

    def campaign(arena: Arena) -> Found:
        rounds = arena.pick(200, 20, 3)
        chance = arena.chance(act.name)
        pristine = prepared(act, arena.place("pristine"))
        begin = time.perf_counter()
        with copied(pristine, arena.folder / "whole") as who:
            whole = Child(partial(act.do, who)).told()
        length = time.perf_counter() - begin
        toll, missed = Toll(unhandled=int(whole.unhandled)), list[str]()
        if whole.ended:
            missed.append(f"left alone it ended with {whole.ended}")
        stopped = after = again = 0
        for number in range(rounds):
            with copied(pristine, arena.folder / f"round{number}") as who:
                told = Child(partial(act.do, who)).told(kill_after=chance.uniform(0.0, length))
                result = judged(act, who, told)
            toll.add(result.toll)
            missed.extend(result.wrong)
            stopped += told.ended == "killed"
            after += result.is_done
            again += result.had_to_repeat
        if stopped < rounds // 5 or (rounds > 100 and act.is_done and not 0 < after < rounds):
            missed.append("too few kills fell in the midst of it")
        shown = f", {rounds - after} as before it, {after} as after" if act.is_done else ""
        repeated = f", {again} times the person had to ask for it again" if again else ""
        figure = (
            f"{toll.lost} answers lost, {toll.unopenable} of {rounds} openings refused; "
            f"{stopped} stopped in its midst{shown}{repeated}"
        )
        return Found(figure, rounds, toll, tuple(missed[:10]), Deeds(kills=stopped))

    return campaign


CLAIMS = (
    Claim(
        key="store.kills",
        words="A program killed while it opens the koffer and saves answers loses none, and the koffer opens",
        bar="0 lost in 1,000 kills",
        campaign=kill_while_saving,
        rows=(1, 12),
        seconds=110,
    ),
    *(
        Claim(
            key=f"store.kill_{act.name}",
            words=f"A kill during {act.words} leaves it as before or as after, and loses nothing",
            bar="0 lost, 0 refused in 200 kills",
            campaign=kill_during(act),
            rows=act.rows,
            seconds=30,
        )
        for act in ACTS
    ),
)
