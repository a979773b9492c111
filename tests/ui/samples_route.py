"""Plan boards of invented people as the real use cases give them."""

from __future__ import annotations

import functools
from dataclasses import replace

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.ids import DossierId
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import (
    Extra,
    Leerroute,
    OfferState,
    PlanBoard,
    SecondTalkState,
    choose_route,
    give_reason,
    plan_board,
    record_offer,
    record_second_talk,
)
from desktop.usecases.recording import pen
from tests.builders import ASIEL, Workplace, workplace
from tests.ui.samples_plan import SAMIR

LONG = (
    "Filmon is jong en leert snel als iemand het voordoet. De score op de toets is laag omdat hij bijna "
    "nooit met een computer werkte; in de les op het azc ging hij van geen woord naar korte zinnen. "
    "Hij wil lasser worden en kan dat leren naast de taalles, met een begeleider op het werk."
)


@functools.cache
def fresh() -> PlanBoard:
    """Hardly anything was asked: gaps in every column."""
    place = workplace()
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    return _of_samir(plan_board(place.desk, dossier))


@functools.cache
def dissent() -> PlanBoard:
    """B1 against the test and against the person's own view; long reasons; a second talk is planned."""
    place = workplace()
    dossier = _talked(place)
    place.answer(dossier, L01="gedaan", L02="20-7-2026", L03="26", L04="niet_haalbaar", L06="1", D03="2")
    record_answer(place.desk, dossier, "L07", {"ja_nee": "ja", "wat": ["moe"]})
    place.answer(dossier, K07="onderwijs")
    said = "Ik wil naar school, niet werken. Mijn broer ging ook naar school."
    record_answer(place.desk, dossier, "K08", {"eens": "nee", "niet": said})
    choose_route(place.desk, dossier, Leerroute.B1)
    for route in Leerroute:
        give_reason(place.desk, dossier, route, LONG)
    give_reason(place.desk, dossier, None, "De score is laag door weinig computer (4.6 en 13.3).")
    record_offer(place.desk, dossier, OfferState.WAITING, "De Brug, vanaf februari")
    planned = SecondTalkState.PLANNED
    return _of_samir(
        record_second_talk(place.desk, dossier, planned, "20-9-2026", "Met zijn broer erbij").shown
    )


@functools.cache
def no_test() -> PlanBoard:
    """No test is possible, the onderwijsroute is chosen and its offer is not known."""
    place = workplace()
    dossier = _talked(place)
    place.answer(dossier, L01="nog_niet", L08="ja", K07="onderwijs")
    record_answer(place.desk, dossier, "K08", {"eens": "nee", "niet": "Te ver weg"})
    choose_route(place.desk, dossier, Leerroute.ONDERWIJS)
    give_reason(place.desk, dossier, Extra.NO_TEST, "")
    return _of_samir(plan_board(place.desk, dossier))


@functools.cache
def bound() -> PlanBoard:
    """The Z-route of another municipality binds."""
    place = workplace()
    dossier = _talked(place)
    place.answer(dossier, L01="gedaan", L02="20-7-2026", L03="35", L04="haalbaar")
    with place.desk.unit_of_work() as work:
        plan: JsonValue = {
            "gemeente": "Anderestad",
            "route": "z",
            "dagtekening_initieel": "2026-02-03",
        }
        pen(place.desk, work, dossier, ChangeKind.DECISION, "vorig_pip", plan)
        work.commit()
    return _of_samir(choose_route(place.desk, dossier, Leerroute.Z_ROUTE).shown)


def _talked(place: Workplace) -> DossierId:
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    place.answer(
        dossier, O01="6", O08="ja", O09="nee", T02=["ti"], T03="langzaam", F03="korter", M02="3", H05="30",
        K01="Een vak leren", K02="werk", K03="allebei", W08="Lasser", O04="geen", G03="geen", S04="ja",
        T07=["praten", "werk"], A03=["nt2"], O10="nee", D05="ja", W10=["ma_ochtend", "di_ochtend"],
    )  # fmt: skip
    place.add_row(dossier, "W01", werk="Boer")
    place.add_row(dossier, "T01", taal="ti", hoe_goed="heel_goed")
    place.add_row(dossier, "T01", taal="ar", hoe_goed="goed")
    return dossier


def _of_samir(board: PlanBoard) -> PlanBoard:
    """As the window of the samples has it open."""
    return replace(board, dossier=SAMIR)
