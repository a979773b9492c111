"""Bring this desk and the back end together, and say honestly how far it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.ids import DossierId
from desktop.usecases.ports import Desk, Enrolment, ParcelState, SyncReport, SyncStep


@dataclass(frozen=True, slots=True)
class ParcelShown:
    dossier: DossierId
    roepnaam: str
    content: str  # 'Taal, 6 antwoorden'
    state: ParcelState
    meaning: str  # 'Gaat mee zodra er netwerk is'


@dataclass(frozen=True, slots=True)
class SyncPanel:
    is_enrolled: bool
    headline: str  # first about safety, not about the network
    sentence: str
    parcels: tuple[ParcelShown, ...]
    waiting: int
    last: SyncReport | None
    last_words: str  # 'maandag 14 september, 17:20'
    days_without_contact_left: int
    signing_key_place: str  # words: where this laptop's key is kept


def sync_panel(desk: Desk) -> SyncPanel:
    raise NotImplementedError


def seal_open_sets(desk: Desk, dossier: DossierId | None = None) -> int:
    """Close what is open into parcels (a quiet minute, a theme left, before a sync); returns how many."""
    raise NotImplementedError


def synchronise(desk: Desk, on_step: Callable[[SyncStep], None] = lambda step: None) -> SyncReport:
    """One whole sync. Raises Trouble; what was confirmed before stays confirmed. Runs off the store thread."""
    raise NotImplementedError


def enrol(desk: Desk, address: str, code: str) -> Enrolment:
    """Make this desk known at the municipality. Refusal CODE_NOT_ACCEPTED, Trouble NO_CONTACT ..."""
    raise NotImplementedError
