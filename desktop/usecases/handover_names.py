"""How others name what we ask: names of the Gemeentelijk Gegevensmodel (v2.5.1), and plain Dutch heads.

Only a proposal: a person confirms the division of columns once per sender. Attribute names of the model are
facts; nothing of the model itself is copied. Names are compared without capitals, spaces and signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.handover import EARLIER_PIP_KEY

#: 'entity.attribute' or a plain head, to a target: a question, or 'question/cell'
NAMES: Mapping[str, str] = MappingProxyType(
    {
        # INBURGERAAR and the natural person behind it
        "inburgeraar.roepnaam": "P01", "roepnaam": "P01", "voornaam": "P01", "naam": "P01", "achternaam": "",
        "inburgeraar.geboortedatum": "P02", "geboortedatum": "P02", "geborenop": "P02", "geboren": "P02",
        "inburgeraar.bsn": "P03", "bsn": "P03", "burgerservicenummer": "P03",
        "inburgeraar.nationaliteit": "P05", "nationaliteit": "P05",
        "inburgeraar.geboorteland": "P06/geboren", "geboorteland": "P06/geboren",
        "inburgeraar.voertaal": "S01", "voertaal": "S01", "taal": "S01", "voorkeurstaal": "S01",
        "moedertaal": "S01", "gesprekstaal": "S01",
        # INBURGERINGSPLICHT
        "inburgeringsplicht.vnummer": "P04", "vnummer": "P04", "vreemdelingnummer": "P04",
        "inburgeringsplicht.datumstart": "P08", "kennisgeving": "P08", "datumkennisgeving": "P08",
        "dagtekeningkennisgeving": "P08", "datumbriefduo": "P08",
        "inburgeringsplicht.wet": "P09", "wet": "P09",
        "inburgeringsplicht.uitkomstleerbaarheidstoets": "L04", "uitkomstleerbaarheidstoets": "L04",
        "uitslaglbt": "L04", "leerbaarheidstoets.datum": "L02",
        "datumlbt": "L02", "datumleerbaarheidstoets": "L02",
        "leerbaarheidstoets.punten": "L03", "puntenlbt": "L03", "puntenleerbaarheidstoets": "L03",
        "leerbaarheidstoets.status": "L01", "leerbaarheidstoets": "L01", "lbt": "L01",
        "verblijfsvergunning": "P07", "vergunning": "P07", "soortvergunning": "P07", "verblijfstitel": "P07",
        "inburgeringsplicht.verblijfsvergunning": "P07", "inburgeringsplicht.wordtbehandeldals": "P07",
        # ASIELSTATUSHOUDER, VERBLIJFPLAATS_AZC
        "asielstatushouder.telefoonnummerazc": "P14/telefoon", "telefoonnummer": "P14/telefoon",
        "asielstatushouder.telefoonnummer": "P14/telefoon", "telefoon": "P14/telefoon",
        "asielstatushouder.emailadresazc": "P14/email", "asielstatushouder.emailadres": "P14/email",
        "email": "P14/email", "emailadres": "P14/email", "mail": "P14/email",
        "asielstatushouder.digidaangevraagd": "D04", "digidaangevraagd": "D04", "digid": "D04",
        "asielstatushouder.rijbewijs": "W07/rijbewijs", "rijbewijs": "W07/rijbewijs",
        "asielstatushouder.landrijbewijs": "W07/land", "landrijbewijs": "W07/land",
        "asielstatushouder.gekoppeldaangemeente": "P10/gemeente", "gekoppeldaan": "P10/gemeente",
        "gemeente": "P10/gemeente", "koppelgemeente": "P10/gemeente", "datumkoppeling": "P10/sinds",
        "asielstatushouder.datumkoppeling": "P10/sinds", "koppelingsdatum": "P10/sinds",
        "verblijfplaatsazc.plaats": "A01/azc", "azc": "A01/azc",
        "azclocatie": "A01/azc", "locatie": "A01/azc",
        "opvanglocatie": "A01/azc", "verblijfplaatsazc.sinds": "A01/sinds", "azcsinds": "A01/sinds",
        "inschrijvingbrp": "P11", "datuminschrijvingbrp": "P11", "brpdatum": "P11", "inschrijving": "P11",
        # VOORBEREIDING_OP_INBURGERING, INTRODUCTIEMODULE
        "introductiemodule.module": "A03", "module": "A03", "voorinburgering": "A03",
        # TAALVAARDIGHEID, ICT_VAARDIGHEID
        "taalvaardigheid.luisteren": "T05/luisteren", "taalvaardigheid.spreken": "T05/praten",
        "taalvaardigheid.mondeling": "T05/praten", "taalvaardigheid.lezen": "T05/lezen",
        "taalvaardigheid.schrijven": "T05/schrijven", "ictvaardigheid.niveau": "D03",
        # EDUCATIE, DIPLOMAWAARDERING
        "educatie.codeniveauopleiding": "O02/soort", "educatie.land": "O02/land", "educatie.van": "O02/van",
        "educatie.tot": "O02/tot", "educatie.diplomainbezit": "O02/afgemaakt", "jarenschool": "O01",
        "aantaljarenschool": "O01", "schooljaren": "O01", "diplomawaardering.aangevraagd": "O05",
        "diploma": "O04/diploma", "diplomaland": "O04/land", "diplomaniveau": "O04/niveau",
        # WERK, HOOFDDOEL
        "werk.beroep": "W01/werk", "beroep": "W01/werk", "werk.land": "W01/land", "werk.van": "W01/van",
        "werk.tot": "W01/tot", "werk.ambitie": "W08", "ambitie": "W08", "gewenstberoep": "W08",
        "hoofddoel.omschrijving": "K01", "hoofddoel": "K01", "ontwikkelwens": "K02",
        # children
        "kind.leeftijd": "G03/leeftijd", "kindleeftijd": "G03/leeftijd", "leeftijdkind": "G03/leeftijd",
        "kind.geslacht": "G03/kind", "kindgeslacht": "G03/kind", "kind.woont": "G03/woont",
        # PIP of the municipality before
        "pip.gemeente": f"{EARLIER_PIP_KEY}/gemeente", "vorigegemeente": f"{EARLIER_PIP_KEY}/gemeente",
        "pip.leerroute": f"{EARLIER_PIP_KEY}/route", "leerroute.type": f"{EARLIER_PIP_KEY}/route",
        "leerroute": f"{EARLIER_PIP_KEY}/route", "pip.route": f"{EARLIER_PIP_KEY}/route",
        "pip.dagtekeninginitieel": f"{EARLIER_PIP_KEY}/dagtekening_initieel",
        "dagtekeninginitieel": f"{EARLIER_PIP_KEY}/dagtekening_initieel",
        "dagtekeningpip": f"{EARLIER_PIP_KEY}/dagtekening_initieel",
    }
)  # fmt: skip

#: words that mean a choice wherever there is one with this key
WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ja": ("j", "y", "yes", "true", "waar", "1", "x"),
        "nee": ("n", "no", "false", "onwaar", "0", "neen"),
        "nog_niet": ("nog niet", "nee", "-"),
        "1": ("arm", "zeer slecht"),
        "2": ("middelmatig", "slecht"),
        "3": ("voldoende",),
        "4": ("goed",),
        "5": ("uitstekend", "zeer goed"),
        "auto": ("b", "rijbewijs b"),
        "vrachtwagen": ("c", "ce"),
        "motor": ("a",),
        "basisschool": ("basisonderwijs", "basis", "lagere school"),
        "middelbaar": ("havo/vwo", "havo", "vwo", "vmbo/mbo-1", "vmbo", "middelbare school"),
        "beroep": ("mbo", "beroepsopleiding"),
        "hoger": ("hbo/bachelor", "hbo", "wo/master", "wo", "universiteit"),
        "dochter": ("v", "meisje", "vrouw"),
        "zoon": ("m", "jongen", "man"),
        "wi2021": ("wet inburgering 2021", "wi 2021", "2021"),
        "wi2013": ("wet inburgering 2013", "wi 2013", "2013"),
        "gedaan": ("ja", "afgenomen", "gemaakt"),
        "haalbaar": ("b1 haalbaar", "b1-route haalbaar"),
        "niet_haalbaar": ("b1 niet haalbaar",),
        "b1": ("b1-route", "b1route"),
        "onderwijs": ("onderwijsroute",),
        "z": ("z-route", "zelfredzaamheidsroute", "zroute"),
        "nt2": ("nederlands", "taalles"),
        "knm": ("kennis van de nederlandse maatschappij",),
        "ar": ("arabisch (syrisch)", "syrisch", "arabic"),
        "ti": ("tigrigna", "tigrinya"),
        "prs": ("dari", "afghaans"),
    }
)


def plain(text: str) -> str:
    """A name or word to compare by: small letters, without spaces and signs but the dot between names."""
    return "".join(sign for sign in text.casefold() if sign.isalnum() or sign == ".").strip(".")
