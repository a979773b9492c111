"""BSN and V-nummer are printed on no paper, also where somebody typed them among other words."""

from __future__ import annotations

import pytest

from desktop.domain.person_numbers import LEFT_OUT, without_person_numbers
from desktop.usecases.appointments import Typed, plan_appointment
from desktop.usecases.interview import record_answer
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind, paper_kinds
from desktop.usecases.print_paper import make_paper
from desktop.usecases.sheets_gathered import planned_of
from desktop.usecases.talk import load_talk
from tests.builders import workplace
from tests.paper_people import BSN, LESSONS, V_NUMMER, decide, shaima

GROUPED = (BSN, f"{BSN[:4]}.{BSN[4:6]}.{BSN[6:]}", f"{BSN[:3]} {BSN[3:6]} {BSN[6:]}")


@pytest.mark.parametrize("number", [*GROUPED, "٩٩٩٩٩٣٦٥٣"])
def test_a_bsn_is_left_out_however_it_is_grouped(number: str) -> None:
    assert without_person_numbers(f"mijn nummer ({number}).") == f"mijn nummer ({LEFT_OUT})."


@pytest.mark.parametrize(
    "words",
    [
        "22-9-2026 10:00",
        "12-05-2026 101",
        "06 12 34 56 78",
        "088 123 45 67",
        "+31 88 123 45 67",
        "1012 AB 12",
    ],
)
def test_days_and_telephone_numbers_stay(words: str) -> None:
    assert without_person_numbers(words, (V_NUMMER,)) == words


def test_the_number_of_this_person_is_left_out_in_any_grouping() -> None:
    grouped = " ".join((V_NUMMER[:4], V_NUMMER[4:]))
    assert without_person_numbers(f"V {grouped}, {V_NUMMER}", (V_NUMMER,)) == f"V {LEFT_OUT}, {LEFT_OUT}"


def test_no_paper_and_no_code_has_a_number_that_was_typed_among_words() -> None:
    place = workplace()
    desk, dossier = place.desk, shaima(place, "ar")
    where = f"kamer {GROUPED[1]}"
    record_answer(desk, dossier, "K01", f"Kok worden, {GROUPED[0]}")
    record_answer(desk, dossier, "K04", f"Rekenen {GROUPED[2]} en {V_NUMMER}")
    plan_appointment(desk, dossier, None, Typed("16-9-2026", "10:00", f"balie {BSN}", where))
    decide(desk, dossier, {"les": {**LESSONS, "school": f"De Brug {BSN}", "place": where}})
    made = [row.kind for row in paper_kinds(desk, dossier) if not row.why_not]
    made.remove(PaperKind.ACCESS)  # the copy of everything is the one paper on which they do stand
    assert {PaperKind.FORMAL, PaperKind.REPORT, PaperKind.APPOINTMENTS, PaperKind.VISIT_LIST} <= set(made)
    for kind in made:
        visual = kind is PaperKind.VISUAL
        paper = (make_paper(desk, dossier) if visual else make_sheet(desk, dossier, kind)).shown
        printed = paper.pdf.decode("utf-8", "replace")
        assert not any(number in printed for number in (*GROUPED, V_NUMMER)), kind
    with desk.unit_of_work() as work:
        planned = planned_of(load_talk(desk, work, dossier))
    assert planned[0].place == f"balie {LEFT_OUT}, kamer {LEFT_OUT}"
