"""What is said of the program itself and of files that go out or come in: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode, TroubleCode
from desktop.domain.wording import later, nl

SUPPORT_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        TroubleCode.PART_TOO_OLD: (
            later("Een onderdeel van dit programma is te oud om veilig te zijn: {part} {version}."),
            nl("De koffer is niet geopend. Er is niets veranderd of gewist."),
            later("Vraag de beheerder om de nieuwe versie van dit programma (minstens {part} {at_least})."),
        ),
    }
)
FILE_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        RefusalCode.OPEN_REASON_MISSING: (
            nl("Er staat nog niet waarom dit zonder slot moet."),
            nl("Er is nog geen bestand."),
            nl("Schrijf waarom, of haal het vinkje weg: dan komt er een slot op."),
        ),
        RefusalCode.FILE_NOT_THERE: (
            nl("Dit bestand kan niet worden gelezen."),
            nl("Er is niets veranderd."),
            nl("Kijk of het er nog staat, en of het geen map is."),
        ),
        RefusalCode.FILE_TOO_LARGE: (
            nl("Dit bestand is te groot."),
            nl("Er is niets gelezen."),
            later("Er past {max} MB. Maak een bestand met alleen deze personen."),
        ),
        RefusalCode.EXPORT_TARGET_EXISTS: (
            nl("Op die plek staat al een bestand."),
            nl("Er is niets overschreven."),
            nl("Kies een andere naam of map."),
        ),
    }
)
