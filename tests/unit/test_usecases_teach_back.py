"""Telling the plan back: per block, again where it did not come back, and what K09 becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind, Source
from desktop.domain.ids import DossierId
from desktop.domain.teach_back import BlockTold, overall
from desktop.domain.tolk import TolkKind, TolkWay
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import Leerroute, choose_route
from desktop.usecases.ports import TextStatus
from desktop.usecases.print_paper import make_paper
from desktop.usecases.teach_back import (
    BlockState,
    ToldBack,
    confirm_told_back,
    record_told_back,
    teach_back,
)
from desktop.usecases.tolk_session import TolkStart, start_tolk
from tests.builders import ASIEL, Workplace, carry, workplace
from tests.store_cases import person

GOOD, PARTLY, NOT = ToldBack.GOOD, ToldBack.PARTLY, ToldBack.NOT


@pytest.fixture(params=["memory", "sqlcipher"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Workplace:
    if request.param == "memory":
        return workplace()
    store = person(tmp_path).make()
    request.addfinalizer(store.close)
    return workplace(unit_of_work=store.unit_of_work)


def with_plan(place: Workplace, language: str = "ar") -> DossierId:
    dossier = place.begin("Rima", language)
    place.answer(dossier, **{**ASIEL, "P01": "Rima"}, K01="Weer tandarts zijn")
    choose_route(place.desk, dossier, Leerroute.B1)
    return dossier


def test_the_blocks_that_hold_something_are_asked_in_order_in_both_languages(place: Workplace) -> None:
    shown = teach_back(place.desk, with_plan(place))
    numbers = [block.number for block in shown.blocks]
    assert numbers == sorted(numbers) and {1, 2, 3, 5, 7, 8} <= set(numbers) and 4 not in numbers
    block = shown.blocks[1]
    assert (block.title, block.state, block.local_number) == ("Uw doel", BlockState.NOT_ASKED, "٢")
    assert any("tandarts" in line for line in block.dutch)
    assert block.own_title.language == "ar" and block.own_title.direction == "rtl"
    assert len(block.own) == len(block.dutch)
    assert shown.overall is None and shown.again == ()


def test_what_did_not_come_back_is_listed_to_explain_again_and_asked_again(place: Workplace) -> None:
    dossier = with_plan(place)
    numbers = [block.number for block in teach_back(place.desk, dossier).blocks]
    for number in numbers:
        shown = record_told_back(place.desk, dossier, number, NOT if number == 3 else GOOD).shown
    assert shown.again == (3,) and shown.overall is PARTLY
    road = next(block for block in shown.blocks if block.number == 3)
    assert (road.state, road.outcome, road.tries) == (BlockState.AGAIN, NOT, 1)
    assert road.ask and road.dutch and shown.explaining.text
    shown = record_told_back(place.desk, dossier, 3, GOOD).shown
    assert (shown.again, shown.overall) == ((), GOOD)
    assert next(block.tries for block in shown.blocks if block.number == 3) == 2
    with place.desk.unit_of_work() as work:
        tries = work.changes.history(dossier, ChangeKind.TEACH_BACK, "blok.3")
    assert [change.value["outcome"] for change in tries] == ["niet", "goed"]  # type: ignore[index,call-overload]


def test_who_interpreted_and_in_which_language_is_kept(place: Workplace) -> None:
    dossier = with_plan(place)
    start_tolk(place.desk, dossier, TolkStart("48213", TolkWay.PHONE, TolkKind.REGISTER, "ar"))
    (change,) = record_told_back(place.desk, dossier, 1, GOOD).changes
    said = teach_back(place.desk, dossier).blocks[0].own_ask
    assert change.language == said.language and change.wording and change.tolk_session
    assert said.status is not TextStatus.SOURCE


def test_a_plan_that_changed_is_told_again(place: Workplace) -> None:
    dossier = with_plan(place)
    record_told_back(place.desk, dossier, 3, GOOD)
    choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    road = next(block for block in teach_back(place.desk, dossier).blocks if block.number == 3)
    assert road.state is BlockState.CHANGED and 3 in teach_back(place.desk, dossier).again


def test_two_desks_that_heard_it_differently_ask_again() -> None:
    here, there = workplace("desk-a"), workplace("desk-b")
    dossier = with_plan(here)
    carry(here.desk, there.desk, dossier)
    record_told_back(here.desk, dossier, 1, GOOD)
    record_told_back(there.desk, dossier, 1, NOT)
    carry(there.desk, here.desk, dossier, 2)
    block = teach_back(here.desk, dossier).blocks[0]
    assert (block.state, block.outcome) == (BlockState.AGAIN, None)
    assert record_told_back(here.desk, dossier, 1, GOOD).shown.blocks[0].state is BlockState.GOOD


def test_the_whole_follows_from_the_blocks_and_a_person_confirms_it(place: Workplace) -> None:
    dossier = with_plan(place)
    shown = teach_back(place.desk, dossier)
    assert shown.confirmed is None
    if not shown.has_question:
        pytest.skip("the pack of this dossier has no K09 yet")
    done = confirm_told_back(place.desk, dossier, PARTLY)
    assert done.shown.confirmed is PARTLY
    assert [(change.key, change.source) for change in done.changes] == [("K09", Source.OBSERVED)]


def test_all_the_same_is_that_and_a_mixture_is_partly() -> None:
    def told(*outcomes: ToldBack | None) -> ToldBack | None:
        states = {GOOD: BlockState.GOOD, None: BlockState.NOT_ASKED}
        return overall([BlockTold(i, states.get(o, BlockState.AGAIN), o) for i, o in enumerate(outcomes)])

    assert told(GOOD, GOOD) is GOOD and told(NOT, NOT) is NOT and told(PARTLY) is PARTLY
    assert told(GOOD, NOT) is PARTLY and told(GOOD, None) is None and told() is None


def test_how_it_was_told_back_never_comes_on_paper(place: Workplace) -> None:
    dossier = with_plan(place)
    before = make_paper(place.desk, dossier).shown.pdf
    record_told_back(place.desk, dossier, 3, NOT)
    assert make_paper(place.desk, dossier).shown.pdf == before


def test_who_does_not_belong_here_has_no_plan_to_tell() -> None:
    place = workplace()
    dossier = place.begin()
    record_answer(place.desk, dossier, "P09", "wi2013")
    shown = teach_back(place.desk, dossier)
    assert shown.is_stopped and shown.blocks == ()
