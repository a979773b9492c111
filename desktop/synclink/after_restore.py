"""The back end was put back from a backup: what it lost is withdrawn here, and goes up again."""

from __future__ import annotations

from desktop.synclink.facts import AFTER_RESTORE, EnrolmentFacts
from desktop.synclink.sealing import SetSealer
from desktop.usecases.link_ports import SAFE_MARK
from desktop.usecases.ports import UnitOfWork
from sync.protocol.headers import set_hash


def begin_after_restore(unit: UnitOfWork, epoch: str) -> None:
    """From now on nothing counts as held there until it comes again, or is sent again.

    Nor as safe: what stood in a backup of before is what that back end lost, or may lose yet.
    """
    unit.received.begin_anew()
    for name in unit.state.under(SAFE_MARK):
        unit.state.drop(name)
    unit.state.put(AFTER_RESTORE, epoch)


def is_after_restore(unit: UnitOfWork) -> bool:
    """True until `return_missing`."""
    return unit.state.get(AFTER_RESTORE) is not None


def earlier_incarnations(unit: UnitOfWork, facts: EnrolmentFacts) -> tuple[str, ...]:
    """Those of which something was acknowledged; the present one is sent from the back end's mark anyway."""
    return tuple(one for one in unit.outbox.incarnations() if one != facts.incarnation)


def withdraw(
    unit: UnitOfWork, sealer: SetSealer, facts: EnrolmentFacts, incarnation: str, n: int, head_hash: str
) -> int:
    """Seal anew what the back end does not hold of an earlier incarnation; returns how many changes."""
    # Another hash there, or one further on: its twin went on under this incarnation, so none of ours is
    # certain.
    is_ours = n == 0 or own_hash(unit, incarnation, n) == head_hash
    if is_ours and unit.outbox.acknowledged_through(incarnation) <= n:
        return 0
    unit.outbox.withdraw(incarnation, n if is_ours else 0)
    count = unit.outbox.reopen_unacknowledged(incarnation)
    sealer.seal(unit)
    unit.audit.note("sync.sent_again", facts.desk, "ok")
    return count


def return_missing(unit: UnitOfWork, sealer: SetSealer, facts: EnrolmentFacts) -> int:
    """Seal what did not come back, by whomever written; ids, authors and times stay. Returns how many."""
    count = unit.outbox.reopen_unreturned()
    if count:
        sealer.seal(unit)
        unit.audit.note("sync.returned", facts.desk, "ok")
    unit.state.drop(AFTER_RESTORE)
    return count


def own_hash(unit: UnitOfWork, incarnation: str, n: int) -> str | None:
    """Hash of an own set; None when it is not here."""
    for sealed in unit.outbox.after(incarnation, n - 1, 1):
        if sealed.header.n == n:
            return set_hash(sealed.header)
    return None
