"""What the forms of a block of agreements show and do. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.ui.messages import Message, message_for
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.outcome import Outcome
from desktop.usecases.plan_elements import (
    BlockElements,
    Raw,
    confirm_proposals,
    elements_shown,
    keep_element_draft,
    record_element,
)

#: the blocks that have forms
BLOCKS = (4, 5, 6, 7, 8)


class ElementsView(Protocol):
    """What the presenter asks of the area on the screen."""

    def show_elements(self, block: BlockElements) -> None: ...

    def show_refusal(self, key: str, field: str, message: Message | None) -> None:
        """What cannot be kept, in the form of this agreement next to its field; None takes it away."""

    def was_recorded(self, key: str) -> None:
        """This form is kept: what stands in it is no longer half-typed."""

    def told_changed(self) -> None:
        """Something was written down: what is beside the forms is to be made anew."""


class ElementsPresenter:
    """The forms of one block of one dossier."""

    def __init__(self, view: ElementsView, runner: Runner) -> None:
        self._view, self._runner = view, runner
        self._dossier: DossierId | None = None
        self._block = 0
        self.shown: BlockElements | None = None

    def open(self, dossier: DossierId, number: int) -> None:
        """Show the forms of this block; blocks 1 to 3 have none."""
        self._dossier, self._block = dossier, number
        if number not in BLOCKS:
            self._view.show_elements(BlockElements(dossier, number))
            return
        self._runner.run(elements_shown, dossier, number, done=self._arrived, failed=self._failed)

    def record(self, key: str, raw: Raw) -> None:
        """Write down what stands in a form."""
        if self._dossier is None:
            return

        def done(outcome: Outcome[BlockElements]) -> None:
            self._view.show_refusal(key, "", None)
            self._view.was_recorded(key)
            self._written(outcome)

        self._runner.run(
            record_element,
            self._dossier,
            self._block,
            key,
            raw,
            done=done,
            failed=lambda failure: self._refused(key, failure),
        )

    def confirm(self, keys: tuple[str, ...]) -> None:
        """A person confirms these proposals."""
        if self._dossier is None or not keys:
            return

        def done(outcome: Outcome[BlockElements]) -> None:
            for key in keys:
                self._view.show_refusal(key, "", None)
                self._view.was_recorded(key)
            self._written(outcome)

        self._runner.run(confirm_proposals, self._dossier, self._block, keys, done=done, failed=self._failed)

    def keep_drafts(self, half: Mapping[str, Raw]) -> None:
        """Keep what stands half-typed."""
        for key, raw in half.items():
            self._runner.run(keep_element_draft, self._dossier, key, raw)

    def leave(self, half: Mapping[str, Raw]) -> None:
        """Another block or screen comes: what is whole is written down, the rest is kept as a draft."""
        dossier, block = self._dossier, self._block
        for key, raw in half.items():

            def keep(_failure: Failure, key: str = key, raw: Raw = raw) -> None:
                self._runner.run(keep_element_draft, dossier, key, raw)

            self._runner.run(record_element, dossier, block, key, raw, done=self._left_written, failed=keep)

    def _left_written(self, outcome: Outcome[BlockElements]) -> None:
        if outcome.changes:
            self._view.told_changed()

    def _arrived(self, block: BlockElements) -> None:
        if (block.dossier, block.number) == (self._dossier, self._block):
            self.shown = block
            self._view.show_elements(block)

    def _written(self, outcome: Outcome[BlockElements]) -> None:
        self._arrived(outcome.shown)
        if outcome.changes:
            self._view.told_changed()

    def _refused(self, key: str, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_refusal(key, field, message_for(failure))

    def _failed(self, failure: Failure) -> None:
        self._view.show_refusal("", "", message_for(failure))
