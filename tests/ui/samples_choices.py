"""People about whom two laptops say something else, by real use cases on two real desks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desktop.domain.changes import Certainty, Source
from desktop.domain.ids import DeskId, DossierId, WorkerId
from desktop.domain.roles import Role
from desktop.usecases.interview import go_to, record_answer, record_row, remove_row
from desktop.usecases.ports import Worker
from desktop.usecases.remarks import answer_remark, begin_remark, close_remark, remarks
from tests.builders import ASIEL, Workplace, carry, workplace

JOOST = Worker(WorkerId("w-joost"), "Joost de Wit", "Voorbeeldstad", "")


class Told:
    """The names that the municipality told these desks."""

    def name(self, worker: WorkerId) -> str:
        return {"w-joost": "Joost de Wit", "w-marit": "Marit Bakker"}.get(worker, "")

    def laptop(self, desk: DeskId) -> str:
        return {"desk-a": "laptop 3", "desk-b": "laptop 5"}.get(desk, "")


@dataclass(frozen=True, slots=True)
class ChoicesPlace:
    """Two desks that met, and the dossier they differ about."""

    here: Workplace
    there: Workplace
    dossier: DossierId


def pair() -> tuple[Workplace, Workplace]:
    """Marit and Joost, each on an own desk, who know each other's names."""
    here = workplace("desk-a", now=datetime(2026, 9, 7, 12, 12, tzinfo=UTC))
    there = workplace("desk-b", worker=JOOST, now=datetime(2026, 9, 10, 7, 40, tzinfo=UTC))
    return (
        replace(here, desk=replace(here.desk, colleagues=Told())),
        replace(there, desk=replace(there.desk, colleagues=Told())),
    )


def meet(here: Workplace, there: Workplace, dossier: DossierId, n: int) -> None:
    """What each wrote comes to the other."""
    carry(here.desk, there.desk, dossier, n)
    carry(there.desk, here.desk, dossier, n)


def choices_place(language: str = "ar", name: str = "Samir H.") -> ChoicesPlace:
    """Work, languages, a row and a task: two answers to each."""
    here, there = pair()
    dossier = here.begin(name, language)
    here.answer(dossier, **{**ASIEL, "P01": name})
    here.add_row(dossier, "T01", taal="ar", hoe_goed="goed")
    here.add_row(dossier, "T01", taal="en", hoe_goed="beetje")
    carry(here.desk, there.desk, dossier, 1)
    rows = go_to(here.desk, dossier, "T01").question.rows
    here.answer(dossier, P11="6-7-2026", T02=["ar", "en"])
    record_answer(there.desk, dossier, "P11", "9-7-2026", Source.DOCUMENT, Certainty.CERTAIN)
    there.answer(dossier, T02=["en", "tr"])
    remove_row(here.desk, dossier, "T01", rows[1].id)
    record_row(there.desk, dossier, "T01", rows[1].id, {"taal": "en", "hoe_goed": "goed"})
    meet(here, there, dossier, 2)
    return ChoicesPlace(here, there, dossier)


def remarks_place() -> ChoicesPlace:
    """As `choices_place`; Joost reads along and left three remarks, of which one is answered and closed."""
    there = choices_place()
    reader = replace(there.there.desk.worker, roles=frozenset({Role.KWALITEIT}))
    there = replace(there, there=replace(there.there, desk=replace(there.there.desk, worker=reader)))
    here, other, dossier = there.here, there.there, there.dossier
    closed = begin_remark(other.desk, dossier, "vraag:P08", "Is dit de dag van de brief?").changes[0].key
    begin_remark(other.desk, dossier, "vraag:T02", "Op een andere laptop staat Turks. Vraag het na.")
    plan = next(key for key, _ in remarks(other.desk, dossier).subjects if key.startswith("plan:"))
    begin_remark(other.desk, dossier, plan, "Kan deze regel korter?")
    meet(here, other, dossier, 3)
    here.clock.go_on(days=4)
    answer_remark(here.desk, dossier, closed, "Ja, van 11 juni. De brief ligt in het dossier.")
    close_remark(here.desk, dossier, closed, True)
    meet(here, other, dossier, 4)
    return there
