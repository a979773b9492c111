"""The same talk on an encrypted store on disk: what was saved is there after closing and opening."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import go_to, open_interview, record_answer, save_draft
from desktop.usecases.pip import Leerroute, choose_route, give_reason, plan_board
from desktop.usecases.ports import Draft
from desktop.usecases.print_paper import make_paper, papers_of
from tests.builders import ASIEL, workplace
from tests.fakes import MORNING, SetClock
from tests.store_cases import DictKeyStore, Person
from tests.strategies import Act, acts, try_to


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path, SetClock(MORNING), DictKeyStore())


def test_a_talk_goes_on_after_the_store_was_closed_in_the_middle(person: Person) -> None:
    store = person.make()
    place = workplace(unit_of_work=store.unit_of_work)
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    place.add_row(dossier, "G03", kind="dochter", leeftijd="3", woont="bij_mij")
    go_to(place.desk, dossier, "K01")
    save_draft(place.desk, dossier, "K01", Draft("Een vak le", 10))
    before = open_interview(place.desk, dossier)
    store.close()

    store = person.open()
    again = workplace(unit_of_work=store.unit_of_work)
    shown = open_interview(again.desk, dossier)
    assert shown.question.id == "K01" and shown.question.draft is not None
    assert (shown.question.draft.text, shown.question.draft.cursor) == ("Een vak le", 10)
    assert (shown.answered, shown.applicable, shown.plan) == (before.answered, before.applicable, before.plan)
    store.close()


def test_a_refusal_rolls_back_and_an_equal_answer_writes_nothing(person: Person) -> None:
    store = person.make()
    place = workplace(unit_of_work=store.unit_of_work)
    dossier = place.begin()
    assert len(record_answer(place.desk, dossier, "T02", ["en", "ar"]).changes) == 1
    assert record_answer(place.desk, dossier, "T02", ["ar", "en"]).changes == ()
    with pytest.raises(Refusal):
        record_answer(place.desk, dossier, "P03", "99999" + "3650")
    with store.unit_of_work() as work:
        assert len(work.changes.of(dossier, ChangeKind.ANSWER)) == 1
    store.close()


def test_plan_paper_and_list_come_from_the_store(person: Person) -> None:
    store = person.make()
    place = workplace(unit_of_work=store.unit_of_work)
    dossier = place.begin()
    place.answer(dossier, **ASIEL, K01="Kok worden")
    choose_route(place.desk, dossier, Leerroute.B1)
    give_reason(place.desk, dossier, Leerroute.B1, "Past bij het doel")
    paper = make_paper(place.desk, dossier).shown
    store.close()

    store = person.open()
    again = workplace(unit_of_work=store.unit_of_work)
    assert papers_of(again.desk, dossier) == (paper,)
    assert make_paper(again.desk, dossier).changes == ()
    assert plan_board(again.desk, dossier).routes[0].reason == "Past bij het doel"
    assert caseload(again.desk).rows[0].status == "Concept gemaakt"
    with store.unit_of_work() as work:
        assert work.audit.verify() > 0
    store.close()


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts(), min_size=5, max_size=15))
def test_memory_and_disk_end_up_with_the_same_changes(
    tmp_path_factory: pytest.TempPathFactory, done: list[Act]
) -> None:
    person = Person(tmp_path_factory.mktemp("koffer"), SetClock(MORNING), DictKeyStore())
    store = person.make()
    places = [workplace(), workplace(unit_of_work=store.unit_of_work)]
    dossiers = [place.begin() for place in places]
    assert dossiers[0] == dossiers[1]
    for act in done:
        taken = [try_to(act, p.desk, d) for p, d in zip(places, dossiers, strict=True)]
        assert taken[0] == taken[1], act.name
    held = []
    for place, dossier in zip(places, dossiers, strict=True):
        with place.desk.unit_of_work() as work:
            held.append(work.changes.of(dossier))
    assert held[0] == held[1]
    store.close()
