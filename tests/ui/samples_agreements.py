"""Plans with agreements of invented people, on a real desk."""

from __future__ import annotations

from desktop.domain.ids import DossierId
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import Leerroute, choose_route
from desktop.usecases.plan_steps import StepGiven, Who, add_step, change_step, end_step
from tests.builders import ASIEL, Workplace, carry, workplace

ARABIC = "أريد أن أتعلم اللغة مع جارتي كل يوم حتى أعمل من جديد"


def full(place: Workplace, language: str = "ar", route: Leerroute = Leerroute.B1) -> DossierId:
    """A talk that answered much: lines in every block, steps chosen, one of them with health in it."""
    dossier = place.begin("Rima", language)
    place.answer(dossier, **ASIEL, S01=language, O01="16", H01="gemeente")
    place.add_row(dossier, "O04", diploma="Tandarts", niveau="hoger", land="SY", papier="hier")
    place.add_row(dossier, "G03", kind="dochter", leeftijd="3", woont="bij_mij")
    place.add_row(dossier, "G03", kind="zoon", leeftijd="8", woont="bij_mij")
    place.answer(
        dossier,
        O05="nee",
        K01="Weer als tandarts werken in een praktijk met andere mensen",
        K02="taal",
        K04="Ik zorgde zes jaar voor mensen die pijn hadden",
        W08="Tandarts",
        T03="langzaam",
        T07=["praten", "telefoon"],
        H04=["bus", "niet_fietsen"],
        H05="45",
        D01=["telefoon", "internet"],
        D03="2",
        D04="nee",
        E03="nee",
        H03=["spullen", "toeslagen"],
        Z03=["post", "computer"],
        N05=["taal", "club"],
        W03=["zorgen", "uitleggen"],
        W11="2",
        G06="familie",
        M06="ja",
    )
    record_answer(
        place.desk, dossier, "T05", {"luisteren": "2", "praten": "2", "lezen": "1", "schrijven": "1"}
    )
    record_answer(place.desk, dossier, "K06", {"hoe_vaak": "maand", "hoe": "komen"})
    choose_route(place.desk, dossier, route)
    add_step(
        place.desk, dossier, StepGiven(4, line="taalmaatje", who=Who.ANDER, who_name="Ans", by="1-10-2026")
    )
    add_step(place.desk, dossier, StepGiven(4, own=ARABIC, in_own_language=True))
    ended = add_step(place.desk, dossier, StepGiven(4, line="fietsen")).changes[0].key
    end_step(place.desk, dossier, ended)
    add_step(place.desk, dossier, StepGiven(7, line="digid_aanvragen", who=Who.BEGELEIDER, by="15-9-2026"))
    add_step(place.desk, dossier, StepGiven(7, line="huisarts_zorgen"))
    add_step(place.desk, dossier, StepGiven(5, line="diploma_waarderen", who=Who.GEMEENTE))
    add_step(place.desk, dossier, StepGiven(8, line="afspraken_in_telefoon"))
    return dossier


def differing() -> tuple[Workplace, DossierId]:
    """Two laptops said differently when a step is to be done."""
    place, other = workplace(), workplace("desk-b")
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    key = add_step(place.desk, dossier, StepGiven(4, line="bibliotheek")).changes[0].key
    carry(place.desk, other.desk, dossier)
    change_step(place.desk, dossier, key, Who.SCHOOL, "", "1-10-2026")
    change_step(other.desk, dossier, key, Who.GEMEENTE, "", "1-12-2026")
    carry(other.desk, place.desk, dossier, 2)
    return place, dossier
