"""The dossiers on this laptop: look at the list, open one, begin a new one."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ids import DossierId
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, Language
from desktop.usecases.shown_clock import ClockState, TenWeekClock

__all__ = [
    "Caseload",
    "CaseloadRow",
    "ClockState",
    "NewDossier",
    "TenWeekClock",
    "begin_dossier",
    "caseload",
]


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    dossier: DossierId
    roepnaam: str
    language: Language | None
    azc: str
    room: str
    clock: TenWeekClock
    answered: int
    applicable: int
    conflicts: int
    appointment: str  # local 'YYYY-MM-DDTHH:MM' or ''
    tolk: str  # '' = not arranged
    status: str  # Dutch words: 'Bezig', 'Nog niet begonnen', 'Concept gemaakt'
    is_new_here: bool = False


@dataclass(frozen=True, slots=True)
class Caseload:
    rows: tuple[CaseloadRow, ...]  # tightest clock first


@dataclass(frozen=True, slots=True)
class NewDossier:
    roepnaam: str
    language: str
    azc: str = ""


def caseload(desk: Desk, search: str = "") -> Caseload:
    """All dossiers on this laptop, tightest clock first; `search` filters on roepnaam, azc and language."""
    raise NotImplementedError


def begin_dossier(desk: Desk, new: NewDossier) -> Outcome[DossierId]:
    """Start an empty dossier; Refusal NAME_MISSING or LANGUAGE_MISSING."""
    raise NotImplementedError
