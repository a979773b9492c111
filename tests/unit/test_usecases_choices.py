"""Two answers, looked at beside each other and settled: who said what, what follows, and why one stands."""

from __future__ import annotations

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.choices import How, made_choices
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import ChangeId, DossierId, WorkerId
from desktop.usecases.choice_told import read_told
from desktop.usecases.choices import choices, where_choices_wait
from desktop.usecases.choices_shown import ChoiceShown, OtherWay
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import NoteKind, go_to, record_note, record_row, remove_row
from desktop.usecases.ports import Worker
from desktop.usecases.settle import settle, settle_otherwise, settle_together
from tests.builders import ASIEL, Workplace, carry, workplace

JOOST = Worker(WorkerId("w-joost"), "Joost de Wit", "Voorbeeldstad", "")


@pytest.fixture
def here() -> Workplace:
    return workplace("desk-a")


@pytest.fixture
def there() -> Workplace:
    return workplace("desk-b", worker=JOOST)


def shared(here: Workplace, there: Workplace, **answers: str) -> DossierId:
    dossier = here.begin()
    here.answer(dossier, **answers)
    carry(here.desk, there.desk, dossier)
    there.clock.go_on(hours=1)
    return dossier


def meet(here: Workplace, there: Workplace, dossier: DossierId, n: int = 2) -> None:
    carry(here.desk, there.desk, dossier, n)
    carry(there.desk, here.desk, dossier, n)


def opened(place: Workplace, dossier: DossierId, at: str = "") -> ChoiceShown:
    found = choices(place.desk, dossier, at).open
    assert found is not None
    return found


def pick(shown: ChoiceShown, letter: str) -> ChangeId:
    return next(side.change for side in shown.sides if side.letter == letter)


def test_both_values_stand_there_with_who_and_when_and_nothing_is_chosen(
    here: Workplace, there: Workplace
) -> None:
    dossier = shared(here, there, **ASIEL)
    here.answer(dossier, O01="6")
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    shown = choices(here.desk, dossier)
    assert [(one.at, one.told) for one in shown.waiting] == [("answer:O01", "2 antwoorden")]
    assert shown.open is not None and shown.open.keeps_plan_back and shown.open.needs_reason
    first, second = shown.open.sides
    assert (first.letter, first.who, second.letter, second.who) == (
        "A",
        "Marit Bakker",
        "B",
        "collega w-joost",
    )
    assert first.when.endswith("deze laptop") and first.headline != second.headline
    assert first.source_words == "Filmon zei het zelf"
    assert (shown.open.own and shown.open.own.language) == "ar"


def test_choosing_one_names_both_keeps_the_other_and_says_why(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6")
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    shown = opened(here, dossier)
    done = settle(here.desk, dossier, shown.at, shown.seen, pick(shown, "B"), "Diploma gezien")
    assert done.shown.waiting == () and done.shown.open is None
    settled, told = done.changes
    assert set(settled.parents) == set(shown.seen) and told.kind is ChangeKind.CHOICE
    with here.desk.unit_of_work() as work:
        history = work.changes.history(dossier, ChangeKind.ANSWER, "O01")
        (made,) = made_choices(work.changes.heads(dossier))
    assert len(history) == 3 and (made.how, made.reason) == (How.ONE, "Diploma gezien")
    assert go_to(here.desk, dossier, "O01").question.raw == "8"


def test_a_reason_is_asked_of_what_the_plan_waits_for(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6")
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    shown = opened(here, dossier)
    with pytest.raises(Refusal) as refused:
        settle(here.desk, dossier, shown.at, shown.seen, pick(shown, "A"), "  ")
    assert (refused.value.code, refused.value.field) == (RefusalCode.REASON_MISSING, "reason")
    assert opened(here, dossier).seen == shown.seen


def test_the_other_reads_what_was_chosen_and_why_until_it_is_read(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6")
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    shown = opened(there, dossier)
    settle(there.desk, dossier, shown.at, shown.seen, pick(shown, "B"), "Diploma gezien")
    assert choices(there.desk, dossier).told == ()
    meet(here, there, dossier, 3)
    (told,) = choices(here.desk, dossier).told
    assert told.words.startswith("collega w-joost koos bij vraag ") and told.words.endswith(": 8")
    assert told.reason == "Waarom: Diploma gezien"
    read_told(here.desk, dossier, told.key)
    assert choices(here.desk, dossier).told == ()


def test_settled_meanwhile_or_one_more_answer_is_said_and_writes_nothing(
    here: Workplace, there: Workplace
) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6")
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    shown = opened(here, dossier)
    other = opened(there, dossier)
    there.answer(dossier, O01="9")
    carry(there.desk, here.desk, dossier, 3)
    with pytest.raises(Refusal) as refused:
        settle(here.desk, dossier, shown.at, shown.seen, pick(shown, "A"), "Zo is het")
    assert refused.value.code is RefusalCode.CHOICE_CHANGED
    now = opened(here, dossier)
    settle(here.desk, dossier, now.at, now.seen, pick(now, "A"), "Zo is het")
    carry(here.desk, there.desk, dossier, 4)
    with pytest.raises(Refusal) as refused:
        settle(there.desk, dossier, other.at, other.seen, pick(other, "A"), "Zo is het")
    assert refused.value.code is RefusalCode.CHOICE_SETTLED


def test_two_who_choose_differently_at_the_same_time_have_a_choice_again(
    here: Workplace, there: Workplace
) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6")
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    for place, letter in ((here, "A"), (there, "B")):
        shown = opened(place, dossier)
        settle(place.desk, dossier, shown.at, shown.seen, pick(shown, letter), f"Keuze {letter}")
    meet(here, there, dossier, 3)
    assert [side.headline for side in opened(here, dossier).sides] == ["6", "8"]
    assert opened(here, dossier).seen == opened(there, dossier).seen


def test_of_several_languages_parts_of_both_are_taken(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, T02=["ar", "en"])
    there.answer(dossier, T02=["en", "tr"])
    meet(here, there, dossier)
    shown = opened(here, dossier)
    assert {one.key: one.letters for one in shown.options} == {"ar": "A", "en": "AB", "tr": "B"}
    done = settle_together(here.desk, dossier, shown.at, shown.seen, ("ar", "en", "tr"), {}, "Alle drie")
    assert not done.shown.waiting
    chosen = [one.key for one in go_to(here.desk, dossier, "T02").question.choices if one.is_chosen]
    assert sorted(chosen) == ["ar", "en", "tr"]


def test_two_notes_stand_behind_each_other_without_a_reason(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    record_note(here.desk, dossier, "K01", NoteKind.NOTITIE, "Begin")
    carry(here.desk, there.desk, dossier, 2)
    record_note(here.desk, dossier, "K01", NoteKind.NOTITIE, "Kookt graag")
    record_note(there.desk, dossier, "K01", NoteKind.NOTITIE, "Wil leren bakken")
    meet(here, there, dossier, 3)
    shown = opened(here, dossier)
    assert shown.can_join and not shown.needs_reason and not shown.keeps_plan_back
    settle_together(here.desk, dossier, shown.at, shown.seen, (), {}, "")
    notes = go_to(here.desk, dossier, "K01").question.notes
    assert notes == {NoteKind.NOTITIE: "Kookt graag\nWil leren bakken"}


def test_a_third_answer_is_read_by_the_question_itself(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6")
    there.answer(dossier, O01="8")
    meet(here, there, dossier)
    shown = opened(here, dossier)
    assert shown.other.way is OtherWay.TEXT
    with pytest.raises(Refusal) as refused:
        settle_otherwise(here.desk, dossier, shown.at, shown.seen, "veel", "Nagevraagd")
    assert (refused.value.code, refused.value.field) == (RefusalCode.NOT_A_NUMBER, "other")
    settle_otherwise(here.desk, dossier, shown.at, shown.seen, "7", "Nagevraagd")
    assert go_to(here.desk, dossier, "O01").question.raw == "7"


def row_in_dispute(here: Workplace, there: Workplace, is_removed: bool) -> DossierId:
    dossier = shared(here, there)
    here.add_row(dossier, "T01", taal="ar", hoe_goed="goed")
    meet(here, there, dossier, 5)
    (row,) = go_to(here.desk, dossier, "T01").question.rows
    if is_removed:
        remove_row(here.desk, dossier, "T01", row.id)
    else:
        record_row(here.desk, dossier, "T01", row.id, {"taal": "kmr", "hoe_goed": "goed"})
    there.clock.go_on(hours=1)
    record_row(there.desk, dossier, "T01", row.id, {"taal": "tr", "hoe_goed": "beetje"})
    meet(here, there, dossier, 6)
    return dossier


def test_a_row_removed_here_and_changed_there_is_settled_either_way(
    here: Workplace, there: Workplace
) -> None:
    dossier = row_in_dispute(here, there, is_removed=True)
    shown = opened(here, dossier)
    assert shown.sides[0].is_gone and shown.sides[0].headline == "Weggehaald"
    assert choices(here.desk, dossier).waiting[0].told == "weggehaald en veranderd"
    assert shown.fields == () and shown.other.way is OtherWay.PLACE
    settle(here.desk, dossier, shown.at, shown.seen, pick(shown, "B"), "Spreekt het toch")
    assert len(go_to(here.desk, dossier, "T01").question.rows) == 1


def test_of_a_row_each_field_is_taken_from_one_side(here: Workplace, there: Workplace) -> None:
    dossier = row_in_dispute(here, there, is_removed=False)
    shown = opened(here, dossier)
    assert {one.name for one in shown.fields} == {"taal", "hoe_goed"}
    with pytest.raises(Refusal) as refused:
        settle_together(
            here.desk, dossier, shown.at, shown.seen, (), {"taal": pick(shown, "A")}, "Nagevraagd"
        )
    assert refused.value.code is RefusalCode.PARTS_OPEN
    whose = {"taal": pick(shown, "A"), "hoe_goed": pick(shown, "B")}
    settle_together(here.desk, dossier, shown.at, shown.seen, (), whose, "Nagevraagd")
    (row,) = go_to(here.desk, dossier, "T01").question.rows
    assert row.cells == {"taal": "kmr", "hoe_goed": "beetje"}


def test_the_plan_of_each_side_tells_what_only_that_side_brings(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there, **ASIEL)
    here.answer(dossier, P08="11-6-2026")
    there.answer(dossier, P11="9-7-2026")
    here.answer(dossier, P11="6-7-2026")
    meet(here, there, dossier)
    first, second = opened(here, dossier).sides
    assert first.effects != second.effects and all(
        "klaar op of voor" in one.effects[0] for one in (first, second)
    )


def test_every_dossier_with_a_choice_is_named_with_how_many(here: Workplace, there: Workplace) -> None:
    dossier = shared(here, there)
    here.answer(dossier, O01="6", T02=["ar"])
    there.answer(dossier, O01="8", T02=["tr"])
    meet(here, there, dossier)
    assert [(one.dossier, one.count) for one in where_choices_wait(here.desk)] == [(dossier, 2)]
    assert choices(here.desk, dossier).elsewhere == ()
    (row,) = caseload(here.desk).rows
    assert row.conflicts == 2
