"""The power goes: every write of the koffer is traced, and the disk rebuilt as it may be after each of them.

kill -9 leaves what the system holds in memory; a power cut does not. Only this shows whether syncs are in the
right places.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.torture.acts import ACTS, ANSWERING, WITHOUT_CARE, Act, prepared
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.torture.rebuilt import States, every, play

JOURNAL = ("journal.bin",)


def lose_power(act: Act) -> Callable[[Arena], Found]:
    """The campaign of one act."""

    def campaign(arena: Arena) -> Found:
        pristine = prepared(act, arena.place("pristine"))
        states = States(act, arena.folder / "state", arena.chance(act.name))
        variants, step = arena.pick((8, 1), (2, 8), (2, 40))
        calls = play(pristine, arena, states, variants, every(step)).calls
        missed = states.wrong[:10]
        if calls < 30:
            missed.append(f"only {calls} calls were seen")
        figure = (
            f"{states.toll.lost} answers lost, {states.toll.unopenable} refused in {len(states.seen):,} "
            f"different states after {calls} calls"
        )
        return Found(figure, len(states.seen), states.toll, tuple(missed))

    return campaign


def control(arena: Arena) -> Found:
    """The same with `synchronous=NORMAL` and no checkpoint, without the journal (must lose) and with it."""
    pristine = prepared(WITHOUT_CARE, arena.place("pristine"))
    variants, step = arena.pick((3, 1), (2, 8), (2, 24))
    lossy: dict[str, States] = {}
    for name, leave_out in (("without", JOURNAL), ("with", ())):
        states = States(WITHOUT_CARE, arena.folder / "state", arena.chance("control"), leave_out)
        play(pristine, arena, states, variants, every(step))
        lossy[name] = states
    bare, netted = lossy["without"], lossy["with"]
    missed = [] if bare.lossy else ["the control lost nothing: losses would not have been seen"]
    figure = (
        f"control lost answers in {bare.lossy} of {len(bare.seen):,} states; with the journal under it in "
        f"{netted.lossy} of {len(netted.seen):,}"
    )
    toll = Toll(netted.toll.lost, netted.toll.unopenable, 0, netted.toll.unhandled)
    return Found(figure, len(bare.seen) + len(netted.seen), toll, tuple(missed + netted.wrong[:10]))


CLAIMS = (
    *(
        Claim(
            key=f"power.{act.name}",
            words=f"The power goes at any moment of {act.words}: nothing is lost and the koffer opens",
            bar="0 lost, 0 refused; 5,000 states in all",
            campaign=lose_power(act),
            rows=(3, *act.rows),
            seconds=90,
        )
        for act in (ANSWERING, *ACTS)
    ),
    Claim(
        key="power.control",
        words="Answers saved as much advice tells are lost by the same power cuts, but for the journal",
        bar="control loses, journal 0",
        campaign=control,
        rows=(3,),
        seconds=60,
    ),
)
