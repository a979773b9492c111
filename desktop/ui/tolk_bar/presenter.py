"""What the tolk bar does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.ui.messages import Message, message_for
from desktop.ui.runner import Failure, Runner
from desktop.usecases.outcome import Outcome
from desktop.usecases.tolk_session import (
    TolkMark,
    TolkShown,
    TolkStart,
    end_tolk,
    look_at_tolk,
    lose_line,
    mark,
    pause_tolk,
    start_tolk,
)


class TolkView(Protocol):
    def show_tolk(self, shown: TolkShown | None) -> None: ...
    def show_start_form(self, shown: bool) -> None: ...
    def show_refusal(self, message: Message | None) -> None: ...


class TolkPresenter:
    """`changed` is told every new state, so that the talk around it knows; `came_or_went` when another tolk
    sits there, or none: a question may have to wait then."""

    def __init__(
        self,
        view: TolkView,
        runner: Runner,
        changed: Callable[[TolkShown | None], None],
        came_or_went: Callable[[], None] = lambda: None,
    ) -> None:
        self._view, self._runner, self._changed = view, runner, changed
        self._came_or_went = came_or_went
        self._dossier: DossierId | None = None
        self._question = ""
        self.shown: TolkShown | None = None

    def at(self, dossier: DossierId, question: str, shown: TolkShown | None) -> None:
        """The talk stands at this question now."""
        self._dossier, self._question = dossier, question
        self._show(shown)

    def refresh(self) -> None:
        """The minutes as of now, while a session runs. What comes back after another act is left aside."""
        if self._dossier is None or self.shown is None or self.shown.is_paused:
            return
        asked = (self._dossier, self._question, self.shown)

        def told(shown: TolkShown | None) -> None:
            if asked == (self._dossier, self._question, self.shown) and shown != self.shown:
                self._tell(shown)

        self._runner.run(look_at_tolk, self._dossier, self._question, done=told)

    def start(self, start: TolkStart) -> None:
        if self._dossier is not None:
            self._runner.run(start_tolk, self._dossier, start, done=self._started, failed=self._failed)

    def pause(self) -> None:
        """Pause, or go on; asks for the start form while there is no tolk."""
        if self.shown is None:
            self._view.show_start_form(True)
        elif self._dossier is not None:
            self._runner.run(pause_tolk, self._dossier, done=self._told, failed=self._failed)

    def line(self) -> None:
        """The line is away, or back."""
        if self._dossier is not None and self.shown is not None:
            self._runner.run(lose_line, self._dossier, done=self._told, failed=self._failed)

    def end(self) -> None:
        if self._dossier is not None and self.shown is not None:
            self._runner.run(end_tolk, self._dossier, done=self._ended, failed=self._failed)

    def mark(self, what: TolkMark) -> None:
        """One key: not understood, or said in other words."""
        if self._dossier is not None and self._question:
            self._runner.run(
                mark, self._dossier, self._question, what, done=self._marked, failed=self._failed
            )

    def _started(self, outcome: Outcome[TolkShown]) -> None:
        self._view.show_start_form(False)
        self._tell(outcome.shown)
        self._came_or_went()

    def _ended(self, _outcome: Outcome[None]) -> None:
        self._tell(None)
        self._came_or_went()

    def _told(self, outcome: Outcome[TolkShown]) -> None:
        self._tell(outcome.shown)

    def _marked(self, outcome: Outcome[TolkShown | None]) -> None:
        self._tell(outcome.shown)

    def _tell(self, shown: TolkShown | None) -> None:
        self._show(shown)
        self._changed(shown)

    def _show(self, shown: TolkShown | None) -> None:
        self.shown = shown
        self._view.show_refusal(None)
        self._view.show_tolk(shown)

    def _failed(self, failure: Failure) -> None:
        self._view.show_refusal(message_for(failure))
