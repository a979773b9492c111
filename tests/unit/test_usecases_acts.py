"""Correction, change of mind, withdrawal; how an answer is known; and the proof of how it was asked."""

from __future__ import annotations

import pytest

from desktop.domain.changes import Act, Certainty, ChangeKind, Source
from desktop.domain.ids import DossierId
from desktop.usecases.interview import (
    HistoryShown,
    answer_history,
    close_talk,
    confirm_answer,
    go_to,
    record_act,
    record_answer,
    record_row,
    record_source,
    record_state,
    withdraw_answer,
)
from forms.model import AnswerState
from tests.builders import Workplace, carry, workplace


@pytest.fixture
def place() -> Workplace:
    return workplace()


def what(shown: HistoryShown) -> list[tuple[str, str]]:
    return [(line.what, line.words) for line in shown.lines]


def act_of(place: Workplace, dossier: DossierId, question: str) -> Act | None:
    about = go_to(place.desk, dossier, question).about
    return about.act.act if about.act is not None else None


def test_another_answer_a_moment_later_is_a_correction(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok")
    place.clock.go_on(minutes=4)
    about = record_answer(place.desk, dossier, "K01", "Bakker").shown.about
    assert about.act is not None
    assert (about.act.act, about.act.replaced) == (Act.CORRECTION, "Kok")
    assert about.act.possible == (Act.CORRECTION, Act.CHANGE_OF_MIND)


@pytest.mark.parametrize("how", ["later", "other talk"])
def test_another_answer_later_or_in_another_talk_is_a_change_of_mind(place: Workplace, how: str) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok")
    if how == "later":
        place.clock.go_on(minutes=6)
    else:
        place.clock.go_on(minutes=1)
        close_talk(place.desk, dossier)
        place.clock.go_on(minutes=1)
    (change,) = record_answer(place.desk, dossier, "K01", "Bakker").changes
    assert change.act is Act.CHANGE_OF_MIND


def test_emptied_later_on_is_a_withdrawal_and_by_button_it_always_is(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok", P01="Rima")
    (by_button,) = withdraw_answer(place.desk, dossier, "P01").changes
    place.clock.go_on(minutes=6)
    (emptied,) = record_answer(place.desk, dossier, "K01", "").changes
    assert (by_button.act, emptied.act) == (Act.WITHDRAWAL, Act.WITHDRAWAL)
    shown = go_to(place.desk, dossier, "K01")
    assert not shown.question.is_answered and not shown.about.can_withdraw
    assert shown.about.act is not None and shown.about.act.replaced == "Kok"


def test_pointing_at_one_more_option_is_no_act_and_taking_one_away_is(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, T02=["ar"])
    assert record_answer(place.desk, dossier, "T02", ["ar", "en"]).changes[0].act is None
    assert record_answer(place.desk, dossier, "T02", ["en"]).changes[0].act is Act.CORRECTION


@pytest.mark.parametrize("state", [AnswerState.LATER, AnswerState.NIET_BEGREPEN, AnswerState.NIET_BESPROKEN])
def test_an_answer_after_later_replaces_nothing_that_was_said(place: Workplace, state: AnswerState) -> None:
    dossier = place.begin()
    record_state(place.desk, dossier, "K01", state)
    place.clock.go_on(hours=1)
    assert record_answer(place.desk, dossier, "K01", "Kok").changes[0].act is None


def test_what_the_person_says_instead_of_a_letter_corrects_the_letter(place: Workplace) -> None:
    dossier = place.begin()
    record_answer(place.desk, dossier, "P02", "1-1-1990", Source.DOCUMENT, Certainty.TO_CHECK)
    place.clock.go_on(hours=30)
    assert record_answer(place.desk, dossier, "P02", "2-1-1990").changes[0].act is Act.CORRECTION


def test_the_act_can_be_said_otherwise_also_much_later_and_history_keeps_both(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok")
    place.answer(dossier, K01="Bakker")
    place.clock.go_on(hours=48)
    (change,) = record_act(place.desk, dossier, "K01", Act.CHANGE_OF_MIND).changes
    assert change.value == {"state": None, "value": "Bakker"}
    shown = go_to(place.desk, dossier, "K01").about
    assert shown.act is not None and (shown.act.act, shown.act.replaced) == (Act.CHANGE_OF_MIND, "Kok")
    assert record_act(place.desk, dossier, "K01", Act.CHANGE_OF_MIND).changes == ()
    assert what(answer_history(place.desk, dossier, "K01")) == [
        ("toch: denkt nu anders", "Bakker"),
        ("verbetering", "Bakker"),
        ("eerste antwoord", "Kok"),
    ]


def test_an_emptied_answer_is_never_a_change_of_mind_and_a_first_answer_no_act(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok")
    assert record_act(place.desk, dossier, "K01", Act.CORRECTION).changes == ()
    withdraw_answer(place.desk, dossier, "K01")
    assert record_act(place.desk, dossier, "K01", Act.CHANGE_OF_MIND).changes == ()
    assert act_of(place, dossier, "K01") is Act.WITHDRAWAL


def test_a_row_has_acts_of_its_own(place: Workplace) -> None:
    dossier = place.begin()
    place.add_row(dossier, "G03", kind="zoon", leeftijd="5", woont="bij_mij")
    row = go_to(place.desk, dossier, "G03").question.rows[0].id
    place.clock.go_on(hours=1)
    cells = {"kind": "zoon", "leeftijd": "6", "woont": "bij_mij"}
    about = record_row(place.desk, dossier, "G03", row, cells).shown.about
    assert about.act is not None and (about.act.row, about.act.act) == (row, Act.CHANGE_OF_MIND)
    record_act(place.desk, dossier, "G03", Act.CORRECTION, row)
    assert act_of(place, dossier, "G03") is Act.CORRECTION


def test_source_and_certainty_are_noted_for_this_answer_alone(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok")
    about = record_source(place.desk, dossier, "K01", Source.PARTNER, Certainty.TO_CHECK).shown.about
    assert (about.source, about.certainty) == (Source.PARTNER, Certainty.TO_CHECK)
    assert record_source(place.desk, dossier, "K01", Source.PARTNER, Certainty.TO_CHECK).changes == ()
    (next_answer,) = record_answer(place.desk, dossier, "P01", "Rima").changes
    assert (next_answer.source, next_answer.certainty) == (Source.SAID, Certainty.CERTAIN)
    assert record_source(place.desk, dossier, "P02", Source.PARTNER, Certainty.CERTAIN).changes == ()
    (other,) = record_answer(place.desk, dossier, "K01", "Bakker").changes
    assert (other.source, other.certainty) == (Source.SAID, Certainty.CERTAIN)


def test_an_answer_that_is_still_being_given_keeps_its_source(place: Workplace) -> None:
    dossier = place.begin()
    record_answer(place.desk, dossier, "T02", ["ar"], Source.PARTNER, Certainty.TO_CHECK)
    (more,) = record_answer(place.desk, dossier, "T02", ["ar", "en"]).changes
    assert (more.source, more.certainty) == (Source.PARTNER, Certainty.TO_CHECK)


def test_noting_the_source_keeps_the_act_and_how_it_was_asked(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok")
    (said,) = record_answer(place.desk, dossier, "K01", "Bakker").changes
    (noted,) = record_source(place.desk, dossier, "K01", Source.OBSERVED, Certainty.CERTAIN).changes
    assert (noted.wording, noted.language, noted.act) == (said.wording, said.language, said.act)
    assert what(answer_history(place.desk, dossier, "K01"))[0] == ("bron genoteerd", "Bakker")


def test_a_prefilled_value_waits_for_the_person_and_says_where_and_when_it_came_from(
    place: Workplace,
) -> None:
    dossier = place.begin()
    record_answer(place.desk, dossier, "P08", "11-6-2026", Source.DOCUMENT, Certainty.TO_CHECK)
    place.clock.go_on(hours=72)
    shown = go_to(place.desk, dossier, "P08").question
    assert shown.is_prefilled
    assert shown.provenance == "uit een brief of papier, genoteerd op 15 september, nog te controleren"
    after = confirm_answer(place.desk, dossier, "P08").shown
    assert not after.question.is_prefilled
    assert (after.about.source, after.about.certainty) == (Source.SAID, Certainty.CERTAIN)
    assert confirm_answer(place.desk, dossier, "P08").changes == ()
    assert what(answer_history(place.desk, dossier, "P08"))[0][0] == "bevestigd"


def test_prefilled_rows_are_confirmed_together(place: Workplace) -> None:
    dossier = place.begin()
    place.add_row(dossier, "G03", kind="zoon", leeftijd="5", woont="bij_mij")
    record_source(place.desk, dossier, "G03", Source.COA, Certainty.TO_CHECK)
    assert go_to(place.desk, dossier, "G03").question.is_prefilled
    assert not confirm_answer(place.desk, dossier, "G03").shown.question.is_prefilled


def test_the_exact_wording_can_be_proven_afterwards(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    asked = go_to(place.desk, dossier, "K01").question
    place.answer(dossier, K01="Kok")
    (line,) = answer_history(place.desk, dossier, "K01").lines
    assert line.is_proven and line.own == asked.own and line.wording == asked.simple
    assert line.asked.startswith("gevraagd in het ")
    with place.desk.unit_of_work() as work:
        (change,) = work.changes.history(dossier, ChangeKind.ANSWER, "K01")
    assert change.wording is not None and change.wording.startswith(line.proof)


def test_a_text_that_changed_since_is_not_passed_off_as_the_one_that_was_asked(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok")
    other = workplace("desk-b")
    with place.desk.unit_of_work() as work:
        (change,) = work.changes.history(dossier, ChangeKind.ANSWER, "K01")
    object.__setattr__(change, "wording", "0" * 64)
    carry(place.desk, other.desk, dossier)
    (line,) = answer_history(other.desk, dossier, "K01").lines
    assert not line.is_proven
    assert line.wording == "De tekst van toen staat niet in deze versie."


def test_two_answers_from_two_desks_are_settled_without_an_act(place: Workplace) -> None:
    dossier, other = place.begin(), workplace("desk-b")
    carry(place.desk, other.desk, dossier)
    place.answer(dossier, K01="Kok")
    other.answer(dossier, K01="Bakker")
    carry(place.desk, other.desk, dossier, 2)
    go_to(other.desk, dossier, "K01")
    (choice,) = record_answer(other.desk, dossier, "K01", "Bakker").changes
    assert len(choice.parents) == 2 and choice.act is None
    assert what(answer_history(other.desk, dossier, "K01"))[0] == ("gekozen uit twee antwoorden", "Bakker")
