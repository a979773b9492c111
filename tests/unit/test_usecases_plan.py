"""The plan board, who does not belong here, and a plan that is 'gereed'."""

from __future__ import annotations

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.interview import go_to, open_interview, record_answer
from desktop.usecases.pip import Leerroute, choose_route, give_reason, make_ready, plan_board
from desktop.usecases.print_paper import make_paper
from desktop.usecases.recording import pen
from forms.reader import installed_pack
from tests.builders import ASIEL, Workplace, workplace

TEST_DONE = {"L01": "gedaan", "L02": "20-7-2026", "L03": "26", "L04": "niet_haalbaar"}
#: everything else the pack marks as needed by law, and a little more
REST = {
    "O01": "6",
    "O08": "ja",
    "O09": "nee",
    "T02": ["ti"],
    "T03": "langzaam",
    "F03": "korter",
    "M02": "3",
    "K01": "Een vak leren",
    "K02": "werk",
    "W08": "Monteur",
    "O04": "geen",
    "G03": "geen",
    "S04": "ja",
    "K07": "b1",
}
#: the hours that a plan in the B1-route or the Z-route agrees on
HOURS = ("leerroute", "map", "pvt", "participatie")


@pytest.fixture
def place() -> Workplace:
    return workplace()


def whole_intake(place: Workplace) -> DossierId:
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL, **TEST_DONE)
    place.answer(dossier, **REST)
    place.add_row(dossier, "W01", werk="Boer")
    record_answer(place.desk, dossier, "K08", {"eens": "ja"})
    with place.desk.unit_of_work() as work:
        for part in HOURS:
            hours = {"hours": 800, "per": "totaal", "from": ""}
            pen(place.desk, work, dossier, ChangeKind.DECISION, f"intensiteit.{part}", hours)
        work.commit()
    return dossier


def test_the_three_routes_stand_in_the_same_order_without_a_choice(place: Workplace) -> None:
    board = plan_board(place.desk, whole_intake(place))
    assert [route.route for route in board.routes] == [Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z_ROUTE]
    assert not any(route.is_chosen or route.needs_reason for route in board.routes)
    assert {route.reason_label for route in board.routes} == {"Waarom?"}
    assert all(route.facts for route in board.routes)
    assert board.status == ""


def test_facts_say_which_question_they_come_from(place: Workplace) -> None:
    board = plan_board(place.desk, whole_intake(place))
    facts = {fact.from_question: fact for fact in board.routes[0].facts}
    assert facts["L04"].text == "Toets: 26 van 40, niet haalbaar"
    assert facts["L04"].from_number == "4.4"


def test_a_plan_becomes_gereed_with_a_route_and_all_reasons(place: Workplace) -> None:
    dossier = whole_intake(place)
    board = choose_route(place.desk, dossier, Leerroute.B1).shown
    assert [route.reason_label for route in board.routes] == ["Waarom wel?", "Waarom niet?", "Waarom niet?"]
    assert board.needs_extra_reason and board.status == "concept"
    give_reason(place.desk, dossier, Leerroute.B1, "Hij is jong en wil een vak leren.")
    give_reason(place.desk, dossier, Leerroute.ONDERWIJS, "Voltijds school past nu niet.")
    board = give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "Met hulp is meer haalbaar.").shown
    assert [missing.route for missing in board.missing] == [Leerroute.B1]
    with pytest.raises(Refusal) as refused:
        make_ready(place.desk, dossier)
    assert refused.value.code is RefusalCode.REASON_MISSING
    give_reason(place.desk, dossier, None, "De score is laag door weinig computer.")
    outcome = make_ready(place.desk, dossier)
    assert (outcome.shown.missing, outcome.shown.status) == ((), "gereed")
    (version,) = outcome.changes
    assert isinstance(version.value, dict)
    assert (version.value["number"], version.value["status"], version.value["route"]) == (1, "gereed", "b1")
    assert version.value["law_day"] == "2026-09-15"
    assert make_ready(place.desk, dossier).changes == ()


def test_a_plan_that_changes_after_it_was_gereed_is_a_concept_again(place: Workplace) -> None:
    dossier = whole_intake(place)
    choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    for route in Leerroute:
        give_reason(place.desk, dossier, route, "Past bij de feiten.")
    assert make_ready(place.desk, dossier).shown.status == "gereed"
    place.answer(dossier, W08="Kok")
    assert plan_board(place.desk, dossier).status == "concept"
    (second,) = make_ready(place.desk, dossier).changes
    assert isinstance(second.value, dict) and second.value["number"] == 2


def test_what_is_missing_says_where_to_go_and_stops_gereed_only(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    board = plan_board(place.desk, dossier)
    assert {"L01", "K01"} & {missing.question for missing in board.missing}
    assert all(missing.text for missing in board.missing)
    with pytest.raises(Refusal) as refused:
        make_ready(place.desk, dossier)
    assert refused.value.code is RefusalCode.PLAN_INCOMPLETE
    assert int(refused.value.facts["count"]) == len(board.missing)
    assert make_paper(place.desk, dossier).shown.is_concept


def test_choosing_the_same_route_twice_writes_nothing(place: Workplace) -> None:
    dossier = place.begin()
    assert len(choose_route(place.desk, dossier, Leerroute.Z_ROUTE).changes) == 1
    assert choose_route(place.desk, dossier, Leerroute.Z_ROUTE).changes == ()
    assert len(give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "Rustig beginnen").changes) == 1
    assert give_reason(place.desk, dossier, Leerroute.Z_ROUTE, " Rustig beginnen ").changes == ()
    assert len(give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "").changes) == 1


@pytest.mark.parametrize(
    ("question", "raw", "code"),
    [
        ("P09", "wi2013", RefusalCode.NOT_WI2021),
        ("P09", "wi2013_elip", RefusalCode.NOT_WI2021),
        ("P07", "ontheemde_oekraine", RefusalCode.NOT_OBLIGED),
        ("P07", "eu_burger", RefusalCode.NOT_OBLIGED),
        ("P07", "studie_of_werk_tijdelijk", RefusalCode.NOT_OBLIGED),
        ("P02", "1-10-2010", RefusalCode.NOT_OBLIGED),
    ],
)
def test_who_does_not_belong_here_is_explained_and_gets_no_plan_and_no_paper(
    place: Workplace, question: str, raw: str, code: RefusalCode
) -> None:
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    stop = record_answer(place.desk, dossier, question, raw).shown.stop
    assert stop is not None and stop.explanation and stop.points_on and stop.article
    assert "boete" not in " ".join((stop.title, *stop.explanation, *stop.points_on))
    assert plan_board(place.desk, dossier).stop == stop
    for act in (make_ready, make_paper):
        with pytest.raises(Refusal) as refused:
            act(place.desk, dossier)
        assert refused.value.code is code
    with place.desk.unit_of_work() as work:
        kinds = {change.kind for change in work.changes.of(dossier)}
    assert kinds == {ChangeKind.DOSSIER, ChangeKind.ANSWER}
    assert open_interview(place.desk, dossier).clock.words == "geen klok"


def test_the_stop_goes_when_the_letter_says_something_else(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, P09="wi2013")
    assert record_answer(place.desk, dossier, "P09", "wi2021").shown.stop is None


def test_a_test_that_may_be_wrong_is_warned_of_where_the_outcome_stands(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, L01="gedaan", L02="4-4-2023", L03="29")
    shown = record_answer(place.desk, dossier, "L04", "niet_haalbaar").shown.question
    assert "ten onrechte" in shown.warning
    assert any("ten onrechte" in warning for warning in plan_board(place.desk, dossier).warnings)


def test_a_test_date_before_the_law_is_a_remark_and_no_crash(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, L01="gedaan", L03="30", L04="haalbaar")
    with place.desk.unit_of_work() as work:  # from a desk with a pack that lets it through
        value = {"state": None, "value": "2021-06-01"}
        pen(place.desk, work, dossier, ChangeKind.ANSWER, "L02", value)
        work.commit()
    assert "geen grens" in go_to(place.desk, dossier, "L02").question.warning
    assert any("geen grens" in warning for warning in plan_board(place.desk, dossier).warnings)


def test_the_pack_has_what_this_test_calls_the_rest() -> None:
    known = {question.id for question in installed_pack("landelijk").questions}
    assert set(REST) | set(ASIEL) | set(TEST_DONE) <= known
