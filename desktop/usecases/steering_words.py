"""The codes that steering counts, in Dutch for the klantmanager and the team leader."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.pip import MissingCode
from desktop.domain.plan_children import CareBlocker
from desktop.domain.wording import nl, small
from sync.protocol.steering import ALL, By, Place, Standing

STANDINGS: Mapping[str, tuple[str, str]] = {
    Standing.IN_TIME: (nl("Vastgesteld binnen tien weken"), "ok"),
    Standing.LATE: (nl("Te laat vastgesteld"), "bad"),
    Standing.ESTABLISHED: (nl("Vastgesteld, laatste dag niet bekend"), "plain"),
    Standing.RUNNING: (nl("Nog niet klaar, er is nog tijd"), "plain"),
    Standing.OVERDUE: (nl("Nog niet klaar, de tien weken zijn voorbij"), "bad"),
    Standing.NOT_RUNNING: (nl("De klok loopt nog niet"), "plain"),
    Standing.ELSEWHERE: (nl("Hoort niet bij de Wi2021"), "plain"),
}
ROUTES: Mapping[str, str] = {"b1": nl("B1-route"), "onderwijs": nl("Onderwijsroute"), "z": nl("Z-route")}
OUTCOMES: Mapping[str, str] = {
    "haalbaar": nl("Haalbaar"),
    "niet_haalbaar": nl("Niet haalbaar"),
    "geen": nl("Geen toets"),
    "": nl("Nog geen uitslag"),
}
_BLOCKERS: Mapping[str, str] = {
    MissingCode.NOT_HERE: nl("Hoort niet bij de Wi2021"),
    MissingCode.GROUP_UNKNOWN: nl("Doelgroep nog niet bekend"),
    MissingCode.CONFLICT_OPEN: nl("Twee antwoorden wachten op een keuze"),
    MissingCode.TEST_MISSING: nl("Leerbaarheidstoets ontbreekt"),
    MissingCode.LAW_NEEDS: nl("Een vraag die de wet stelt is nog open"),
    MissingCode.HEALTH_NOT_DISCUSSED: nl("Gezondheid nog niet besproken"),
    MissingCode.ROUTE_NOT_CHOSEN: nl("Leerroute nog niet gekozen"),
    MissingCode.REASON_FOR: nl("Reden voor de route ontbreekt"),
    MissingCode.REASON_AGAINST: nl("Reden tegen een route ontbreekt"),
    MissingCode.REASON_DEPARTS_FROM_TEST: nl("Reden om van de toets af te wijken ontbreekt"),
    MissingCode.NO_TEST_REASON: nl("Wat in plaats van de toets gezien is, ontbreekt"),
    MissingCode.OFFER_UNKNOWN: nl("Aanbod onderwijsroute nog niet bekend"),
    MissingCode.OWN_VIEW: nl("Eigen mening over de route ontbreekt"),
    MissingCode.AGREEMENT: nl("Niet gevraagd of de persoon het eens is"),
    MissingCode.SECOND_TALK: nl("Tweede gesprek niet aangeboden"),
    MissingCode.HOURS_OPEN: nl("Uren nog niet afgesproken"),
    MissingCode.Z_HOURS_OPEN: nl("Uren van de Z-route nog niet afgesproken"),
    MissingCode.CHILD_OPEN: nl("Afspraak over een jong kind ontbreekt"),
    MissingCode.ONTZORGEN_OPEN: nl("Vorm van ontzorgen nog open"),
    MissingCode.ONTZORGEN_REASON: nl("Reden voor een andere vorm van ontzorgen ontbreekt"),
    CareBlocker.NOBODY_MINDS: nl("Niemand past op de kinderen tijdens de les"),
    CareBlocker.WAITING_LIST: nl("Wachtlijst voor opvang of peuterschool"),
    "klok_geen_kennisgeving": nl("Datum van de brief van DUO niet bekend"),
    "klok_nog_niet_in_brp": nl("Nog niet in de BRP van onze gemeente"),
    "klok_brp_onbekend": nl("Datum van inschrijving niet bekend"),
    "klok_wacht_op_ander": nl("Wacht op informatie van een ander"),
    "klok_later_door_ander": nl("Later door informatie van een ander"),
}


def blocker_words(code: str) -> str:
    """A code in words; one this version does not know as it came, with spaces."""
    return _BLOCKERS.get(code) or code.replace("_", " ").capitalize()


def place_words(place: Place) -> str:
    """'Alles samen', 'azc Drachten', 'Niet in een azc', 'Voorbeeldstad'."""
    if place.by is None:
        return nl("Alles samen")
    if place.by is By.AZC:
        return place.name or nl("Zonder azc")
    return place.name


def column_words(table: str, column: str) -> str:
    """A column of a table in words, for a file."""
    if column == ALL:
        return "totaal"
    if table == "termijn":
        return STANDINGS[column][0]
    if table == "route_en_toets":
        route, _, outcome = column.partition(".")
        return nl(
            "{routes}, {part}",
            routes=ROUTES[route],
            part=nl("alle uitslagen") if outcome == ALL else small(OUTCOMES[outcome]),
        )
    return blocker_words(column)
