"""What the presenter of the talk asks of the window, and the words of the bar above it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from zoneinfo import ZoneInfo

from desktop.ui.messages import Message
from desktop.usecases.interview import Interview, QuestionShown, RawCell
from forms.model import AnswerState

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class InterviewView(Protocol):
    """What the presenter asks of the window."""

    def show_interview(self, shown: Interview) -> None: ...
    def show_refusal(self, message: Message | None) -> None:
        """In the place of the tip; None = the tip again."""

    def show_unsaved(self, number: str, message: Message | None) -> None:
        """In the place of the tip: this answer is not saved yet. None = it is."""

    def row_recorded(self) -> None:
        """A row was taken in: its form may be emptied."""

    def show_pointed(self, pointed: Interview | None) -> None:
        """What the person points at, as the answer would be; None = nothing waits."""

    def put_cells(self, cells: Mapping[str, RawCell]) -> None:
        """Cells of a row that were pointed at and taken over: half-typed in its form."""


def saved_words(shown: Interview) -> str:
    """'10:42', the time of the newest change on Dutch clocks; '' while there is none."""
    return shown.saved_at.astimezone(_AMSTERDAM).strftime("%H:%M") if shown.saved_at is not None else ""


def may_say(question: QuestionShown, state: AnswerState) -> bool:
    """One of the offered states, or 'niet besproken', which has a key and no button; never at a check."""
    offered = [one for one, _, _ in question.states]
    return state in offered or (bool(offered) and state is AnswerState.NIET_BESPROKEN)
