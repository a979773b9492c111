"""What the teach-back screen shows: one block at a time, and what has to be asked again. No Qt."""

from __future__ import annotations

from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.outcome import Outcome
from desktop.usecases.teach_back import (
    BlockState,
    TeachBack,
    ToldBack,
    confirm_told_back,
    record_told_back,
    teach_back,
)


class TeachBackView(Protocol):
    """What the presenter asks of the window."""

    def show_step(self, shown: TeachBack, number: int, explains: bool) -> None:
        """`number` 0: the plan holds nothing to tell yet. `explains`: the words stand in sight."""

    def show_message(self, message: Message | None) -> None: ...


class TeachBackPresenter:
    """One person, one plan."""

    def __init__(self, view: TeachBackView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._dossier: DossierId | None = None
        self.shown: TeachBack | None = None
        self.number = 0
        self.explains = False

    def open(self, dossier: DossierId) -> None:
        """At the first block that still has to be asked."""
        self._dossier, self.shown, self.number, self.explains = dossier, None, 0, False
        self._view.show_message(None)
        self._runner.run(one_dossier, dossier, done=self._head_arrived)
        self._runner.run(teach_back, dossier, done=self._arrived, failed=self._failed)

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self._dossier:
            self._navigator.show_dossier(head_of(row))

    def _arrived(self, shown: TeachBack) -> None:
        if shown.dossier != self._dossier:
            return
        self.shown = shown
        numbers = [block.number for block in shown.blocks]
        if self.number not in numbers:
            self.number = _first_open(shown)
        self._show()

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure))

    def _show(self) -> None:
        if self.shown is not None:
            self._view.show_step(self.shown, self.number, self.explains)

    def pick(self, number: int) -> None:
        """Another block; the words are out of sight again, for the person tells first."""
        self.number, self.explains = number, False
        self._show()

    def step(self, by: int) -> None:
        """The next or the previous block that holds something."""
        numbers = [block.number for block in self.shown.blocks] if self.shown is not None else []
        if self.number in numbers:
            at = min(max(numbers.index(self.number) + by, 0), len(numbers) - 1)
            self.pick(numbers[at])

    def explain(self) -> None:
        """The words in sight on both screens, or out of sight again."""
        self.explains = not self.explains
        self._show()

    def give(self, outcome: ToldBack) -> None:
        """How this block came back. Good goes on; else it is explained at once and asked again."""
        if self._dossier is None or not self.number:
            return

        def done(written: Outcome[TeachBack]) -> None:
            self._view.show_message(None)
            self.shown = written.shown
            self.explains = outcome is not ToldBack.GOOD
            if outcome is ToldBack.GOOD:
                self.number = _next_open(written.shown, self.number)
            self._show()

        self._runner.run(
            record_told_back, self._dossier, self.number, outcome, done=done, failed=self._failed
        )

    def confirm(self) -> None:
        """The whole, as it follows from the blocks, becomes the answer to K09."""
        if self._dossier is None or self.shown is None or self.shown.overall is None:
            return

        def done(written: Outcome[TeachBack]) -> None:
            self._view.show_message(None)
            self.shown = written.shown
            self._show()

        self._runner.run(confirm_told_back, self._dossier, self.shown.overall, done=done, failed=self._failed)

    def back_to_plan(self) -> None:
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.PLAN, self._dossier))


def _first_open(shown: TeachBack) -> int:
    open_ones = [block.number for block in shown.blocks if block.state is not BlockState.GOOD]
    return next(iter(open_ones), shown.blocks[0].number if shown.blocks else 0)


def _next_open(shown: TeachBack, number: int) -> int:
    """The next block that is not good yet, first those further on; stays where all are good."""
    open_ones = [block.number for block in shown.blocks if block.state is not BlockState.GOOD]
    return next((n for n in open_ones if n > number), next(iter(open_ones), number))
