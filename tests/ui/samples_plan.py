"""Invented plan boards as the use cases give them."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.ids import DossierId, PaperId
from desktop.usecases.interview import PlanBlockShown, PlanLineShown, Stop
from desktop.usecases.pip import FactShown, Leerroute, Missing, PlanBoard, RouteShown, Sign
from desktop.usecases.ports import PageImage
from desktop.usecases.print_paper import Paper

SAMIR = DossierId("d-samir")


def fact(sign: Sign, text: str, number: str = "", law: str = "") -> FactShown:
    return FactShown(sign, text, number, f"Q{number}" if number else "", law)


_B1 = (
    fact(Sign.FOR, "Toets: 30 van 40, haalbaar", "4.3", "Besluit inburgering 2021, artikel 5.3"),
    fact(Sign.FOR, "9 jaar naar school", "5.1"),
    fact(Sign.FOR, "Wil leren en werken samen", "15.3"),
    fact(Sign.AGAINST, "Kan ons alfabet nog langzaam lezen", "3.3"),
)
_SCHOOL = (
    fact(Sign.FOR, "Heeft diploma middelbare school", "5.4"),
    fact(Sign.AGAINST, "Wil niet 2 jaar voltijds naar school", "5.9"),
    fact(Sign.AGAINST, "Zorgt overdag voor dochter", "7.6"),
    fact(Sign.UNKNOWN, "Aanbod in de regio: nog niet bekend"),
)
_Z = (
    fact(Sign.FOR, "Weinig tijd om thuis te leren", "11.2"),
    fact(Sign.AGAINST, "Toets: haalbaar", "4.4"),
    fact(Sign.AGAINST, "Leest en schrijft Arabisch goed", "3.2"),
    fact(Sign.AGAINST, "Rekenen was makkelijk", "5.11"),
)


def block(number: int, title: str, picture: str, status: str, text: str, waits: str = "") -> PlanBlockShown:
    lines = (PlanLineShown(text, "15.1", "Q15.1", False),) if text else ()
    return PlanBlockShown(number, title, picture, status, lines, waits)


BLOCKS = (
    block(1, "Dit bent u", "portrait", "klaar", "Samir. ‘Goed koken voor veel mensen’"),
    block(2, "Uw doel", "goal", "klaar", "Werken als kok. Eerst een dag meekijken"),
    block(3, "Uw weg", "road-open", "deels", "B1-route. Wacht op de laatste reden"),
    block(4, "Taal leren", "classroom", "klaar", "Ma, di, do, 9 tot 12 uur, De Brug"),
    block(5, "Werk en Nederland", "work", "klaar", "40 uur les over werk, 12 uur waarden"),
    block(6, "Thuis en kinderen", "home-children", "deels", "Peuterschool. Opvang: wachtlijst"),
    block(7, "Hulp en geld", "help", "klaar", "Marit. Vaste kosten 6 maanden"),
    block(8, "Onze afspraken", "calendar", "leeg", "", "aan het einde"),
)

OPEN = PlanBoard(
    dossier=SAMIR,
    roepnaam="Samir H.",
    routes=(
        RouteShown(Leerroute.B1, "B1-route", "Nederlands tot B1, met werk", _B1, "", "Waarom?", False, False),
        RouteShown(
            Leerroute.ONDERWIJS,
            "Onderwijsroute",
            "Voltijds school, dan mbo of hbo",
            _SCHOOL,
            "",
            "Waarom?",
            False,
            False,
        ),
        RouteShown(Leerroute.Z_ROUTE, "Z-route", "Zelfredzaam, 800 uur les", _Z, "", "Waarom?", False, False),
    ),
    blocks=BLOCKS,
    warnings=(),
    missing=(
        Missing("De leerbaarheidstoets is nog niet gedaan (vraag 4.1)", "L01", None),
        Missing("Er is nog geen leerroute gekozen", "", None),
        Missing("De wet vraagt dit (vraag 10.4)", "F04", None),
    ),
    status="",
    extra_reason="",
    needs_extra_reason=False,
    stop=None,
)
CHOSEN = replace(
    OPEN,
    routes=(
        replace(
            OPEN.routes[0],
            reason="Toets is haalbaar en hij leerde eerder een taal op het werk. Les en keuken samen kan.",
            reason_label="Waarom wel?",
            is_chosen=True,
        ),
        replace(
            OPEN.routes[1],
            reason="Hij wil snel werken in een keuken. Voltijds school past nu niet bij zijn gezin.",
            reason_label="Waarom niet?",
        ),
        replace(OPEN.routes[2], reason_label="Waarom niet?", needs_reason=True),
    ),
    missing=(Missing("Z-route: waarom deze route niet?", "", Leerroute.Z_ROUTE),),
    status="concept",
)
DEPARTS = replace(
    CHOSEN,
    warnings=("De toets is mogelijk niet betrouwbaar: de cliënt was moe (4.5).",),
    needs_extra_reason=True,
    missing=(*CHOSEN.missing, Missing("Waarom anders dan de toets?", "", None)),
)
READY = replace(
    CHOSEN,
    routes=(*CHOSEN.routes[:2], replace(CHOSEN.routes[2], reason="Te weinig uitdaging.", needs_reason=False)),
    missing=(),
    status="gereed",
)
STOPPED = replace(
    OPEN,
    stop=Stop(
        "Deze persoon is niet inburgeringsplichtig (ontheemde uit Oekraïne)",
        ("Wie tijdelijke bescherming heeft, hoeft niet in te burgeren. Er komt geen PIP.",),
        ("De gemeente: voor opvang, leefgeld en zorg.", "DUO: voor vragen over vrijwillig inburgeren."),
        "Wet inburgering 2021, artikel 3 en 4",
    ),
)
PAPER = Paper(
    PaperId("paper-2-ar"), SAMIR, 2, "ar", b"%PDF-1.7", "00", True, "15 september 2026, 11:10", 1, True
)
BLANK = PageImage(210, 297, b"\xff" * (210 * 297 * 3))
