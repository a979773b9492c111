"""The paper: what is on it, what never is, versions, keeping, printing, export."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.tasks import WIPE_FILE
from desktop.usecases.interview import NoteKind, record_note
from desktop.usecases.pip import Leerroute, choose_route, give_reason
from desktop.usecases.print_paper import export_paper, make_paper, note_printed, papers_of
from desktop.usecases.taking_out import WIPE_AFTER
from desktop.usecases.tasks import tasks_of
from tests.builders import ASIEL, Workplace, carry, workplace

BSN, V_NUMMER = "999993653", "00" + "12345" + "678"


@pytest.fixture
def place() -> Workplace:
    return workplace()


def dossier_with_much(place: Workplace) -> DossierId:
    dossier = place.begin("Filmon", "ar")
    place.answer(dossier, **ASIEL, P03=BSN, P04=V_NUMMER)
    place.answer(dossier, L01="gedaan", L02="20-7-2026", L03="26", L04="niet_haalbaar", F03="korter")
    place.answer(dossier, K01=f"Kok worden, mijn nummer is {BSN}", W08="Kok in een keuken", O01="6")
    place.add_row(dossier, "G03", kind="dochter", leeftijd="3", woont="bij_mij")
    record_note(place.desk, dossier, "K01", NoteKind.MIJN_INDRUK, "Zenuwachtig")
    return dossier


def test_the_paper_holds_no_number_no_points_no_health_and_no_notes(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "Slaapt slecht")
    printed = make_paper(place.desk, dossier).shown.pdf.decode("utf-8", "replace")
    assert "Kok in een keuken" in printed and "CONCEPT" in printed
    for secret in (BSN, V_NUMMER, "26 van", "niet haalbaar", "korter", "Slaapt", "Zenuwachtig", "2004"):
        assert secret not in printed


def test_the_same_plan_is_the_same_paper_also_a_day_later(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    first = make_paper(place.desk, dossier)
    place.clock.go_on(days=1)
    again = make_paper(place.desk, dossier)
    assert (again.shown, again.changes) == (first.shown, ())
    assert hashlib.sha256(first.shown.pdf).hexdigest() == first.shown.sha256


def test_another_reason_for_the_route_is_the_same_paper(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    first = make_paper(place.desk, dossier).shown
    give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "Rustig beginnen")
    assert make_paper(place.desk, dossier).shown == first


def test_a_changed_plan_is_a_next_version_and_the_old_paper_stays(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    first = make_paper(place.desk, dossier).shown
    place.answer(dossier, K01="Bakker worden")
    place.clock.go_on(minutes=5)
    second = make_paper(place.desk, dossier).shown
    assert (first.version, second.version) == (1, 2)
    assert papers_of(place.desk, dossier) == (second, first)


def test_a_plan_that_is_again_what_it_was_is_no_older_paper_in_any_language(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    first = make_paper(place.desk, dossier, "ar").shown
    for goal, version in (("Bakker worden", 2), (f"Kok worden, mijn nummer is {BSN}", 3)):
        place.answer(dossier, K01=goal)
        place.clock.go_on(minutes=5)
        assert make_paper(place.desk, dossier, "nl").shown.version == version
    again = make_paper(place.desk, dossier, "ar").shown
    assert (again.version, again.sha256 == first.sha256) == (3, False)
    assert make_paper(place.desk, dossier, "ar").shown == again


def test_another_language_of_the_same_plan_has_the_same_version(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    arabic = make_paper(place.desk, dossier).shown
    turkish = make_paper(place.desk, dossier, "tr").shown
    assert (arabic.version, turkish.version, turkish.language) == (1, 1, "tr")
    assert arabic.sha256 != turkish.sha256


def test_a_concept_version_of_the_plan_is_frozen_with_the_paper(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    kinds = [change.kind for change in make_paper(place.desk, dossier).changes]
    assert kinds == [ChangeKind.PIP_VERSION, ChangeKind.PAPER]


def test_a_paper_made_elsewhere_is_drawn_again_and_is_the_same(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    made = make_paper(place.desk, dossier).shown
    other = workplace("desk-b")
    carry(place.desk, other.desk, dossier)
    assert [paper.pdf for paper in papers_of(other.desk, dossier)] == [b""]
    again = make_paper(other.desk, dossier)
    assert (again.shown, again.changes) == (made, ())
    assert [paper.pdf for paper in papers_of(other.desk, dossier)] == [made.pdf]


def test_export_writes_a_new_file_with_a_reason_and_never_over_another(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    paper = make_paper(place.desk, dossier).shown
    target = Path("plan.pdf")
    with pytest.raises(Refusal) as refused:
        export_paper(place.desk, paper, target, "  ")
    assert refused.value.code is RefusalCode.REASON_MISSING
    out = export_paper(place.desk, paper, target, "De tolk drukt het af")
    locked = place.exports.locked(paper.pdf, out.words)
    assert place.exports.files == {target: locked} and len(out.words) == 5
    with pytest.raises(Refusal) as refused:
        export_paper(place.desk, replace(paper, pdf=b"%PDF other"), target, "Nog een keer")
    assert refused.value.code is RefusalCode.EXPORT_TARGET_EXISTS
    assert place.exports.files == {target: locked}
    with place.desk.unit_of_work() as work:
        reasons = [c.value for c in work.changes.of(dossier, ChangeKind.DECISION)]
    assert {"paper": paper.id, "reason": "De tolk drukt het af", "lock": "aes-256"} in reasons


def test_without_a_lock_needs_a_reason_of_its_own(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    paper = make_paper(place.desk, dossier).shown
    with pytest.raises(Refusal) as refused:
        export_paper(place.desk, paper, Path("plan.pdf"), "Voor school", " ")
    assert (refused.value.code, refused.value.field) == (RefusalCode.OPEN_REASON_MISSING, "open_reason")
    assert not place.exports.files
    out = export_paper(place.desk, paper, Path("plan.pdf"), "Voor school", "School kan geen slot openen")
    assert place.exports.files == {Path("plan.pdf"): paper.pdf} and not out.words
    with place.desk.unit_of_work() as work:
        kept = [c.value for c in work.changes.of(dossier, ChangeKind.DECISION)]
    why = {"lock": "none", "open_reason": "School kan geen slot openen"}
    assert {"paper": paper.id, "reason": "Voor school", **why} in kept


def test_what_went_out_is_a_task_to_wipe_and_what_did_not_is_none(place: Workplace) -> None:
    dossier = dossier_with_much(place)
    paper = make_paper(place.desk, dossier).shown
    out = export_paper(place.desk, paper, Path("plan.pdf"), "Voor thuis")
    with pytest.raises(Refusal):
        export_paper(place.desk, paper, Path("plan.pdf"), "Nog eens")
    tasks = [task for task in tasks_of(place.desk, dossier) if task.what == WIPE_FILE]
    assert [task.due for task in tasks] == [out.wipe_by]
    assert out.wipe_by == place.desk.clock.today() + WIPE_AFTER
    with place.desk.unit_of_work() as work:
        kept = [str(c.value) for c in work.changes.of(dossier)]
    assert not [value for value in kept if " ".join(out.words) in value]


def test_printing_and_export_leave_lines_in_the_audit(place: Workplace) -> None:
    paper = make_paper(place.desk, dossier_with_much(place)).shown
    with place.desk.unit_of_work() as work:
        before = work.audit.verify()
    note_printed(place.desk, paper, 2)
    export_paper(place.desk, paper, Path("plan.pdf"), "Voor school")
    with place.desk.unit_of_work() as work:
        assert work.audit.verify() >= before + 3
