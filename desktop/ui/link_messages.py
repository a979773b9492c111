"""What stands between this laptop and the municipality, as Dutch sentences: happened, safe, advice."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode, TroubleCode
from desktop.domain.wording import nl

_T = TroubleCode
_NOTHING_SENT = nl("Alles staat veilig op deze laptop. Er is niets verstuurd.")

LINK_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        RefusalCode.PROXY_ADDRESS: (
            nl("Dit is geen adres van een proxy."),
            "",
            nl("Typ het zo: proxy.gemeente.nl:8080. Leeg laten mag ook."),
        ),
    }
)

LINK_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        _T.NAME_UNKNOWN: (
            nl("Het adres van de gemeente is hier niet te vinden."),
            _NOTHING_SENT,
            nl("Kijk of er netwerk is. Blijft het zo, bel dan de beheerder."),
        ),
        _T.WIFI_ASKS: (
            nl("Log eerst in op de wifi."),
            _NOTHING_SENT,
            nl("Open een internetpagina en log daar in. Daarna gaat het samenvoegen vanzelf."),
        ),
        _T.PROXY_ASKS: (
            nl("De proxy van dit netwerk vraagt een naam en een wachtwoord."),
            _NOTHING_SENT,
            nl("Vul ze in bij Verbinding, of vraag de beheerder erom."),
        ),
        _T.SYNC_BROKE: (
            nl("Het samenvoegen ging mis in het programma."),
            nl("Alles staat veilig op deze laptop. Dat is niet uw schuld."),
            nl("Probeer het later. Gebeurt het weer, bel dan de beheerder."),
        ),
        _T.CERTIFICATE_STRANGE: (
            nl("Het is niet zeker dat hier uw gemeente antwoordt."),
            _NOTHING_SENT,
            nl("Moet u op deze wifi nog inloggen? Doe dat eerst. Blijft het zo, bel dan de beheerder."),
        ),
        _T.CERTIFICATE_DATE: (
            nl("Het certificaat van de gemeente past niet bij de datum van vandaag."),
            _NOTHING_SENT,
            nl("Kijk of de klok van deze laptop goed staat. Staat hij goed, bel dan de beheerder."),
        ),
    }
)
