"""Many invented dossiers on one desk, so that there is something to count."""

from __future__ import annotations

import functools

from desktop.domain.ids import DossierId
from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.pip import Leerroute, choose_route
from tests.builders import ASIEL, Workplace, workplace

FEASIBLE = {"L01": "gedaan", "L02": "12-8-2026", "L03": "34", "L04": "haalbaar"}
NOT_FEASIBLE = {"L01": "gedaan", "L02": "12-8-2026", "L03": "19", "L04": "niet_haalbaar"}
#: azc, how many, answers, route
GROUPS: tuple[tuple[str, int, dict[str, str], Leerroute | None], ...] = (
    ("azc Zandoever", 7, {**ASIEL, **FEASIBLE}, Leerroute.B1),
    ("azc Zandoever", 2, {**ASIEL, **NOT_FEASIBLE}, Leerroute.B1),
    ("azc Zandoever", 5, {"P07": "asiel_bepaalde_tijd", "P09": "wi2021"}, None),
    ("azc De Wissel", 6, {**ASIEL, "P08": "20-8-2026", "P11": "nog_niet"}, None),
    ("azc De Wissel", 5, {**ASIEL, "P11": "1-9-2026", **NOT_FEASIBLE}, Leerroute.Z_ROUTE),
    ("", 5, {"P07": "asiel_bepaalde_tijd", "P09": "wi2013_elip"}, None),
)


@functools.cache
def many_dossiers() -> Workplace:
    """Thirty dossiers at two azcs and elsewhere. Nothing is written into it by who looks."""
    place = workplace()
    for azc, count, answers, route in GROUPS:
        for number in range(count):
            dossier: DossierId = begin_dossier(place.desk, NewDossier(f"Persoon {number}", "ar", azc)).shown
            place.answer(dossier, **answers)
            if route is not None:
                choose_route(place.desk, dossier, route)
    return place
