"""The closing list, parked answers, views on the pack, why counts change, and what is found after a crash."""

from __future__ import annotations

import pytest

from desktop.domain.changes import Certainty, Source
from desktop.domain.ids import DossierId
from desktop.ui.interview.half_typed import place_key
from desktop.usecases.interview import (
    ClosingList,
    NoteKind,
    OpenKind,
    Scope,
    close_talk,
    closing_list,
    go_to,
    go_to_theme,
    look_at_scope,
    mark_not_discussed,
    next_open,
    open_interview,
    record_answer,
    record_row,
    record_state,
    save_draft,
    step,
)
from desktop.usecases.ports import Draft
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, start_tolk
from forms.model import AnswerState
from tests.builders import Workplace, carry, national_pack, workplace


@pytest.fixture
def place() -> Workplace:
    return workplace()


def kind_of(shown: ClosingList, question: str) -> OpenKind | None:
    return next((item.kind for item in shown.items if item.question == question), None)


def test_every_question_that_wants_something_stands_in_one_group(place: Workplace) -> None:
    dossier, other = place.begin(), workplace("desk-b")
    carry(place.desk, other.desk, dossier)
    place.answer(dossier, K01="Kok")
    other.answer(dossier, K01="Bakker")
    carry(other.desk, place.desk, dossier)
    record_answer(place.desk, dossier, "P08", "11-6-2026", Source.DOCUMENT, Certainty.TO_CHECK)
    record_row(place.desk, dossier, "T01", None, {"hoe_goed": "goed"})
    record_state(place.desk, dossier, "T02", AnswerState.LATER)
    record_state(place.desk, dossier, "T03", AnswerState.NIET_BEGREPEN)
    record_state(place.desk, dossier, "S04", AnswerState.WIL_NIET_ZEGGEN)
    shown = closing_list(place.desk, dossier)
    assert kind_of(shown, "K01") is OpenKind.CONFLICT
    assert kind_of(shown, "P08") is OpenKind.PREFILLED
    assert kind_of(shown, "T01") is OpenKind.HALF
    assert kind_of(shown, "T02") in (OpenKind.LATER, OpenKind.LAW)
    assert kind_of(shown, "T03") in (OpenKind.NOT_UNDERSTOOD, OpenKind.LAW)
    assert kind_of(shown, "S04") is None
    assert len({item.question for item in shown.items}) == len(shown.items)
    kinds = [list(OpenKind).index(item.kind) for item in shown.items]
    assert kinds == sorted(kinds)


def test_what_law_and_guidance_want_is_named_with_its_source_until_it_is_covered(place: Workplace) -> None:
    dossier = place.begin()
    before = closing_list(place.desk, dossier).topics
    assert before and all(topic.title and topic.source and topic.number for topic in before)
    first = before[0]
    record_state(place.desk, dossier, first.question, AnswerState.WIL_NIET_ZEGGEN)
    after = closing_list(place.desk, dossier).topics
    assert first.title not in {topic.title for topic in after}


def test_health_is_done_with_its_effect_on_the_planning_or_a_full_no(place: Workplace) -> None:
    dossier = place.begin()
    health = closing_list(place.desk, dossier).health
    assert not health.is_done and "nooit een diagnose" in health.words
    needed = [q.id for q in national_pack().questions if q.theme in (8, 9) and q.law_needs]
    for question in needed:
        record_state(place.desk, dossier, question, AnswerState.NIET_BESPROKEN)
    health = closing_list(place.desk, dossier).health
    assert health.is_done and "Niet besproken" in health.words
    place.answer(dossier, F03="met_pauze")
    assert "Ja, met pauzes" in closing_list(place.desk, dossier).health.words


def test_with_family_beside_the_list_tells_nothing_of_health(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, F03="met_pauze")
    for question in (q.id for q in national_pack().questions if q.theme in (8, 9) and q.law_needs):
        if question != "F03":
            record_state(place.desk, dossier, question, AnswerState.NIET_BESPROKEN)
    start_tolk(place.desk, dossier, TolkStart("broer", TolkWay.ON_SITE, TolkKind.FAMILY, "ar"))
    assert closing_list(place.desk, dossier).health.words == "Besproken."


def test_the_others_become_not_discussed_and_nothing_that_was_said_is_touched(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok")
    record_state(place.desk, dossier, "T02", AnswerState.LATER)
    chosen = closing_list(place.desk, dossier).markable
    assert "T02" in chosen and "K01" not in chosen
    shown = mark_not_discussed(place.desk, dossier, (*chosen, "K01"), "K01").shown
    assert shown.question.id == "K01" and shown.question.words == "Kok"
    assert go_to(place.desk, dossier, "T02").question.state is AnswerState.NIET_BESPROKEN
    assert shown.answered == shown.applicable
    assert closing_list(place.desk, dossier).markable == ()
    assert mark_not_discussed(place.desk, dossier, chosen, "K01").changes == ()


def test_a_hidden_answer_is_shown_with_the_reason_and_comes_back(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, L01="gedaan", L03="26")
    place.answer(dossier, L01="nog_niet")
    (parked,) = [p for p in closing_list(place.desk, dossier).parked if p.number == "4.3"]
    assert parked.words == "26"
    assert parked.why == "hangt af van vraag 4.1"
    place.answer(dossier, L01="gedaan")
    assert closing_list(place.desk, dossier).parked == ()
    assert go_to(place.desk, dossier, "L03").question.raw == "26"


def test_counts_never_change_without_saying_why(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, L01="nog_niet")
    more = record_answer(place.desk, dossier, "L01", "gedaan").shown
    assert more.grown.startswith("+") and more.grown.endswith("door 4.1")
    place.answer(dossier, L03="26")
    assert "erbij" not in record_answer(place.desk, dossier, "P01", "Rima").shown.grown
    fewer = record_answer(place.desk, dossier, "L01", "nog_niet").shown
    assert fewer.grown.startswith("+") and fewer.grown.endswith(" geparkeerd door 4.1")
    assert step(place.desk, dossier, "L01", 1).grown == fewer.grown


def test_the_core_of_one_hour_is_a_view_on_the_same_questions(place: Workplace) -> None:
    dossier = place.begin()
    core = [q.id for q in national_pack().questions if q.is_core]
    shown = look_at_scope(place.desk, dossier, "S01", Scope.CORE)
    assert shown.scope is Scope.CORE and shown.applicable <= len(core)
    assert sum(theme.applicable for theme in shown.themes) == shown.applicable
    here, walked = "S01", ["S01"]
    while (there := step(place.desk, dossier, here, 1).question.id) != here:
        here = there
        walked.append(here)
    assert set(walked) <= set(core)
    assert next_open(place.desk, dossier, here).question.id in core
    close_talk(place.desk, dossier)
    assert open_interview(place.desk, dossier).scope is Scope.CORE
    assert look_at_scope(place.desk, dossier, here, Scope.ALL).applicable >= shown.applicable


def test_outside_the_view_a_question_can_still_be_gone_to(place: Workplace) -> None:
    dossier = place.begin()
    outside = next(q for q in national_pack().questions if not q.is_core and q.relevant is None)
    look_at_scope(place.desk, dossier, "S01", Scope.CORE)
    assert go_to(place.desk, dossier, outside.id).question.id == outside.id
    assert go_to_theme(place.desk, dossier, 15).question.theme == 15


def test_what_is_found_after_a_crash_is_told_with_what_is_recorded(place: Workplace) -> None:
    dossier = place.begin()
    go_to(place.desk, dossier, "K01")
    place.answer(dossier, K01="Kok")
    save_draft(place.desk, dossier, "K01", Draft("Kok of bak", 10))
    save_draft(place.desk, dossier, f"note.{NoteKind.NOTITIE.value}.K01", Draft("zegt", 4))
    place.clock.go_on(hours=24)
    found = open_interview(place.desk, dossier).recovered
    assert found is not None
    assert found.title == "Gevonden: halve tekst bij vraag 15.1"
    assert found.when == "van gisteren om 10:30"
    assert found.recorded == "Kok"
    assert found.typed == (("antwoord", "Kok of bak"), ("notitie", "zegt"))
    assert found.pack == national_pack().name


def test_a_draft_that_is_recorded_word_for_word_is_nothing_to_tell(place: Workplace) -> None:
    dossier: DossierId = place.begin()
    go_to(place.desk, dossier, "K01")
    place.answer(dossier, K01="Kok")
    save_draft(place.desk, dossier, "K01", Draft("Kok", 3))
    assert open_interview(place.desk, dossier).recovered is None


def test_where_the_keyboard_was_is_no_half_typed_text(place: Workplace) -> None:
    dossier: DossierId = place.begin()
    go_to(place.desk, dossier, "P06")
    save_draft(place.desk, dossier, place_key("P06"), Draft("cell.geboren", 3))
    assert open_interview(place.desk, dossier).recovered is None
    save_draft(place.desk, dossier, "P06#parts.geboren", Draft("Syr", 3))
    found = open_interview(place.desk, dossier).recovered
    assert found is not None and found.typed == (("antwoord", "Syr"),)


def test_a_choice_that_waits_in_a_row_is_not_closed_with_the_rest(place: Workplace) -> None:
    other = workplace("desk-b")
    dossier: DossierId = place.begin()
    place.add_row(dossier, "T01", taal="ar")
    carry(place.desk, other.desk, dossier)
    (row,) = go_to(place.desk, dossier, "T01").question.rows
    record_row(place.desk, dossier, "T01", row.id, {"taal": "tr"})
    record_row(other.desk, dossier, "T01", row.id, {"taal": "en"})
    carry(other.desk, place.desk, dossier, 2)
    assert mark_not_discussed(place.desk, dossier, ("T01",), "T01").changes == ()
