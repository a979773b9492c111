"""The talk without a window: what is recorded, what is kept, what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.interview.half_typed import note_key
from desktop.ui.interview.presenter import InterviewPresenter
from desktop.ui.messages import Message
from desktop.usecases import interview as talk
from desktop.usecases.interview import Interview, NoteKind, RawCell
from desktop.usecases.ports import Draft
from forms.model import AnswerState
from tests.ui import samples
from tests.ui import samples_questions as asked
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.rooms import talk_results


@dataclass
class View:
    shown: list[Interview] = field(default_factory=list)
    refusals: list[Message | None] = field(default_factory=list)
    unsaved: list[tuple[str, Message | None]] = field(default_factory=list)
    rows: int = 0
    pointed: list[Interview | None] = field(default_factory=list)
    cells: list[Mapping[str, RawCell]] = field(default_factory=list)

    def show_pointed(self, pointed: Interview | None) -> None:
        self.pointed.append(pointed)

    def put_cells(self, cells: Mapping[str, RawCell]) -> None:
        self.cells.append(cells)

    def show_interview(self, shown: Interview) -> None:
        self.shown.append(shown)

    def show_refusal(self, message: Message | None) -> None:
        self.refusals.append(message)

    def show_unsaved(self, number: str, message: Message | None) -> None:
        self.unsaved.append((number, message))

    def row_recorded(self) -> None:
        self.rows += 1


Talk = tuple[InterviewPresenter, View, FakeRunner, FakeNavigator]


def begin(shown: Interview, changes: dict[Callable[..., Any], Any] | None = None) -> Talk:
    view, navigator = View(), FakeNavigator()
    runner = FakeRunner(talk_results(shown) | (changes or {}))
    presenter = InterviewPresenter(view, navigator, runner)
    presenter.open(shown.dossier)
    runner.calls.clear()
    return presenter, view, runner, navigator


def recorded(runner: FakeRunner) -> list[Any]:
    return [args[2] for name, args in runner.calls if name == "record_answer"]


def test_the_head_of_the_window_says_whose_talk_it_is_and_when_it_was_saved() -> None:
    _, _, _, navigator = begin(samples.interview("ar"))
    head = navigator.heads[-1]
    assert head is not None and (head.roepnaam, head.clock_words) == ("Samir H.", "nog 34 dagen")
    assert navigator.saved[-1] == ("10:42", True)


def test_pointing_at_more_answers_keeps_the_order_of_pointing() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar"))
    presenter.choose("boek")
    assert recorded(runner) == [("klas", "werk", "boek")]


def test_pointing_again_takes_the_answer_away() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar"))
    presenter.choose_place(1)
    assert recorded(runner) == [("werk",)]


def test_a_number_that_is_no_answer_does_nothing() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar"))
    presenter.choose_place(9)
    assert runner.calls == []


def test_a_step_of_a_scale_keeps_the_other_lines() -> None:
    presenter, _, runner, _ = begin(samples.interview("tr", asked.scales_question("tr")))
    presenter.choose_step("lezen", "2")
    assert recorded(runner) == [{"luisteren": "3", "lezen": "2"}]


def test_klopt_records_the_value_that_stands_there() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar", asked.prefilled_question("ar")))
    presenter.confirm()
    assert recorded(runner) == ["10-8-2026"]


def test_going_on_records_the_field_first() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar", asked.text_question("ar")))
    presenter.typed("P01", "Samir", 5)
    presenter.next()
    assert runner.names() == ["record_answer", "step"]


def test_a_field_that_is_refused_keeps_one_where_one_is() -> None:
    wrong = {talk.record_answer: Refusal(RefusalCode.IMPOSSIBLE_DATE)}
    presenter, view, runner, _ = begin(samples.interview("ar", asked.date_question("ar")), wrong)
    presenter.typed("P02", "31-2-1990", 9)
    presenter.next()
    assert runner.names() == ["record_answer"]
    assert view.refusals[-1] is not None and view.refusals[-1].happened == "Deze dag bestaat niet."


def test_what_is_half_typed_is_kept_once() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar", asked.text_question("ar")))
    presenter.typed("P01", "Sam", 3)
    presenter.keep_drafts()
    presenter.keep_drafts()
    assert [args[1:] for _, args in runner.calls] == [("P01", Draft("Sam", 3))]


def test_leaving_a_field_that_did_not_change_records_nothing() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar", asked.date_question("ar")))
    presenter.typed("P02", "5-1990", 6)
    presenter.left_field("P02")
    assert runner.calls == []


def test_a_note_is_recorded_when_its_field_is_left() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar"))
    presenter.typed(note_key(NoteKind.TOLK_ZEGT, "T07"), "Zegt: dialect", 13)
    presenter.left_field(note_key(NoteKind.TOLK_ZEGT, "T07"))
    assert runner.calls[-1][1][1:] == ("T07", NoteKind.TOLK_ZEGT, "Zegt: dialect")


def test_a_state_drops_what_was_half_typed() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar", asked.text_question("ar")))
    presenter.typed("P01", "Sam", 3)
    presenter.set_state(AnswerState.LATER)
    presenter.next()
    assert runner.names() == ["record_state", "step"]


def test_an_answer_that_cannot_be_saved_stays_on_the_screen_and_is_tried_again() -> None:
    broken = {talk.record_answer: Trouble(TroubleCode.DISK_FULL)}
    presenter, view, runner, navigator = begin(samples.interview("ar"), broken)
    presenter.choose("boek")
    chosen = [choice.key for choice in view.shown[-1].question.choices if choice.is_chosen]
    assert chosen == ["klas", "werk", "boek"]
    assert navigator.saved[-1] == ("3.7 niet bewaard", False)
    assert view.unsaved[-1][0] == "3.7" and navigator.messages
    runner.calls.clear()
    navigator.ways_out[0].act()
    assert recorded(runner) == [("klas", "werk", "boek")]


def test_an_answer_that_comes_after_one_has_gone_on_is_not_shown_over_the_new_question() -> None:
    first, second = samples.interview("ar"), samples.interview("ar", asked.text_question("ar"))
    waiting: list[Callable[[], None]] = []

    class SlowRunner(FakeRunner):
        def run(self, use_case: Callable[..., Any], *args: Any, done: Any = None, failed: Any = None,
                slow: bool = False) -> None:  # fmt: skip
            if use_case is talk.record_answer:
                waiting.append(lambda: done(self.results[use_case]))
            else:
                super().run(use_case, *args, done=done, failed=failed, slow=slow)

    view = View()
    runner = SlowRunner(talk_results(first) | {talk.go_to: second})
    presenter = InterviewPresenter(view, FakeNavigator(), runner)
    presenter.open(first.dossier)
    presenter.choose("boek")
    presenter.open(first.dossier, "P01")
    waiting[0]()
    assert view.shown[-1].question.id == "P01"


def test_leaving_the_talk_records_and_closes_it() -> None:
    presenter, _, runner, _ = begin(samples.interview("ar", asked.text_question("ar")))
    presenter.typed("P01", "Samir", 5)
    presenter.leave()
    assert runner.names() == ["record_answer", "close_talk", "waiting"]


@pytest.mark.parametrize("code", list(samples.LANGUAGES))
def test_saved_is_not_said_while_nothing_is(code: str) -> None:
    _, _, _, navigator = begin(replace(samples.interview(code), saved_at=None))
    assert navigator.saved[-1] == ("", True)
