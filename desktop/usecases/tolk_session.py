"""The interpreter: who, which language, how, how long; and where the talk faltered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.ids import DossierId
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk


class TolkWay(StrEnum):
    PHONE = "telefoon"
    ON_SITE = "ter_plaatse"
    VIDEO = "video"


class TolkKind(StrEnum):
    REGISTER = "registertolk"
    PROFESSIONAL = "andere_beroepstolk"
    INFORMAL = "informeel"
    FAMILY = "familie_of_bekende"


class TolkMark(StrEnum):
    NIET_BEGREPEN = "niet_begrepen"
    ANDERS_GEZEGD = "anders_gezegd"


@dataclass(frozen=True, slots=True)
class TolkStart:
    """`who`: a number or a name, as little as possible."""

    who: str
    way: TolkWay
    kind: TolkKind
    language: str


@dataclass(frozen=True, slots=True)
class TolkShown:
    who: str
    way: TolkWay
    kind: TolkKind
    language_words: str  # 'Arabisch'
    minutes_now: int
    minutes_dossier: int  # all sessions of this dossier
    norm_hours: int  # 7 asiel, 3 gezin (budget norm, warning only)
    is_paused: bool
    warning: str  # 'familie als tolk: niet voor gezondheid en gevoel', '' normally
    marks_here: int  # marks at the present question


def start_tolk(desk: Desk, dossier: DossierId, start: TolkStart) -> Outcome[TolkShown]:
    raise NotImplementedError


def pause_tolk(desk: Desk, dossier: DossierId) -> Outcome[TolkShown]:
    """Pause, or go on when it is paused."""
    raise NotImplementedError


def end_tolk(desk: Desk, dossier: DossierId) -> Outcome[None]:
    raise NotImplementedError


def mark(desk: Desk, dossier: DossierId, question: str, what: TolkMark) -> Outcome[TolkShown | None]:
    """One key: this question was not understood, or was said in other words."""
    raise NotImplementedError
