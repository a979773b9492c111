"""After how many quiet minutes the koffer locks by itself: a choice of this desk, never longer than allowed.

It stands in the encrypted store, so no file outside can switch locking off; what is not a number between the
bounds counts as the strict default. Decided: one minute at least (or locking keeps interrupting), fifteen at
most (AVG 25: the defaults are the strict ones; nobody switches it off).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.standing import kept_standing

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk, UnitOfWork

LEAST_MINUTES = 1
MOST_MINUTES = 15
DEFAULT_MINUTES = 5
_KEPT = "lock.minutes"


def lock_minutes(desk: Desk) -> int:
    """Whole minutes without a key or movement, LEAST_MINUTES to MOST_MINUTES. On the thread of the store."""
    with desk.unit_of_work() as work:
        return kept_lock_minutes(work)


def kept_lock_minutes(work: UnitOfWork) -> int:
    """The same inside a transaction that is open already."""
    text = work.state.get(_KEPT) or ""
    minutes = int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0
    chosen = minutes if LEAST_MINUTES <= minutes <= MOST_MINUTES else DEFAULT_MINUTES
    return min(chosen, most_lock_minutes(work))


def most_lock_minutes(work: UnitOfWork) -> int:
    """The longest that may be chosen here: the municipality may ask for less, never for more."""
    standing = kept_standing(work)
    asked = MOST_MINUTES if standing is None else standing.lock_minutes
    return max(LEAST_MINUTES, min(MOST_MINUTES, asked))


def set_lock_minutes(desk: Desk, minutes: int) -> int:
    """Keep another number; returns what holds now. Refusal OUT_OF_RANGE (field 'minutes'; facts min, max)."""
    with desk.unit_of_work() as work:
        most = most_lock_minutes(work)
        if not LEAST_MINUTES <= minutes <= most:
            raise Refusal(RefusalCode.OUT_OF_RANGE, "minutes", {"min": str(LEAST_MINUTES), "max": str(most)})
        work.state.put(_KEPT, str(minutes))
        work.audit.note("lock.minutes", desk.worker.id, "ok")
        work.commit()
    return minutes
