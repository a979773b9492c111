"""Searching in what was said: answers, notes and agreements, never what is special."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.composition import words_to_find
from desktop.installed import InstalledPacks
from desktop.store.memory import MemoryStore
from desktop.usecases.interview import NoteKind, record_answer, record_note, withdraw_answer
from desktop.usecases.search_said import MOST, cut_around, search_said
from tests.builders import MORNING, Workplace, national_pack, workplace
from tests.fakes import SetClock
from tests.store_cases import said


@pytest.fixture
def place() -> Workplace:
    store = MemoryStore(SetClock(MORNING), words_of=words_to_find(InstalledPacks()))
    return workplace(unit_of_work=store.unit_of_work)


def where(place: Workplace, text: str) -> list[str]:
    return [hit.question for hit in search_said(place.desk, text).hits]


def test_an_answer_is_found_with_who_said_it_and_at_which_question(place: Workplace) -> None:
    dossier = place.begin()
    record_answer(place.desk, dossier, "K01", "Kok worden in een restaurant")
    (hit,) = search_said(place.desk, "restaurant").hits
    question = national_pack().question("K01")
    assert (hit.dossier, hit.question, hit.words) == (dossier, "K01", "Kok worden in een restaurant")
    assert str(hit.where) == f"{question.number} {question.simple}"
    assert str(hit.kind_words) == "antwoord"


def test_a_choice_is_found_by_the_words_it_was_shown_with(place: Workplace) -> None:
    dossier = place.begin()
    choice = national_pack().question("K02").choices[0]
    place.answer(dossier, K02=choice.key)
    assert where(place, choice.text) == ["K02"]


def test_spelling_and_accents_make_no_difference(place: Workplace) -> None:
    record_answer(place.desk, place.begin(), "K01", "Café in Şanlıurfa")
    assert where(place, "CAFE") == where(place, "sanliurfa") == ["K01"]


def test_a_note_is_found_and_leads_to_its_question(place: Workplace) -> None:
    dossier = place.begin()
    record_note(place.desk, dossier, "K01", NoteKind.NOTITIE, "Wil eerst het rijbewijs halen")
    (hit,) = search_said(place.desk, "rijbewijs").hits
    assert (str(hit.kind_words), hit.question) == ("notitie", "K01")


def test_what_is_special_is_never_in_the_index(place: Workplace) -> None:
    words_of, pack = words_to_find(InstalledPacks()), national_pack()
    indexed = {
        question.id: words_of(replace(said(1, "kok", question.id), pack=pack.name))
        for question in pack.questions
        if question.is_special or question.id == "K01"
    }
    assert len(indexed) > 1
    assert indexed == dict.fromkeys(indexed, "") | {"K01": "kok"}


def test_what_was_taken_back_is_not_found(place: Workplace) -> None:
    dossier = place.begin()
    record_answer(place.desk, dossier, "K01", "Kapper")
    withdraw_answer(place.desk, dossier, "K01")
    assert where(place, "kapper") == []


def test_too_few_signs_are_not_looked_for_and_many_hits_are_cut(place: Workplace) -> None:
    assert search_said(place.desk, "ko").is_short
    for at in range(MOST + 1):
        record_answer(place.desk, place.begin(f"Persoon {at}"), "K01", "Kok worden")
    found = search_said(place.desk, "kok worden")
    assert found.is_more and len(found.hits) == MOST


def test_that_was_searched_stands_in_the_audit_and_the_words_do_not(place: Workplace) -> None:
    record_answer(place.desk, place.begin(), "K01", "Kok worden")
    search_said(place.desk, "worden")
    with place.desk.unit_of_work() as work:
        line = work.audit.lines()[-1]
    assert (line.action, line.result) == ("search.done", "1")
    assert "worden" not in repr(line)


def test_a_long_text_is_cut_around_the_word() -> None:
    text = "begin " * 40 + "het anker " + "slot " * 40
    cut = cut_around(text, ["anker"])
    assert cut.startswith("…") and cut.endswith("…") and "anker" in cut and len(cut) < 130
    assert cut_around("kort", ["kort"]) == "kort"
