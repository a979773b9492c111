"""A koffer that does not open, in three sentences: happened, safe, advice. No Qt.

The lock screen says more on a page of its own (`desktop.usecases.damage_shown`); these are for wherever else
the same trouble shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import TroubleCode
from desktop.domain.wording import nl

_SAFE = nl("Er is niets veranderd of gewist.")
_CALL = nl("Bel de beheerder. Er is een weg terug.")

REPAIR_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        TroubleCode.STORE_FOREIGN: (
            nl("Op de plek van uw koffer staat een ander bestand."), _SAFE, _CALL,
        ),
        TroubleCode.STORE_TRUNCATED: (nl("Van uw koffer ontbreekt het laatste stuk."), _SAFE, _CALL),
        TroubleCode.STORE_ROLLED_BACK: (nl("In uw koffer staat een ouder stuk."), _SAFE, _CALL),
        TroubleCode.HEADER_NEWER: (
            nl("Het slot van uw koffer is van een nieuwere versie."),
            _SAFE,
            nl("Zet eerst de nieuwe versie op deze laptop."),
        ),
    }
)  # fmt: skip
