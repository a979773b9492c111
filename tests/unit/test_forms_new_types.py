"""Long texts, parts, the week grid, signatures, papers, computed checks; and cells that wait for others."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.model import Question
from forms.problems import Refused
from forms.question_checks import question_problems
from forms.question_types import (
    Raw,
    Value,
    check_answer,
    condition_texts,
    is_empty_answer,
    missing_cells,
    read_answer,
    show_answer,
    shown_columns,
)
from forms.question_types.seen import strokes_of
from tests.form_builders import STEPS, YES_NO, choices, column, question

TODAY = date(2026, 9, 1)
PHOTO = "ab" * 32

STORY = question("K01", "long_text", limits={"max_length": "4000"})
WEEK = question("W10", "grid", choices=choices(alone=("geen",)))
WORK_WEEK = question("W11", "grid", limits={"days": "ma-vr"})
SIGNED = question("K12", "sign", choices=choices("op_papier"))
PAPER = question("O04", "file", choices=choices("gezien", "niet_bij_zich", "later"))
LIMIT = question(
    "L05", "calc", choices=choices("klopt", "wijkt_af"), calculation="if(1 = 1, 'klopt', 'wijkt_af')"
)
CARE = question(
    "G08",
    "parts",
    columns=(
        column("zorgt", "yes_no", choices=YES_NO, is_required=True),
        column("wie", "text", "zorgt = 'ja'", is_required=True),
        column("dagen", "grid", "zorgt = 'ja' and wie != ''"),
    ),
)
CHILDREN = question(
    "G03",
    "list",
    choices=choices(alone=("geen",)),
    columns=(
        column("naam", "long_text"),
        column("leeftijd", "int", is_required=True, limits={"min": "0", "max": "70"}),
        column("school", "yes_no", "leeftijd >= 4 and leeftijd < 18", choices=YES_NO, is_required=True),
        column("talen", "multi", choices=choices("ar", "ti")),
        column("hoe", "scale5", "school = 'ja'", choices=STEPS),
        column("papier", "file", choices=choices("gezien", "later")),
    ),
)
ALL = (STORY, WEEK, WORK_WEEK, SIGNED, PAPER, LIMIT, CARE, CHILDREN)


@pytest.mark.parametrize("each", ALL, ids=lambda each: str(each.id))
def test_the_questions_of_this_test_are_right(each: Question) -> None:
    assert list(question_problems(each)) == []


@pytest.mark.parametrize(
    ("each", "raw", "value", "shown"),
    [
        (STORY, "een\n\ntwee ", "een\n\ntwee", "een\n\ntwee"),
        (STORY, "x" * 4000, "x" * 4000, "x" * 4000),
        (WEEK, ["di_avond", "ma_ochtend", "ma_middag"], ("ma_ochtend", "ma_middag", "di_avond"),
         "maandag ochtend en middag, dinsdag avond"),
        (WEEK, ["zo_avond", "zo_middag", "zo_ochtend"], ("zo_ochtend", "zo_middag", "zo_avond"),
         "zondag de hele dag"),
        (WEEK, ["ma_ochtend", "geen"], ("geen",), "Geen"),
        (WEEK, ["geen", "ma_ochtend"], ("ma_ochtend",), "maandag ochtend"),
        (SIGNED, "op_papier", "op_papier", "Op_papier"),
        (SIGNED, "0,0 10,1000;5,5", {"ink": "0,0 10,1000;5,5"}, "getekend"),
        (PAPER, "gezien", {"seen": "gezien", "attachments": ()}, "Gezien"),
        (CARE, {"zorgt": "ja", "wie": " mijn vader", "dagen": ["wo_avond", "ma_avond"]},
         {"zorgt": "ja", "wie": "mijn vader", "dagen": ("ma_avond", "wo_avond")},
         "Ja, mijn vader, maandag avond, woensdag avond"),
        (CARE, {"zorgt": "nee", "wie": "", "dagen": ""}, {"zorgt": "nee"}, "Nee"),
        (CHILDREN, {"leeftijd": "6", "school": "ja", "talen": ["ti", "ar"], "hoe": "4", "papier": "later"},
         {"leeftijd": 6, "school": "ja", "talen": ("ar", "ti"), "hoe": 4,
          "papier": {"seen": "later", "attachments": ()}}, "6, Ja, Ar, Ti, 4: 4, Later"),
    ],
)  # fmt: skip
def test_an_answer_is_read_kept_and_shown(each: Question, raw: Raw, value: Value, shown: str) -> None:
    assert read_answer(each, raw, TODAY) == value
    assert check_answer(each, value, TODAY) is None
    assert show_answer(each, value) == shown
    assert not is_empty_answer(each, value)


@pytest.mark.parametrize(
    ("each", "raw", "code", "cell"),
    [
        (STORY, "x" * 4001, "too_long", None),
        (WEEK, ["ma_nacht"], "unknown_choice", None),
        (WEEK, "ma_ochtend", "unknown_choice", None),
        (WORK_WEEK, ["za_ochtend"], "unknown_choice", None),
        (SIGNED, "1001,0", "unknown_choice", None),
        (SIGNED, "1,1 2", "unknown_choice", None),
        (SIGNED, "01,1", "unknown_choice", None),
        (SIGNED, "1,1;" * 20_000 + "1,1", "unknown_choice", None),
        (PAPER, "kwijt", "unknown_choice", None),
        (LIMIT, "klopt", "unknown_choice", None),
        (CARE, "ja", "unknown_choice", None),
        (CARE, {"zorgt": "soms"}, "unknown_choice", "zorgt"),
        (CARE, {"wat": "x"}, "unknown_choice", None),
        (CARE, {"zorgt": "ja", "wie": "x", "dagen": ["ma"]}, "unknown_choice", "dagen"),
        (CHILDREN, {"leeftijd": "99"}, "out_of_range", "leeftijd"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_reason(
    each: Question, raw: Raw, code: str, cell: str | None
) -> None:
    found = read_answer(each, raw, TODAY)
    assert isinstance(found, Refused)
    assert (found.code.value, found.column) == (code, cell)


@pytest.mark.parametrize("each", ALL, ids=lambda each: str(each.id))
def test_nothing_given_is_an_empty_answer(each: Question) -> None:
    raw: Raw = {} if each.columns else [] if each.type == "grid" else ""
    assert read_answer(each, raw, TODAY) is None


def test_a_half_row_and_half_parts_are_kept_and_what_is_missing_is_marked() -> None:
    half = read_answer(CHILDREN, {"naam": "Sami"}, TODAY)
    assert half == {"naam": "Sami"}
    assert missing_cells(CHILDREN, {"naam": "Sami"}) == ("leeftijd",)
    assert missing_cells(CHILDREN, {"leeftijd": 5}) == ("school",)
    assert missing_cells(CHILDREN, {"leeftijd": 3}) == ()
    assert missing_cells(CARE, {"zorgt": "ja"}) == ("wie",)
    assert missing_cells(CARE, {"zorgt": "nee"}) == ()
    assert missing_cells(CHILDREN, "geen") == ()


def test_a_cell_is_there_when_the_cells_beside_it_say_so() -> None:
    assert shown_columns(CARE, None) == ("zorgt",)
    assert shown_columns(CARE, {"zorgt": "ja"}) == ("zorgt", "wie")
    assert shown_columns(CARE, {"zorgt": "ja", "wie": "vader"}) == ("zorgt", "wie", "dagen")
    assert shown_columns(CHILDREN, {"leeftijd": 3}) == ("naam", "leeftijd", "talen", "papier")
    assert shown_columns(WEEK, None) == ()


def test_a_hidden_cell_is_kept_but_not_shown_not_checked_and_empty_for_conditions() -> None:
    hidden: Value = {"leeftijd": 3, "school": "ja", "hoe": 99}
    assert check_answer(CHILDREN, hidden, TODAY) is None
    assert show_answer(CHILDREN, hidden) == "3"
    assert condition_texts(CHILDREN, hidden) == ("", {"leeftijd": "3"})
    kept = read_answer(CHILDREN, {"leeftijd": "3", "school": "ja", "hoe": "4"}, TODAY)
    assert kept == {"leeftijd": 3, "school": "ja", "hoe": 4}
    nonsense = read_answer(CHILDREN, {"leeftijd": "3", "school": "soms"}, TODAY)
    assert nonsense == {"leeftijd": 3}


@pytest.mark.parametrize(
    ("each", "value"),
    [(WEEK, ("ma_middag", "ma_ochtend")), (WEEK, ()), (WEEK, ("geen", "ma_ochtend")), (SIGNED, {"ink": "x"}),
     (SIGNED, {"ink": "1,1", "naam": "x"}), (SIGNED, "akkoord"), (PAPER, "gezien"), (LIMIT, "klopt"),
     (PAPER, {"seen": "gezien"}), (PAPER, {"seen": "gezien", "attachments": ("../x",)}),
     (PAPER, {"seen": "gezien", "attachments": "ab" * 32}), (CARE, {"zorgt": "ja", "wie": 3}),
     (CHILDREN, {"talen": ("ti", "ar")})],
)  # fmt: skip
def test_a_value_from_elsewhere_is_judged_as_strictly(each: Question, value: Value) -> None:
    assert isinstance(check_answer(each, value, TODAY), Refused)


def test_a_paper_may_have_photos_and_conditions_see_what_happened_with_it() -> None:
    value: Value = {"seen": "gezien", "attachments": (PHOTO,)}
    assert check_answer(PAPER, value, TODAY) is None
    assert condition_texts(PAPER, value) == ("gezien", {})
    assert condition_texts(SIGNED, {"ink": "1,2"}) == ("getekend", {})
    assert condition_texts(WEEK, ("ma_ochtend", "di_avond")) == ("ma_ochtend di_avond", {})


def test_the_strokes_of_a_signature_can_be_drawn_again() -> None:
    assert strokes_of("0,0 10,1000;5,5") == (((0, 0), (10, 1000)), ((5, 5),))
    assert strokes_of("0,0 10,1001") == ()


@pytest.mark.parametrize(
    ("each", "key"),
    [
        (question("W10", "grid", choices=choices("soms")), "type"),
        (question("W10", "grid", limits={"days": "ma-vri"}), "limits.days"),
        (question("W10", "grid", limits={"days": "vr-ma"}), "limits.days"),
        (question("O04", "file"), "type"),
        (question("G08", "parts"), "type"),
        (question("G08", "parts", columns=(column("rij", "list"),)), "columns[rij].type"),
        (question("G08", "parts", columns=(column("a", "calc", choices=YES_NO),)), "columns[a].type"),
        (question("G08", "parts", columns=(column("a", relevant="b = 1"),)), "columns[a].relevant"),
        (question("G08", "parts", columns=(column("a", relevant="${P07} = 1"),)), "columns[a].relevant"),
        (question("G08", "parts", columns=(column("a", relevant="today() > 1"),)), "columns[a].relevant"),
        (question("G08", "parts", columns=(column("a", relevant="a ="),)), "columns[a].relevant"),
        (question("G08", "list", columns=(column("a", relevant="a = 1"),)), "columns[a].relevant"),
        (question("L05", "calc", choices=YES_NO), "calculation"),
        (question("L05", "calc", calculation="'ja'"), "type"),
        (question("L05", "calc", choices=YES_NO, calculation="if(${L03} > 1, 'ja', 'nop')"), "calculation"),
        (question("L05", "calc", choices=YES_NO, calculation="if(${L03} > 1, 'ja', '')"), "calculation"),
        (question("L05", "text", calculation="1"), "calculation"),
        (question("L05", "text", relevant="leeftijd > 1"), "relevant"),
    ],
)
def test_what_a_pack_cannot_mean_is_told_with_its_place(each: Question, key: str) -> None:
    assert key in {found[0] for found in question_problems(each)}


_texts = st.text(max_size=8) | st.sampled_from(["ja", "nee", "6", "ma_ochtend", "geen", "gezien", "1,1 2,2"])
_cells = st.dictionaries(
    st.sampled_from(["zorgt", "wie", "dagen", "leeftijd", "school", "talen", "hoe", "papier"]),
    _texts | st.lists(_texts, max_size=3),
)


@given(each=st.sampled_from(ALL), raw=st.one_of(_texts, st.lists(_texts, max_size=4), _cells))
def test_reading_never_raises_and_what_is_read_passes_its_own_check(each: Question, raw: Raw) -> None:
    found = read_answer(each, raw, TODAY)
    if not isinstance(found, Refused) and found is not None:
        assert check_answer(each, found, TODAY) is None
        assert isinstance(show_answer(each, found), str)
        assert set(missing_cells(each, found)) <= set(shown_columns(each, found))
