"""The board as the use cases give it: sources, the person's own view, what is recorded beside the choice."""

from __future__ import annotations

import pytest

from desktop.domain.changes import Certainty, ChangeKind, JsonValue, Source
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.tolk import TolkKind, TolkWay
from desktop.usecases.interview import record_answer, record_source, record_state
from desktop.usecases.interview.closing_list import OpenKind, closing_list
from desktop.usecases.pip import (
    Extra,
    FactShown,
    Leerroute,
    Missing,
    OfferState,
    PlanBoard,
    SecondTalkState,
    Sign,
    choose_route,
    give_reason,
    keep_reason_draft,
    plan_board,
    reason_drafts,
    record_offer,
    record_second_talk,
    why_refused,
)
from desktop.usecases.recording import pen
from desktop.usecases.tolk_session import TolkStart, start_tolk
from forms.model import AnswerState
from tests.builders import ASIEL, Workplace, carry, workplace

LOW = {"L01": "gedaan", "L02": "20-7-2026", "L03": "26", "L04": "niet_haalbaar"}


@pytest.fixture
def place() -> Workplace:
    return workplace()


def begun(place: Workplace) -> DossierId:
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    return dossier


def lacks(board: PlanBoard, text: str) -> list[Missing]:
    return [missing for missing in board.missing if text in missing.text]


def fact(board: PlanBoard, question: str, route: Leerroute = Leerroute.B1) -> FactShown:
    shown = next(one for one in board.routes if one.route is route)
    return next(one for one in shown.facts if one.from_question == question)


def test_a_fact_tells_what_was_answered_its_source_and_whether_it_is_still_to_be_checked(
    place: Workplace,
) -> None:
    dossier = begun(place)
    place.answer(dossier, T03="langzaam")
    told = fact(plan_board(place.desk, dossier), "T03")
    assert (told.answered, told.known_as, told.is_to_check) == (
        "Een beetje, langzaam", "gezegd, 15 september", False,
    )  # fmt: skip
    record_source(place.desk, dossier, "T03", Source.COA, Certainty.TO_CHECK)
    told = fact(plan_board(place.desk, dossier), "T03")
    assert told.is_to_check and told.known_as == "COA, 15 september, nog te controleren"
    assert told.why is not None
    (known,) = told.why.facts
    assert known.number == "3.3" and "van COA" in known.told and "nog te controleren" in known.told


def test_the_why_of_the_test_has_points_value_article_and_its_mark(place: Workplace) -> None:
    dossier = begun(place)
    place.answer(dossier, **LOW)
    why = fact(plan_board(place.desk, dossier), "L04").why
    assert why is not None
    assert [known.number for known in why.facts] == ["4.2", "4.3", "4.4"]
    assert why.sources[0].value == "28 punten" and why.sources[0].since == "12 april 2023"
    assert "nog niet nagekeken" in why.sources[0].mark and not why.is_checked
    assert "u beslist" in why.closing


def test_gaps_stand_at_their_route_with_the_number_to_jump_to(place: Workplace) -> None:
    board = plan_board(place.desk, begun(place))
    gaps = {gap.question: gap for gap in board.routes[1].gaps}
    assert gaps["O08"].number == "5.8" and gaps["O08"].topic and gaps["O08"].text
    assert "O09" not in gaps, "asked only of who wants to study"


def test_r_lbt_07_no_test_asks_what_was_seen_instead_and_no_outcome(place: Workplace) -> None:
    dossier = begun(place)
    place.answer(dossier, L01="nog_niet", L08="ja")
    board = plan_board(place.desk, dossier)
    assert board.no_test is not None and board.no_test.is_needed
    assert not lacks(board, "leerbaarheidstoets is nog niet gedaan")
    (lack,) = lacks(board, "wat zag u zelf")
    assert lack.field == Extra.NO_TEST and lack.why is not None
    assert lack.why.sources[0].rule == "R-LBT-07"
    keep_reason_draft(place.desk, dossier, Extra.NO_TEST, "Hij volg")
    assert reason_drafts(place.desk, dossier) == {Extra.NO_TEST: "Hij volg"}
    board = give_reason(place.desk, dossier, Extra.NO_TEST, "Hij volgt elke les en onthoudt veel.").shown
    assert board.no_test is not None and not board.no_test.is_needed
    assert not lacks(board, "wat zag u zelf") and not board.needs_extra_reason
    assert reason_drafts(place.desk, dossier) == {}


def test_r_ond_03_the_offer_is_asked_where_the_onderwijsroute_is_chosen(place: Workplace) -> None:
    dossier = begun(place)
    assert not lacks(choose_route(place.desk, dossier, Leerroute.B1).shown, "plek in de onderwijsroute")
    board = choose_route(place.desk, dossier, Leerroute.ONDERWIJS).shown
    (lack,) = lacks(board, "plek in de onderwijsroute")
    assert lack.field == "aanbod.onderwijs" and board.offer.is_needed
    board = record_offer(place.desk, dossier, OfferState.WAITING, "De Brug, vanaf  februari").shown
    assert (board.offer.state, board.offer.note) == ("wachtlijst", "De Brug, vanaf februari")
    assert not lacks(board, "plek in de onderwijsroute")
    told = next(one for one in board.routes[1].facts if one.key.startswith("offer"))
    assert told.sign is Sign.UNKNOWN and "wachtlijst" in told.text
    assert record_offer(place.desk, dossier, OfferState.WAITING, "De Brug, vanaf februari").changes == ()


def test_two_laptops_that_differ_on_the_offer_count_as_no_offer_and_both_are_shown(place: Workplace) -> None:
    dossier, other = begun(place), workplace("desk-b")
    carry(place.desk, other.desk, dossier)
    record_offer(place.desk, dossier, OfferState.YES, "")
    record_offer(other.desk, dossier, OfferState.NO, "tot 2027")
    carry(other.desk, place.desk, dossier)
    board = plan_board(place.desk, dossier)
    assert board.offer.state == "" and set(board.offer.two_offers) == {"Ja", "Nee – tot 2027"}
    assert lacks(board, "twee antwoorden")
    settled = record_offer(place.desk, dossier, OfferState.NO, "tot 2027").shown
    assert settled.offer.state == "nee" and not lacks(settled, "twee antwoorden")


def test_two_reasons_of_two_laptops_are_both_shown_until_one_is_written(place: Workplace) -> None:
    dossier, other = begun(place), workplace("desk-b")
    carry(place.desk, other.desk, dossier)
    give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "Te weinig uitdaging")
    give_reason(other.desk, dossier, Leerroute.Z_ROUTE, "Hij leert snel")
    carry(other.desk, place.desk, dossier)
    shown = plan_board(place.desk, dossier).routes[2]
    assert shown.reason == "" and set(shown.two_reasons) == {"Te weinig uitdaging", "Hij leert snel"}
    shown = give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "Hij leert snel").shown.routes[2]
    assert (shown.reason, shown.two_reasons) == ("Hij leert snel", ())


def test_the_own_view_stands_beside_the_choice_and_chooses_nothing(place: Workplace) -> None:
    dossier = begun(place)
    assert lacks(plan_board(place.desk, dossier), "mening van de persoon")
    place.answer(dossier, K07="onderwijs")
    board = plan_board(place.desk, dossier)
    assert [route.own_view for route in board.routes] == ["", "Volgens Filmon past deze route", ""]
    assert not any(route.is_chosen for route in board.routes)
    assert board.person is not None and board.person.view_words.startswith("Onderwijsroute")
    assert board.person.view_known_as.startswith("gezegd in het gesprek")
    assert not lacks(board, "mening van de persoon")


def test_dissent_is_told_in_the_persons_words_and_a_second_talk_is_recorded(place: Workplace) -> None:
    dossier = begun(place)
    assert lacks(plan_board(place.desk, dossier), "eens is")
    record_answer(place.desk, dossier, "K08", {"eens": "nee", "niet": "Ik wil naar school"})
    board = plan_board(place.desk, dossier)
    assert board.person is not None and board.person.disagrees and board.person.needs_second
    assert board.person.own_words == "Ik wil naar school"
    assert board.person.objecting is not None
    assert "6 weken" in " ".join(board.person.objecting.steps)
    (lack,) = lacks(board, "tweede gesprek")
    assert lack.field == "tweede_gesprek"
    planned = SecondTalkState.PLANNED
    for day, code in (("", RefusalCode.NOT_A_DATE), ("30-2-2027", RefusalCode.IMPOSSIBLE_DATE)):
        with pytest.raises(Refusal) as refused:
            record_second_talk(place.desk, dossier, planned, day, "")
        assert (refused.value.code, refused.value.field) == (code, "tweede_gesprek")
    with pytest.raises(Refusal) as refused:
        record_second_talk(place.desk, dossier, SecondTalkState.HELD, "20-9-2026", "")
    assert refused.value.code is RefusalCode.DATE_IN_FUTURE
    board = record_second_talk(place.desk, dossier, planned, "20-9-2026", "Met zijn broer").shown
    assert board.person is not None and not lacks(board, "tweede gesprek")
    assert board.person.second.words == "Gepland op zondag 20 september 2026"
    record_answer(place.desk, dossier, "K08", {"eens": "ja"})
    agreed = plan_board(place.desk, dossier).person
    assert agreed is not None and not agreed.disagrees


def test_r_ovg_06_the_route_of_another_municipality_binds_and_says_why(place: Workplace) -> None:
    dossier = begun(place)
    place.answer(dossier, **LOW)
    before: JsonValue = {"gemeente": "Anderestad", "route": "b1", "dagtekening_initieel": "2026-02-03"}
    with place.desk.unit_of_work() as work:
        pen(place.desk, work, dossier, ChangeKind.DECISION, "vorig_pip", before)
        work.commit()
    with pytest.raises(Refusal) as refused:
        choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    assert refused.value.code is RefusalCode.ROUTE_LOCKED
    why = why_refused(place.desk, dossier, refused.value)
    assert why is not None and why.sources[0].rule == "R-OVG-06"
    board = choose_route(place.desk, dossier, Leerroute.B1).shown
    assert board.lock is not None and "Anderestad" in board.lock.words
    assert [route.is_closed for route in board.routes] == [False, True, True]
    needed = [route.needs_reason for route in board.routes]
    assert needed == [True, False, False], "nothing was weighed here; why the others not is not asked"
    assert not board.needs_extra_reason


def test_a_refusal_that_rests_on_no_rule_has_no_why(place: Workplace) -> None:
    dossier = begun(place)
    assert why_refused(place.desk, dossier, Refusal(RefusalCode.NOT_PRINTABLE_TEXT)) is None
    stated = why_refused(place.desk, dossier, Refusal(RefusalCode.REASON_MISSING))
    assert stated is not None and stated.sources[0].rule == "R-ROU-02"


def test_later_leaves_what_the_law_needs_open_in_the_list_and_on_the_board_alike(place: Workplace) -> None:
    dossier = begun(place)
    record_state(place.desk, dossier, "O01", AnswerState.LATER)
    assert "O01" in {missing.question for missing in plan_board(place.desk, dossier).missing}
    laws = {item.question for item in closing_list(place.desk, dossier).items if item.kind is OpenKind.LAW}
    assert "O01" in laws
    record_state(place.desk, dossier, "O01", AnswerState.WIL_NIET_ZEGGEN)
    assert "O01" not in {missing.question for missing in plan_board(place.desk, dossier).missing}


def test_what_is_missing_by_a_rule_says_which(place: Workplace) -> None:
    board = choose_route(place.desk, begun(place), Leerroute.B1).shown
    by_rule = {
        source.rule
        for missing in board.missing
        if missing.why
        for source in missing.why.sources
        if source.rule
    }
    assert {"R-LBT-05", "R-ROU-02", "R-TRM-10"} <= by_rule
    lawful = [missing for missing in board.missing if "De wet vraagt dit" in missing.text]
    assert lawful and all(missing.why and "Grondslag" in missing.why.steps[0] for missing in lawful)


def test_health_on_the_board_waits_while_family_interprets(place: Workplace) -> None:
    dossier = begun(place)
    place.answer(dossier, F03="korter")
    start_tolk(place.desk, dossier, TolkStart("broer", TolkWay.ON_SITE, TolkKind.FAMILY, "ti"))
    told = next(one for one in plan_board(place.desk, dossier).routes[1].facts if one.from_question == "F03")
    assert told.sign is Sign.UNKNOWN and "wacht" in told.text
    assert (told.answered, told.known_as, told.why) == ("", "", None)
