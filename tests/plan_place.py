"""A dossier in which the law wants nothing more, a plan that is gereed: through the real use cases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.decision_shown import DecisionShown
from desktop.usecases.establish import Establishing, establish_pip
from desktop.usecases.interview.shown import RawAnswer
from desktop.usecases.pip import (
    Leerroute,
    OfferState,
    choose_route,
    give_reason,
    make_ready,
    plan_board,
    record_offer,
)
from desktop.usecases.plan_elements import confirm_proposals, elements_shown, record_element
from desktop.usecases.revision import begin_revision
from tests.builders import ASIEL, Workplace, workplace

#: a working day in November 2026, after the worked dates of the domain file
NOVEMBER = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
HOUSED = {**ASIEL, "H01": "gemeente"}
TEST_DONE = {"L01": "gedaan", "L02": "20-7-2026", "L03": "33", "L04": "haalbaar"}
REST: dict[str, RawAnswer] = {
    "O01": "9", "O08": "nee", "O09": "nee", "T02": ["ti"], "T03": "langzaam", "F03": "korter", "M02": "3",
    "K01": "Een vak leren", "K02": "werk", "K07": "b1", "K08": {"eens": "ja"},
    "W08": "Monteur", "O04": "geen", "G03": "geen", "S04": "ja",
}  # fmt: skip
DECISION = Establishing("5-11-2026", "N. de Wit", "teamleider inburgering", "6-11-2026", "Z-26-0412")


def november() -> Workplace:
    """A desk in November 2026."""
    return workplace(now=NOVEMBER)


def intake(place: Workplace, answers: dict[str, str] = HOUSED) -> DossierId:
    """Everything asked; nothing decided."""
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **answers, **TEST_DONE)
    place.answer(dossier, **REST)
    place.add_row(dossier, "W01", werk="Boer")
    return dossier


def chosen(place: Workplace, dossier: DossierId, route: Leerroute = Leerroute.B1) -> None:
    """A route with all its reasons."""
    choose_route(place.desk, dossier, route)
    if route is Leerroute.ONDERWIJS:
        record_offer(place.desk, dossier, OfferState.YES, "")
    for one in Leerroute:
        give_reason(place.desk, dossier, one, f"Over de weg {one.name.lower()}: zo is het gewogen.")
    give_reason(place.desk, dossier, None, "De toets weegt hier minder: weinig computer.")


def agreed(place: Workplace, dossier: DossierId) -> None:
    """Everything that has to be agreed for this plan, as it is proposed, and eight hours a week besides."""
    for block in range(4, 9):
        needs = elements_shown(place.desk, dossier, block).elements
        confirm_proposals(place.desk, dossier, block, [need.key for need in needs])
    for lack in plan_board(place.desk, dossier).missing:
        if lack.element.startswith("intensiteit."):
            block = 4 if lack.element == "intensiteit.leerroute" else 5
            record_element(place.desk, dossier, block, lack.element, {"hours": "8", "per": "week"})


def ready(place: Workplace, route: Leerroute = Leerroute.B1) -> DossierId:
    """A plan that is 'gereed'."""
    dossier = intake(place)
    chosen(place, dossier, route)
    agreed(place, dossier)
    make_ready(place.desk, dossier)
    return dossier


def refused(place: Workplace, dossier: DossierId, typed: Establishing) -> tuple[RefusalCode, str | None]:
    """What establishing is refused for, and beside which field."""
    with pytest.raises(Refusal) as told:
        establish_pip(place.desk, dossier, typed)
    return told.value.code, told.value.field


def until(shown: DecisionShown) -> dict[str, str]:
    """The last days that the screen tells."""
    return {term.kind: term.until for term in shown.terms}


def versions(place: Workplace, dossier: DossierId) -> list[Change]:
    """The changes that are versions of the plan."""
    with place.desk.unit_of_work() as work:
        return list(work.changes.of(dossier, ChangeKind.PIP_VERSION))


def established(place: Workplace, route: Leerroute = Leerroute.B1) -> DossierId:
    """A plan that is vastgesteld on 5 November 2026."""
    dossier = ready(place, route)
    establish_pip(place.desk, dossier, DECISION)
    return dossier


def changed(place: Workplace, dossier: DossierId, route: Leerroute = Leerroute.Z_ROUTE) -> None:
    """A revision with another route, up to 'gereed'."""
    begin_revision(place.desk, dossier, "leerroute", "De lessen gaan te snel.")
    chosen(place, dossier, route)
    agreed(place, dossier)
    make_ready(place.desk, dossier)
