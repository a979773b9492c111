"""Computed checks, follow-ups, half rows, views, subjects of the law, and why progress moved."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answer_moves import Answer
from forms.expressions import Lookup, no_lookup
from forms.model import AnswerState, FormPack, Group, Probe, Topic
from forms.progress import Scope
from forms.shifts import Cause, Shift, shifts
from forms.state import PackState, caught_up, evaluate, reevaluate
from tests.form_builders import YES_NO, choices, column, pack, question

TODAY = date(2026, 9, 1)


def limit_of_the_day(table: str, name: str, key_column: str, key: str) -> str:
    """The look-up of this test: one limit, from one day on."""
    if (table, name, key_column) != ("wet", "toets.grens", "dag"):
        return ""
    return "26" if key >= "2026-01-01" else ""


PACK: FormPack = pack(
    question("L01", "one", choices=choices("gedaan", "nog_niet"), is_core=True, law_needs=True),
    question("L02", "date", "${L01} = 'gedaan'"),
    question("L03", "int", "${L01} = 'gedaan'", law_needs=True, is_core=True),
    question(
        "L05",
        "calc",
        "${L01} = 'gedaan'",
        choices=choices("haalbaar", "niet_haalbaar"),
        calculation="if(${L03} = '' or pulldata('wet', 'toets.grens', 'dag', ${L02}) = '', '', "
        "if(${L03} >= pulldata('wet', 'toets.grens', 'dag', ${L02}), 'haalbaar', 'niet_haalbaar'))",
    ),
    question("L06", "text", "${L05} = 'niet_haalbaar'"),
    question(
        "G03",
        "list",
        theme=7,
        part="B",
        probe="Hoe gaat het met hen?",
        probes=(
            Probe("Wie past op?", "count(${G03}[leeftijd < 4]) > 0"),
            Probe("Ook een oudere?", "sum(${G03}/leeftijd) > 20"),
        ),
        choices=choices(alone=("geen",)),
        columns=(
            column("leeftijd", "int", is_required=True),
            column("school", "yes_no", "leeftijd > 3", choices=YES_NO),
        ),
    ),
    question("G04", "text", "count(${G03}[leeftijd < 4]) > 0", theme=7, part="B"),
    question("G05", "text", "selected(${G03}/school, 'ja') or ${G04} = 'x'", theme=7, part="B"),
    question(
        "G08",
        "parts",
        theme=7,
        columns=(column("zorgt", "yes_no", choices=YES_NO, is_required=True), column("wie", "text")),
    ),
    question("G09", "text", "${G08}/zorgt = 'ja'", theme=7, group=Group.ASIEL),
    question("E09", "text", theme=10, group=Group.GEZIN_OVERIG),
    topics=(
        Topic("kinderen", "Kinderen", "WI 14", True, ("G03", "G04")),
        Topic("lening", "Geld voor de les", "Divosa", False, ("E09",)),
    ),
)


def state_of(
    answers: dict[str, Answer], group: Group | None = Group.ASIEL, lookup: Lookup = limit_of_the_day
) -> PackState:
    return evaluate(PACK, answers, group, TODAY, lookup)


def said(**answers: object) -> dict[str, Answer]:
    return {key.replace("__", "#"): Answer(value=value) for key, value in answers.items()}  # type: ignore[arg-type]


def test_a_check_is_computed_and_other_questions_follow_from_it() -> None:
    low = state_of(said(L01="gedaan", L02="2026-03-01", L03=20))
    assert low.computed == {"L05": "niet_haalbaar"}
    assert low.is_relevant("L06")
    high = state_of(said(L01="gedaan", L02="2026-03-01", L03=26))
    assert high.computed == {"L05": "haalbaar"}
    assert not high.is_relevant("L06")


def test_a_check_says_nothing_while_something_is_unknown_and_is_never_counted() -> None:
    assert state_of(said(L01="gedaan", L03=20)).computed == {"L05": ""}
    assert state_of(said(L01="gedaan", L02="2025-03-01", L03=20)).computed == {"L05": ""}
    assert state_of(said(L01="gedaan", L02="2026-03-01", L03=20), lookup=no_lookup).computed == {"L05": ""}
    assert state_of({}).computed == {}
    state = state_of(said(L01="gedaan"))
    assert state.is_relevant("L05")
    assert (state.counts[0].answered, state.counts[0].applicable) == (1, 3)
    assert "L05" not in state.open_ids
    assert state.next_after("L03") == "L05"
    assert state.next_open_after("L03") == "G03"


def test_a_look_up_that_fails_is_an_unknown_and_stops_nothing() -> None:
    def broken(table: str, name: str, key_column: str, key: str) -> str:
        raise OSError

    assert state_of(said(L01="gedaan", L02="2026-03-01", L03=20), lookup=broken).computed == {"L05": ""}


def test_an_answer_that_came_in_at_a_computed_check_is_not_an_answer() -> None:
    state = state_of(said(L01="gedaan", L05="haalbaar"))
    assert state.computed == {"L05": ""}
    assert "L05" not in state.answered


def test_a_follow_up_is_offered_when_it_makes_sense() -> None:
    def texts(answers: dict[str, Answer]) -> list[str]:
        return [probe.text for probe in state_of(answers).probes_now("G03")]

    assert texts({}) == ["Hoe gaat het met hen?"]
    assert texts(said(G03__a={"leeftijd": 3})) == ["Hoe gaat het met hen?", "Wie past op?"]
    assert texts(said(G03__a={"leeftijd": 3}, G03__b={"leeftijd": 19}))[1:] == [
        "Wie past op?",
        "Ook een oudere?",
    ]


def test_half_rows_and_half_parts_count_and_say_what_they_miss() -> None:
    state = state_of(said(G03__a={"school": "ja"}, G08={"wie": "vader"}))
    assert {"G03", "G08"} <= state.answered
    assert state.missing == {"G03#a": ("leeftijd",), "G08": ("zorgt",)}
    whole = reevaluate(state, said(G03__a={"leeftijd": 5}, G08={"wie": "vader"}), ["G03#a"])
    assert whole.missing == {"G08": ("zorgt",)}


def test_a_hidden_cell_is_empty_for_conditions() -> None:
    assert not state_of(said(G03__a={"leeftijd": 3, "school": "ja"})).is_relevant("G05")
    assert state_of(said(G03__a={"leeftijd": 4, "school": "ja"})).is_relevant("G05")


def test_the_core_and_the_parts_are_views_on_the_same_talk() -> None:
    state = state_of(said(L01="gedaan", L02="2026-03-01"))
    core = state.within(Scope.CORE)
    assert core.way.ids == ("L01", "L03")
    assert (core.total.answered, core.total.applicable) == (1, 2)
    assert core.way.first_open == "L03"
    assert core.way.next_after("L01") == "L03"
    assert core.way.next_after("L02") == "L03"
    assert core.law_open == ("L03",)
    later = state.within(Scope.PART_B)
    assert later.way.ids == ("G03",)
    assert later.counts[0].applicable == 0
    assert later.way.previous_before("G03") is None
    everything = state.within(Scope.ALL)
    assert (everything.counts, everything.total) == (state.counts, state.total)
    assert everything.way == state.way


def test_subjects_of_the_law_are_covered_by_an_answer_or_named_as_open() -> None:
    children, loan = state_of(said(G03__a={"leeftijd": 3})).topics
    assert (children.is_covered, children.answered, children.open) == (True, ("G03",), ("G04",))
    assert not loan.applies
    assert not state_of({}).topics[0].is_covered
    assert state_of({"G03": Answer(AnswerState.NIET_BESPROKEN)}).topics[0].is_covered


def test_progress_says_by_which_answer_it_became_longer() -> None:
    before = state_of({})
    after = state_of(said(L01="gedaan"))
    assert shifts(before, after) == (Shift(Cause.ANSWER, ("L01",), ("L02", "L03"), ()),)
    assert shifts(after, before) == (Shift(Cause.ANSWER, ("L01",), (), ("L02", "L03")),)
    assert shifts(before, before) == ()


def test_the_reason_behind_a_computed_check_is_the_answer_behind_it() -> None:
    before = state_of(said(L01="gedaan", L02="2026-03-01"))
    after = state_of(said(L01="gedaan", L02="2026-03-01", L03=20))
    assert shifts(before, after) == (Shift(Cause.ANSWER, ("L03",), ("L06",), ()),)
    kept = said(L02="2026-03-01", L03=20)
    assert shifts(state_of(kept), state_of({**kept, **said(L01="gedaan")})) == (
        Shift(Cause.ANSWER, ("L01",), ("L02", "L03", "L06"), ()),
    )


def test_progress_says_that_the_letter_of_duo_made_it_other() -> None:
    answers = said(G08={"zorgt": "ja"})
    before, after = state_of(answers), state_of(answers, Group.GEZIN_OVERIG)
    assert shifts(before, after) == (Shift(Cause.GROUP, (), ("E09",), ("G09",)),)


_moves = st.sampled_from(
    [
        ("L01", Answer(value="gedaan")),
        ("L01", Answer(AnswerState.WEET_NIET)),
        ("L02", Answer(value="2026-03-01")),
        ("L03", Answer(value=20)),
        ("L03", Answer(AnswerState.LATER)),
        ("L06", Answer(value="x")),
        ("G03", Answer(value="geen")),
        ("G03", Answer()),
        *((f"G03#{row}", Answer(value={"leeftijd": age})) for row in "abcd" for age in (1, 3, 9)),
        *((f"G03#{row}", Answer(value={"leeftijd": 9, "school": "ja"})) for row in "bd"),
        *((f"G03#{row}", Answer()) for row in "abcd"),
        ("G03#c", Answer(AnswerState.LATER)),
        ("G04", Answer(value="x")),
        ("G08", Answer(value={"wie": "vader"})),
        ("G08", Answer(value={"zorgt": "ja"})),
        ("weg#r", Answer(value="x")),
    ]
)


@settings(max_examples=300, deadline=None)
@given(steps=st.lists(_moves, max_size=16), group=st.sampled_from([None, *Group]))
def test_going_step_by_step_ends_where_starting_anew_ends(
    steps: list[tuple[str, Answer]], group: Group | None
) -> None:
    answers: dict[str, Answer] = {}
    state = state_of(answers, group)
    for key, answer in steps:
        answers = {**answers, key: answer}
        before, state = state, reevaluate(state, answers, [key])
        for shift in shifts(before, state):
            assert shift.cause is Cause.ANSWER
            assert shift.because == (key.split("#")[0],)
    assert state == state_of(answers, group) == caught_up(state_of({}, group), {}, answers)
    assert caught_up(state, answers, {}) == state_of({}, group)
    assert set(state.parked) | {k for i in state.relevant for k in state.standing.given.get(i, ())} == {
        key for key, answer in answers.items() if answer.is_given
    }


def test_what_people_said_is_not_in_the_representation() -> None:
    assert "Rima" not in repr(state_of(said(L06="Rima", G08={"wie": "Rima"}, G03__Rima={"school": "Rima"})))
