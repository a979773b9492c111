"""Who sits beside, and free text at special data: what waits, and what is written down when it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.guards import FREE_TEXT_KEY, GUARD_KEY
from desktop.domain.ids import DossierId
from desktop.synclink.policy import privacy_class
from desktop.usecases.interview import (
    NoteKind,
    closing_list,
    confirm_answer,
    go_to,
    open_guarded,
    record_answer,
    record_note,
    record_state,
    switch_on_free_text,
)
from desktop.usecases.ports import Desk
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, end_tolk, start_tolk
from forms.model import AnswerState
from sync.protocol.model import PrivacyClass
from tests.builders import Workplace, carry, national_pack, workplace

HEALTH = national_pack().question("F03")
WORK = next(q for q in national_pack().questions if q.theme == 6)
FAMILY = TolkStart("broer", TolkWay.ON_SITE, TolkKind.FAMILY, "ar")


@pytest.fixture
def place() -> Workplace:
    return workplace()


def with_tolk(place: Workplace, start: TolkStart = FAMILY) -> DossierId:
    dossier = place.begin()
    go_to(place.desk, dossier, WORK.id)
    start_tolk(place.desk, dossier, start)
    return dossier


def reasons_of(place: Workplace, dossier: DossierId, start: str) -> list[object]:
    with place.desk.unit_of_work() as work:
        found = work.changes.of(dossier, ChangeKind.DECISION)
    return [c.value["reason"] for c in found if c.key.startswith(start)]  # type: ignore[index,call-overload]


def test_with_family_as_tolk_a_health_question_waits_and_says_why(place: Workplace) -> None:
    dossier = with_tolk(place)
    guard = go_to(place.desk, dossier, HEALTH.id).guard
    assert guard is not None
    assert guard.why[0] == "Familie of een bekende tolkt."
    assert guard.own.language == "ar"
    assert go_to(place.desk, dossier, WORK.id).guard is None


@pytest.mark.parametrize(
    "start",
    [FAMILY, replace(FAMILY, is_minor=True), replace(FAMILY, is_partner=True)],
    ids=["family", "minor", "partner"],
)
@pytest.mark.parametrize(
    "act",
    [
        lambda desk, dossier: record_answer(desk, dossier, HEALTH.id, "ja"),
        lambda desk, dossier: record_note(desk, dossier, HEALTH.id, NoteKind.NOTITIE, "iets"),
        lambda desk, dossier: confirm_answer(desk, dossier, HEALTH.id),
    ],
    ids=["answer", "note", "confirm"],
)
def test_a_child_a_partner_or_family_cannot_be_got_past(
    place: Workplace, start: TolkStart, act: Callable[[Desk, DossierId], object]
) -> None:
    dossier = with_tolk(place, start)
    with pytest.raises(Refusal) as refused:
        act(place.desk, dossier)
    assert refused.value.code is RefusalCode.QUESTION_WAITS


@pytest.mark.parametrize("who", ["partner", "kind", "familie"])
def test_who_sits_beside_holds_a_guarded_question_back_too(place: Workplace, who: str) -> None:
    dossier = place.begin()
    place.answer(dossier, S05=[who])
    guard = go_to(place.desk, dossier, HEALTH.id).guard
    assert guard is not None and "zit erbij" in guard.why[0]
    place.answer(dossier, S05=["alleen"])
    assert go_to(place.desk, dossier, HEALTH.id).guard is None


def test_later_may_always_be_said(place: Workplace) -> None:
    dossier = with_tolk(place)
    shown = record_state(place.desk, dossier, HEALTH.id, AnswerState.LATER).shown
    assert shown.question.state is AnswerState.LATER


def test_with_a_reason_the_theme_opens_for_this_company_and_the_reason_is_kept(place: Workplace) -> None:
    dossier = with_tolk(place)
    with pytest.raises(Refusal):
        open_guarded(place.desk, dossier, HEALTH.id, "  ")
    shown = open_guarded(place.desk, dossier, HEALTH.id, "Zij wil alleen haar zus erbij").shown
    assert shown.guard is None
    assert record_answer(place.desk, dossier, HEALTH.id, "ja").changes
    assert reasons_of(place, dossier, GUARD_KEY) == ["Zij wil alleen haar zus erbij"]
    assert open_guarded(place.desk, dossier, HEALTH.id, "nog een keer").changes == ()
    with place.desk.unit_of_work() as work:
        (change,) = work.changes.of(dossier, ChangeKind.DECISION)
        lines = work.audit.verify()
    assert lines >= 1
    wanted = PrivacyClass.SPECIAL if HEALTH.is_special else PrivacyClass.NORMAL
    assert privacy_class(change, place.desk.packs) is wanted


def test_other_company_is_asked_about_again_and_a_tolk_from_outside_is_not(place: Workplace) -> None:
    dossier = with_tolk(place)
    open_guarded(place.desk, dossier, HEALTH.id, "Zij wil alleen haar zus erbij")
    end_tolk(place.desk, dossier)
    assert go_to(place.desk, dossier, HEALTH.id).guard is None
    start_tolk(place.desk, dossier, TolkStart("neef", TolkWay.ON_SITE, TolkKind.FAMILY, "ar"))
    assert go_to(place.desk, dossier, HEALTH.id).guard is not None
    end_tolk(place.desk, dossier)
    start_tolk(place.desk, dossier, TolkStart("4411", TolkWay.PHONE, TolkKind.REGISTER, "ar"))
    assert go_to(place.desk, dossier, HEALTH.id).guard is None


def test_notes_at_special_data_wait_for_a_reason_and_then_stay_allowed_there_only(place: Workplace) -> None:
    special = [q for q in national_pack().questions if q.is_special][:2]
    dossier = place.begin()
    assert go_to(place.desk, dossier, special[0].id).is_free_text_off
    with pytest.raises(Refusal) as refused:
        record_note(place.desk, dossier, special[0].id, NoteKind.MIJN_INDRUK, "iets")
    assert refused.value.code is RefusalCode.FREE_TEXT_OFF
    shown = switch_on_free_text(place.desk, dossier, special[0].id, "Zij wil dat dit in het plan staat").shown
    assert not shown.is_free_text_off
    assert record_note(place.desk, dossier, special[0].id, NoteKind.NOTITIE, "iets").changes
    assert reasons_of(place, dossier, FREE_TEXT_KEY) == ["Zij wil dat dit in het plan staat"]
    for other in special[1:]:
        assert go_to(place.desk, dossier, other.id).is_free_text_off


def test_at_ordinary_data_nothing_is_switched_off(place: Workplace) -> None:
    dossier = place.begin()
    assert not go_to(place.desk, dossier, "K01").is_free_text_off
    assert switch_on_free_text(place.desk, dossier, "K01", "zomaar").changes == ()


def test_in_company_the_list_of_parked_answers_tells_nothing_of_health(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, F02=["zien"], F04=["bril"])
    place.answer(dossier, F02=["geen"])
    (parked,) = closing_list(place.desk, dossier).parked
    assert "bril" in parked.words.casefold()
    start_tolk(place.desk, dossier, FAMILY)
    (parked,) = closing_list(place.desk, dossier).parked
    assert parked.words == "bewaard"


def test_while_two_laptops_differ_on_who_sits_beside_the_question_waits(place: Workplace) -> None:
    other = workplace("desk-b")
    dossier = place.begin()
    carry(place.desk, other.desk, dossier)
    place.answer(dossier, S05=["partner"])
    other.answer(dossier, S05=["alleen"])
    carry(other.desk, place.desk, dossier, 2)
    assert go_to(place.desk, dossier, "S05").question.conflict
    assert go_to(place.desk, dossier, HEALTH.id).guard is not None
