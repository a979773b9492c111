"""The municipality's signed word about this desk, as it is kept here: state, roles, lease, quiet minutes.

It stands in the encrypted store, where the link put it after its signature was checked.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.domain.roles import Role, roles_from
from sync.protocol.canonical import WireProblem, canonical, read_json
from sync.protocol.fields import read_instant, write_instant
from sync.protocol.model import Standing
from sync.protocol.orders import read_standing, write_standing

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import UnitOfWork

_STANDING = "orders.standing"
#: the latest moment that this desk ever knew: a clock that is set back does not bring it back
_SEEN = "orders.seen"


def kept_standing(work: UnitOfWork) -> Standing | None:
    """The newest signed word; None before the first handshake."""
    kept = work.state.get(_STANDING)
    if kept is None:
        return None
    try:
        return read_standing(read_json(kept.encode()))
    except WireProblem:
        return None  # of a version of the program that wrote it otherwise: the next handshake brings another


def keep_standing(work: UnitOfWork, standing: Standing) -> bool:
    """Keep a word whose signature was checked; False when a later one is here. The caller commits.

    The back end's clock also sets right what a clock of this laptop said too early.
    """
    known = kept_standing(work)
    if known is not None and known.server_time > standing.server_time:
        return False
    work.state.put(_STANDING, canonical(write_standing(standing)).decode())
    work.state.put(_SEEN, standing.server_time)
    return True


def kept_roles(work: UnitOfWork) -> frozenset[Role]:
    """What this worker does for the municipality; empty while it did not say."""
    standing = kept_standing(work)
    return frozenset() if standing is None else roles_from(standing.roles)


def latest_moment(work: UnitOfWork, now: datetime) -> datetime:
    """The later of `now` (aware) and the latest moment that was ever known here. Writes nothing."""
    kept = work.state.get(_SEEN)
    try:
        seen = None if kept is None else read_instant(kept, "seen")
    except WireProblem:
        seen = None
    return now if seen is None else max(now.astimezone(UTC), seen)


def note_moment(work: UnitOfWork, now: datetime) -> None:
    """Remember that it was this late; the caller commits."""
    work.state.put(_SEEN, write_instant(latest_moment(work, now)))
