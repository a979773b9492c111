"""What is typed or pointed at becomes a value, or is refused with a reason; nothing in between."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import RefusalCode
from forms.model import FormPack, Question
from forms.problems import AnswerProblem, Refused
from forms.question_types import (
    QUESTION_TYPES,
    Raw,
    RawShape,
    Value,
    check_answer,
    is_empty_answer,
    read_answer,
    show_answer,
    type_of,
)
from forms.reader import read_pack
from tests.form_builders import THIRTY

TODAY = date(2026, 9, 1)
PACK: FormPack = read_pack(THIRTY)


def asked(question_id: str) -> Question:
    return PACK.question(question_id)


def refusal(question_id: str, raw: Raw) -> tuple[str, str | None]:
    found = read_answer(asked(question_id), raw, TODAY)
    assert isinstance(found, Refused), found
    return found.code.value, found.column


def test_every_reason_is_one_the_desk_has_a_sentence_for() -> None:
    assert {problem.value for problem in AnswerProblem} <= {code.value for code in RefusalCode}


@pytest.mark.parametrize(
    ("question_id", "raw", "value", "shown"),
    [
        ("P01", "  Rima ", "Rima", "Rima"),
        ("P01", "e\u0301va", "éva", "éva"),
        ("P01", "ريما", "ريما", "ريما"),
        ("P03", "9999 93 653", "999993653", "999993653"),
        ("P03", "٩٩٩٩٩٣٦٥٣", "999993653", "999993653"),
        ("P04", "00 1234 1234", "00" + "1234" * 2, "00" + "1234" * 2),
        ("L03", "26", 26, "26"),
        ("L03", " ٢٦ ", 26, "26"),
        ("L03", "۰", 0, "0"),
        ("P07", "gezin", "gezin", "Gezin: bij mijn partner of familie"),
        ("S01", "ti", "ti", "Tigrinya"),
        ("S04", "ja", "ja", "Ja"),
        ("S06", "4", 4, "4: Goed"),
        ("A03", ["nt2", "knm"], ("knm", "nt2"), "Nederlandse les, Les over Nederland"),
        ("A03", ["nt2", "geen"], ("geen",), "Ik volg geen les"),
        ("A03", ["geen", "nt2"], ("nt2",), "Nederlandse les"),
        ("T02", ["ti", "ar"], ("ar", "ti"), "Arabisch, Tigrinya"),
        ("T02", ["geen"], ("geen",), "Geen taal"),
        ("P11", "Nog niet", "nog_niet", "Nog niet"),
        ("P11", "2-7-2026", "2026-07-02", "2 juli 2026"),
        ("T05", {"lezen": "2", "praten": ""}, {"lezen": 2}, "Lezen: Een paar woorden"),
        (
            "G03",
            {"kind": "dochter", "leeftijd": "3", "woont": "bij_mij"},
            {"kind": "dochter", "leeftijd": 3, "woont": "bij_mij"},
            "Dochter, 3, Bij mij",
        ),
        ("G03", "geen", "geen", "Ik heb geen kinderen"),
        ("W01", {"werk": "tandarts", "land": "syrië", "van": "2015"},
         {"werk": "tandarts", "land": "SY", "van": "2015"}, "tandarts, Syrië, 2015"),
        ("T01", {"taal": "ar", "hoe_goed": "heel_goed"}, {"taal": "ar", "hoe_goed": "heel_goed"},
         "Arabisch, Heel goed"),
    ],
)  # fmt: skip
def test_an_answer_is_read_kept_and_shown(question_id: str, raw: Raw, value: Value, shown: str) -> None:
    question = asked(question_id)
    assert read_answer(question, raw, TODAY) == value
    assert check_answer(question, value, TODAY) is None
    assert show_answer(question, value) == shown
    assert not is_empty_answer(question, value)


@pytest.mark.parametrize(
    ("question_id", "raw", "code", "column"),
    [
        ("P01", "x" * 61, "too_long", None),
        ("P01", "Ri\x00ma", "not_printable_text", None),
        ("P01", "Ri\u202ema", "not_printable_text", None),
        ("P01", "Ri\u2067ma\u2069", "not_printable_text", None),
        ("P01", "Ri\ud800ma", "not_printable_text", None),
        ("P01", "Ri\x1bma", "not_printable_text", None),
        ("P01", "Ri\ufffema", "not_printable_text", None),
        ("P01", ["Rima"], "unknown_choice", None),
        ("P03", "99999365" + "4", "bsn_fails_11_proef", None),
        ("P03", "0" * 9, "bsn_fails_11_proef", None),
        ("P03", "12", "bsn_fails_11_proef", None),
        ("P04", "123", "v_nummer_not_10_digits", None),
        ("P04", "V" + "1" * 10, "v_nummer_not_10_digits", None),
        ("L03", "41", "out_of_range", None),
        ("L03", "-1", "out_of_range", None),
        ("L03", "tien", "not_a_number", None),
        ("L03", "3,5", "not_a_number", None),
        ("L03", "3²", "not_a_number", None),
        ("L03", "9" * 5000, "not_a_number", None),
        ("P07", "asiel", "unknown_choice", None),
        ("S01", "xx", "unknown_choice", None),
        ("S06", "6", "unknown_choice", None),
        ("A03", "nt2", "unknown_choice", None),
        ("A03", ["nt2", "zwemles"], "unknown_choice", None),
        ("T05", {"lezen": "9"}, "unknown_choice", "lezen"),
        ("T05", {"zingen": "1"}, "unknown_choice", None),
        ("G03", {"leeftijd": "oud"}, "not_a_number", "leeftijd"),
        ("G03", {"naam": "Ali", "leeftijd": "3"}, "unknown_choice", None),
        ("G03", "twee", "unknown_choice", None),
        ("W01", {"werk": "kok", "land": "Atlantis"}, "unknown_choice", "land"),
        ("W01", {"werk": "kok", "van": "2031"}, "date_in_future", "van"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_reason(
    question_id: str, raw: Raw, code: str, column: str | None
) -> None:
    assert refusal(question_id, raw) == (code, column)


@pytest.mark.parametrize(
    "bsn", ["999993653", "999991772", "999990755", "999994669", "999996381", "999990019"]
)
def test_a_bsn_with_one_digit_wrong_is_always_refused(bsn: str) -> None:
    assert read_answer(asked("P03"), bsn, TODAY) == bsn
    for place in range(9):
        for digit in "0123456789":
            wrong = bsn[:place] + digit + bsn[place + 1 :]
            assert isinstance(read_answer(asked("P03"), wrong, TODAY), Refused) == (wrong != bsn)


def test_a_limit_comes_with_the_refusal_but_never_what_was_typed() -> None:
    found = read_answer(asked("L03"), "77", TODAY)
    assert found == Refused(AnswerProblem.OUT_OF_RANGE, {"min": "0", "max": "40"})


@pytest.mark.parametrize(
    ("question_id", "raw"),
    [
        ("P01", " \n "),
        ("L03", ""),
        ("P08", " "),
        ("P07", ""),
        ("A03", []),
        ("G03", {}),
        ("T05", {}),
        ("P03", ""),
    ],
)
def test_nothing_typed_is_an_empty_answer(question_id: str, raw: Raw) -> None:
    value = read_answer(asked(question_id), raw, TODAY)
    assert value is None
    assert is_empty_answer(asked(question_id), value)


def test_text_keeps_its_line_breaks_and_the_joiners_of_persian() -> None:
    assert read_answer(asked("K01"), "werk\r\nen school", TODAY) == "werk\nen school"
    assert read_answer(asked("K01"), "می\u200cخواهم", TODAY) == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("question_id", "value"),
    [("L03", "26"), ("L03", True), ("P08", "20-7-2026"), ("A03", ["nt2", "knm"]), ("A03", ["geen", "nt2"]),
     ("T05", {"lezen": 9}), ("G03", {"kind": "hond"}), ("P01", "x\u202ey"), ("P03", 12), ("S06", "4"),
     ("P11", "misschien"), ("T01", {"taal": "xx"}), ("P04", None)],
)  # fmt: skip
def test_a_value_from_elsewhere_is_judged_as_strictly(question_id: str, value: Value) -> None:
    assert isinstance(check_answer(asked(question_id), value, TODAY), Refused)


def test_each_type_says_which_raw_form_it_takes() -> None:
    assert type_of(asked("A03")).raw_shape is RawShape.TEXTS
    assert type_of(asked("G03")).raw_shape is RawShape.CELLS
    assert {kind.name for kind in QUESTION_TYPES.values()} == set(QUESTION_TYPES)


_raws = st.one_of(
    st.text(), st.lists(st.text(), max_size=4), st.dictionaries(st.text(), st.text() | st.lists(st.text()))
)


@given(place=st.integers(0, 29), raw=_raws)
def test_reading_never_raises_and_what_is_read_passes_its_own_check(place: int, raw: Raw) -> None:
    question = PACK.questions[place]
    found = read_answer(question, raw, TODAY)
    if not isinstance(found, Refused) and found is not None:
        assert check_answer(question, found, TODAY) is None
        assert show_answer(question, found)


@given(text=st.text(min_size=1))
def test_text_that_is_kept_is_normalised_and_trimmed(text: str) -> None:
    found = read_answer(asked("W08"), text, TODAY)
    if isinstance(found, str):
        assert found == unicodedata.normalize("NFC", found).strip()
