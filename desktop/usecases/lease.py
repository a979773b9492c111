"""How long this laptop may go without contact with its municipality, and what closes after that.

Decided: 30 days unless the municipality says otherwise, warned from 10 days before. After it, what was worked
on with this koffer stays open, to read and to write in; dossiers that only came along close until there was
contact. Nothing is lost, and what was said goes up as always. The clock counts on: setting it back gives no
day more (F56; design: a lost laptop).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.ids import DeskId, DossierId, WorkerId
from desktop.usecases.dutch_words import local
from desktop.usecases.standing import kept_standing, latest_moment, note_moment
from sync.protocol.fields import read_instant

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk, UnitOfWork

#: days without contact while the municipality did not say
LEASE_DAYS = 30
#: from so many days left it is said everywhere
WARN_DAYS = 10
#: local state, written by a sync that came through, or by enrolling: ISO text
LAST_CONTACT = "sync.contact"
_CLOSED = "lease.closed"
_REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Lease:
    """`left`: days by the calendar, 0 on the last, negative once it is over; `state`: how the desk stands."""

    days: int
    left: int
    state: str = "active"
    closed: int = 0  # dossiers that are closed until there was contact

    @property
    def is_over(self) -> bool:
        """Only own dossiers are open; for a laptop that was revoked at once."""
        return self.left < 0 or self.state == _REVOKED

    @property
    def warns(self) -> bool:
        """It is time to say it."""
        return self.left <= WARN_DAYS or self.state != "active"


def lease(desk: Desk) -> Lease | None:
    """How it is now; None for a laptop that never had contact. On the thread of the store."""
    with desk.unit_of_work() as work:
        return lease_in(work, desk.clock.now())


def lease_in(work: UnitOfWork, now: datetime) -> Lease | None:
    """The same inside a transaction. `now`: aware, as the laptop's clock says."""
    standing = kept_standing(work)
    contact = _contact(work)
    if contact is None:
        return None
    days = LEASE_DAYS if standing is None else standing.lease_days
    gone = max(0, (local(latest_moment(work, now)).date() - local(contact).date()).days)
    found = Lease(days, days - gone, "active" if standing is None else standing.state)
    return replace(found, closed=int(work.state.get(_CLOSED) or "0")) if found.is_over else found


def closed_dossiers(work: UnitOfWork, worker: WorkerId, desk: DeskId, now: datetime) -> frozenset[DossierId]:
    """What closes at this opening: nothing while the lease runs. Remembers how late it was, and how many
    closed; the caller commits.

    Open stays what this klantmanager, or this laptop before it was enrolled, wrote anything in.
    """
    note_moment(work, now)
    found = lease_in(work, now)
    closed: frozenset[DossierId] = frozenset()
    if found is not None and found.is_over:
        rows = work.dossiers.all()
        closed = frozenset(
            row.dossier
            for row in rows
            if not any(one.author == worker or one.desk == desk for one in work.changes.of(row.dossier))
        )
    work.state.put(_CLOSED, str(len(closed)))
    return closed


def _contact(work: UnitOfWork) -> datetime | None:
    """When the municipality was last heard: by its own signed clock, else by that of this laptop."""
    standing = kept_standing(work)
    if standing is not None:
        return read_instant(standing.server_time, "serverTime")
    kept = work.state.get(LAST_CONTACT)
    return None if kept is None else datetime.fromisoformat(kept)
