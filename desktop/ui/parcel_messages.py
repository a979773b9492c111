"""Sticks and parcels as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode, TroubleCode
from desktop.domain.wording import nl

_R = RefusalCode
_NOTHING_TAKEN = nl("Er is niets van overgenomen. Op deze laptop is alles zoals het was.")
_NOTHING_MADE = nl("Er is geen bestand gemaakt.")

PARCEL_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.STICK_KEY_MISSING: (
            nl("Deze laptop heeft de sleutel van de gemeente voor sticks nog niet."),
            nl("Alles staat veilig op deze laptop."),
            nl("Voeg een keer samen met netwerk. Daarna kan het ook met een stick."),
        ),
        _R.STICK_NO_PARCEL: (
            nl("Dit bestand is geen antwoord van de gemeente."),
            _NOTHING_TAKEN,
            nl("Kies het bestand dat de beheerder op de stick zette."),
        ),
        _R.STICK_OTHER_KIND: (
            nl("Dit is een ander soort bestand van Intakekoffer."),
            _NOTHING_TAKEN,
            nl("Hier hoort het antwoord van de gemeente, niet uw eigen stick."),
        ),
        _R.STICK_CUT: (
            nl("Het einde van dit bestand ontbreekt."),
            _NOTHING_TAKEN,
            nl("Kopieer het nog eens naar de stick en wacht tot het klaar is."),
        ),
        _R.STICK_NOT_FOR_US: (
            nl("Dit antwoord is voor een andere laptop."),
            _NOTHING_TAKEN,
            nl("Vraag de beheerder om het antwoord voor deze laptop."),
        ),
        _R.STICK_ALTERED: (
            nl("Dit bestand is beschadigd of veranderd."),
            _NOTHING_TAKEN,
            nl("Vraag de beheerder om het opnieuw te maken. Gebeurt het weer, neem dan een andere stick."),
        ),
        _R.STICK_NEWER: (
            nl("Dit antwoord komt van een nieuwer programma."),
            _NOTHING_TAKEN,
            nl("Werk Intakekoffer bij en lees het dan in."),
        ),
        _R.STICK_SIGNATURE: (
            nl("Dit antwoord is niet door uw gemeente getekend."),
            _NOTHING_TAKEN,
            nl("Gebruik deze stick niet verder en bel de servicedesk."),
        ),
        _R.STICK_OTHER_TENANT: (
            nl("Dit antwoord is van een andere gemeente."),
            _NOTHING_TAKEN,
            nl("Vraag de beheerder van uw eigen gemeente om het antwoord."),
        ),
        _R.STICK_OTHER_DESK: (
            nl("Dit antwoord is voor een andere laptop."),
            _NOTHING_TAKEN,
            nl("Vraag de beheerder om het antwoord voor deze laptop."),
        ),
        _R.STICK_UNREADABLE: (
            nl("Dit bestand ging open, maar deze laptop begrijpt niet wat erin staat."),
            _NOTHING_TAKEN,
            nl("Bel de servicedesk. Bewaar het bestand tot dan."),
        ),
        _R.PARCEL_KEY_UNFIT: (
            nl("Dit is geen sleutel voor een overdracht."),
            _NOTHING_MADE,
            nl("Vraag de andere gemeente om haar sleutelbestand."),
        ),
        _R.PARCEL_KEY_UNCHECKED: (
            nl("Deze code is niet die van de sleutel."),
            _NOTHING_MADE,
            nl("Laat de code nog eens voorlezen. Klopt hij weer niet, gebruik deze sleutel dan niet."),
        ),
        _R.PARCEL_GROUND_MISSING: (
            nl("Er staat nog niet waarom dit mag."),
            _NOTHING_MADE,
            nl("Kies de grond voor deze overdracht."),
        ),
        _R.PARCEL_CONSENT_MISSING: (
            nl("Gegevens over gezondheid en dergelijke gaan alleen mee als de persoon dat goed vindt."),
            _NOTHING_MADE,
            nl("Kies de toestemming van de persoon, of laat deze gegevens thuis."),
        ),
    }
)

PARCEL_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        TroubleCode.STICK_NOT_AS_WRITTEN: (
            nl("Wat op de stick staat is niet wat erop gezet werd."),
            nl("Alles staat veilig op deze laptop. Er is niets verstuurd."),
            nl("Neem een andere stick."),
        ),
    }
)
