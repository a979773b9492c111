"""The codes that steering counts, in Dutch for the klantmanager and the team leader."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.pip import MissingCode
from desktop.domain.plan_children import CareBlocker
from sync.protocol.steering import ALL, By, Place, Standing

STANDINGS: Mapping[str, tuple[str, str]] = {
    Standing.IN_TIME: ("Vastgesteld binnen tien weken", "ok"),
    Standing.LATE: ("Te laat vastgesteld", "bad"),
    Standing.ESTABLISHED: ("Vastgesteld, laatste dag niet bekend", "plain"),
    Standing.RUNNING: ("Nog niet klaar, er is nog tijd", "plain"),
    Standing.OVERDUE: ("Nog niet klaar, de tien weken zijn voorbij", "bad"),
    Standing.NOT_RUNNING: ("De klok loopt nog niet", "plain"),
    Standing.ELSEWHERE: ("Hoort niet bij de Wi2021", "plain"),
}
ROUTES: Mapping[str, str] = {"b1": "B1-route", "onderwijs": "Onderwijsroute", "z": "Z-route"}
OUTCOMES: Mapping[str, str] = {
    "haalbaar": "Haalbaar",
    "niet_haalbaar": "Niet haalbaar",
    "geen": "Geen toets",
    "": "Nog geen uitslag",
}
_BLOCKERS: Mapping[str, str] = {
    MissingCode.NOT_HERE: "Hoort niet bij de Wi2021",
    MissingCode.GROUP_UNKNOWN: "Doelgroep nog niet bekend",
    MissingCode.CONFLICT_OPEN: "Twee antwoorden wachten op een keuze",
    MissingCode.TEST_MISSING: "Leerbaarheidstoets ontbreekt",
    MissingCode.LAW_NEEDS: "Een vraag die de wet stelt is nog open",
    MissingCode.HEALTH_NOT_DISCUSSED: "Gezondheid nog niet besproken",
    MissingCode.ROUTE_NOT_CHOSEN: "Leerroute nog niet gekozen",
    MissingCode.REASON_FOR: "Reden voor de route ontbreekt",
    MissingCode.REASON_AGAINST: "Reden tegen een route ontbreekt",
    MissingCode.REASON_DEPARTS_FROM_TEST: "Reden om van de toets af te wijken ontbreekt",
    MissingCode.NO_TEST_REASON: "Wat in plaats van de toets gezien is, ontbreekt",
    MissingCode.OFFER_UNKNOWN: "Aanbod onderwijsroute nog niet bekend",
    MissingCode.OWN_VIEW: "Eigen mening over de route ontbreekt",
    MissingCode.AGREEMENT: "Niet gevraagd of de persoon het eens is",
    MissingCode.SECOND_TALK: "Tweede gesprek niet aangeboden",
    MissingCode.HOURS_OPEN: "Uren nog niet afgesproken",
    MissingCode.Z_HOURS_OPEN: "Uren van de Z-route nog niet afgesproken",
    MissingCode.CHILD_OPEN: "Afspraak over een jong kind ontbreekt",
    MissingCode.ONTZORGEN_OPEN: "Vorm van ontzorgen nog open",
    MissingCode.ONTZORGEN_REASON: "Reden voor een andere vorm van ontzorgen ontbreekt",
    CareBlocker.NOBODY_MINDS: "Niemand past op de kinderen tijdens de les",
    CareBlocker.WAITING_LIST: "Wachtlijst voor opvang of peuterschool",
    "klok_geen_kennisgeving": "Datum van de brief van DUO niet bekend",
    "klok_nog_niet_in_brp": "Nog niet in de BRP van onze gemeente",
    "klok_brp_onbekend": "Datum van inschrijving niet bekend",
    "klok_wacht_op_ander": "Wacht op informatie van een ander",
    "klok_later_door_ander": "Later door informatie van een ander",
}


def blocker_words(code: str) -> str:
    """A code in words; one this version does not know as it came, with spaces."""
    return _BLOCKERS.get(code) or code.replace("_", " ").capitalize()


def place_words(place: Place) -> str:
    """'Alles samen', 'azc Drachten', 'Niet in een azc', 'Voorbeeldstad'."""
    if place.by is None:
        return "Alles samen"
    if place.by is By.AZC:
        return place.name or "Zonder azc"
    return place.name


def column_words(table: str, column: str) -> str:
    """A column of a table in words, for a file."""
    if column == ALL:
        return "totaal"
    if table == "termijn":
        return STANDINGS[column][0]
    if table == "route_en_toets":
        route, _, outcome = column.partition(".")
        return f"{ROUTES[route]}, {'alle uitslagen' if outcome == ALL else OUTCOMES[outcome].casefold()}"
    return blocker_words(column)
