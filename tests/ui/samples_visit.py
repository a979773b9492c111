"""A day at two azcs, a household and a plan, made through the real use cases on a desk in memory."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ids import DossierId
from desktop.usecases.appointments import Typed, plan_appointment
from desktop.usecases.household import Relation, SharedFact, link_dossiers, set_share
from desktop.usecases.pip import Leerroute, choose_route, give_reason
from desktop.usecases.prefill import Source, record_prefill
from desktop.usecases.prepare_visit import look_through_day
from desktop.usecases.tasks import add_task, take_on
from tests.builders import ASIEL, Workplace, workplace

PEOPLE = {"ar": "Samir H.", "ti": "Yonas T.", "tr": "Elif K."}


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """The desk, and the dossier of each language."""

    place: Workplace
    dossiers: dict[str, DossierId]
    partner: DossierId


def visit_place() -> VisitPlace:
    """Three talks today at two azcs, one tomorrow; tasks, a couple, a plan in three languages."""
    place = workplace()
    desk = place.desk
    dossiers = {code: place.begin(name, code) for code, name in PEOPLE.items()}
    partner = place.begin("Rima H.", "ar", "azc De Wissel")
    toets = {"L01": "gedaan", "L02": "20-7-2026", "L03": "26", "L04": "niet_haalbaar"}
    for code, dossier in dossiers.items():
        place.answer(
            dossier, **{**ASIEL, "P01": PEOPLE[code]}, T03="langzaam", K01="Goed koken voor veel mensen"
        )
        place.add_row(dossier, "G03", leeftijd="3", woont="bij_mij")
        choose_route(desk, dossier, Leerroute.B1)
        give_reason(desk, dossier, Leerroute.B1, "Wil snel leren en werken.")
    place.answer(dossiers["ar"], **toets)
    place.answer(partner, P01="Rima H.", P07="asiel_bepaalde_tijd", L01="nog_niet")
    record_prefill(desk, partner, "P09", "wi2021", Source.DOCUMENT)
    talks = (
        (dossiers["tr"], Typed("vandaag", "9:30", "azc Zandoever", "4", "51007", "ter_plaatse")),
        (dossiers["ar"], Typed("vandaag", "10:30", "azc Zandoever", "4", "48213", "telefoon", "man")),
        (dossiers["ti"], Typed("vandaag", "14:00", "azc De Wissel", "2")),
        (partner, Typed("morgen", "10:00", "azc De Wissel", "2", "47760", "telefoon", "vrouw")),
    )
    for dossier, typed in talks:
        plan_appointment(desk, dossier, None, typed)
    take_on(desk, partner, "regel.P08")
    add_task(desk, dossiers["ti"], "Andere tolk vragen", "Hij begreep de vorige niet.", "vandaag")
    link_dossiers(desk, dossiers["ar"], partner, Relation.PARTNER)
    set_share(desk, dossiers["ar"], partner, SharedFact.CHILDREN, True)
    return VisitPlace(place, dossiers, partner)


def looked_through(there: VisitPlace) -> VisitPlace:
    """Somebody pressed 'Alles is mee'."""
    look_through_day(there.place.desk, there.place.clock.today())
    return there
