"""What the person points at on the own screen. It is shown in both windows and never recorded by itself.

Only 'Overnemen' (Enter) makes it an answer; anything else that is recorded, or another question, lets it go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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
