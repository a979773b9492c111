"""Household: links on both sides, consent per person, offers that wait; nothing copied by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.changes import Certainty, ChangeKind, Source
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.household import FACT_QUESTIONS
from desktop.domain.ids import DossierId
from desktop.usecases.dossiers import caseload
from desktop.usecases.household import (
    Relation,
    SharedFact,
    household,
    link_dossiers,
    set_share,
    take_offer,
    unlink,
)
from desktop.usecases.interview import confirm_answer, go_to, withdraw_answer
from tests.builders import ASIEL, Workplace, carry, workplace
from tests.store_cases import person

CHILDREN = SharedFact.CHILDREN


@pytest.fixture(params=["memory", "sqlcipher"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Workplace:
    if request.param == "memory":
        return workplace()
    store = person(tmp_path).make()
    request.addfinalizer(store.close)
    return workplace(unit_of_work=store.unit_of_work)


def couple(place: Workplace) -> tuple[DossierId, DossierId]:
    """Rima, who told of a daughter, and Samir, whose talk has yet to come."""
    rima, samir = place.begin("Rima"), place.begin("Samir")
    for dossier in (rima, samir):
        place.answer(dossier, **{**ASIEL, "P01": "Rima" if dossier == rima else "Samir"})
    place.add_row(rima, "G03", leeftijd="3", woont="bij_mij")
    return rima, samir


def test_a_link_stands_in_both_dossiers_each_its_own_side(place: Workplace) -> None:
    rima, samir = couple(place)
    done = link_dossiers(place.desk, rima, samir, Relation.CHILD)
    assert [(change.dossier, change.value) for change in done.changes] == [(rima, "kind"), (samir, "ouder")]
    assert "Samir" not in repr(done.changes) and "Rima" not in repr(done.changes)
    assert [(one.roepnaam, one.words) for one in household(place.desk, samir).links] == [("Rima", "ouder")]
    assert {row.household for row in caseload(place.desk).rows} == {1}
    assert link_dossiers(place.desk, rima, samir, Relation.CHILD).changes == ()
    unlink(place.desk, samir, rima)
    assert household(place.desk, rima).links == () == household(place.desk, samir).links


def test_without_consent_nothing_is_offered_and_nothing_can_be_taken(place: Workplace) -> None:
    rima, samir = couple(place)
    link_dossiers(place.desk, rima, samir, Relation.PARTNER)
    assert household(place.desk, samir).links[0].offers == ()
    with pytest.raises(Refusal) as refused:
        take_offer(place.desk, samir, rima, CHILDREN)
    assert refused.value.code is RefusalCode.NO_CONSENT
    set_share(place.desk, samir, rima, CHILDREN, True)  # his own consent is not hers
    assert household(place.desk, samir).links[0].offers == ()


def test_what_is_taken_over_waits_to_be_asked_and_says_where_it_came_from(place: Workplace) -> None:
    rima, samir = couple(place)
    link_dossiers(place.desk, rima, samir, Relation.PARTNER)
    (consent,) = set_share(place.desk, rima, samir, CHILDREN, True).changes
    assert (consent.dossier, consent.value) == (rima, ("kinderen",)) and consent.language and consent.wording
    (offer,) = household(place.desk, samir).links[0].offers
    assert (offer.fact, offer.count, offer.is_here) == (CHILDREN, 1, False)
    before = go_to(place.desk, samir, "G03").question
    assert before.rows == ()  # never copied by itself
    done = take_offer(place.desk, samir, rima, CHILDREN)
    assert {(c.dossier, c.source, c.certainty) for c in done.changes} == {
        (samir, Source.PARTNER, Certainty.TO_CHECK)
    }
    question = go_to(place.desk, samir, "G03").question
    assert [row.cells["leeftijd"] for row in question.rows] == ["3"]
    assert question.is_prefilled and "partner" in question.provenance
    (offer,) = household(place.desk, samir).links[0].offers
    assert (offer.count, offer.is_here) == (0, True)
    confirmed = confirm_answer(place.desk, samir, "G03")
    assert {change.source for change in confirmed.changes} == {Source.SAID}
    assert not confirmed.shown.question.is_prefilled
    assert take_offer(place.desk, samir, rima, CHILDREN).changes == ()


def test_an_offer_that_is_gone_is_refused_and_nothing_is_written(place: Workplace) -> None:
    rima, samir = couple(place)
    link_dossiers(place.desk, rima, samir, Relation.PARTNER)
    set_share(place.desk, rima, samir, CHILDREN, True)
    withdraw_answer(place.desk, rima, "G03")
    with pytest.raises(Refusal) as refused:
        take_offer(place.desk, samir, rima, CHILDREN)
    assert refused.value.code is RefusalCode.OFFER_GONE
    with pytest.raises(Refusal) as refused:
        take_offer(place.desk, samir, DossierId("weg"), CHILDREN)
    assert refused.value.code is RefusalCode.DOSSIER_NOT_HERE


def test_what_somebody_said_already_is_left_as_it_is(place: Workplace) -> None:
    rima, samir = couple(place)
    place.add_row(samir, "G03", leeftijd="4", woont="bij_mij")
    link_dossiers(place.desk, rima, samir, Relation.PARTNER)
    set_share(place.desk, rima, samir, CHILDREN, True)
    assert take_offer(place.desk, samir, rima, CHILDREN).changes == ()
    assert [row.cells["leeftijd"] for row in go_to(place.desk, samir, "G03").question.rows] == ["4"]


def test_consent_taken_back_ends_the_offer_and_two_that_differ_count_as_none(place: Workplace) -> None:
    rima, samir = couple(place)
    link_dossiers(place.desk, rima, samir, Relation.PARTNER)
    set_share(place.desk, rima, samir, CHILDREN, True)
    set_share(place.desk, rima, samir, CHILDREN, False)
    assert household(place.desk, samir).links[0].offers == ()
    other = workplace("desk-b")
    carry(place.desk, other.desk, rima)
    set_share(place.desk, rima, samir, CHILDREN, True)
    set_share(other.desk, rima, samir, SharedFact.ADDRESS, True)
    carry(other.desk, place.desk, rima, 2)
    assert household(place.desk, samir).links[0].offers == ()


def test_a_partner_whose_dossier_is_not_here_is_told_as_such() -> None:
    here, there = workplace("desk-a"), workplace("desk-b")
    rima, samir = couple(here)
    link_dossiers(here.desk, rima, samir, Relation.PARTNER)
    carry(here.desk, there.desk, rima)
    (link,) = household(there.desk, rima).links
    assert (link.roepnaam, link.is_on_board, link.offers) == ("", False, ())


def test_nobody_is_linked_to_themselves() -> None:
    place = workplace()
    rima = place.begin()
    with pytest.raises(Refusal) as refused:
        link_dossiers(place.desk, rima, rima, Relation.PARTNER)
    assert refused.value.code is RefusalCode.LINK_TO_ITSELF


def test_no_shared_fact_is_of_a_special_class() -> None:
    pack = workplace().desk.packs.newest("landelijk")
    special = {question.id for question in pack.questions if question.is_special}
    assert not special & {q for questions in FACT_QUESTIONS.values() for q in questions}


def test_links_and_consent_never_hold_an_answer(place: Workplace) -> None:
    rima, samir = couple(place)
    link_dossiers(place.desk, rima, samir, Relation.PARTNER)
    set_share(place.desk, rima, samir, CHILDREN, True)
    with place.desk.unit_of_work() as work:
        values = [c.value for d in (rima, samir) for c in work.changes.of(d, ChangeKind.LINK)]
    assert set(values) == {"partner", ("kinderen",)}
