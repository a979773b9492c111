"""Papers beside the visual plan: which can be made, kept under their kind, the same bytes, never changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop.documents.intake_report import NOT_PRINTED
from desktop.domain.answer import answer_value
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.usecases.appointments import Typed, plan_appointment
from desktop.usecases.interview import record_answer
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind, paper_kinds
from desktop.usecases.pip import give_reason
from desktop.usecases.print_paper import export_paper, make_paper, papers_of, preview_paper
from desktop.usecases.recording import Asked, pen
from desktop.usecases.report_gathered import report_facts
from desktop.usecases.take_calendar import appointments_file, export_calendar
from desktop.usecases.talk import load_talk
from tests.builders import Workplace, carry, national_pack, workplace
from tests.paper_people import BSN, V_NUMMER, camila, decide, establish, interpreted, shaima


@pytest.fixture
def place() -> Workplace:
    return workplace()


#: what `make_sheet` makes of a first plan
MADE = [kind for kind in PaperKind if kind not in (PaperKind.VISUAL, PaperKind.CHANGES)]


def why_not(place: Workplace, dossier: DossierId) -> dict[PaperKind, str]:
    return {row.kind: row.why_not for row in paper_kinds(place.desk, dossier)}


def papers_kept(place: Workplace, dossier: DossierId) -> int:
    with place.desk.unit_of_work() as work:
        return len(work.changes.of(dossier, ChangeKind.PAPER))


def test_an_empty_dossier_says_of_each_paper_what_it_waits_for(place: Workplace) -> None:
    said = why_not(place, place.begin("Rima", "ar"))
    assert said[PaperKind.VISUAL] == said[PaperKind.CHECKLIST] == said[PaperKind.DRIEGESPREK] == ""
    assert said[PaperKind.FORMAL] == said[PaperKind.OVERTYP] == "Kies eerst een leerroute."
    assert said[PaperKind.APPOINTMENTS] == "Er staat geen afspraak op de lijst."
    assert said[PaperKind.REPORT] == "Er is nog niets gevraagd."
    assert "tolk" in said[PaperKind.TOLK_HOURS]


def test_with_a_whole_plan_everything_can_be_made_and_is_kept_once(place: Workplace) -> None:
    dossier = shaima(place)
    interpreted(place, dossier, 112)
    waits = {kind for kind, why in why_not(place, dossier).items() if why}
    assert waits == {PaperKind.CHANGES}
    for kind in MADE:
        first = make_sheet(place.desk, dossier, kind)
        again = make_sheet(place.desk, dossier, kind)
        assert again.shown.pdf == first.shown.pdf and again.changes == ()
        assert first.shown.kind == kind.value
    # the plan itself is kept with its other shapes; the list of the day is kept nowhere
    assert papers_kept(place, dossier) == len(MADE) + 1 - 1


def test_what_cannot_be_made_is_refused_and_nothing_is_kept(place: Workplace) -> None:
    dossier = place.begin("Rima", "ar")
    for kind in (PaperKind.FORMAL, PaperKind.APPOINTMENTS, PaperKind.REPORT, PaperKind.VISIT_LIST):
        with pytest.raises(Refusal) as refused:
            make_sheet(place.desk, dossier, kind)
        assert refused.value.code is RefusalCode.PAPER_NOT_NOW and refused.value.field == kind.value
    assert papers_kept(place, dossier) == 0


def test_who_does_not_belong_here_gets_no_letter(place: Workplace) -> None:
    dossier = shaima(place)
    record_answer(place.desk, dossier, "P09", "wi2013")
    with pytest.raises(Refusal) as refused:
        make_sheet(place.desk, dossier, PaperKind.FORMAL)
    assert refused.value.code is RefusalCode.NOT_WI2021


def test_a_gezinsmigrant_has_no_driegesprek(place: Workplace) -> None:
    assert "azc" in why_not(place, camila(place))[PaperKind.DRIEGESPREK]


def test_another_answer_makes_the_next_version_and_the_first_one_stays(place: Workplace) -> None:
    dossier = shaima(place)
    first = make_sheet(place.desk, dossier, PaperKind.FORMAL).shown
    give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "Zij leert het best op het werk.")
    second = make_sheet(place.desk, dossier, PaperKind.FORMAL).shown
    assert (first.version, second.version) == (1, 2) and first.pdf != second.pdf
    state = next(row.state for row in paper_kinds(place.desk, dossier) if row.kind is PaperKind.FORMAL)
    assert state.startswith("versie 2, 15 september 2026")


def test_papers_of_one_kind_do_not_count_among_another(place: Workplace) -> None:
    dossier = shaima(place)
    make_sheet(place.desk, dossier, PaperKind.FORMAL)
    assert make_paper(place.desk, dossier, "nl").shown.version == 1
    assert len(papers_of(place.desk, dossier)) == 1


def test_the_summary_is_a_paper_per_language(place: Workplace) -> None:
    dossier = shaima(place)
    arabic = make_sheet(place.desk, dossier, PaperKind.SUMMARY, "ar").shown
    dutch = make_sheet(place.desk, dossier, PaperKind.SUMMARY, "nl").shown
    assert (arabic.language, dutch.language) == ("ar", "nl")
    assert arabic.unreviewed and not dutch.unreviewed
    assert make_sheet(place.desk, dossier, PaperKind.FORMAL, "ar").shown.language == "nl"


def test_the_letter_of_an_established_plan_does_not_move_with_what_is_agreed_later(place: Workplace) -> None:
    dossier = shaima(place)
    concept = make_sheet(place.desk, dossier, PaperKind.FORMAL).shown
    establish(place, dossier)
    place.clock.go_on(days=1)
    decision = make_sheet(place.desk, dossier, PaperKind.FORMAL).shown
    assert concept.is_concept and not decision.is_concept
    decide(
        place.desk,
        dossier,
        {"les": {"school": "Andere School", "place": "", "start": "", "days": (), "online": "nee"}},
    )
    later = make_sheet(place.desk, dossier, PaperKind.FORMAL)
    assert later.shown.pdf == decision.pdf and later.changes == ()
    assert b"Andere School" not in later.shown.pdf


def test_a_desk_that_may_not_read_the_reasons_makes_no_letter_without_them(place: Workplace) -> None:
    dossier = shaima(place)
    establish(place, dossier)
    other = workplace("desk-b")
    carry(place.desk, other.desk, dossier, without="rede")
    assert "redenen" in why_not(other, dossier)[PaperKind.FORMAL]
    with pytest.raises(Refusal) as refused:
        make_sheet(other.desk, dossier, PaperKind.FORMAL)
    assert refused.value.code is RefusalCode.PAPER_NOT_NOW
    assert make_sheet(other.desk, dossier, PaperKind.SUMMARY, "nl").shown.pdf


def test_the_overtypblad_of_an_established_plan_is_filled_in(place: Workplace) -> None:
    dossier = shaima(place)
    establish(place, dossier)
    said = make_sheet(place.desk, dossier, PaperKind.OVERTYP).shown.pdf.decode()
    assert said.count("dinsdag 15 september 2026") == 3  # both days and the foot
    assert "Zet het pas in het portaal" not in said


def test_no_number_of_the_person_is_in_any_paper_but_the_copy_of_everything(place: Workplace) -> None:
    dossier = shaima(place)
    interpreted(place, dossier, 30)
    for kind in MADE:
        if kind is PaperKind.ACCESS:
            continue  # asked for by the person, and theirs
        said = make_sheet(place.desk, dossier, kind).shown.pdf.decode()
        assert BSN not in said and V_NUMMER.lstrip("0") not in said


SPECIAL = tuple(question for question in national_pack().questions if question.is_special)
CHOICES = tuple(
    (question.id, choice.key, choice.text)
    for question in SPECIAL
    for choice in question.choices
    if question.type in ("one", "scale5", "multi") and len(choice.text) > 12
)
#: papers that others than the klantmanager see
OUTSIDE = (
    PaperKind.FORMAL, PaperKind.SUMMARY, PaperKind.CHECKLIST, PaperKind.APPOINTMENTS, PaperKind.OVERTYP,
    PaperKind.PICTURE_PLAN, PaperKind.LEGEND,
    PaperKind.DRIEGESPREK, PaperKind.TOLK_HOURS, PaperKind.VISIT_LIST, PaperKind.REPORT,
)  # fmt: skip


@settings(max_examples=8, deadline=None, phases=[Phase.generate])
@given(st.sets(st.sampled_from(CHOICES), min_size=1, max_size=8), st.integers(0, 40))
def test_no_answer_about_health_and_no_points_leave_their_place(
    said: set[tuple[str, str, str]], points: int
) -> None:
    """Whatever is answered at the questions of AVG mark 9 and 10 (one each), and whatever the test gave."""
    place = workplace()
    dossier = shaima(place)
    interpreted(place, dossier, 10)
    record_answer(place.desk, dossier, "L03", str(points))
    told: dict[str, tuple[str, str]] = {question: (key, text) for question, key, text in sorted(said)}
    kinds = {question.id: question.type for question in SPECIAL}
    kept = []
    for question, (key, text) in told.items():
        try:
            record_answer(place.desk, dossier, question, [key] if kinds[question] == "multi" else key)
            kept.append(text)
        except Refusal:
            continue  # it does not apply to her
    for kind in OUTSIDE:
        try:
            paper = make_sheet(place.desk, dossier, kind, "nl").shown
        except Refusal:
            continue
        words = paper.pdf.decode()
        assert not [text for text in kept if text in words], kind
        if kind is not PaperKind.REPORT:
            assert "punten" not in words


def test_the_report_shows_both_answers_where_two_desks_differ(place: Workplace) -> None:
    dossier = shaima(place)
    with place.desk.unit_of_work() as work:
        pen(place.desk, work, dossier, ChangeKind.ANSWER, "O01", answer_value(4), asked=Asked("landelijk@1"))
        work.commit()
    said = make_sheet(place.desk, dossier, PaperKind.REPORT).shown.pdf.decode()
    assert "Er zijn twee antwoorden: ‘0’ of ‘4’" in said


def test_the_report_says_once_where_answers_come_from_and_keeps_health_apart(
    place: Workplace,
) -> None:
    dossier = shaima(place)
    said = make_sheet(place.desk, dossier, PaperKind.REPORT).shown.pdf.decode()
    assert "gezegd in het gesprek, genoteerd op 15 september, tenzij" in said
    assert "wel korter" not in said
    whole = make_sheet(place.desk, dossier, PaperKind.REPORT_SPECIAL).shown.pdf.decode()
    assert "wel korter" in whole and "bijzondere persoonsgegevens" in whole


def test_no_report_prints_pregnancy_or_whom_somebody_is_afraid_of(place: Workplace) -> None:
    dossier = shaima(place)
    for question in ("G10", "G11"):
        with place.desk.unit_of_work() as work:
            value = answer_value("ja")
            pen(place.desk, work, dossier, ChangeKind.ANSWER, question, value, asked=Asked("landelijk@1"))
            work.commit()
    with place.desk.unit_of_work() as work:
        talk = load_talk(place.desk, work, dossier)
        facts = report_facts(place.desk, work, talk, True, 1, talk.today)
    told = {one.number: one.answer for theme in facts.themes for one in theme.told}
    assert (told["7.10"], told["7.11"]) == (NOT_PRINTED, NOT_PRINTED)


def test_the_list_of_a_day_goes_out_with_a_reason_in_every_dossier_that_is_on_it(place: Workplace) -> None:
    first, second = shaima(place), place.begin("Samir", "ar", "")
    plan_appointment(place.desk, second, None, Typed("22-9-2026", "13:00", "Stadhuis"))
    paper = make_sheet(place.desk, first, PaperKind.VISIT_LIST).shown
    assert b"Samir" in paper.pdf and preview_paper(place.desk, paper, 90)
    export_paper(place.desk, paper, Path("/elders/lijst.pdf"), "Mee in de tas")
    for dossier in (first, second):
        with place.desk.unit_of_work() as work:
            keys = [c.key for c in work.changes.of(dossier, ChangeKind.DECISION)]
        assert any(key.startswith("export.") for key in keys)


def test_a_calendar_file_needs_a_reason_and_holds_places_and_times_only(place: Workplace) -> None:
    dossier = shaima(place)
    target = Path("/elders/afspraken.ics")
    with pytest.raises(Refusal) as refused:
        export_calendar(place.desk, dossier, target, " ")
    assert refused.value.code is RefusalCode.REASON_MISSING and not place.exports.files
    export_calendar(place.desk, dossier, target, "Voor haar telefoon")
    content = place.exports.files[target].decode()
    assert content.count("BEGIN:VEVENT") == 2 and "Stadhuis" in content
    assert "Shaima" not in content and "Marit" not in content and "48213" not in content


def test_without_appointments_there_is_no_calendar_file(place: Workplace) -> None:
    with pytest.raises(Refusal) as refused:
        appointments_file(place.desk, place.begin("Rima", "ar"))
    assert refused.value.code is RefusalCode.PAPER_NOT_NOW
