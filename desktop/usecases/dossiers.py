"""The dossiers on this laptop: look at the list, open one, begin a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.ids import DossierId
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, Language


class ClockState(StrEnum):
    RUIM = "ruim"  # more than 21 days
    KRAP = "krap"  # 8..21
    NU = "nu"  # 7 or fewer
    LAAT = "laat"
    LOOPT_NIET = "loopt_niet"  # not yet in the own BRP, or no date known
    NIET_VAN_TOEPASSING = "nvt"  # Wi2013 and the like
    KLAAR = "klaar"  # PIP vastgesteld


@dataclass(frozen=True, slots=True)
class TenWeekClock:
    """The ten-week clock of one dossier, in words and in squares."""

    state: ClockState
    days_left: int | None  # negative when late
    weeks_gone: int  # 0..10 full squares
    due: date | None
    anchor: date | None
    words: str  # 'nog 34 dagen', '5 dagen te laat', 'loopt nog niet'
    why: tuple[str, ...]  # sentences: anchor, value, article, confidence


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
