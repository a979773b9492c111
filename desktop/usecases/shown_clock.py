"""The shape in which the ten-week clock is shown; import it from `desktop.usecases.dossiers`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
