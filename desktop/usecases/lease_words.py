"""How the laptop stands with its municipality, in words: for the bar, at opening, and on the sync screen."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.wording import joined, nl
from desktop.usecases.dutch_words import counted
from desktop.usecases.lease import Lease, lease_in
from desktop.usecases.ports import Desk
from desktop.usecases.retention_policy import sent_policy_waits
from desktop.usecases.supplied import kept_orders
from sync.protocol.orders import Order, OrderKind

#: local state: the day on which it was last said at opening
_TOLD = "lease.told"
_SAFE = nl("Er gaat niets verloren: uw werk staat veilig op deze laptop.")
_CONTACT = nl("Zorg voor netwerk en kies Samenvoegen.")
_CALL = nl("Bel de beheerder van de gemeente.")


@dataclass(frozen=True, slots=True)
class LeaseTold:
    """`bar`: for the bar on top; `is_new`: not said yet today."""

    bar: str
    happened: str
    safe: str
    advice: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class SentLine:
    """One thing that the municipality had this laptop take. `is_here` False: it is fetched again."""

    words: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class FromMunicipality:
    """What the sync screen says of it; `told` None on a good day. `policy_waits`: a policy came whose key was
    not compared here."""

    told: LeaseTold | None
    sent: tuple[SentLine, ...]
    policy_waits: bool = False


def lease_told(desk: Desk) -> LeaseTold | None:
    """What is to be said now; None while there is time enough. Remembers that it was said today."""
    today = desk.clock.today().isoformat()
    with desk.unit_of_work() as work:
        found = lease_in(work, desk.clock.now())
        is_new = work.state.get(_TOLD) != today
        if found is not None and found.warns and is_new:
            work.state.put(_TOLD, today)
            work.commit()
    return lease_words(found, is_new) if found is not None and found.warns else None


def from_municipality(desk: Desk) -> FromMunicipality:
    """For the card on the sync screen."""
    with desk.unit_of_work() as work:
        found = lease_in(work, desk.clock.now())
        orders = kept_orders(work)
        policy_waits = sent_policy_waits(work)
    told = lease_words(found) if found is not None and found.warns else None
    lines = tuple(
        SentLine(words, desk.supplies is None or desk.supplies.holds(order))
        for order in orders
        if (words := _sent(order))
    )
    return FromMunicipality(told, lines, policy_waits)


def lease_words(found: Lease, is_new: bool = False) -> LeaseTold:
    """How a laptop stands that has something to hear."""
    closed = tuple(part for part in (_closed(found),) if part)
    if found.state == "revoked":
        happened = nl("De gemeente heeft deze laptop uitgezet.")
        kept = nl("Wat u hier schreef gaat nog naar de gemeente en wordt daar bewaard.")
        return LeaseTold(
            nl("Uitgezet door de gemeente"), happened, joined(" ", (kept, *closed)), _CALL, is_new
        )
    if found.state == "suspended":
        happened = nl("De gemeente heeft deze laptop voor nu stilgezet.")
        kept = nl("U kunt verder werken. Wat u schrijft wordt bewaard en gaat later naar uw dossiers.")
        return LeaseTold(nl("Stilgezet door de gemeente"), happened, kept, _CALL, is_new)
    if found.is_over:
        happened = nl("Deze laptop had meer dan {days} dagen geen contact met de gemeente.", days=found.days)
        kept = nl("Waar u zelf in werkte blijft open, om te lezen en te schrijven.")
        told = joined(" ", (kept, *closed))
        return LeaseTold(nl("Te lang geen contact"), happened, told, _CONTACT, is_new)
    if not found.left:
        happened = nl("Vandaag is de laatste dag dat deze laptop zonder contact met de gemeente mag.")
        return LeaseTold(nl("Laatste dag zonder contact"), happened, _SAFE, _CONTACT, is_new)
    days = counted(found.left, nl("dag"), nl("dagen"))
    happened = nl("Deze laptop mag nog {days} zonder contact met de gemeente.", days=days)
    return LeaseTold(nl("Nog {days} zonder contact", days=days), happened, _SAFE, _CONTACT, is_new)


def _closed(found: Lease) -> str:
    if not found.closed:
        return ""
    if found.closed == 1:
        return nl("1 dossier dat alleen meekwam is dicht tot er contact was.")
    return nl("{closed} dossiers die alleen meekwamen zijn dicht tot er contact was.", closed=found.closed)


def _sent(order: Order) -> str:
    if order.kind == OrderKind.TAKE_PACK:
        return nl("Vragenpakket {name}, versie {version}", name=order.name, version=order.version)
    if order.kind == OrderKind.TAKE_LAW:
        return nl("Wet: {name}, versie {version}", name=order.name, version=order.version)
    if order.kind == OrderKind.TAKE_LANGUAGES:
        return nl("Vertalingen: {name}, versie {version}", name=order.name, version=order.version)
    if order.kind == OrderKind.TAKE_RETENTION:
        return nl("Bewaarbeleid, versie {version}", version=order.version)
    return ""
