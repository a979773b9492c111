"""What the screen of the choices shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from desktop.domain.ids import ChangeId, DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import IN_DOSSIER, Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.choice_told import read_told
from desktop.usecases.choices import choices, where_choices_wait
from desktop.usecases.choices_shown import ChoicesShown, ElsewhereShown
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.outcome import Outcome
from desktop.usecases.settle import settle, settle_otherwise, settle_together


class ChoicesView(Protocol):
    """What the presenter asks of the window."""

    def show_choices(self, shown: ChoicesShown, is_other: bool) -> None:
        """`is_other`: another choice is open than before; nothing is picked or typed in it yet."""

    def show_message(self, message: Message | None, tone: str, field: str) -> None:
        """Above the sides; `field`: 'reason' or 'other' is marked, '' = none."""

    def show_nowhere(self) -> None:
        """In no dossier anything waits."""


class ChoicesPresenter:
    """The choices of one dossier, one of them open."""

    def __init__(self, view: ChoicesView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._back: ScreenName | None = None
        self.dossier: DossierId | None = None
        self.shown: ChoicesShown | None = None

    def open(self, place: Place) -> None:
        """The choice at `place.question`, else the first; without a dossier the one in which most waits."""
        self._back = place.back
        self._view.show_message(None, "", "")
        if place.dossier is None:
            self._runner.run(where_choices_wait, done=self._somewhere, failed=self._failed)
            return
        if place.dossier != self.dossier:
            self.shown = None
        self.dossier = place.dossier
        self._runner.run(one_dossier, place.dossier, done=self._head_arrived)
        self._ask(place.question)

    def _ask(self, at: str) -> None:
        self._runner.run(choices, self.dossier, at, done=self._arrived, failed=self._failed)

    def _somewhere(self, found: tuple[ElsewhereShown, ...]) -> None:
        if found:
            self._navigator.go(Place(ScreenName.CHOICES, found[0].dossier, back=ScreenName.SYNC))
        else:
            self._view.show_nowhere()

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self.dossier:
            self._navigator.show_dossier(head_of(row))

    def _arrived(self, shown: ChoicesShown) -> None:
        if shown.dossier != self.dossier:
            return
        before = self.shown.open if self.shown is not None else None
        self.shown = shown
        after = shown.open
        is_other = before is None or after is None or (before.at, before.seen) != (after.at, after.seen)
        self._view.show_choices(shown, is_other)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error", field_of(failure))

    # --- choosing

    def choose(self, change: ChangeId, reason: str) -> None:
        """One of the sides stands."""
        self._settle(settle, change, reason)

    def take_together(self, keys: Sequence[str], fields: Mapping[str, ChangeId], reason: str) -> None:
        """Parts of both."""
        self._settle(settle_together, tuple(keys), dict(fields), reason)

    def fill_in(self, typed: str | Sequence[str], reason: str) -> None:
        """Something else than the sides."""
        self._settle(settle_otherwise, typed, reason)

    def _settle(self, use_case: object, *given: object) -> None:
        shown = self.shown.open if self.shown is not None else None
        if shown is None or not callable(use_case):
            return
        self._view.show_message(None, "", "")
        self._runner.run(
            use_case,
            self.dossier,
            shown.at,
            shown.seen,
            *given,
            done=self._settled,
            failed=self._refused,
        )

    def _settled(self, outcome: Outcome[ChoicesShown]) -> None:
        self._arrived(outcome.shown)
        kept = nl("Wat niet is gekozen staat in de geschiedenis. Uw collega ziet wat u koos en waarom.")
        self._view.show_message(Message(nl("Gekozen."), kept, ""), "good", "")

    def _refused(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error", field_of(failure))
        if not field_of(failure) and self.shown is not None and self.shown.open is not None:
            self._ask(self.shown.open.at)

    # --- going about

    def go_to(self, at: str) -> None:
        """Another one of the rail."""
        self._view.show_message(None, "", "")
        self._ask(at)

    def later(self) -> None:
        """The next one of the rail; after the last, or where there is one only, back."""
        if self.shown is None or self.shown.open is None:
            return self.back()
        waiting = [one.at for one in self.shown.waiting]
        place = waiting.index(self.shown.open.at) + 1
        return self.go_to(waiting[place]) if place < len(waiting) else self.back()

    def read(self, key: str) -> None:
        """What somebody else chose was read."""
        at = self.shown.open.at if self.shown is not None and self.shown.open is not None else ""
        self._runner.run(read_told, self.dossier, key, done=lambda _none: self._ask(at), failed=self._failed)

    def elsewhere(self, dossier: DossierId) -> None:
        """The choices of somebody else."""
        self._navigator.go(Place(ScreenName.CHOICES, dossier, back=self._back))

    def to_question(self, question: str) -> None:
        """The question in the talk: its history, its field."""
        if self.dossier is not None and question:
            self._navigator.go(Place(ScreenName.INTERVIEW, self.dossier, question))

    def to_screen(self, screen: str, question: str) -> None:
        """Where this is always filled in."""
        if self.dossier is not None and screen in set(ScreenName):
            self._navigator.go(Place(ScreenName(screen), self.dossier, question, ScreenName.CHOICES))

    def back(self) -> None:
        """To where one came from; without that to the page of the dossier."""
        if self._back is not None:
            inside = self.dossier if self._back in IN_DOSSIER else None
            self._navigator.go(Place(self._back, inside))
        elif self.dossier is not None:
            self._navigator.go(Place(ScreenName.DOSSIER, self.dossier))
        else:
            self._navigator.go(Place(ScreenName.DOSSIERS))
