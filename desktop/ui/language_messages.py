"""The refusals and troubles about translations as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode, TroubleCode
from desktop.domain.wording import later, nl

_R, _T = RefusalCode, TroubleCode
_NOT_MADE = nl("Het scherm blijft in deze taal. Het papier kan in het Nederlands.")
_NOTHING_TAKEN = nl("Er is niets overgenomen.")

LANGUAGE_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.PAPER_NOT_CHECKED: (
            later("De gemeente wil eerst een nagekeken vertaling: in het {taal} zijn {open} van de {alle} "
                  "teksten voor papier nog niet nagekeken."),
            _NOT_MADE,
            nl("Laat de tolk het voorlezen, of vraag een tolk om de vertaling na te kijken."),
        ),
        _R.PAPER_SCREEN_ONLY: (
            later("In het {taal} is er geen papier, alleen het scherm."),
            _NOT_MADE,
            nl("Laat de tolk het voorlezen."),
        ),
        _R.TEXTS_UNREADABLE: (
            nl("Dit bestand kan niet worden ingelezen."),
            later("{waarom} Er is niets overgenomen."),
            nl("Kies het PO- of XLSX-bestand dat de vertaler terugstuurde."),
        ),
        _R.CHECKER_MISSING: (
            nl("Wie het nakeek en op welke dag horen bij elkaar."),
            _NOTHING_TAKEN,
            nl("Vul allebei in, of laat allebei leeg."),
        ),
        _R.TEXTS_NOTHING: (
            nl("In dit bestand staat niets nieuws dat overgenomen kan worden."),
            _NOTHING_TAKEN,
            nl("Kijk in de lijst waarom, en stuur die naar de vertaler."),
        ),
        _R.TEXTS_CHANGED: (
            nl("Het bestand of de vertaling veranderde intussen."),
            _NOTHING_TAKEN,
            nl("Lees het opnieuw in en kijk wat er anders is."),
        ),
    }
)  # fmt: skip

LANGUAGE_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        _T.LANGUAGE_RULES_BROKEN: (
            later("Het bestand van de gemeente over talen klopt niet: {problemen} fouten."),
            nl("Uw werk is bewaard. Er wordt geen papier in een andere taal gemaakt."),
            nl("Maak het papier in het Nederlands en bel de beheerder."),
        ),
        _T.OWN_TEXTS_BROKEN: (
            nl("De vertalingen van deze gemeente op deze laptop zijn niet te lezen."),
            nl("Uw werk is bewaard. De meegeleverde vertaling wordt gebruikt."),
            nl("Bel de beheerder. Er wordt niets overschreven."),
        ),
    }
)
