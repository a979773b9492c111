"""AVG 15 to 18 on a desk: asked, answered within a month; a restriction stops every change and no reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.domain.person_rights import Right, requests_from, restricted_since
from desktop.usecases.appointments import Typed, plan_appointment
from desktop.usecases.dossier_page import dossier_page
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import (
    NoteKind,
    answer_history,
    go_to,
    open_interview,
    record_note,
    record_state,
    withdraw_answer,
)
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind, paper_kinds
from desktop.usecases.person_rights import ask_right, deal_with, leave_note_out, rights_shown
from desktop.usecases.pip import choose_route
from desktop.usecases.print_paper import export_paper, make_paper
from desktop.usecases.sharing import sharing_shown
from desktop.usecases.talk import load_talk
from desktop.usecases.tasks import add_task, set_done, take_on, tasks_of
from forms.model import AnswerState
from tests.builders import ASIEL, Workplace, carry, workplace


@pytest.fixture
def place() -> Workplace:
    return workplace()


def begun(place: Workplace) -> DossierId:
    dossier = place.begin("Samir H.", "ar")
    place.answer(dossier, **ASIEL, T03="langzaam")
    return dossier


def restricted(place: Workplace) -> DossierId:
    dossier = begun(place)
    ask_right(place.desk, dossier, Right.RESTRICTION, "", "Eerst het besluit op papier")
    return dossier


#: one of every way to alter a dossier
ALTER: dict[str, Callable[[Workplace, DossierId], object]] = {
    "answer": lambda p, d: p.answer(d, T03="ja"),
    "state": lambda p, d: record_state(p.desk, d, "T03", AnswerState.WEET_NIET),
    "withdraw": lambda p, d: withdraw_answer(p.desk, d, "T03"),
    "row": lambda p, d: p.add_row(d, "G03", kind="zoon", leeftijd="7", woont="bij_mij"),
    "note": lambda p, d: record_note(p.desk, d, "T03", NoteKind.NOTITIE, "Leest graag"),
    "route": lambda p, d: choose_route(p.desk, d, Leerroute.B1),
    "task": lambda p, d: add_task(p.desk, d, "Bellen"),
    "appointment": lambda p, d: plan_appointment(p.desk, d, None, Typed("morgen", "9:00", "azc")),
    "paper": lambda p, d: make_paper(p.desk, d),
    "sheet": lambda p, d: make_sheet(p.desk, d, PaperKind.REPORT),
}


@pytest.mark.parametrize("how", sorted(ALTER))
def test_nothing_alters_a_restricted_dossier(place: Workplace, how: str) -> None:
    dossier = restricted(place)
    with place.desk.unit_of_work() as work:
        before = work.changes.of(dossier)
    with pytest.raises(Refusal) as refused:
        ALTER[how](place, dossier)
    assert refused.value.code is RefusalCode.DOSSIER_RESTRICTED
    assert refused.value.facts["day"] == "dinsdag 15 september 2026"
    with place.desk.unit_of_work() as work:
        assert work.changes.of(dossier) == before


@pytest.mark.parametrize("how", sorted(ALTER))
def test_the_same_goes_on_when_the_restriction_is_lifted(place: Workplace, how: str) -> None:
    dossier = restricted(place)
    deal_with(place.desk, dossier, rights_shown(place.desk, dossier).requests[0].key, "Besproken")
    ALTER[how](place, dossier)
    assert rights_shown(place.desk, dossier).restricted == ""


def test_a_restricted_dossier_is_read_as_ever_and_the_list_says_what_it_is(place: Workplace) -> None:
    dossier = restricted(place)
    desk = place.desk
    assert open_interview(desk, dossier).answered and go_to(desk, dossier, "T03")
    assert answer_history(desk, dossier, "T03").lines and dossier_page(desk, dossier).row.roepnaam
    assert sharing_shown(desk, dossier).parties and paper_kinds(desk, dossier)
    (row,) = caseload(desk).rows
    assert row.status == "Beperkt: niets veranderen"


def test_the_copy_can_be_made_and_given_while_it_is_restricted(place: Workplace) -> None:
    dossier = restricted(place)
    paper = make_sheet(place.desk, dossier, PaperKind.ACCESS).shown
    target = Path("/stick/kopie.pdf")
    export_paper(place.desk, paper, target, "De persoon vroeg erom")
    assert target in place.exports.files


def test_a_restriction_of_another_laptop_holds_here_and_two_that_disagree_keep_it(place: Workplace) -> None:
    dossier = begun(place)
    other = workplace("desk-b")
    carry(place.desk, other.desk, dossier)
    ask_right(other.desk, dossier, Right.RESTRICTION, "", "Niet meer")
    carry(other.desk, place.desk, dossier, without="rechtwoorden.")
    with pytest.raises(Refusal):
        place.answer(dossier, T03="ja")
    key = rights_shown(place.desk, dossier).requests[0].key
    assert rights_shown(place.desk, dossier).requests[0].why == ""  # its words were not granted
    deal_with(place.desk, dossier, key, "Besproken")
    place.clock.go_on(days=1)
    with other.desk.unit_of_work() as work:
        assert restricted_since(work.changes.heads(dossier))
    carry(place.desk, other.desk, dossier, 2)
    with other.desk.unit_of_work() as work:
        assert not restricted_since(work.changes.heads(dossier))


@pytest.mark.parametrize("right", list(Right))
def test_a_request_is_answered_within_a_month_and_proposed_as_a_task(place: Workplace, right: Right) -> None:
    dossier = begun(place)
    ask_right(place.desk, dossier, right, "31-8-2026", "Vraagt het zelf")
    (shown,) = rights_shown(place.desk, dossier).requests
    assert shown.is_open and "woensdag 30 september 2026" in shown.state and shown.why == "Vraagt het zelf"
    (task,) = [one for one in tasks_of(place.desk, dossier) if "AVG" in one.why]
    assert task.is_proposed and task.due == date(2026, 9, 30)
    take_on(place.desk, dossier, task.key)
    set_done(place.desk, dossier, task.key, True)
    place.clock.set_to(datetime(2026, 10, 2, 8, 0, tzinfo=UTC))
    assert rights_shown(place.desk, dossier).requests[0].is_late
    deal_with(place.desk, dossier, shown.key, "Gedaan")
    (after,) = rights_shown(place.desk, dossier).requests
    assert not after.is_open and not after.is_late and after.outcome == "Gedaan"


def test_what_is_missing_is_refused_beside_its_field(place: Workplace) -> None:
    dossier = begun(place)
    for right, day, why, code, field in (
        ("", "", "x", RefusalCode.RIGHT_MISSING, "right"),
        (Right.COPY, "", " ", RefusalCode.REASON_MISSING, "why"),
        (Right.COPY, "31-2-2026", "x", RefusalCode.IMPOSSIBLE_DATE, "day"),
        (Right.COPY, "1-1-2030", "x", RefusalCode.DATE_IN_FUTURE, "day"),
    ):
        with pytest.raises(Refusal) as refused:
            ask_right(place.desk, dossier, right, day, why)
        assert (refused.value.code, refused.value.field) == (code, field)
    ask_right(place.desk, dossier, Right.COPY, "", "Vraagt het")
    key = rights_shown(place.desk, dossier).requests[0].key
    with pytest.raises(Refusal):
        deal_with(place.desk, dossier, key, "")
    deal_with(place.desk, dossier, key, "Gegeven")
    with pytest.raises(Refusal) as again:
        deal_with(place.desk, dossier, key, "Nog eens")
    assert again.value.code is RefusalCode.REQUEST_DONE
    with pytest.raises(KeyError):
        deal_with(place.desk, dossier, "recht.niet-hier", "x")


def test_a_correction_keeps_its_reason_with_the_question_and_open_requests_stand_first(
    place: Workplace,
) -> None:
    dossier = begun(place)
    ask_right(place.desk, dossier, Right.CORRECTION, "", "Hij leest snel", "T03")
    ask_right(place.desk, dossier, Right.COPY, "", "Wil alles zien")
    copy = next(one for one in rights_shown(place.desk, dossier).requests if one.right is Right.COPY)
    deal_with(place.desk, dossier, copy.key, "Gegeven")
    first, last = rights_shown(place.desk, dossier).requests
    assert (first.question, first.question_number, first.why) == ("T03", "3.3", "Hij leest snel")
    assert last.right is Right.COPY
    place.answer(dossier, T03="ja")
    with place.desk.unit_of_work() as work:
        assert len(work.changes.history(dossier, ChangeKind.ANSWER, "T03")) == 2


def test_a_note_about_somebody_else_is_left_out_and_comes_back(place: Workplace) -> None:
    dossier = begun(place)
    record_note(place.desk, dossier, "T03", NoteKind.NOTITIE, "Zijn broer helpt")
    (note,) = rights_shown(place.desk, dossier).notes
    assert not note.is_left_out and note.where == "3.3"
    (left,) = leave_note_out(place.desk, dossier, note.key, True).shown.notes
    assert left.is_left_out and not leave_note_out(place.desk, dossier, note.key, True).changes
    (back,) = leave_note_out(place.desk, dossier, note.key, False).shown.notes
    assert not back.is_left_out
    with pytest.raises(KeyError):
        leave_note_out(place.desk, dossier, "niet-hier", True)


def test_what_cannot_be_read_is_no_request(place: Workplace) -> None:
    dossier = begun(place)
    ask_right(place.desk, dossier, Right.COPY, "", "Vraagt het")
    with place.desk.unit_of_work() as work:
        heads = dict(load_talk(place.desk, work, dossier).heads)
    ((kind, key),) = [at for at in heads if at[1].startswith("recht.")]
    (made,) = heads[(kind, key)]
    for value in (None, "x", {"right": "iets"}, {"right": "inzage", "day": "gisteren", "done": ""}):
        assert requests_from({**heads, (kind, key): (replace(made, value=value),)}) == ()
