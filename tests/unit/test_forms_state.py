"""Which questions apply, how far we are, and what is parked."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answer_moves import Answer
from forms.model import AnswerState, FormPack, Group
from forms.reader import read_pack
from forms.state import PackState, evaluate, reevaluate
from tests.form_builders import THIRTY

TODAY = date(2026, 9, 1)
PACK: FormPack = read_pack(THIRTY)


def state_of(answers: dict[str, Answer], group: Group | None = Group.ASIEL) -> PackState:
    return evaluate(PACK, answers, group, TODAY)


def test_a_new_conversation_asks_what_hangs_on_nothing() -> None:
    state = state_of({})
    assert not {"L02", "L03", "L04", "O04", "O09"} & set(state.relevant)
    assert (state.total.answered, state.total.applicable) == (0, 25)
    assert state.first_open == "S01"
    assert state.counts[9].applicable == 0


def test_the_test_results_are_asked_once_the_test_is_done() -> None:
    state = state_of({"L01": Answer(value="gedaan")})
    assert {"L02", "L03", "L04"} <= set(state.relevant)
    assert (state.counts[4].answered, state.counts[4].applicable) == (1, 4)
    assert not state_of({"L01": Answer(AnswerState.WEET_NIET)}).is_relevant("L03")


def test_diplomas_are_asked_of_who_went_to_school_and_full_time_of_who_wants_to_study() -> None:
    assert state_of({"O01": Answer(value=6)}).is_relevant("O04")
    assert not state_of({"O01": Answer(value=0)}).is_relevant("O04")
    assert state_of({"O08": Answer(value="ja")}).is_relevant("O09")
    assert not state_of({"O08": Answer(value="misschien")}).is_relevant("O09")


def test_azc_lessons_are_for_the_asylum_group_and_for_a_group_not_known_yet() -> None:
    assert state_of({}, Group.ASIEL).is_relevant("A03")
    assert state_of({}, None).is_relevant("A03")
    assert not state_of({}, Group.GEZIN_OVERIG).is_relevant("A03")


def test_a_state_is_an_answer_but_later_and_not_understood_stay_open() -> None:
    state = state_of(
        {
            "S01": Answer(AnswerState.WIL_NIET_ZEGGEN),
            "S04": Answer(AnswerState.LATER),
            "S06": Answer(AnswerState.NIET_BEGREPEN),
            "F03": Answer(AnswerState.NIET_BESPROKEN),
        }
    )
    assert state.answered == {"S01", "F03"}
    assert state.postponed == {"S04", "S06"}
    assert (state.counts[0].answered, state.counts[0].applicable, state.counts[0].postponed) == (1, 3, 2)
    assert state.first_open == "P01"
    assert "F03" not in state.law_open
    assert "P08" in state.law_open


def test_an_emptied_answer_is_no_answer() -> None:
    assert state_of({"S01": Answer()}).answered == frozenset()


def test_answers_to_hidden_or_removed_questions_are_parked_and_come_back() -> None:
    answers = {
        "L01": Answer(value="nog_niet"),
        "L03": Answer(value=26),
        "O01": Answer(value=0),
        "O04#r1": Answer(value={"diploma": "arts"}),
        "X99": Answer(value="oud"),
    }
    hidden = state_of(answers)
    assert hidden.parked == ("L03", "O04#r1", "X99")
    assert hidden.total.answered == 2
    shown = reevaluate(hidden, {**answers, "L01": Answer(value="gedaan")}, ["L01"])
    assert shown.parked == ("O04#r1", "X99")
    assert "L03" in shown.answered


def test_a_row_answers_its_question_until_it_is_removed() -> None:
    rows = {"G03#a": Answer(value={"leeftijd": 3}), "G03#b": Answer(value=None)}
    assert "G03" in state_of(rows).answered
    assert "G03" not in state_of({"G03#b": Answer(value=None)}).answered
    assert "G03" in state_of({"G03": Answer(value="geen")}).answered


def test_next_and_previous_skip_what_does_not_apply() -> None:
    state = state_of({})
    assert state.next_after("L01") == "O01"
    assert state.previous_before("O01") == "L01"
    assert state.next_after("L02") == "O01"
    assert state.previous_before("S01") is None
    assert state.next_after("K02") is None


def test_the_next_open_question_goes_round() -> None:
    everything = {i: Answer(AnswerState.WEET_NIET) for i in state_of({}).relevant if i not in ("S04", "W08")}
    state = state_of(everything)
    assert state.next_open_after("S04") == "W08"
    assert state.next_open_after("W08") == "S04"
    done = state_of({i: Answer(AnswerState.WEET_NIET) for i in state.relevant})
    assert done.first_open is None
    assert done.next_open_after("S01") is None
    assert done.law_open == ()


def test_what_people_said_is_not_in_the_representation() -> None:
    assert "Rima" not in repr(state_of({"P01": Answer(value="Rima")}))


_values = st.sampled_from(
    [
        ("L01", Answer(value="gedaan")),
        ("L01", Answer(value="nog_niet")),
        ("L01", Answer(AnswerState.LATER)),
        ("L03", Answer(value=30)),
        ("O01", Answer(value=0)),
        ("O01", Answer(value=8)),
        ("O01", Answer()),
        ("O04#r1", Answer(value={"diploma": "kok"})),
        ("O04#r1", Answer(value=None)),
        ("O08", Answer(value="ja")),
        ("O08", Answer(value="nee")),
        ("O09", Answer(value="ja")),
        ("A03", Answer(value=("nt2",))),
        ("G03", Answer(value="geen")),
        ("G03#a", Answer(value={"leeftijd": 3})),
        ("weg", Answer(value="x")),
    ]
)


@settings(max_examples=100, deadline=None)
@given(steps=st.lists(_values, max_size=12), group=st.sampled_from([None, *Group]))
def test_going_step_by_step_ends_where_starting_anew_ends(
    steps: list[tuple[str, Answer]], group: Group | None
) -> None:
    answers: dict[str, Answer] = {}
    state = state_of(answers, group)
    for key, answer in steps:
        answers = {**answers, key: answer}
        state = reevaluate(state, answers, [key])
    assert state == state_of(answers, group)
