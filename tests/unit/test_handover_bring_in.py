"""Bringing in: with its source, to be checked, never over what stands; and taking it back."""

from __future__ import annotations

import pytest

from desktop.domain.changes import Act, Certainty, ChangeKind, Source
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.handover import EARLIER_PIP_KEY, Sender, handovers_from
from desktop.domain.ids import DossierId
from desktop.usecases.handover import begin_from_person, bring_in, take_back, take_earlier_pip
from desktop.usecases.handover_look import divide
from desktop.usecases.handover_plan import Coming
from desktop.usecases.handover_shown import handovers, preview
from desktop.usecases.interview import record_answer, record_state, withdraw_answer
from desktop.usecases.prefill import record_prefill
from forms.model import AnswerState
from tests.builders import Workplace, workplace
from tests.handover_builders import csv_bytes, divided, example, origin, person, read

LINES = ("naam;geboortedatum;rijbewijs;beroep", "Rima;14-3-1992;B;tandarts")


Standing = tuple[object, Certainty | None, Source | None]


def heads(place: Workplace, dossier: DossierId, question: str) -> list[Standing]:
    with place.desk.unit_of_work() as work:
        found = work.changes.heads(dossier, ChangeKind.ANSWER).get((ChangeKind.ANSWER, question), ())
    return [(c.value["value"], c.certainty, c.source) for c in found]  # type: ignore[index,call-overload]


def count(place: Workplace, dossier: DossierId) -> int:
    with place.desk.unit_of_work() as work:
        return len(work.changes.of(dossier))


def test_what_comes_in_waits_to_be_checked_with_its_source_and_is_told() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes(*LINES))
    done = bring_in(place.desk, dossier, person(shown), origin(shown))
    assert (done.shown.written, done.shown.beside) == (4, 0)
    assert heads(place, dossier, "P02") == [("1992-03-14", Certainty.TO_CHECK, Source.COA)]
    assert all(c.language is None and c.wording is None for c in done.changes)
    with place.desk.unit_of_work() as work:
        (told,) = handovers_from(work.changes.heads(dossier))
    assert (told.name, told.form, told.row, told.sha256) == ("COA", "csv", 2, shown.read.sha256)
    assert told.mapping == shown.division.hash and len(told.answers) == 4


def test_the_same_file_again_writes_nothing() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes(*LINES))
    bring_in(place.desk, dossier, person(shown), origin(shown))
    before = count(place, dossier)
    again = bring_in(place.desk, dossier, person(shown), origin(shown))
    assert (again.changes, again.shown.same, count(place, dossier)) == ((), 4, before)


def test_another_value_beside_one_that_waits_is_a_choice_for_a_person() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes(*LINES))
    record_prefill(place.desk, dossier, "P02", "15-3-1992", Source.DOCUMENT)
    done = bring_in(place.desk, dossier, person(shown), origin(shown))
    assert done.shown.choices == 1
    assert {value for value, _, _ in heads(place, dossier, "P02")} == {"1992-03-15", "1992-03-14"}


def test_what_the_person_said_stands_and_the_other_value_is_kept_with_the_hand_over() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes(*LINES))
    record_answer(place.desk, dossier, "P02", "15-3-1992")
    record_state(place.desk, dossier, "W01", AnswerState.WIL_NIET_ZEGGEN)
    done = bring_in(place.desk, dossier, person(shown), origin(shown))
    assert heads(place, dossier, "P02") == [("1992-03-15", Certainty.CERTAIN, Source.SAID)]
    assert done.shown.beside == 2
    (told,) = handovers(place.desk, dossier)
    assert any("14 maart 1992" in line for line in told.beside)
    assert any("tandarts" in line for line in told.beside)


def test_an_answer_the_person_took_back_stays_taken_back() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes(*LINES))
    record_answer(place.desk, dossier, "P02", "15-3-1992")
    withdraw_answer(place.desk, dossier, "P02")
    bring_in(place.desk, dossier, person(shown), origin(shown))
    assert [value for value, _, _ in heads(place, dossier, "P02")] == [None]


def test_a_question_left_for_later_takes_what_comes_in() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes(*LINES))
    record_state(place.desk, dossier, "P02", AnswerState.LATER)
    bring_in(place.desk, dossier, person(shown), origin(shown))
    assert [value for value, _, _ in heads(place, dossier, "P02")] == ["1992-03-14"]


def test_the_preview_says_beforehand_what_will_happen_and_writes_nothing() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes(*LINES))
    record_answer(place.desk, dossier, "P02", "15-3-1992")
    record_answer(place.desk, dossier, "P01", "Rima")
    before = count(place, dossier)
    seen = {line.place.partition(" ")[0]: line for line in preview(place.desk, dossier, person(shown)).lines}
    assert [seen[number].coming for number in ("1.1", "1.2")] == [Coming.SAME, Coming.BESIDE]
    assert seen["1.2"].standing == "15 maart 1992" and "niet overgenomen" in seen["1.2"].told
    assert count(place, dossier) == before


def test_a_row_with_problems_is_not_written_unless_the_good_part_is_taken() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes("naam;geboortedatum", "Rima;straks"))
    with pytest.raises(Refusal) as refused:
        bring_in(place.desk, dossier, person(shown), origin(shown))
    assert refused.value.code is RefusalCode.ROW_HAS_PROBLEMS and refused.value.facts == {"count": "1"}
    assert heads(place, dossier, "P01") == []
    done = bring_in(place.desk, dossier, person(shown), origin(shown), takes_good=True)
    assert (done.shown.written, done.shown.refused) == (1, 1)


def test_nothing_comes_in_by_a_division_that_nobody_confirmed() -> None:
    place = workplace()
    dossier, shown = place.begin(), divide(place.desk, read(csv_bytes(*LINES)), "COA")
    with pytest.raises(Refusal) as refused:
        bring_in(place.desk, dossier, person(shown), origin(shown))
    assert refused.value.code is RefusalCode.MAPPING_NOT_CONFIRMED
    with pytest.raises(Refusal):
        begin_from_person(place.desk, person(shown), origin(shown), "ar")
    with place.desk.unit_of_work() as work:
        assert len(work.dossiers.all()) == 1


def test_taking_back_withdraws_what_stands_and_leaves_what_was_confirmed() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, csv_bytes(*LINES))
    record_prefill(place.desk, dossier, "P01", "Rimah", Source.DOCUMENT)
    done = bring_in(place.desk, dossier, person(shown), origin(shown))
    record_answer(place.desk, dossier, "P02", "14-3-1992")  # it is confirmed in the talk
    back = take_back(place.desk, dossier, done.changes[-1].key)
    assert back.shown == ()
    assert [value for value, _, _ in heads(place, dossier, "W07")] == [None]
    assert heads(place, dossier, "P02") == [("1992-03-14", Certainty.CERTAIN, Source.SAID)]
    assert heads(place, dossier, "P01") == [("Rimah", Certainty.TO_CHECK, Source.DOCUMENT)]
    assert {c.act for c in back.changes} == {Act.WITHDRAWAL, Act.CORRECTION, None}
    again = bring_in(place.desk, dossier, person(shown), origin(shown))
    assert heads(place, dossier, "W07")[0][0] == {"rijbewijs": "auto"} and again.shown.written == 3


def test_a_new_dossier_takes_name_language_and_place_from_the_file() -> None:
    place = workplace()
    shown = divided(place.desk, example(), "Gemeente Zandoever")
    done = begin_from_person(place.desk, person(shown), origin(shown, Sender.GEMEENTE))
    with place.desk.unit_of_work() as work:
        row = work.dossiers.row(done.shown.dossier)
    assert row is not None and (row.roepnaam, row.language, row.azc) == ("Rima H.", "ar", "azc Zandoever")
    assert row.answered > 10 and row.conflicts == 0


def test_the_plan_of_another_municipality_is_offered_and_only_a_person_takes_it() -> None:
    place = workplace()
    dossier, shown = place.begin(), divided(place.desk, example(), "Gemeente Zandoever")
    done = bring_in(place.desk, dossier, person(shown), origin(shown, Sender.GEMEENTE))
    where = (ChangeKind.DECISION, EARLIER_PIP_KEY)
    with place.desk.unit_of_work() as work:
        assert done.shown.has_plan and where not in work.changes.heads(dossier)
    (told,) = handovers(place.desk, dossier)
    plan = {"gemeente": "Zandoever", "route": "b1", "dagtekening_initieel": "2025-11-05"}
    assert told.plan == plan and told.beside == ()
    take_earlier_pip(place.desk, dossier, told.plan)
    with place.desk.unit_of_work() as work:
        assert [head.value for head in work.changes.heads(dossier)[where]] == [plan]
    assert handovers(place.desk, dossier)[0].plan == {}
    again = bring_in(place.desk, dossier, person(shown), origin(shown, Sender.GEMEENTE))
    assert not again.shown.has_plan


def test_half_a_plan_of_another_municipality_is_refused_and_not_guessed_at() -> None:
    shown = divided(workplace().desk, csv_bytes("naam;leerroute", "Rima;B1-route"))
    one = person(shown)
    assert one.earlier_pip == {} and one.refused[0].problem is RefusalCode.ROW_INCOMPLETE


def test_rows_of_a_repeat_come_beside_others_and_never_twice() -> None:
    place = workplace()
    dossier, shown = (
        place.begin(),
        divided(place.desk, csv_bytes("naam;beroep 1;beroep 2", "Rima;tandarts;kok")),
    )
    place.add_row(dossier, "W01", werk="kok")
    bring_in(place.desk, dossier, person(shown), origin(shown))
    with place.desk.unit_of_work() as work:
        found = work.changes.heads(dossier, ChangeKind.ANSWER)
    rows = [c[0].value["value"]["werk"] for (_, key), c in sorted(found.items()) if key.startswith("W01#")]  # type: ignore[index,call-overload]
    assert rows == ["kok", "tandarts"]
