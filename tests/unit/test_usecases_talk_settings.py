"""The language of a talk changes in mid-talk; the wish for a tolk and the second tolk's check are kept."""

from __future__ import annotations

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.merge_rules import choices_waiting
from desktop.usecases.interview import go_to, open_interview, record_answer, save_draft
from desktop.usecases.ports import Draft
from desktop.usecases.print_paper import make_paper
from desktop.usecases.talk import load_talk
from desktop.usecases.talk_settings import (
    CheckState,
    SecondTolkCheck,
    TolkWish,
    look_at_arrangements,
    set_tolk_wish,
    switch_language,
    tell_second_check,
)
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, start_tolk
from tests.builders import ASIEL, Workplace, carry, workplace


@pytest.fixture
def place() -> Workplace:
    return workplace()


def test_the_talk_goes_on_in_another_language_at_the_same_place(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    go_to(place.desk, dossier, "K01")
    save_draft(place.desk, dossier, "K01", Draft("Kok wor", 7))
    outcome = switch_language(place.desk, dossier, "tr", "K01")
    assert len(outcome.changes) == 1
    assert (outcome.shown.language.code, outcome.shown.question.id) == ("tr", "K01")
    assert outcome.shown.question.own.language == "tr"
    assert outcome.shown.question.draft is not None and outcome.shown.question.draft.text == "Kok wor"
    assert open_interview(place.desk, dossier).language.code == "tr"


def test_each_answer_keeps_the_language_it_was_asked_in(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    (first,) = record_answer(place.desk, dossier, "K01", "Kok").changes
    switch_language(place.desk, dossier, "tr", "K01")
    (second,) = record_answer(place.desk, dossier, "K01", "Bakker").changes
    assert (first.language, second.language) == ("ar", "tr")
    assert first.wording != second.wording


def test_the_same_language_again_writes_nothing(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    assert switch_language(place.desk, dossier, "ar", "K01").changes == ()
    switch_language(place.desk, dossier, "tr", "K01")
    assert switch_language(place.desk, dossier, "tr", "K01").changes == ()


def test_what_the_person_chooses_afterwards_counts_again(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    switch_language(place.desk, dossier, "tr", "S01")
    place.answer(dossier, S01="ti")
    assert open_interview(place.desk, dossier).language.code == "ti"
    switch_language(place.desk, dossier, "tr", "S01")
    switch_language(place.desk, dossier, "ti", "S01")
    assert open_interview(place.desk, dossier).language.code == "ti"


def test_the_paper_and_the_lists_stay_in_the_language_of_the_person(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    place.answer(dossier, **ASIEL)
    switch_language(place.desk, dossier, "en", "P11")
    with place.desk.unit_of_work() as work:
        assert load_talk(place.desk, work, dossier).row.language == "ar"
    assert make_paper(place.desk, dossier).shown.language == "ar"


def test_a_language_that_is_not_installed_is_refused(place: Workplace) -> None:
    dossier = place.begin()
    with pytest.raises(Refusal) as refused:
        switch_language(place.desk, dossier, "xx", "K01")
    assert refused.value.code is RefusalCode.LANGUAGE_MISSING


def test_two_rooms_that_switched_differently_ask_for_no_choice(place: Workplace) -> None:
    other = workplace("desk-b")
    dossier = place.begin(language="ar")
    carry(place.desk, other.desk, dossier)
    switch_language(place.desk, dossier, "tr", "K01")
    switch_language(other.desk, dossier, "en", "K01")
    carry(other.desk, place.desk, dossier)
    with place.desk.unit_of_work() as work:
        heads = work.changes.heads(dossier)
        assert len(heads[(ChangeKind.DOSSIER, "talk_language")]) == 2
        assert choices_waiting(heads) == ()
        assert load_talk(place.desk, work, dossier).row.conflicts == 0
    assert open_interview(place.desk, dossier).language.code == "ar"
    switch_language(place.desk, dossier, "en", "K01")
    with place.desk.unit_of_work() as work:
        assert len(work.changes.heads(dossier)[(ChangeKind.DOSSIER, "talk_language")]) == 1


def test_a_tolk_of_another_language_is_warned_of(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    start_tolk(place.desk, dossier, TolkStart("48213", TolkWay.PHONE, TolkKind.REGISTER, "ar"))
    shown = switch_language(place.desk, dossier, "en", "K01").shown.tolk
    assert shown is not None and "andere taal" in shown.warning


def test_a_wish_is_kept_and_said_in_words(place: Workplace) -> None:
    dossier = place.begin()
    assert look_at_arrangements(place.desk, dossier).wish_words == ""
    assert len(set_tolk_wish(place.desk, dossier, TolkWish.WOMAN).changes) == 1
    assert set_tolk_wish(place.desk, dossier, TolkWish.WOMAN).changes == ()
    assert look_at_arrangements(place.desk, dossier).wish_words == "Wens: een vrouw als tolk"
    set_tolk_wish(place.desk, dossier, TolkWish.NONE)
    assert look_at_arrangements(place.desk, dossier).wish is TolkWish.NONE


def test_a_second_tolk_is_planned_and_then_has_looked(place: Workplace) -> None:
    dossier = place.begin()
    planned = tell_second_check(
        place.desk, dossier, SecondTolkCheck(CheckState.PLANNED, "51007", "2026-09-16")
    )
    assert planned.shown.check_words == (
        "Tweede tolk kijkt thema 8 en 9 na op woensdag 16 september 2026 (51007)"
    )
    done = tell_second_check(place.desk, dossier, SecondTolkCheck(CheckState.DONE, "51007"))
    assert done.shown.check == SecondTolkCheck(CheckState.DONE, "51007", "2026-09-15")
    assert done.shown.check_words.startswith("Tweede tolk keek thema 8 en 9 na op dinsdag 15 september")


@pytest.mark.parametrize(
    ("check", "field"),
    [
        (SecondTolkCheck(CheckState.DONE), "who"),
        (SecondTolkCheck(CheckState.PLANNED, "51007", "morgen"), "day"),
    ],
)
def test_what_is_missing_from_a_check_is_said_at_its_field(
    place: Workplace, check: SecondTolkCheck, field: str
) -> None:
    dossier = place.begin()
    with pytest.raises(Refusal) as refused:
        tell_second_check(place.desk, dossier, check)
    assert refused.value.field == field


def test_a_setting_never_says_which_pack_a_dossier_has(place: Workplace) -> None:
    dossier = place.begin()
    (change,) = switch_language(place.desk, dossier, "en", "K01").changes
    assert change.pack is None
