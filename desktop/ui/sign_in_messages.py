"""What stands between the klantmanager and the municipality's own log-in page: happened, safe, advice."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import TroubleCode
from desktop.domain.wording import nl

_T = TroubleCode
_KEPT = nl("Alles staat veilig op deze laptop.")

SIGN_IN_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        _T.SIGN_IN_NEEDED: (
            nl("De gemeente vraagt u om in te loggen."),
            _KEPT,
            nl("Kies Log in bij de gemeente. Daarna gaat het samenvoegen verder waar het was."),
        ),
        _T.SIGN_IN_REFUSED: (
            nl("Het inloggen is niet aangenomen."),
            _KEPT,
            nl("Probeer het met uw eigen account van de gemeente. Blijft het, bel dan de beheerder."),
        ),
        _T.SIGN_IN_NOT_FINISHED: (
            nl("Het inloggen is niet afgemaakt."),
            _KEPT,
            nl("Kies Log in bij de gemeente en maak het af in de browser."),
        ),
        _T.CERTIFICATE_MISSING: (
            nl("De gemeente vraagt een certificaat van deze laptop."),
            _KEPT,
            nl("Bel de beheerder: die zet het op deze laptop."),
        ),
    }
)
