"""What the agreements screen shows: one block of eight, its steps, and what may be chosen. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner
from desktop.usecases.choices_shown import at_text
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.outcome import Outcome
from desktop.usecases.plan_steps import (
    AgreedBlock,
    Agreements,
    OfferShown,
    StepGiven,
    Who,
    add_step,
    agreements,
    change_step,
    choose_answer,
    end_step,
    keep_step_draft,
    step_drafts,
    take_up_step,
)
from translations.letters import search_form

#: fields of the form of own words that are kept half-typed
DRAFT_FIELDS = ("own", "who_name", "by")
WHO_CHOICES: tuple[tuple[str, str], ...] = (
    (Who.IK.value, nl("De persoon zelf")),
    (Who.GEMEENTE.value, nl("Met de gemeente")),
    (Who.SCHOOL.value, nl("Met de school")),
    (Who.BEGELEIDER.value, nl("Met een begeleider")),
    (Who.ANDER.value, nl("Met iemand anders")),
)


class AgreementsView(Protocol):
    """What the presenter asks of the window."""

    def show_agreements(self, shown: Agreements, number: int) -> None:
        """The eight blocks, with this one open."""

    def show_drafts(self, typed: Mapping[str, str]) -> None:
        """What stood half-typed in the form of own words of the open block."""

    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_refusal(self, field: str, message: Message | None) -> None:
        """Next to a field of the form that is open."""

    def close_form(self) -> None:
        """What stood in the form is an agreement now."""


class AgreementsPresenter:
    """The agreements of one plan."""

    def __init__(self, view: AgreementsView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._dossier: DossierId | None = None
        self._drafts: dict[tuple[int, str], str] = {}
        self._unkept: set[tuple[int, str]] = set()
        self._wanted = ""
        self.number = 1
        self.shown: Agreements | None = None

    @property
    def dossier(self) -> DossierId | None:
        return self._dossier

    @property
    def block(self) -> AgreedBlock | None:
        """The open block; None before anything was loaded and where there is no plan."""
        blocks = self.shown.blocks if self.shown is not None else ()
        return next((block for block in blocks if block.number == self.number), None)

    def open(self, dossier: DossierId, field: str = "") -> None:
        """The agreements of this dossier; `field`: what to open first, a block ('7'), step or element."""
        if dossier != self._dossier:
            self._drafts, self._unkept, self.shown, self.number = {}, set(), None, 1
        self._dossier = dossier
        self._wanted = field
        if field.isdigit() and 1 <= int(field) <= 8:
            self.number = int(field)
        self._view.show_message(None, "")
        self._runner.run(one_dossier, dossier, done=self._head_arrived)
        self._runner.run(step_drafts, dossier, done=self._drafts_arrived)
        self.load()

    def load(self) -> None:
        """Once more from the store: an element was recorded, or the screen is entered."""
        if self._dossier is not None:
            self._runner.run(agreements, self._dossier, done=self._show, failed=self._failed)

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self._dossier:
            self._navigator.show_dossier(head_of(row))

    def _drafts_arrived(self, drafts: Mapping[tuple[int, str], str]) -> None:
        self._drafts = {**drafts, **self._drafts}
        self._view.show_drafts(self.typed())

    def _show(self, shown: Agreements) -> None:
        if shown.dossier == self._dossier:
            self.shown = shown
            self.number = shown.places.get(self._wanted, self.number)
            self._wanted = ""
            self._view.show_agreements(shown, self.number)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    # --- the open block

    def choose_block(self, number: int) -> None:
        """Another block; what stands half-typed stays with its own block."""
        self.keep_drafts()
        self.number = number
        self._view.show_message(None, "")
        if self.shown is not None:
            self._view.show_agreements(self.shown, number)
            self._view.show_drafts(self.typed())

    def typed(self) -> Mapping[str, str]:
        """What stands half-typed for the open block."""
        return {field: self._drafts.get((self.number, field), "") for field in DRAFT_FIELDS}

    def offers(self, sought: str) -> tuple[OfferShown, ...]:
        """The ready lines of the open block: the suggested ones first, each group by the alphabet.

        `sought` in the sentence, whatever the case; suggested means that answers point at it.
        """
        block = self.block
        found = [one for one in block.offers if search_form(sought) in search_form(one.text)] if block else []
        return tuple(sorted(found, key=lambda one: not one.is_suggested))

    # --- what a person does

    def add_line(self, key: str) -> None:
        """A ready line of the list becomes an agreement."""
        self._run(add_step, StepGiven(self.number, line=key))

    def add_own(self, given: StepGiven) -> None:
        """Own words become an agreement; a refusal is shown next to its field."""
        number = self.number

        def done(outcome: Outcome[Agreements]) -> None:
            for field in DRAFT_FIELDS:
                self._drafts.pop((number, field), None)
                self._unkept.discard((number, field))
            self._view.close_form()
            self._show(outcome.shown)

        self._run(add_step, given, done=done)

    def change(self, key: str, who: Who, who_name: str, by: str) -> None:
        """Another who or by when."""

        def done(outcome: Outcome[Agreements]) -> None:
            self._view.close_form()
            self._show(outcome.shown)

        self._run(change_step, key, who, who_name, by, done=done)

    def end(self, key: str) -> None:
        self._run(end_step, key)

    def take_up(self, key: str) -> None:
        self._run(take_up_step, key)

    def choose_answer(self, key: str, n: int) -> None:
        """Of two answers this one."""
        self._run(choose_answer, key, n)

    def _run(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        done: Callable[[Outcome[Agreements]], None] | None = None,
    ) -> None:
        if self._dossier is not None:
            self._runner.run(use_case, self._dossier, *args, done=done or self._outcome, failed=self._refused)

    def _outcome(self, outcome: Outcome[Agreements]) -> None:
        self._view.show_message(None, "")
        self._show(outcome.shown)

    def _refused(self, failure: Failure) -> None:
        if isinstance(failure, Refusal) and failure.field in DRAFT_FIELDS:
            self._view.show_refusal(str(failure.field), message_for(failure))
        else:
            self._failed(failure)

    # --- what is half-typed

    def type(self, field: str, text: str) -> None:
        """Something was typed in the form of own words."""
        self._drafts[self.number, field] = text
        self._unkept.add((self.number, field))

    def keep_drafts(self) -> None:
        """A second of quiet, Ctrl+S, another block, lock."""
        if self._dossier is None:
            return
        for number, field in sorted(self._unkept):
            text = self._drafts.get((number, field), "")
            self._runner.run(keep_step_draft, self._dossier, number, field, text, failed=self._failed)
        self._unkept.clear()

    # --- elsewhere

    def jump(self, question: str) -> None:
        """To the question a line comes from."""
        if question and self._dossier is not None:
            self._navigator.go(Place(ScreenName.INTERVIEW, self._dossier, question))

    def choose_element(self, key: str) -> None:
        """To the screen where one of two answers is chosen, with a reason."""
        if self._dossier is not None:
            at = at_text((ChangeKind.DECISION, key))
            self._navigator.go(Place(ScreenName.CHOICES, self._dossier, at, ScreenName.AGREEMENTS))

    def show_part(self, screen: ScreenName) -> None:
        """Another part of the plan: route, decision."""
        if self._dossier is not None:
            self._navigator.go(Place(screen, self._dossier))

    def look_at_paper(self) -> None:
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.PAPER, self._dossier))
