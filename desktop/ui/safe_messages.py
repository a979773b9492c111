"""The refusals about the koffer, its room and what leaves it, as Dutch sentences: happened, safe, advice."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.wording import later, nl

_R = RefusalCode
_NOTHING = nl("Er is niets gewist en niets veranderd.")

SAFE_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.NO_ROOM_FOR_NEW: (
            later("De schijf is bijna vol: nog {vrij} MB vrij."),
            nl("Alles wat er is, staat veilig. U kunt gewoon verder in de dossiers die er al zijn."),
            later("Maak ruimte tot er {nodig} MB vrij is. Dan kan een nieuw dossier weer."),
        ),
        _R.POLICY_UNFIT: (
            nl("Dit bewaarbeleid kan zo niet worden overgenomen."),
            _NOTHING,
            later("Vraag de privacy-officer om een nieuw bestand. Problemen: {aantal}."),
        ),
        _R.POLICY_CHANGED: (
            nl("Het bestand is anders dan u het zag."),
            _NOTHING,
            nl("Bekijk het opnieuw en neem het dan over."),
        ),
        _R.KEY_NOT_COMPARED: (
            nl("De sleutel is nog niet vergeleken."),
            _NOTHING,
            nl("Bel de privacy-officer, lees de tekens samen en zet dan het vinkje."),
        ),
        _R.RETENTION_CHANGED: (
            nl("Een van deze dossiers mag niet (meer) weg."),
            _NOTHING,
            nl("Kijk opnieuw naar de lijst."),
        ),
    }
)
