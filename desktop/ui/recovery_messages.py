"""The refusals about recovery by the municipality as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.wording import nl

_R = RefusalCode
_STAYS = nl("Uw koffer is niet veranderd.")

RECOVERY_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.RECOVERY_NOT_ASKED: (
            nl("Op deze laptop staat geen herstelvraag open."),
            _STAYS,
            nl("Maak eerst een herstelvraag en stuur die naar de gemeente."),
        ),
        _R.RECOVERY_ANSWER_UNREADABLE: (
            nl("Dit is geen heel herstelantwoord."),
            _STAYS,
            nl("Neem alle regels over, van de eerste tot en met EINDE."),
        ),
        _R.RECOVERY_ANSWER_OTHER: (
            nl("Dit antwoord hoort bij een andere herstelvraag of een andere koffer."),
            _STAYS,
            nl("Vergelijk de code met die van de gemeente en vraag het goede antwoord."),
        ),
        _R.RECOVERY_ANSWER_OLD: (
            nl("Dit antwoord is gemaakt met een oudere herstelsleutel van uw koffer."),
            _STAYS,
            nl(
                "Vraag de gemeente om het nieuwste herstelpakket. Ligt dat er nog niet, geef dan het bestand"
                " recovery.pending uit de map van uw koffer mee."
            ),
        ),
    }
)
