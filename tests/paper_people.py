"""Two invented people with a whole plan, for the tests of papers: asielstatushouder and gezinsmigrant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.ids import DossierId
from desktop.domain.law.book import LawBook, LawValue
from desktop.domain.leerroute import Leerroute
from desktop.domain.tolk import TolkKind, TolkWay
from desktop.usecases.appointments import Typed, plan_appointment
from desktop.usecases.establish import Establishing, establish_pip
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import choose_route, give_reason, make_ready
from desktop.usecases.ports import Desk, PaperMaker
from desktop.usecases.print_paper import make_paper
from desktop.usecases.recording import pen
from desktop.usecases.tolk_session import TolkStart, end_tolk, start_tolk
from tests.builders import Workplace, workplace

BSN = "999993653"
V_NUMMER = "417".zfill(10)
REASONS = {
    Leerroute.B1: "Mevrouw ging nooit naar school en leest nog geen letters. B1 is nu te hoog.",
    Leerroute.ONDERWIJS: "Voltijds school past niet bij de zorg voor haar kinderen.",
    Leerroute.Z_ROUTE: "Zij leert door te doen. De toets en haar eigen verhaal wijzen dezelfde kant op.",
}
SHAIMA: Mapping[str, object] = {
    "P01": "Shaima", "P02": "4-3-1985", "P07": "asiel_bepaalde_tijd", "P08": "11-6-2026", "P09": "wi2021",
    "P11": "2-7-2026", "P03": BSN, "P04": V_NUMMER, "H01": "gemeente",
    "S04": "ja", "L01": "gedaan", "L02": "3-8-2026", "L03": "14", "L04": "niet_haalbaar", "L06": "2",
    "O01": "0", "O04": "geen", "O08": "nee", "O09": "nee", "T02": ["fa"], "T03": "nee",
    "F03": "korter", "M02": "3", "K01": "Zelf naar de dokter en de school kunnen", "K02": "taal",
    "K04": "Tapijt knopen en rekenen op de markt",
    "K07": "z", "D04": "aangevraagd", "H05": "30", "G06": "niemand", "A03": ["nt2"], "A05": ["sport"],
}  # fmt: skip
LESSONS: dict[str, JsonValue] = {
    "school": "Taalschool De Brug",
    "place": "Markt 4, Voorbeeldstad",
    "start": "2026-10-01",
    "days": ("ma_ochtend", "wo_ochtend", "vr_ochtend"),
    "online": "nee",
}
DECIDED: Mapping[str, JsonValue] = {
    "alfabetisering": "ja",
    "intensiteit.leerroute": {"hours": 12, "per": "week", "from": "2026-10-01"},
    "intensiteit.map": {"hours": 40, "per": "totaal", "from": ""},
    "intensiteit.pvt": {"hours": 12, "per": "totaal", "from": ""},
    "intensiteit.participatie": {"hours": 800, "per": "totaal", "from": ""},
    "les": LESSONS,
    "duaal": {"what": "buurthuis De Linde", "kind": "vrijwilligerswerk"},
    "ontzorgen.start": "2026-09-01",
    "ontzorgen.vorm": {"form": "deels", "reason": "zij betaalt de huur al zelf"},
    "begeleiding": {"who": "VluchtelingenWerk", "what": ("wonen", "post", "zorg"), "from": "2026-09-01"},
    "voortgang": {"days": ("2026-12-01", "2027-03-02", "2027-06-01")},
    "opleiding.afmaken": "nee",
}


def with_papers(papers: PaperMaker) -> Workplace:
    """A workplace that draws real papers."""
    place = workplace()
    return replace(place, desk=replace(place.desk, papers=papers))


def decide(desk: Desk, dossier: DossierId, values: Mapping[str, JsonValue]) -> None:
    """Decisions as they are kept, straight into the dossier."""
    with desk.unit_of_work() as work:
        for key, value in values.items():
            parents = work.changes.heads(dossier, ChangeKind.DECISION).get((ChangeKind.DECISION, key), ())
            pen(desk, work, dossier, ChangeKind.DECISION, key, value, parents)
        work.commit()


def shaima(place: Workplace, language: str = "prs") -> DossierId:
    """A widow of 41 with a child of 2: Z-route, not 'vastgesteld' yet; she does not agree."""
    desk = place.desk
    dossier = place.begin("Shaima N.", language, "")
    for question, raw in SHAIMA.items():
        record_answer(desk, dossier, question, raw)  # type: ignore[arg-type]
    place.add_row(dossier, "G03", kind="zoon", leeftijd="2", woont="bij_mij")
    place.add_row(dossier, "G03", kind="dochter", leeftijd="9", woont="bij_mij")
    place.add_row(dossier, "W01", werk="Tapijtknoopster")
    record_answer(desk, dossier, "K08", {"eens": "nee", "niet": "Ik wil eerst mijn huis op orde"})
    with desk.unit_of_work() as work:
        rows = sorted(key for (_, key) in work.changes.heads(dossier, ChangeKind.ANSWER) if "G03#" in key)
    child: dict[str, JsonValue] = {
        "what": "peuterschool",
        "where": "De Vlinder",
        "from": "",
        "waiting": True,
        "since": "2026-09-01",
    }
    decide(desk, dossier, {**DECIDED, f"vve.{rows[0].removeprefix('G03#')}": child})
    decide(desk, dossier, {"tweede_gesprek": {"state": "gepland", "day": "2026-09-22", "note": ""}})
    choose_route(desk, dossier, Leerroute.Z_ROUTE)
    for route, reason in REASONS.items():
        give_reason(desk, dossier, route, reason)
    plan_appointment(
        desk, dossier, None, Typed("22-9-2026", "10:00", "Stadhuis", "kamer 4", "48213", "telefoon")
    )
    plan_appointment(desk, dossier, None, Typed("27-10-2026", "9:30", "Stadhuis", "kamer 4"))
    return dossier


def given_a_plan_before(desk: Desk, dossier: DossierId, language: str) -> None:
    """A plan is made, and after it the lessons begin two weeks later: there is something to compare."""
    make_paper(desk, dossier, language)
    decide(desk, dossier, {"les": {**LESSONS, "start": "2026-10-15"}})


def establish(place: Workplace, dossier: DossierId) -> None:
    """Make the plan ready and write down that it was established today."""
    make_ready(place.desk, dossier)
    typed = Establishing("15-9-2026", "J. de Boer", "teamleider inburgering", "15-9-2026", "2026-00417")
    establish_pip(place.desk, dossier, typed)


def camila(place: Workplace) -> DossierId:
    """A gezinsmigrant of 27 in the B1-route, who buys her own course."""
    desk = place.desk
    dossier = place.begin("Camila R.", "pt", "")
    told: Mapping[str, object] = {
        "P01": "Camila", "P02": "9-9-1999", "P07": "gezin", "P08": "6-7-2026", "P09": "wi2021",
        "P11": "15-6-2026", "L01": "gedaan", "L02": "3-8-2026", "L03": "35", "L04": "haalbaar",
        "K01": "Werken als marketeer", "K07": "b1",
    }  # fmt: skip
    for question, raw in told.items():
        record_answer(desk, dossier, question, raw)  # type: ignore[arg-type]
    choose_route(desk, dossier, Leerroute.B1)
    give_reason(desk, dossier, Leerroute.B1, "Zij heeft een bachelor en wil snel werken.")
    return dossier


def municipal(book: LawBook, **values: str) -> LawBook:
    """A law book in which the municipality filled in keys; '__' stands for the dot in a key."""
    chosen = {key.replace("__", "."): text for key, text in values.items()}

    def filled(value: LawValue) -> LawValue:
        text = chosen.get(value.key)
        return value if text is None else replace(value, value=text, decided_by="college, test")

    return replace(book, values=tuple(filled(value) for value in book.values))


def interpreted(place: Workplace, dossier: DossierId, minutes: int) -> None:
    """One talk with an interpreter of so many minutes."""
    start_tolk(place.desk, dossier, TolkStart("48213", TolkWay.PHONE, TolkKind.REGISTER, "prs"))
    place.clock.go_on(minutes=minutes)
    end_tolk(place.desk, dossier)
