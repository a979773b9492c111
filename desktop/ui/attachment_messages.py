"""What can be wrong with a photo or a scan as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode, TroubleCode
from desktop.domain.wording import later, nl

_R = RefusalCode
_NOTHING = nl("Er is niets bewaard.")

ATTACHMENT_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.MALWARE_FOUND: (
            nl("Windows noemt dit bestand schadelijk."),
            _NOTHING,
            nl("Maak zelf een foto van het papier, en bel de beheerder over het bestand."),
        ),
        _R.PAGES_TOO_MANY: (
            nl("Er kunnen niet zo veel bladzijden bij elkaar."),
            _NOTHING,
            later("Maak er meer bijlagen van, met elk hoogstens {max} bladzijden."),
        ),
        _R.CLIPBOARD_EMPTY: (
            nl("Hier staat geen foto of scan."),
            _NOTHING,
            nl("Kopieer eerst een foto, of kies een bestand."),
        ),
        _R.CAPTION_MISSING: (
            nl("Er staat nog niet wat dit is."),
            _NOTHING,
            nl("Schrijf het in een paar woorden. Wie niet ziet, hoort die woorden."),
        ),
        _R.ATTACHMENT_GONE: (
            nl("Deze bijlage is er niet meer."),
            nl("Iemand heeft haar weggehaald."),
            nl("Kijk in de lijst wat er staat."),
        ),
        _R.ATTACHMENT_ELSEWHERE: (
            nl("De foto zelf staat op een andere laptop."),
            nl("Hij is daar bewaard. Hier staat alleen de omschrijving."),
            nl("Bekijk hem op die laptop."),
        ),
    }
)
ATTACHMENT_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        TroubleCode.ATTACHMENT_DAMAGED: (
            nl("Deze foto is niet meer wat er bewaard werd."),
            nl("Hij wordt niet getoond. De antwoorden zijn bewaard."),
            nl("Maak de foto opnieuw, en bel de beheerder."),
        ),
    }
)
