"""What the municipality had this desk take: the signed orders of what holds here, never back in version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.protocol.canonical import WireProblem, canonical, read_json
from sync.protocol.orders import Order, OrderKind, read_order, write_order
from sync.protocol.supplies import kind_of

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import UnitOfWork

#: why a parcel was not taken: words that the back end keeps with the outcome
NOT_HIGHER = "not_higher"
UNREADABLE = "unreadable"
KEY_NOT_COMPARED = "key_not_compared"
DISK = "disk"

_TAKEN = "supply."  # + kind, name and version: the order, canonical JSON
_NAMES = "supplies"  # the names of those, one a line


def kept_order(work: UnitOfWork, like: Order) -> Order | None:
    """The order of the newest that was taken of the same kind and name; None where nothing was."""
    found = [one for one in kept_orders(work) if (one.kind, one.name) == (like.kind, like.name)]
    return max(found, key=lambda one: one.version, default=None)


def kept_orders(work: UnitOfWork) -> tuple[Order, ...]:
    """Of everything that holds here, the order by which it was taken; of a pack every version."""
    names = (work.state.get(_NAMES) or "").split()
    return tuple(order for name in names if (order := _read(work.state.get(name))) is not None)


def keep_order(work: UnitOfWork, order: Order) -> None:
    """This holds from now on; the caller commits. Earlier versions of a pack stay: talks go on in them."""
    name = _name(order)
    names = set((work.state.get(_NAMES) or "").split())
    if order.kind != OrderKind.TAKE_PACK:
        for older in [one for one in names if one.rpartition("@")[0] == name.rpartition("@")[0]]:
            names.discard(older)
            work.state.drop(older)
    work.state.put(name, canonical(write_order(order)).decode())
    work.state.put(_NAMES, "\n".join(sorted(names | {name})))


def _name(order: Order) -> str:
    kind = kind_of(order)
    return f"{_TAKEN}{kind.value if kind else order.kind}.{order.name}@{order.version}"


def _read(kept: str | None) -> Order | None:
    if kept is None:
        return None
    try:
        return read_order(read_json(kept.encode()))
    except WireProblem:
        return None
