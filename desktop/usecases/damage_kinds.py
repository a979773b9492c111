"""Every kind of damaged koffer in words: what happened, the likely cause, which ways may help.

One kind, one text, one number for the phone. No way erases: what is broken is set aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.errors import TroubleCode
from desktop.domain.wording import nl


class Way(StrEnum):
    """What the klantmanager can do; each is a button."""

    RESTORE = "restore"
    EARLIER = "earlier"  # back to the program of before
    LOCK_BACK = "lock_back"
    RECOVER = "recover"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Kind:
    """The words of one kind, its number for the phone, and the ways that may help."""

    number: int
    happened: str
    cause: str
    ways: tuple[Way, ...]
    next_step: str = ""


_T = TroubleCode
_BACK = (Way.RESTORE, Way.AGAIN)
_LOCK = (Way.LOCK_BACK, Way.RECOVER, Way.AGAIN)
KINDS: Mapping[TroubleCode, Kind] = MappingProxyType(
    {
        _T.STORE_DAMAGED: Kind(
            1,
            nl("Uw koffer is beschadigd."),
            nl("Waarschijnlijk schreef de schijf een stuk verkeerd: een val, slijtage of stroomuitval."),
            _BACK,
        ),
        _T.STORE_EMPTY_FILE: Kind(
            2,
            nl("Het bestand van uw koffer is leeg."),
            nl("Waarschijnlijk brak een ander programma het kopiëren of opruimen van dit bestand af."),
            _BACK,
        ),
        _T.STORE_NOT_ENCRYPTED: Kind(
            3,
            nl("Dit bestand is geen versleutelde koffer."),
            nl("Een ander programma zette het hier neer. Dit programma schrijft nooit zonder versleuteling."),
            _BACK,
        ),
        _T.STORE_FOREIGN: Kind(
            4,
            nl("Op de plek van uw koffer staat een ander bestand."),
            nl("Waarschijnlijk is er iets over uw koffer heen gekopieerd, of het bestand is helemaal kapot."),
            _BACK,
        ),
        _T.STORE_OTHER: Kind(
            5,
            nl("Op deze plek staat een koffer die niet bij uw slot hoort."),
            nl("Waarschijnlijk is hier de koffer van een andere laptop neergezet."),
            _BACK,
        ),
        _T.STORE_TRUNCATED: Kind(
            6,
            nl("Van uw koffer ontbreekt het laatste stuk."),
            nl("Waarschijnlijk stopte het kopiëren te vroeg, of was de schijf vol."),
            _BACK,
        ),
        _T.STORE_MISSING: Kind(
            7,
            nl("Uw koffer staat niet meer op deze plek."),
            nl("Waarschijnlijk is het bestand verplaatst of weggegooid, buiten dit programma om."),
            _BACK,
        ),
        _T.STORE_ROLLED_BACK: Kind(
            8,
            nl("In uw koffer staat een ouder stuk."),
            nl("Waarschijnlijk zette een herstelprogramma iets van vroeger terug. De rest is nieuwer."),
            _BACK,
        ),
        _T.STORE_NEWER: Kind(
            9,
            nl("Uw koffer is gemaakt met een nieuwere versie."),
            nl("Op deze laptop staat nu een oudere versie van het programma dan eerst."),
            (Way.AGAIN, Way.EARLIER),
            nl("Vraag de beheerder om de nieuwe versie op deze laptop te zetten. Dan opent alles weer."),
        ),
        _T.HEADER_MISSING: Kind(
            10,
            nl("Het slot van uw koffer ontbreekt."),
            nl("Het kleine bestand dat uw wachtzin aan de koffer verbindt, is verplaatst of weggegooid."),
            _LOCK,
        ),
        _T.HEADER_DAMAGED: Kind(
            11,
            nl("Het slot van uw koffer is beschadigd."),
            nl("Het kleine bestand dat uw wachtzin aan de koffer verbindt, is niet meer te lezen."),
            _LOCK,
        ),
        _T.HEADER_NEWER: Kind(
            12,
            nl("Het slot van uw koffer is van een nieuwere versie."),
            nl("Op deze laptop staat nu een oudere versie van het programma dan eerst."),
            (Way.AGAIN,),
            nl("Vraag de beheerder om de nieuwe versie op deze laptop te zetten. Dan opent alles weer."),
        ),
        _T.DEVICE_SECRET_GONE: Kind(
            13,
            nl("Deze laptop kent zijn eigen sleutel niet meer."),
            nl("Waarschijnlijk is de computer opnieuw ingericht, of staat de sleutelkast op slot."),
            (Way.AGAIN, Way.RECOVER),
            nl("Meld u op de computer aan met uw eigen account. Helpt dat niet: vraag de gemeente."),
        ),
        _T.SECOND_INSTANCE: Kind(
            14,
            nl("Deze koffer is al open op deze laptop."),
            nl("Het programma staat nog open in een ander venster, of sluit net af."),
            (Way.AGAIN,),
            nl("Gebruik het venster dat al open is."),
        ),
        _T.READ_ONLY: Kind(
            15,
            nl("Op deze schijf kan niet geschreven worden."),
            nl("De map of de schijf staat op alleen lezen, of uw account mag hier niet schrijven."),
            (Way.AGAIN,),
            nl("Vraag de beheerder om de map weer open te zetten. Probeer het daarna opnieuw."),
        ),
        _T.DISK_FULL: Kind(
            16,
            nl("De schijf van deze laptop is vol."),
            nl("Er is geen ruimte om veilig te kunnen schrijven."),
            (Way.AGAIN,),
            nl("Maak ruimte: gooi iets weg buiten dit programma. Probeer het daarna opnieuw."),
        ),
        _T.DISK_ERROR: Kind(
            17,
            nl("De schijf van deze laptop geeft een fout."),
            nl("De schijf kan het bestand nu niet goed lezen. Dat kan een begin van slijtage zijn."),
            (Way.AGAIN,),
            nl("Probeer het opnieuw. Blijft de fout: zet de laptop niet opnieuw op en bel de beheerder."),
        ),
    }
)
