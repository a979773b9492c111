"""A sync that fails once: the system then forgets what was not written, and says yes at the next sync.

Found in 2020 in five of five programs that were tried (USENIX ATC). Here each sync of a series of saves fails
once; what that sync should have written is never written, and the power goes after each answer behind it.
"""

from __future__ import annotations

from tests.torture.acts import ANSWERING, prepared
from tests.torture.claims import Arena, Claim, Found
from tests.torture.rebuilt import States, play
from tests.torture.traced import Event

STORE_AND_JOURNAL = (".db", ".db-wal", "journal.bin")


class Behind:
    """Stands still after each saved answer behind the failed sync, and counts openings of the store there."""

    def __init__(self) -> None:
        self.openings_at: list[int] = []

    def __call__(self, _: int, event: Event) -> bool:
        if event.failed_syncs == 0:
            return False
        if event.name == "said" or not self.openings_at:
            self.openings_at.append(event.openings)
        return event.name == "said"


def fail_each_sync(arena: Arena) -> Found:
    """Sync by sync; the first run counts them."""
    pristine = prepared(ANSWERING, arena.place("pristine"))
    states = States(ANSWERING, arena.folder / "state", arena.chance("syncs"))
    count = play(pristine, arena, states, 0, lambda *_: False).syncs
    step = arena.pick(1, 20, 60)
    tried = stale = refused = 0
    for number in range(1 + step // 2, count + 1, step):
        behind = Behind()
        played = play(pristine, arena, states, 2, behind, f"fsync,fdatasync:error=EIO:when={number}")
        tried += 1
        refused += played.refused
        if played.failed_syncs != 1:
            states.wrong.append(f"sync {number}: {played.failed_syncs} syncs failed instead of one")
        # the answer whose sync failed may still be said (the log has it); before the next the store is opened
        is_of_store = played.failed_of.endswith(STORE_AND_JOURNAL)
        if is_of_store and len(behind.openings_at) > 2 and behind.openings_at[2] == behind.openings_at[0]:
            stale += 1
            states.wrong.append(f"sync {number}: the next answer went into a store that was not opened again")
    figure = (
        f"{states.toll.lost} answers lost in {len(states.seen)} states behind {tried} of {count} syncs; "
        f"{refused} answers first refused, then saved; {stale} saved without opening the store again"
    )
    return Found(figure, tried, states.toll, tuple(states.wrong[:10]))


CLAIMS = (
    Claim(
        key="power.failing_sync",
        words="A sync that fails is not called saved, and the store is opened again before the next answer",
        bar="0 lost, 0 without opening again",
        campaign=fail_each_sync,
        rows=(5,),
        seconds=120,
    ),
)
