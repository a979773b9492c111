"""What the screen about the rights of the person shows. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.ui.target import target_in
from desktop.usecases.access_copy import COPY_FILE, export_copy
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.person_rights import (
    Right,
    RightsShown,
    ask_right,
    deal_with,
    leave_note_out,
    rights_shown,
)


class RightsView(Protocol):
    """What the presenter asks of the window."""

    def show_rights(self, shown: RightsShown) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_refusal(self, key: str, field: str, message: Message | None) -> None:
        """At the request with this key; '' = in the form of a new one."""

    def written(self) -> None:
        """A request was written down: the form is empty again."""

    def show_file_refusal(self, field: str, message: Message | None) -> None: ...
    def file_saved(self) -> None:
        """Close the form and empty it."""


class RightsPresenter:
    """One person: what was asked, the copy, what may not change."""

    def __init__(self, view: RightsView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self.dossier: DossierId | None = None
        self.shown: RightsShown | None = None

    def open(self, dossier: DossierId) -> None:
        """What stands there now."""
        self.dossier = dossier
        self._view.show_message(None, "")
        self._runner.run(one_dossier, dossier, done=self._head_arrived)
        self._runner.run(rights_shown, dossier, done=self._arrived, failed=self._failed)

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self.dossier:
            self._navigator.show_dossier(head_of(row))

    def _arrived(self, shown: RightsShown) -> None:
        if shown.dossier == self.dossier:
            self.shown = shown
            self._view.show_rights(shown)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    # --- requests

    def ask(self, right: str, day: str, why: str, question: str) -> None:
        """Write down what the person asks; to correct something one goes on to the question."""
        self._view.show_refusal("", "", None)
        about = question if right == Right.CORRECTION else ""
        self._runner.run(
            ask_right,
            self.dossier,
            right,
            day,
            why,
            about,
            done=lambda outcome: self._asked(outcome, right),
            failed=lambda failure: self._refused("", failure),
        )

    def _asked(self, outcome: Outcome[RightsShown], right: str) -> None:
        self._view.written()
        self._arrived(outcome.shown)
        self._view.show_message(Message(nl("Opgeschreven."), "", _NEXT[Right(right)]), "good")

    def deal_with(self, key: str, outcome: str) -> None:
        """What came of it; lifts a restriction."""
        self._view.show_refusal(key, "", None)
        self._runner.run(
            deal_with,
            self.dossier,
            key,
            outcome,
            done=lambda made: self._arrived(made.shown),
            failed=lambda failure: self._refused(key, failure),
        )

    def _refused(self, key: str, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_refusal(key, field, message_for(failure))

    # --- the copy

    def leave_out(self, note: str, is_left_out: bool) -> None:
        """A note about somebody else stays out of the copy, or comes back in."""
        self._runner.run(
            leave_note_out,
            self.dossier,
            note,
            is_left_out,
            done=lambda made: self._arrived(made.shown),
            failed=self._failed,
        )

    def to_paper(self) -> None:
        """The copy on paper, in the paper screen: look, print, save."""
        if self.dossier is not None:
            self._navigator.go(Place(ScreenName.PAPER, self.dossier, paper=PaperKind.ACCESS.value))

    def save(self, folder: Path, name: str, _form: str, reason: str) -> None:
        """The copy as a file for another program."""
        self._view.show_file_refusal("", None)
        target = target_in(folder, name, COPY_FILE, ".json")
        self._runner.run(
            export_copy,
            self.dossier,
            target,
            reason,
            done=lambda _none: self._saved(target),
            failed=self._not_saved,
        )

    def _saved(self, target: Path) -> None:
        self._view.file_saved()
        told = Message(
            nl("Opgeslagen als {name}.", name=target.name),
            nl("Alles over deze persoon staat erin, ook gezondheid. Het bestand is niet versleuteld."),
            nl("Geef het de persoon zelf en wis het daarna."),
        )
        self._view.show_message(told, "warn")

    def _not_saved(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_file_refusal(field, message_for(failure))

    # --- ways

    def to_question(self, question: str) -> None:
        """To the talk, where an answer is corrected with the old one kept beside it."""
        if self.dossier is not None and question:
            self._navigator.go(Place(ScreenName.INTERVIEW, self.dossier, question))

    def back(self) -> None:
        """To the page of the dossier."""
        if self.dossier is not None:
            self._navigator.go(Place(ScreenName.DOSSIER, self.dossier))


_NEXT = {
    Right.COPY: nl("Maak nu de kopie, of neem de taak op. Antwoord binnen een maand."),
    Right.CORRECTION: nl("Ga naar de vraag en verbeter daar; wat er stond blijft in de geschiedenis."),
    Right.RESTRICTION: nl("Vanaf nu verandert er niets meer in dit dossier. Lezen mag."),
    Right.ERASURE: nl("Leg het voor aan de privacy-officer. Die beslist; wissen gaat in Bewaren en wissen."),
}
