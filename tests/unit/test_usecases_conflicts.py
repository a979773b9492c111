"""Two desks: nothing is lost, nothing wins by itself."""

from __future__ import annotations

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DossierId, WorkerId
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import (
    NoteKind,
    go_to,
    open_interview,
    record_answer,
    record_note,
    record_row,
    remove_row,
)
from desktop.usecases.pip import Leerroute, choose_route, plan_board
from desktop.usecases.ports import Worker
from tests.builders import Workplace, carry, workplace

JOOST = Worker(WorkerId("w-joost"), "Joost de Wit", "Voorbeeldstad", "")


@pytest.fixture
def here() -> Workplace:
    return workplace("desk-a")


@pytest.fixture
def there() -> Workplace:
    return workplace("desk-b", worker=JOOST)


def shared(here: Workplace, there: Workplace) -> DossierId:
    dossier = here.begin()
    carry(here.desk, there.desk, dossier)
    return dossier


def meet(here: Workplace, there: Workplace, dossier: DossierId, n: int = 2) -> None:
    carry(here.desk, there.desk, dossier, n)
    carry(there.desk, here.desk, dossier, n)


def test_two_different_answers_are_both_shown_and_neither_counts(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6")
    there.clock.go_on(hours=1)
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    for place, own, other in ((here, "6", "8"), (there, "8", "6")):
        shown = go_to(place.desk, dossier, "O01").question
        assert {value.words for value in shown.conflict} == {own, other}
        assert [value.author for value in shown.conflict if value.words == own] == [place.desk.worker.label]
        assert (shown.raw, shown.is_answered, shown.source) == ("", False, None)
        (row,) = caseload(place.desk).rows
        assert row.conflicts == 1


def test_choosing_names_both_and_is_the_end_of_it_on_both_desks(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6")
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    go_to(here.desk, dossier, "O01")
    (change,) = record_answer(here.desk, dossier, "O01", "8").changes
    assert len(change.parents) == 2
    meet(here, there, dossier, 3)
    for place in (here, there):
        shown = go_to(place.desk, dossier, "O01").question
        assert (shown.conflict, shown.raw, shown.is_answered) == ((), "8", True)


def test_the_same_answer_on_two_desks_is_no_conflict(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, T02=["ar", "en"])
    there.answer(dossier, T02=["en", "ar"])
    meet(here, there, dossier)
    shown = go_to(here.desk, dossier, "T02").question
    assert shown.conflict == () and shown.is_answered
    assert record_answer(here.desk, dossier, "T02", ["ar", "en"]).changes == ()


def test_an_answer_that_arrived_unseen_is_not_replaced_by_what_is_typed(
    here: Workplace, there: Workplace
) -> None:
    dossier = shared(here, there)
    go_to(here.desk, dossier, "O01")
    there.answer(dossier, O01="8")
    carry(there.desk, here.desk, dossier)  # arrives while the question stands on the screen
    shown = record_answer(here.desk, dossier, "O01", "6").shown.question
    assert {value.words for value in shown.conflict} == {"6", "8"}


def test_a_conflict_that_was_shown_is_settled_by_the_next_answer(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    go_to(here.desk, dossier, "O01")
    there.answer(dossier, O01="8")
    carry(there.desk, here.desk, dossier)
    record_answer(here.desk, dossier, "O01", "6")
    settled = record_answer(here.desk, dossier, "O01", "7").shown.question
    assert (settled.conflict, settled.raw) == ((), "7")


def test_rows_of_two_desks_stand_beside_each_other(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.add_row(dossier, "T01", taal="ar")
    there.clock.go_on(minutes=1)
    there.add_row(dossier, "T01", taal="en")
    meet(here, there, dossier)
    rows = go_to(here.desk, dossier, "T01").question.rows
    assert [row.cells["taal"] for row in rows] == ["ar", "en"]
    assert rows == go_to(there.desk, dossier, "T01").question.rows


def test_a_row_that_was_changed_differently_is_read_and_settled_by_changing_it(
    here: Workplace, there: Workplace
) -> None:
    dossier = shared(here, there)
    here.add_row(dossier, "T01", taal="ar", hoe_goed="goed")
    meet(here, there, dossier, 2)
    (row,) = go_to(here.desk, dossier, "T01").question.rows
    record_row(here.desk, dossier, "T01", row.id, {"taal": "kmr", "hoe_goed": "goed"})
    record_row(there.desk, dossier, "T01", row.id, {"taal": "tr", "hoe_goed": "goed"})
    meet(here, there, dossier, 3)
    shown = go_to(here.desk, dossier, "T01").question
    (both,) = shown.rows
    assert (both.id, both.is_half, len(shown.conflict)) == (row.id, True, 2)
    assert dict(both.cells) == {"hoe_goed": row.cells["hoe_goed"]}
    assert sorted(both.words["taal"].split(" of ")) == ["Koerdisch (Kurmanji)", "Turks"]
    settled = record_row(here.desk, dossier, "T01", row.id, {"taal": "tr", "hoe_goed": "goed"})
    assert len(settled.changes[0].parents) == 2 and not settled.shown.question.conflict
    meet(here, there, dossier, 4)
    assert go_to(there.desk, dossier, "T01").question.rows == settled.shown.question.rows


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_row_removed_here_and_changed_there_comes_up_for_a_choice(
    here: Workplace, there: Workplace, is_kept: bool
) -> None:
    dossier = shared(here, there)
    here.add_row(dossier, "T01", taal="ar")
    meet(here, there, dossier, 5)
    (row,) = go_to(here.desk, dossier, "T01").question.rows
    remove_row(here.desk, dossier, "T01", row.id)
    record_row(there.desk, dossier, "T01", row.id, {"taal": "tr"})
    meet(here, there, dossier, 6)
    (both,) = go_to(here.desk, dossier, "T01").question.rows
    assert both.words == {"taal": "Turks of weggehaald"}
    if is_kept:
        record_row(here.desk, dossier, "T01", row.id, {"taal": "tr"})
    else:
        remove_row(here.desk, dossier, "T01", row.id)
    shown = go_to(here.desk, dossier, "T01").question
    assert not shown.conflict and len(shown.rows) == is_kept


def test_notes_of_two_desks_are_both_read_and_edited_as_one(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    record_note(here.desk, dossier, "K01", NoteKind.NOTITIE, "Een")
    there.clock.go_on(minutes=1)
    record_note(there.desk, dossier, "K01", NoteKind.NOTITIE, "Twee")
    meet(here, there, dossier)
    assert go_to(here.desk, dossier, "K01").question.notes == {NoteKind.NOTITIE: "Een\nTwee"}
    shown = record_note(here.desk, dossier, "K01", NoteKind.NOTITIE, "Samen").shown
    assert shown.question.notes == {NoteKind.NOTITIE: "Samen"}


def test_two_routes_are_a_choice_to_make_and_not_a_route(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    choose_route(here.desk, dossier, Leerroute.B1)
    choose_route(there.desk, dossier, Leerroute.Z_ROUTE)
    meet(here, there, dossier)
    board = plan_board(here.desk, dossier)
    assert not any(route.is_chosen for route in board.routes)
    settled = choose_route(here.desk, dossier, Leerroute.Z_ROUTE)
    assert len(settled.changes[0].parents) == 2
    assert [route.is_chosen for route in settled.shown.routes] == [False, False, True]


def test_a_dossier_that_came_in_is_marked_until_it_is_opened(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    assert [row.is_new_here for row in caseload(there.desk).rows] == [True]
    assert [row.is_new_here for row in caseload(here.desk).rows] == [False]
    open_interview(there.desk, dossier)
    assert [row.is_new_here for row in caseload(there.desk).rows] == [False]


def test_both_desks_hold_the_same_changes_afterwards(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6", K01="Kok worden")
    there.answer(dossier, O01="8", W08="Bakker")
    meet(here, there, dossier)
    held = []
    for place in (here, there):
        with place.desk.unit_of_work() as work:
            held.append(work.changes.of(dossier, ChangeKind.ANSWER))
    assert held[0] == held[1] and len(held[0]) == 4
