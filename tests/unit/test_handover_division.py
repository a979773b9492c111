"""Columns and words of a file: proposed by name, confirmed, kept per sender, read into answers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.handover import bring_in
from desktop.usecases.handover_look import divide
from desktop.usecases.handover_mapping import LEAVE_OUT, Division, keep_division, kept_division, senders
from desktop.usecases.handover_shown import preview, refusal_words
from desktop.usecases.handover_targets import targets_of
from tests.builders import national_pack, workplace
from tests.handover_builders import HEADS, csv_bytes, divided, example, origin, person, read


def test_names_of_the_data_model_and_plain_heads_find_their_question() -> None:
    shown = divide(workplace().desk, read(example()), "Gemeente Zandoever")
    columns = shown.division.columns
    assert columns["INBURGERAAR.geboortedatum"] == "P02"
    assert columns["EDUCATIE.2.land"] == "O02/land"
    assert columns["PIP.dagtekening initieel"] == "vorig_pip/dagtekening_initieel"
    assert columns["INTAKEKOFFER.K01"] == "K01"
    assert [c.head for c in shown.columns if not c.target] == []


def test_the_example_is_read_into_values_of_the_pack() -> None:
    place = workplace()
    shown = divided(place.desk, example(), "Gemeente Zandoever")
    one = person(shown)
    assert one.refused == ()
    assert one.value("P02") == "1992-03-14" and one.value("P08") == "2026-07-20"
    assert one.value("P04") == "0012345678" and one.value("S01") == "ar"
    assert one.value("T05") == {"luisteren": 2, "praten": 1}
    assert one.value("A03") == ("knm", "nt2")
    assert [a.value["soort"] for a in one.answers if a.question == "O02"] == ["basisschool", "hoger"]  # type: ignore[index,call-overload]
    assert one.earlier_pip == {
        "gemeente": "Zandoever", "route": "b1", "dagtekening_initieel": "2025-11-05",
    }  # fmt: skip


def test_health_consent_and_what_only_the_talk_brings_can_never_be_filled() -> None:
    targets = targets_of(national_pack())
    asked = {question.id: question for question in national_pack().questions}
    for key in targets:
        question = asked.get(key.partition("/")[0])
        assert question is None or not (question.is_special or question.is_guarded)
    assert not {"S04", "K08/eens", "K11", "K12", "L08", "G11"} & set(targets)


def test_dates_are_read_day_first_or_as_iso_with_or_without_a_time() -> None:
    lines = ("naam;geboortedatum", "A;1-2-1990", "B;1990-02-01", "C;1990-02-01T00:00:00+01:00",
             "D;01-02-1990 00:00", "E;feb 1990", "F;31-2-1990", "G;45678")  # fmt: skip
    shown = divided(workplace().desk, csv_bytes(*lines))
    values = [one.read.value("P02") for one in shown.people]
    assert values == ["1990-02-01"] * 4 + ["1990-02", None, None]
    problems = [one.read.refused[0].problem for one in shown.people if one.read.refused]
    assert problems == [RefusalCode.IMPOSSIBLE_DATE, RefusalCode.NOT_A_DATE]


def test_every_cell_that_cannot_be_read_is_told_and_the_rest_is_read() -> None:
    shown = divided(
        workplace().desk, csv_bytes("naam;bsn;vnummer;geboortedatum;vergunning", "Rima;123;12;straks;Groen")
    )
    one = person(shown)
    assert {cell.target: cell.problem for cell in one.refused} == {
        "P03": RefusalCode.BSN_FAILS_11_PROEF,
        "P04": RefusalCode.V_NUMMER_NOT_10_DIGITS,
        "P02": RefusalCode.NOT_A_DATE,
        "P07": RefusalCode.UNKNOWN_CHOICE,
    }
    assert one.value("P01") == "Rima" and "Rima" not in repr(one)


def test_a_word_nobody_knows_is_asked_and_what_was_said_of_it_holds() -> None:
    place = workplace()
    shown = divided(place.desk, csv_bytes("naam;vergunning", "Rima;Asiel BT", "Elif;Groen"))
    assert [(w.word, w.choice) for w in shown.words] == [("Asiel BT", ""), ("Groen", "")]
    said = shown.division.with_word("P07", "Asiel BT", "asiel_bepaalde_tijd").with_word(
        "P07", "Groen", LEAVE_OUT
    )
    keep_division(place.desk, "COA", said)
    later = divide(place.desk, read(csv_bytes("naam;vergunning", "Yonas;asiel bt", "Elif;groen")), "COA")
    assert [one.read.value("P07") for one in later.people] == ["asiel_bepaalde_tijd", None]
    assert not any(one.read.refused for one in later.people) and later.is_confirmed


def test_a_division_is_kept_per_sender_and_used_for_the_next_file() -> None:
    place = workplace()
    shown = divide(place.desk, read(csv_bytes("klant;geb", "Rima;1-2-1990")), "Gemeente A")
    assert set(shown.division.columns.values()) == {""} and not shown.is_confirmed
    said = shown.division.with_column("klant", "P01").with_column("geb", "P02")
    keep_division(place.desk, "Gemeente A", said)
    assert divide(place.desk, read(csv_bytes("klant;geb", "Y;1-2-1991")), "gemeente a").is_confirmed
    assert set(kept_division(place.desk, "Gemeente B").columns) == set()
    assert senders(place.desk) == ("Gemeente A",)


def test_a_new_head_of_a_known_sender_is_proposed_and_has_to_be_confirmed() -> None:
    place = workplace()
    divided(place.desk, csv_bytes("naam", "Rima"))
    again = divide(place.desk, read(csv_bytes("naam;geboortedatum", "Rima;1-2-1990")), "COA")
    assert again.division.columns["geboortedatum"] == "P02" and not again.is_confirmed


def test_two_columns_for_one_question_are_shown_and_cannot_be_kept() -> None:
    place = workplace()
    shown = divide(place.desk, read(csv_bytes("naam;roepnaam", "Rima H;Rima")), "COA")
    assert sorted(shown.division.columns.values()) == ["", "P01"]
    both = shown.division.with_column("naam", "P01").with_column("roepnaam", "P01")
    again = divide(place.desk, shown.read, "COA", both)
    assert all(column.is_meeting for column in again.columns)
    with pytest.raises(Refusal) as refused:
        keep_division(place.desk, "COA", both)
    assert refused.value.code is RefusalCode.COLUMNS_MEET


def test_a_division_needs_a_name() -> None:
    with pytest.raises(Refusal) as refused:
        keep_division(workplace().desk, "  ", Division())
    assert refused.value.code is RefusalCode.SENDER_MISSING


def test_a_row_of_the_file_that_is_here_already_is_recognised() -> None:
    place = workplace()
    dossier = place.begin("Samira")
    place.answer(dossier, P04="0012345678")
    row = "Samirah;1990-05-04;0012345678;Arabisch;azc;B;2026-07-20"
    shown = divided(place.desk, csv_bytes(HEADS, row, row.replace("0012345678", "0099999999")))
    assert [one.here for one in shown.people] == [dossier, None]


TEXTS = st.text(alphabet='ab1-/.=;, "\n\x00é|', max_size=12)
TARGETS = st.sampled_from(["", "weg", *targets_of(national_pack())])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, TARGETS, TEXTS), min_size=1, max_size=6))
def test_whatever_stands_in_a_cell_there_is_an_answer_or_a_reason(cells: list[tuple[str, str, str]]) -> None:
    place = workplace()
    heads = [f"k{n} {head}" for n, (head, _, _) in enumerate(cells)]
    content = json.dumps([dict(zip(heads, [text for _, _, text in cells], strict=True))]).encode()
    found = read(content)
    given_to = {c: target for c, (_, target, _) in zip(found.columns, cells, strict=False)}
    for one in divide(place.desk, found, "COA", Division(given_to)).people:
        told = {cell.column for cell in one.read.cells}
        preview(place.desk, place.begin(), one.read)
        assert all(refusal_words(cell.problem) for cell in one.read.refused if cell.problem)
        assert told <= set(found.columns)


def test_a_row_that_is_not_whole_is_refused_until_its_good_part_is_taken() -> None:
    place = workplace()
    shown = divided(place.desk, csv_bytes("naam;geboortedatum;azc", "Rima;1-2-1990"))
    assert person(shown).is_broken and person(shown).problems == 1
    with pytest.raises(Refusal) as refused:
        bring_in(place.desk, place.begin(), person(shown), origin(shown))
    assert refused.value.code is RefusalCode.ROW_HAS_PROBLEMS
    assert (
        bring_in(place.desk, place.begin(), person(shown), origin(shown), takes_good=True).shown.written == 2
    )
