"""What the plan board shows. A reason is a draft while typed, a decision when the field is left. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip import (
    Leerroute,
    Missing,
    OfferState,
    PlanBoard,
    ReasonField,
    SecondTalkState,
    choose_route,
    give_reason,
    keep_reason_draft,
    make_ready,
    plan_board,
    reason_drafts,
    record_offer,
    record_second_talk,
    why_refused,
)
from desktop.usecases.why_shown import WhyShown

#: one of the three, None for the extra reason, or what was seen instead of a test
Field = ReasonField


class PipBoardView(Protocol):
    """What the presenter asks of the window."""

    def show_board(self, board: PlanBoard, typed: Mapping[Field, str]) -> None:
        """`typed`: what stands half-typed and replaces the recorded reason in its field."""

    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_reason_refusal(self, field: Field, message: Message | None) -> None: ...
    def show_offer_refusal(self, message: Message | None) -> None: ...
    def show_second_refusal(self, message: Message | None) -> None: ...
    def show_refused_why(self, why: WhyShown | None) -> None:
        """The rule behind the refusal that is shown; None = it rests on none."""


class PipBoardPresenter:
    """One plan."""

    def __init__(self, view: PipBoardView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._typed: dict[Field, str] = {}
        self._unkept: set[Field] = set()
        self._dossier: DossierId | None = None
        self.shown: PlanBoard | None = None

    def open(self, dossier: DossierId) -> None:
        """The board of this dossier, with what stood half-typed."""
        if dossier != self._dossier:
            self._typed, self._unkept, self.shown = {}, set(), None
        self._dossier = dossier
        self._put_message_away()
        self._runner.run(one_dossier, dossier, done=self._head_arrived)
        self._runner.run(reason_drafts, dossier, done=self._drafts_arrived)
        self._runner.run(plan_board, dossier, done=self._show, failed=self._failed)

    def _head_arrived(self, row: CaseloadRow) -> None:
        """The name in the bar, also for who came here without passing the talk."""
        if row.dossier == self._dossier:
            self._navigator.show_dossier(head_of(row))

    def _drafts_arrived(self, drafts: Mapping[Field, str]) -> None:
        self._typed = {**drafts, **self._typed}

    def _show(self, board: PlanBoard) -> None:
        if board.dossier == self._dossier:
            self.shown = board
            self._view.show_board(board, dict(self._typed))

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")
        self._view.show_refused_why(None)
        if isinstance(failure, Refusal) and self._dossier is not None:
            self._runner.run(why_refused, self._dossier, failure, done=self._view.show_refused_why)

    def _put_message_away(self) -> None:
        self._view.show_message(None, "")
        self._view.show_refused_why(None)

    # --- the choice is a person's

    def choose(self, route: Leerroute) -> None:
        """This route, and no other. Reasons that are half-typed are recorded first."""
        if self._dossier is None:
            return
        self.record_all()
        self._runner.run(choose_route, self._dossier, route, done=self._outcome, failed=self._failed)

    def _outcome(self, outcome: Outcome[PlanBoard]) -> None:
        self._put_message_away()
        self._show(outcome.shown)

    # --- beside the choice

    def record_offer(self, state: str, note: str) -> None:
        """Is there a place in the region?"""
        self._record_beside(self._view.show_offer_refusal, record_offer, OfferState(state), note)

    def record_second(self, state: str, day: str, note: str) -> None:
        """What came of the second talk."""
        kind = SecondTalkState(state)
        self._record_beside(self._view.show_second_refusal, record_second_talk, kind, day, note)

    def _record_beside(
        self,
        refuse: Callable[[Message | None], None],
        use_case: Callable[..., Outcome[PlanBoard]],
        *given: object,
    ) -> None:
        """A decision beside the choice; a refusal stands at its own field."""
        if self._dossier is None:
            return

        def done(outcome: Outcome[PlanBoard]) -> None:
            refuse(None)
            self._show(outcome.shown)

        def failed(failure: Failure) -> None:
            if isinstance(failure, Refusal):
                refuse(message_for(failure))
            else:
                self._failed(failure)

        self._runner.run(use_case, self._dossier, *given, done=done, failed=failed)

    # --- reasons

    def type(self, field: Field, text: str) -> None:
        """Something was typed; it is kept after a second of quiet."""
        self._typed[field] = text
        self._unkept.add(field)

    def keep_drafts(self) -> None:
        """A second of quiet, Ctrl+S or lock."""
        dossier = self._dossier
        if dossier is None:
            return
        for field in sorted(self._unkept, key=str):
            self._runner.run(
                keep_reason_draft, dossier, field, self._typed.get(field, ""), failed=self._failed
            )
        self._unkept.clear()

    def record(self, field: Field) -> None:
        """The field was left: what stands in it is the reason now."""
        dossier = self._dossier
        if dossier is None or field not in self._typed:
            return
        text = self._typed[field]

        def done(outcome: Outcome[PlanBoard]) -> None:
            if self._typed.get(field) == text:
                self._typed.pop(field, None)
                self._unkept.discard(field)
            self._view.show_reason_refusal(field, None)
            self._show(outcome.shown)

        def failed(failure: Failure) -> None:
            if isinstance(failure, Refusal):
                self._view.show_reason_refusal(field, message_for(failure))
            else:
                self._failed(failure)

        self._runner.run(give_reason, dossier, field, text, done=done, failed=failed)

    def record_all(self) -> None:
        """Another screen comes, or a choice is made."""
        for field in tuple(self._typed):
            self.record(field)

    # --- ready

    def make_ready(self) -> None:
        """Freeze a version as 'gereed'; the use case refuses while something is missing."""
        if self._dossier is None:
            return
        self.record_all()
        self._runner.run(make_ready, self._dossier, done=self._ready, failed=self._failed)

    def _ready(self, outcome: Outcome[PlanBoard]) -> None:
        self._view.show_refused_why(None)
        self._show(outcome.shown)
        message = Message(
            nl("Het plan is gereed."),
            nl("Deze versie is bewaard en verandert niet meer."),
            nl("De gemeente stelt het vast met een besluit. Daarna krijgt de cliënt de brief."),
        )
        self._view.show_message(message, "good")

    # --- elsewhere

    def jump(self, question: str) -> None:
        """To the question a fact, a line or a lack comes from."""
        if question and self._dossier is not None:
            self._navigator.go(Place(ScreenName.INTERVIEW, self._dossier, question))

    def go_to_place(self, lack: Missing) -> None:
        """To the screen that has what is missing, at the agreement it is about."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName(lack.place), self._dossier, lack.element or lack.field))

    def show_part(self, screen: ScreenName) -> None:
        """Another part of the plan: agreements, decision."""
        if self._dossier is not None:
            self._navigator.go(Place(screen, self._dossier))

    def tell_back(self) -> None:
        """The person tells the plan back, block by block."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.TEACH_BACK, self._dossier))

    def look_at_paper(self) -> None:
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.PAPER, self._dossier))


def lack_words(missing: tuple[Missing, ...]) -> str:
    """'Nog 1 reden nodig', 'Nog 3 dingen nodig', '' when nothing is missing."""
    if not missing:
        return ""
    reasons = all(lack.route is not None and not lack.place for lack in missing)
    count = len(missing)
    if count == 1:
        return nl("Nog 1 reden nodig") if reasons else nl("Nog 1 ding nodig")
    if reasons:
        return nl("Nog {count} redenen nodig", count=count)
    return nl("Nog {count} dingen nodig", count=count)
