"""What is kept from a moment ago never shows: a talk is the same as one worked out from nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.usecases.interview import go_to, record_answer, record_row, record_state, remove_row
from desktop.usecases.plan_draft import draft
from desktop.usecases.ports import Desk
from desktop.usecases.recent import Recent
from desktop.usecases.recording import pen
from desktop.usecases.talk import Talk, load_talk
from forms.model import AnswerState
from tests.builders import ASIEL, carry, national_pack, workplace

_CHOICES = tuple(q for q in national_pack().questions if q.type in ("one", "yes_no"))
_ROWS = "G03"
_STEPS = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(_CHOICES).flatmap(
        lambda q: st.tuples(st.just(q.id), st.sampled_from([c.key for c in q.choices] + [""])))),
    st.tuples(st.just("state"), st.tuples(
        st.sampled_from([q.id for q in _CHOICES]), st.sampled_from(list(AnswerState)))),
    st.tuples(st.just("row"), st.tuples(st.integers(0, 3), st.integers(0, 40).map(str))),
    st.tuples(st.just("remove"), st.tuples(st.integers(0, 3), st.just(""))),
    st.tuples(st.just("day"), st.tuples(st.just(0), st.just(""))),
)  # fmt: skip


def loaded(desk: Desk, dossier: DossierId) -> Talk:
    with desk.unit_of_work() as work:
        return load_talk(desk, work, dossier)


def comparable(desk: Desk, dossier: DossierId) -> tuple[object, ...]:
    talk = loaded(desk, dossier)
    form = talk.form
    return (
        replace(talk, form=None, blocks=None),  # type: ignore[arg-type]
        draft(desk, talk),
        (form.relevant, form.answered, form.postponed, form.counts, form.total, form.parked, form.law_open),
        (form.computed, form.missing, form.group, form.today),
    )


@given(st.lists(_STEPS, max_size=12))
@settings(max_examples=60)
def test_a_talk_going_on_is_the_talk_begun_anew(steps: list[tuple[str, tuple[object, str]]]) -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    for kind, (what, value) in steps:
        rows = [row.id for row in go_to(place.desk, dossier, _ROWS).question.rows]
        row = rows[what] if isinstance(what, int) and what < len(rows) else None
        try:
            if kind == "answer":
                record_answer(place.desk, dossier, str(what), value)
            elif kind == "state":
                record_state(place.desk, dossier, str(what), AnswerState(value))
            elif kind == "row":
                record_row(place.desk, dossier, _ROWS, row, {"leeftijd": value})
            elif kind == "remove" and row is not None:
                remove_row(place.desk, dossier, _ROWS, row)
            elif kind == "day":
                place.clock.go_on(days=1)
        except Refusal:
            continue
        fresh = replace(place.desk, recent=Recent())
        assert comparable(place.desk, dossier) == comparable(fresh, dossier)
        shown, anew = (go_to(desk, dossier, _ROWS).question for desk in (place.desk, fresh))
        assert shown == anew


def test_what_another_laptop_wrote_is_seen_at_once() -> None:
    here, there = workplace("here"), workplace("there")
    dossier = here.begin()
    here.answer(dossier, **ASIEL)
    carry(here.desk, there.desk, dossier)
    loaded(there.desk, dossier)
    here.add_row(dossier, _ROWS, leeftijd="4")
    here.answer(dossier, P01="Amanuel")
    carry(here.desk, there.desk, dossier, 2)
    assert loaded(there.desk, dossier).answers.text("P01") == "Amanuel"
    assert [row.words["leeftijd"] for row in go_to(there.desk, dossier, _ROWS).question.rows] == ["4"]


def test_what_was_not_committed_is_forgotten() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    desk = place.desk
    with desk.unit_of_work() as work:
        value = {"state": None, "value": "Iemand anders"}
        parents = load_talk(desk, work, dossier).heads[(ChangeKind.ANSWER, "P01")]
        pen(desk, work, dossier, ChangeKind.ANSWER, "P01", value, parents)
        assert load_talk(desk, work, dossier).answers.text("P01") == "Iemand anders"
    assert loaded(desk, dossier).answers.text("P01") == ASIEL["P01"]


def test_one_dossier_never_shows_in_another() -> None:
    place = workplace()
    one, other = place.begin("Rima"), place.begin("Filmon")
    place.add_row(one, _ROWS, leeftijd="4")
    assert go_to(place.desk, one, _ROWS).question.rows
    assert not go_to(place.desk, other, _ROWS).question.rows
