"""Where the own work in a dossier is: only here, waiting, arrived, safe, or put apart.

'Arrived' is said after a receipt that verified, 'safe' when the municipality has it in a backup too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.ids import DossierId
from desktop.domain.wording import joined, nl
from desktop.usecases.blob_standing import BlobStanding, all_standings
from desktop.usecases.dutch_words import counted
from desktop.usecases.link_ports import ORDERS_WAITING, SAFE_MARK, OwnWork
from desktop.usecases.ports import UnitOfWork


class Whereabouts(StrEnum):
    HERE_ONLY = "alleen_hier"
    WAITS = "wacht"
    ARRIVED = "aangekomen"
    SAFE = "veilig"
    REFUSED = "apart_gelegd"


@dataclass(frozen=True, slots=True)
class DossierStanding:
    """`words` on a mark, `meaning` as a sentence."""

    where: Whereabouts
    words: str
    meaning: str


_WORDS = {
    Whereabouts.HERE_ONLY: nl("alleen hier"),
    Whereabouts.WAITS: nl("wacht"),
    Whereabouts.ARRIVED: nl("aangekomen"),
    Whereabouts.SAFE: nl("veilig bij de gemeente"),
    Whereabouts.REFUSED: nl("apart gelegd"),
}

_HELD = nl(
    "De gemeente nam dit dossier terug. Hier staat nog tekst die half getypt is: leg die vast of wis die. "
    "Daarna gaat het dossier van deze laptop."
)

#: why the back end put a set apart, by its own name for it
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "desk-revoked": nl("Deze laptop mocht toen niet meedoen"),
        "dossier-unknown": nl("De gemeente kent dit dossier nog niet"),
        "dossier-destroyed": nl("De gemeente heeft dit dossier vernietigd"),
        "never-assigned": nl("Dit dossier staat bij de gemeente niet op uw naam"),
        "does-not-open": nl("De gemeente kan dit pakje niet openen"),
        "unreadable": nl("De gemeente kan niet lezen wat erin staat"),
    }
)


def reason_words(reason: str) -> str:
    """Why it was put apart, without a full stop; the name itself where we know no sentence for it."""
    return REASONS.get(reason) or nl("De gemeente legde dit apart (code {reason})", reason=reason)


def safe_marks(work: UnitOfWork) -> dict[str, int]:
    """Up to which number the sets of each incarnation stand in a backup of the municipality."""
    marks = {}
    for incarnation in work.outbox.incarnations():
        heard: list[list[str]] = json.loads(work.state.get(SAFE_MARK + incarnation) or "[]")
        marks[incarnation] = max((int(one[0]) for one in heard), default=0)
    return marks


def standings(work: UnitOfWork, is_known: bool) -> Mapping[DossierId, DossierStanding]:
    """Of every dossier in which something was written on this laptop; `is_known` as `standing_of`, asked
    before the unit of work began."""
    found = work.outbox.own_work(safe_marks(work))
    blobs = all_standings(work.state)
    told = {
        dossier: with_photos(standing_of(own, is_known), blobs.get(dossier)) for dossier, own in found.items()
    }
    held = {dossier for dossier in _taken_back(work) if dossier in told and has_half_typed(work, dossier)}
    return {dossier: replace(one, meaning=_HELD) if dossier in held else one for dossier, one in told.items()}


def has_half_typed(work: UnitOfWork, dossier: DossierId) -> bool:
    """True while something is typed in a field of this dossier that was neither recorded nor dropped."""
    return any(draft.text.strip() for draft in work.drafts.of(dossier).values())


def _taken_back(work: UnitOfWork) -> set[DossierId]:
    """Dossiers that wait to be forgotten here."""
    orders: list[dict[str, object]] = json.loads(work.state.get(ORDERS_WAITING) or "[]")
    return {DossierId(str(one["subject"])) for one in orders if one["kind"] == "forget-dossier"}


def is_all_safe(work: UnitOfWork) -> bool:
    """Whether all that was written on this laptop stands in a backup of the municipality, photos too."""
    return all(told.where is Whereabouts.SAFE for told in standings(work, is_known=True).values())


def with_photos(told: DossierStanding, blobs: BlobStanding | None) -> DossierStanding:
    """Nothing is called safe while the municipality misses a photo or paper of the dossier."""
    if blobs is None or not blobs.missed or told.where not in (Whereabouts.ARRIVED, Whereabouts.SAFE):
        return told
    missed = counted(len(blobs.missed), "bestand", "bestanden")
    owners = sorted({one.label for one in blobs.missed.values() if one.label})
    meaning = nl("Nog niet compleet bij de gemeente: {missed} onderweg.", missed=missed)
    if owners:
        meaning = nl(
            "Nog niet compleet bij de gemeente: {missed} op de laptop van {owners}.",
            missed=missed,
            owners=joined(", ", owners),
        )
    return DossierStanding(Whereabouts.ARRIVED, nl("niet compleet"), meaning)


def standing_of(own: OwnWork, is_known: bool) -> DossierStanding:
    """The least that is true of all of it. `is_known`: the laptop is enrolled, so that anything can go."""
    if own.apart:
        meaning = nl("{reason}. Het staat hier veilig.", reason=reason_words(own.apart[-1]))
        return _told(Whereabouts.REFUSED, meaning)
    if own.opened and not own.waiting and not own.there or not is_known:
        return _told(Whereabouts.HERE_ONLY, nl("Staat alleen op deze laptop, veilig opgeslagen."))
    if own.opened or own.waiting:
        parcels = counted(own.waiting + bool(own.opened), "pakje", "pakjes")
        return _told(
            Whereabouts.WAITS, nl("Nog niet bij de gemeente: {parcels}. Gaat vanzelf mee.", parcels=parcels)
        )
    if own.unsafe:
        return _told(Whereabouts.ARRIVED, nl("Aangekomen bij de gemeente, nog niet in haar reservekopie."))
    return _told(Whereabouts.SAFE, nl("Aangekomen bij de gemeente en ook in haar reservekopie."))


def _told(where: Whereabouts, meaning: str) -> DossierStanding:
    return DossierStanding(where, _WORDS[where], meaning)
