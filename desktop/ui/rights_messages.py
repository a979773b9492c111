"""The refusals about the rights of the person as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.wording import later, nl

_R = RefusalCode

RIGHTS_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.DOSSIER_RESTRICTED: (
            later("Dit dossier is beperkt sinds {day}: de persoon wil dat er niets verandert."),
            nl("Er is niets veranderd. Lezen mag."),
            nl("Wil de persoon verder? Hef de beperking op bij Dossier, Rechten."),
        ),
        _R.RIGHT_MISSING: (
            nl("Er staat nog niet wat de persoon vraagt."),
            nl("Wat u typte blijft staan."),
            nl("Kies: een kopie, verbeteren, niets veranderen of wissen."),
        ),
        _R.REQUEST_DONE: (
            nl("Dit verzoek is al afgehandeld."),
            nl("Er is niets veranderd."),
            nl("Vraagt de persoon het opnieuw? Schrijf een nieuw verzoek op."),
        ),
    }
)
