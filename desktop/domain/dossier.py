"""A dossier as lists show it, projected from its heads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.changes import Change, HeadKey
from desktop.domain.ids import DossierId


@dataclass(frozen=True, slots=True)
class DossierRow:
    """What the caseload and the visit list need; holds no answer with AVG mark 9 or 10, no BSN, no V-nummer.

    Dates are ISO text ('' = unknown). Which deadline follows from them is computed when it is shown.
    """

    dossier: DossierId
    roepnaam: str
    language: str  # code, '' = unknown
    azc: str
    room: str
    appointment: str  # local 'YYYY-MM-DDTHH:MM', '' = none
    tolk: str  # how the tolk is arranged, '' = not arranged
    permit: str  # choice key of P07
    regime: str  # choice key of P09
    kennisgeving: str  # P08
    brp: str  # P11: ISO date or 'nog_niet'
    pip_status: str  # '', 'concept', 'gereed', 'vastgesteld'
    conflicts: int
    answered: int
    applicable: int
    last_change: str  # time of the newest change


def project_row(dossier: DossierId, heads: Mapping[HeadKey, tuple[Change, ...]]) -> DossierRow:
    """The row of one dossier from its heads. Pure: the same heads give the same row."""
    raise NotImplementedError
