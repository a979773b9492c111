"""What the person points at on the own screen. It is shown in both windows and never recorded by itself.

Only 'Overnemen' (Enter) makes it an answer; anything else that is recorded, or another question, lets it go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from desktop.ui.interview.pointing import (
    pointed,
    pointed_cell,
    pointed_step,
    present_raw,
    with_answer,
    with_state,
)
from desktop.usecases.interview import Interview, QuestionShown, RawAnswer, RawCell
from forms.model import AnswerState


@dataclass(frozen=True, slots=True)
class PointedAnswer:
    """A raw answer or a state that waits; `question` is where it was pointed at."""

    question: str
    what: RawAnswer | AnswerState

    def on(self, shown: Interview) -> Interview:
        """The talk as it would be with this taken over."""
        if isinstance(self.what, AnswerState):
            return with_state(shown, self.what)
        return with_answer(shown, self.what)


def point_at(
    shown: Interview, waits: PointedAnswer | None, act: Callable[[QuestionShown], RawAnswer]
) -> PointedAnswer | None:
    """What waits after `act`; None when that is what stands already."""
    seen = waits.on(shown).question if waits is not None else shown.question
    raw = act(seen)
    if _same(raw, present_raw(shown.question)) and shown.question.state is None:
        return None
    return PointedAnswer(shown.question.id, raw)


def point_choice(key: str) -> Callable[[QuestionShown], RawAnswer]:
    """A choice, a name or a cell of the week."""
    return lambda question: pointed(question, key)


def point_step(column: str, step: str) -> Callable[[QuestionShown], RawAnswer]:
    """A step of one line of a scale set."""
    return lambda question: pointed_step(question, column, step)


def point_cell(column: str, key: str) -> Callable[[QuestionShown], RawAnswer]:
    """A choice in one cell."""
    return lambda question: pointed_cell(question, column, key)


def point_ink(ink: str) -> Callable[[QuestionShown], RawAnswer]:
    """A signature that was drawn; '' when it was wiped out."""
    return lambda question: ink or (question.raw if not question.ink else "")


def point_text(text: str) -> Callable[[QuestionShown], RawAnswer]:
    """A name that was spelled, letter by letter."""
    return lambda _question: text


def point_state(shown: Interview, waits: PointedAnswer | None, state: AnswerState) -> PointedAnswer | None:
    """'I do not know' and the like; again = not."""
    is_again = waits is not None and waits.what is state
    return None if is_again or shown.question.state is state else PointedAnswer(shown.question.id, state)


def row_cells(waits: PointedAnswer) -> Mapping[str, RawCell]:
    """The cells of a row that were pointed at; nothing for any other answer."""
    if not isinstance(waits.what, Mapping):
        return {}
    return {key: cell if isinstance(cell, tuple) else str(cell) for key, cell in waits.what.items()}


def _same(one: RawAnswer, other: RawAnswer) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        return one == other
    return set(one) == set(other)


class PointingView(Protocol):
    """What pointing asks of the window."""

    def show_pointed(self, pointed: Interview | None) -> None: ...
    def put_cells(self, cells: Mapping[str, RawCell]) -> None: ...


class Pointing:
    """What waits at the present question. `record` and `set_state` are only called by `take_over`."""

    def __init__(
        self,
        view: PointingView,
        shown: Callable[[], Interview | None],
        record: Callable[[Interview, RawAnswer], None],
        set_state: Callable[[AnswerState], None],
    ) -> None:
        self._view, self._shown, self._record, self._set_state = view, shown, record, set_state
        self._waits: PointedAnswer | None = None

    @property
    def is_waiting(self) -> bool:
        return self._waits is not None

    def forget(self) -> None:
        """A newer answer, or another question; the window is told when that is shown."""
        self._waits = None

    def point(self, act: Callable[[QuestionShown], RawAnswer]) -> None:
        """The person points: shown in both windows, recorded in neither."""
        shown = self._shown()
        if shown is not None:
            self._waits = point_at(shown, self._waits, act)
            self.show()

    def point_state(self, state: AnswerState) -> None:
        """The person points at 'I do not know' and the like."""
        shown = self._shown()
        if shown is not None:
            self._waits = point_state(shown, self._waits, state)
            self.show()

    def take_over(self) -> None:
        """'Overnemen': what the person points at becomes the answer; cells of a row go into its form."""
        waits, shown = self._waits, self._shown()
        self._waits = None
        if waits is None or shown is None or waits.question != shown.question.id:
            return
        cells = row_cells(waits)
        if isinstance(waits.what, AnswerState):
            self._set_state(waits.what)
        elif shown.question.type == "list" and cells:
            self._view.put_cells(cells)
            self.show()
        else:
            self._record(shown, waits.what)

    def let_go(self) -> bool:
        """What was pointed at is not taken over. True when something waited."""
        waited, self._waits = self._waits is not None, None
        if waited:
            self.show()
        return waited

    def show(self) -> None:
        """Tell the window what waits."""
        shown = self._shown()
        if shown is not None:
            self._view.show_pointed(self._waits.on(shown) if self._waits is not None else None)
