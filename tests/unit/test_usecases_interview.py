"""The talk: answers, states, rows, notes, drafts and places."""

from __future__ import annotations

import pytest

from desktop.domain.changes import Certainty, ChangeKind, Source
from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.interview import (
    NoteKind,
    close_talk,
    go_to,
    go_to_theme,
    next_open,
    open_interview,
    record_answer,
    record_note,
    record_row,
    record_state,
    remove_row,
    save_draft,
    step,
)
from desktop.usecases.ports import Draft
from forms.answer_moves import wording_hash
from forms.model import AnswerState
from tests.builders import ASIEL, Workplace, national_pack, workplace


@pytest.fixture
def place() -> Workplace:
    return workplace()


def test_an_answer_shows_at_once_as_a_new_line_in_the_plan(place: Workplace) -> None:
    dossier = place.begin()
    outcome = record_answer(place.desk, dossier, "K01", "Kok worden")
    lines = [line for line in outcome.shown.plan[1].lines if line.is_new]
    assert [(line.from_question, line.from_number) for line in lines] == [("K01", "15.1")]
    assert "Kok worden" in lines[0].text
    place.answer(dossier, K02="werk")
    shown = go_to(place.desk, dossier, "K01")
    assert [line.from_question for line in shown.plan[1].lines if line.is_new] == ["K02"]


def test_a_new_line_stays_marked_while_going_on_to_the_next_question(place: Workplace) -> None:
    dossier = place.begin()
    record_answer(place.desk, dossier, "K01", "Kok worden")
    shown = step(place.desk, dossier, "K01", 1)
    assert [line.from_question for line in shown.plan[1].lines if line.is_new] == ["K01"]


def test_an_answer_keeps_how_it_was_asked(place: Workplace) -> None:
    dossier = place.begin()
    shown = open_interview(place.desk, dossier).question
    (change,) = record_answer(place.desk, dossier, shown.id, "ar").changes
    assert change.pack == national_pack().name
    assert change.wording == wording_hash(f"{shown.own.text}\n{shown.simple}")
    assert change.language == shown.own.language
    assert (change.source, change.certainty) == (Source.SAID, Certainty.CERTAIN)


def test_the_same_answer_again_writes_nothing(place: Workplace) -> None:
    dossier = place.begin()
    assert len(record_answer(place.desk, dossier, "K01", "Kok worden").changes) == 1
    assert record_answer(place.desk, dossier, "K01", "  Kok worden ").changes == ()
    assert record_answer(place.desk, dossier, "T02", ["ar", "en"]).changes != ()
    assert record_answer(place.desk, dossier, "T02", ["en", "ar"]).changes == ()


def test_emptying_a_field_withdraws_the_answer_and_keeps_it_in_history(place: Workplace) -> None:
    dossier = place.begin()
    (first,) = record_answer(place.desk, dossier, "K01", "Kok worden").changes
    outcome = record_answer(place.desk, dossier, "K01", "")
    assert outcome.changes[0].parents == (first.id,)
    assert not outcome.shown.question.is_answered
    assert record_answer(place.desk, dossier, "K01", "").changes == ()
    with place.desk.unit_of_work() as work:
        assert len(work.changes.history(dossier, ChangeKind.ANSWER, "K01")) == 2


@pytest.mark.parametrize(
    ("question", "raw", "code"),
    [
        ("P03", "99999" + "3650", RefusalCode.BSN_FAILS_11_PROEF),
        ("P02", "31-2-1990", RefusalCode.IMPOSSIBLE_DATE),
        ("P08", "gisteren", RefusalCode.NOT_A_DATE),
        ("O01", "veel", RefusalCode.NOT_A_NUMBER),
        ("P07", "ridder", RefusalCode.UNKNOWN_CHOICE),
    ],
)
def test_a_refusal_names_the_question_and_leaves_everything_as_it_was(
    place: Workplace, question: str, raw: str, code: RefusalCode
) -> None:
    dossier = place.begin()
    save_draft(place.desk, dossier, question, Draft(raw, 3))
    with pytest.raises(Refusal) as refused:
        record_answer(place.desk, dossier, question, raw)
    assert (refused.value.code, refused.value.field) == (code, question)
    assert raw not in str(refused.value) and raw not in "".join(refused.value.facts.values())
    with place.desk.unit_of_work() as work:
        assert work.changes.of(dossier, ChangeKind.ANSWER) == ()
        kept = work.drafts.load(dossier, question)
    assert kept is not None and (kept.text, kept.cursor) == (raw, 3)


def test_a_draft_survives_and_goes_when_the_answer_is_there(place: Workplace) -> None:
    dossier = place.begin()
    go_to(place.desk, dossier, "K01")
    save_draft(place.desk, dossier, "K01", Draft("Kok wor", 7))
    again = open_interview(place.desk, dossier)
    assert again.question.draft is not None
    assert (again.question.draft.text, again.question.draft.cursor) == ("Kok wor", 7)
    assert again.resumed == "U gaat verder bij vraag 15.1, met uw halve tekst"
    assert record_answer(place.desk, dossier, "K01", "Kok worden").shown.question.draft is None


def test_the_place_is_found_again_after_closing_and_opening(place: Workplace) -> None:
    dossier = place.begin()
    assert open_interview(place.desk, dossier).question.id == "S01"
    assert step(place.desk, dossier, "S01", 1).question.id == "S02"
    go_to(place.desk, dossier, "T03")
    close_talk(place.desk, dossier)
    again = open_interview(place.desk, dossier)
    assert (again.question.id, again.resumed) == ("T03", "")


def test_a_theme_opens_where_it_was_left(place: Workplace) -> None:
    dossier = place.begin()
    go_to(place.desk, dossier, "T03")
    go_to(place.desk, dossier, "K01")
    assert go_to_theme(place.desk, dossier, 3).question.id == "T03"
    assert go_to_theme(place.desk, dossier, 1).question.id == "P01"
    assert go_to_theme(place.desk, dossier, 99).question.id == "P01"


def test_the_next_open_question_goes_past_answers_and_round(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, S02="ja", S03="nee", S04="ja")
    assert next_open(place.desk, dossier, "S01").question.id == "S05"
    assert step(place.desk, dossier, "S01", -1).question.id == "S01"


def test_weet_niet_is_a_full_answer_and_pressing_it_again_brings_the_answer_back(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok worden")
    shown = record_state(place.desk, dossier, "K01", AnswerState.WEET_NIET).shown.question
    assert (shown.state, shown.is_answered, shown.words) == (AnswerState.WEET_NIET, True, "Weet niet")
    undone = record_state(place.desk, dossier, "K01", AnswerState.WEET_NIET).shown.question
    assert (undone.state, undone.words) == (None, "Kok worden")


def test_later_keeps_the_question_open_and_marks_the_theme(place: Workplace) -> None:
    dossier = place.begin()
    shown = record_state(place.desk, dossier, "K01", AnswerState.LATER).shown
    assert not shown.question.is_answered
    assert [theme.number for theme in shown.themes if theme.has_later] == [15]


def test_answers_to_hidden_questions_are_parked_and_come_back(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, L01="gedaan", L02="20-7-2026", L03="26", L04="niet_haalbaar")
    before = go_to(place.desk, dossier, "L01")
    hidden = record_answer(place.desk, dossier, "L01", "nog_niet").shown
    assert hidden.applicable == before.applicable - 4  # L02 L03 L04 L06 L07 away, L08 in their place
    assert hidden.answered == before.answered - 3
    back = record_answer(place.desk, dossier, "L01", "gedaan").shown
    assert (back.answered, back.applicable) == (before.answered, before.applicable)
    assert go_to(place.desk, dossier, "L03").question.raw == "26"


def test_a_prefilled_answer_waits_for_the_person_to_confirm_it(place: Workplace) -> None:
    dossier = place.begin()
    record_answer(place.desk, dossier, "P08", "11-6-2026", Source.DOCUMENT, Certainty.TO_CHECK)
    waiting = go_to(place.desk, dossier, "P08").question
    assert waiting.is_prefilled and waiting.provenance.endswith(", nog te controleren")
    outcome = record_answer(place.desk, dossier, "P08", "11-6-2026")
    assert len(outcome.changes) == 1
    assert not outcome.shown.question.is_prefilled
    assert (outcome.shown.question.raw, outcome.shown.question.words) == ("11-6-2026", "11 juni 2026")


def test_rows_are_added_changed_kept_half_and_taken_out(place: Workplace) -> None:
    dossier = place.begin()
    save_draft(place.desk, dossier, "T01#new.taal", Draft("ar"))
    shown = record_row(place.desk, dossier, "T01", None, {"taal": "ar", "hoe_goed": "heel_goed"}).shown
    (row,) = shown.question.rows
    assert row.words == {"taal": "Arabisch", "hoe_goed": "Heel goed"} and not row.is_half
    half = record_row(place.desk, dossier, "T01", None, {"taal": "", "hoe_goed": "goed"}).shown
    assert [r.is_half for r in half.question.rows] == [False, True]
    fuller = record_row(place.desk, dossier, "T01", half.question.rows[1].id, {"taal": "en"}).shown
    assert fuller.question.rows[1].cells == {"taal": "en"}
    left = remove_row(place.desk, dossier, "T01", row.id).shown
    assert [r.cells["taal"] for r in left.question.rows] == ["en"]
    with place.desk.unit_of_work() as work:
        assert work.drafts.of(dossier) == {}
        assert len(work.changes.of(dossier, ChangeKind.ANSWER)) == 4


def test_an_empty_row_is_not_added(place: Workplace) -> None:
    dossier = place.begin()
    assert record_row(place.desk, dossier, "T01", None, {"taal": ""}).changes == ()


def test_no_children_takes_the_rows_out_and_a_row_takes_no_children_back(place: Workplace) -> None:
    dossier = place.begin()
    place.add_row(dossier, "G03", kind="dochter", leeftijd="3", woont="bij_mij")
    none = record_answer(place.desk, dossier, "G03", "geen").shown.question
    assert (none.rows, none.words) == ((), none.choices[0].dutch)
    back = record_row(place.desk, dossier, "G03", None, {"kind": "zoon", "leeftijd": "5"}).shown.question
    assert len(back.rows) == 1 and not any(choice.is_chosen for choice in back.choices)


def test_the_three_notes_are_kept_apart_and_only_when_they_say_something(place: Workplace) -> None:
    dossier = place.begin()
    record_note(place.desk, dossier, "K01", NoteKind.NOTITIE, "Wil graag koken")
    shown = record_note(place.desk, dossier, "K01", NoteKind.MIJN_INDRUK, "Vrolijk").shown
    assert shown.question.notes == {NoteKind.NOTITIE: "Wil graag koken", NoteKind.MIJN_INDRUK: "Vrolijk"}
    assert record_note(place.desk, dossier, "K01", NoteKind.NOTITIE, "Wil graag koken").changes == ()
    gone = record_note(place.desk, dossier, "K01", NoteKind.NOTITIE, "").shown
    assert gone.question.notes == {NoteKind.MIJN_INDRUK: "Vrolijk"}


def test_notes_never_stand_in_the_plan(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    shown = record_note(place.desk, dossier, "K01", NoteKind.TOLK_ZEGT, "Aarzelde").shown
    assert not any("Aarzelde" in line.text for block in shown.plan for line in block.lines)


def test_the_scales_take_one_step_per_line(place: Workplace) -> None:
    dossier = place.begin()
    raw: dict[str, str | int] = {"luisteren": 2, "praten": 1, "lezen": "1", "schrijven": ""}
    shown = record_answer(place.desk, dossier, "T05", raw).shown.question
    assert [column.value for column in shown.columns] == [2, 1, 1, None]
    assert [c.is_chosen for c in shown.columns[0].choices] == [False, True, False, False, False]


def test_numbers_to_point_at_stand_in_both_sets_of_digits(place: Workplace) -> None:
    shown = go_to(place.desk, place.begin(language="ar"), "T03").question
    assert [(choice.place, choice.local_place) for choice in shown.choices] == [(1, "١"), (2, "٢"), (3, "٣")]
    latin = go_to(place.desk, place.begin(language="tr"), "T03").question
    assert [choice.local_place for choice in latin.choices] == ["", "", ""]


def test_every_question_of_the_pack_can_be_shown_in_every_language(place: Workplace) -> None:
    for language in ("ar", "ti", "tr", "en", "nl"):
        dossier = place.begin(language=language)
        for question in national_pack().questions:
            shown = go_to(place.desk, dossier, question.id).question
            assert shown.own.text and len(shown.states) == (0 if question.type == "calc" else 4)


def test_half_typed_rows_and_notes_come_back_with_their_question(place: Workplace) -> None:
    dossier = place.begin()
    for key in ("T01#new.taal", "note.notitie.T01", "T03", "note.notitie.T03"):
        save_draft(place.desk, dossier, key, Draft("half"))
    assert set(go_to(place.desk, dossier, "T01").drafts) == {"T01#new.taal", "note.notitie.T01"}
    after = record_note(place.desk, dossier, "T01", NoteKind.NOTITIE, "Heel").shown
    assert set(after.drafts) == {"T01#new.taal"}


def test_a_note_that_no_change_set_could_carry_is_refused_and_stays_half_typed() -> None:
    place = workplace()
    dossier = place.begin()
    long = "a" * 20_001
    save_draft(place.desk, dossier, "note.notitie.T01", Draft(long))
    with pytest.raises(Refusal) as refused:
        record_note(place.desk, dossier, "T01", NoteKind.NOTITIE, long)
    assert (refused.value.code, refused.value.facts["max"]) == (RefusalCode.TOO_LONG, "20000")
    with place.desk.unit_of_work() as work:
        draft = work.drafts.load(dossier, "note.notitie.T01")
    assert draft is not None and draft.text == long
    record_note(place.desk, dossier, "T01", NoteKind.NOTITIE, long[1:])
