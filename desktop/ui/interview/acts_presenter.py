"""What is said about answers, and the sheets over the talk: open list, history, newer questions. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.domain.changes import Act, Certainty, Source
from desktop.domain.errors import Refusal
from desktop.ui.interview.presenter import InterviewPresenter
from desktop.ui.messages import Message, message_for
from desktop.ui.runner import Failure, Runner
from desktop.usecases import interview as talk
from desktop.usecases import pack_upgrade
from desktop.usecases.interview import ClosingList, HistoryShown, Interview, Scope
from desktop.usecases.outcome import Outcome
from desktop.usecases.pack_upgrade import UpgradeShown

_SCOPES = (Scope.ALL, Scope.CORE, Scope.PART_A, Scope.PART_B)


class ActsView(Protocol):
    """What this presenter asks of the window."""

    def show_closing(self, shown: ClosingList) -> None: ...
    def show_history(self, shown: HistoryShown) -> None: ...
    def show_upgrade(self, shown: UpgradeShown) -> None: ...
    def close_sheet(self) -> bool:
        """Back to the question; False when no sheet was open."""

    def show_noted(self, source: Source, certainty: Certainty) -> None:
        """How the next answer at this question will be noted."""

    def show_reason_refused(self, message: Message | None) -> None:
        """Beside the field for a reason, in the guard card or at the notes."""


class ActsPresenter:
    """Works on the interview that `talk_presenter` shows."""

    def __init__(self, view: ActsView, talk_presenter: InterviewPresenter, runner: Runner) -> None:
        self._view, self._talk, self._runner = view, talk_presenter, runner

    # --- how an answer is known

    def note_source(self, source: Source, certainty: Certainty) -> None:
        """For the answer that stands; where none stands: for the one that comes, and that one alone."""
        shown = self._talk.shown
        if shown is None:
            return
        if shown.about.can_withdraw:
            self._talk.act(talk.record_source, shown.question.id, source, certainty)
        else:
            self._talk.noted = (source, certainty)
            self._view.show_noted(source, certainty)

    def say_act(self, act: Act) -> None:
        """Verbetering, denkt nu anders, teruggenomen."""
        shown = self._talk.shown
        if shown is not None and shown.about.act is not None and shown.about.act.act is not act:
            self._talk.act(talk.record_act, shown.question.id, act, shown.about.act.row)

    def other_act(self) -> None:
        """The key: the other of the two."""
        shown = self._talk.shown
        told = shown.about.act if shown is not None else None
        if told is not None:
            self.say_act(next(act for act in told.possible if act is not told.act))

    def withdraw(self) -> None:
        """The person takes the answer back."""
        shown = self._talk.shown
        if shown is not None and shown.about.can_withdraw:
            self._talk.forget_typed()
            self._talk.act(talk.withdraw_answer, shown.question.id)

    def confirm(self) -> None:
        """'Klopt': what was known before is right."""
        shown = self._talk.shown
        if shown is not None and shown.question.is_prefilled:
            self._talk.act(talk.confirm_answer, shown.question.id)

    # --- sheets

    def open_history(self) -> None:
        shown = self._talk.shown
        if shown is not None:
            self._run(talk.answer_history, self._view.show_history, shown.dossier, shown.question.id)

    def open_closing(self) -> None:
        """Everything open; what stands half-typed is recorded first."""
        self._talk.keep_then(
            lambda shown: self._run(talk.closing_list, self._view.show_closing, shown.dossier)
        )

    def open_upgrade(self) -> None:
        shown = self._talk.shown
        if shown is not None:
            self._run(pack_upgrade.upgrade_preview, self._view.show_upgrade, shown.dossier)

    def jump(self, question: str) -> None:
        """From the list to a question."""
        self._view.close_sheet()
        self._talk.go_to(question)

    def next_in_list(self) -> None:
        """The next question that wants something, after this one, in the order of the list."""

        def there(shown: ClosingList) -> None:
            here = self._talk.shown
            ids = [item.question for item in shown.items]
            if not ids or here is None:
                self._view.show_closing(shown)
                return
            at = ids.index(here.question.id) + 1 if here.question.id in ids else 0
            self.jump(ids[at % len(ids)])

        self._talk.keep_then(lambda shown: self._run(talk.closing_list, there, shown.dossier))

    def mark_rest(self, questions: tuple[str, ...]) -> None:
        """'Overige: niet besproken'; the list is drawn again when it is done."""
        shown = self._talk.shown
        if shown is not None and questions:
            self._talk.act(talk.mark_not_discussed, questions, shown.question.id, then=self.open_closing)

    def accept_upgrade(self) -> None:
        self._move(pack_upgrade.accept_upgrade)

    def undo_upgrade(self) -> None:
        self._move(pack_upgrade.undo_upgrade)

    # --- what waits for a reason

    def open_guarded(self, reason: str) -> None:
        """Ask it anyway."""
        self._with_reason(talk.open_guarded, reason)

    def switch_on_free_text(self, reason: str) -> None:
        self._with_reason(talk.switch_on_free_text, reason)

    # --- the view on the questions

    def next_scope(self) -> None:
        """Everything, the core of one hour, part A, part B, and round."""
        shown = self._talk.shown
        if shown is not None:
            self.look_at(_SCOPES[(_SCOPES.index(shown.scope) + 1) % len(_SCOPES)])

    def look_at(self, scope: Scope) -> None:
        self._talk.keep_then(
            lambda shown: self._talk.move(talk.look_at_scope, shown.dossier, shown.question.id, scope)
        )

    def discard_found(self) -> None:
        """What was found half-typed is not wanted: the recorded answer stands."""
        shown = self._talk.shown
        if shown is not None:
            self._talk.forget_typed()
            self._talk.move(talk.discard_drafts, shown.dossier, shown.question.id)

    def _with_reason(self, use_case: Callable[..., Outcome[Interview]], reason: str) -> None:
        shown = self._talk.shown
        if shown is None:
            return

        def refused(failure: Failure) -> None:
            if isinstance(failure, Refusal):
                self._view.show_reason_refused(message_for(failure))
            else:
                self._talk.failed(failure)

        self._view.show_reason_refused(None)
        self._talk.act(use_case, shown.question.id, reason, failed=refused)

    def _move(self, use_case: Callable[..., Outcome[Interview]]) -> None:
        shown = self._talk.shown
        if shown is not None:
            self._view.close_sheet()
            self._talk.act(use_case)

    def _run(self, use_case: Callable[..., object], done: Callable[..., None], *args: object) -> None:
        self._runner.run(use_case, *args, done=done, failed=self._talk.failed)
