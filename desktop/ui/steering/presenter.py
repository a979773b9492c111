"""What the screen of counts shows. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Failure, Runner, field_of
from desktop.ui.target import target_in
from desktop.usecases.steering import SteeringForm, SteeringShown, export_steering, steering

FILE_NAME = "sturing"


class SteeringView(Protocol):
    """What the presenter asks of the window."""

    def show_steering(self, shown: SteeringShown) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_file_refusal(self, field: str, message: Message | None) -> None: ...
    def file_saved(self) -> None:
        """Close the form and empty it."""


class SteeringPresenter:
    """One look at the counts, of all together or of one place."""

    def __init__(self, view: SteeringView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._place = ""
        self._turn = 0
        self.shown: SteeringShown | None = None

    def load(self) -> None:
        """Count again; what was asked before and comes later is left aside."""
        self._turn += 1
        turn = self._turn
        self._runner.run(
            steering, self._place, done=lambda shown: self._arrived(turn, shown), failed=self._failed
        )

    def _arrived(self, turn: int, shown: SteeringShown) -> None:
        if turn == self._turn:
            self.shown, self._place = shown, shown.place
            self._view.show_steering(shown)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    def pick_place(self, key: str) -> None:
        """'' = all together."""
        self._place = key
        self.load()

    def save(self, folder: Path, name: str, form: str, reason: str) -> None:
        """All tables to a new file; the ending follows from the form."""
        self._view.show_file_refusal("", None)
        kind = SteeringForm(form)
        target = target_in(folder, name, FILE_NAME, f".{kind.value}")
        self._runner.run(
            export_steering,
            target,
            kind,
            reason,
            done=lambda _none: self._saved(target),
            failed=self._not_saved,
        )

    def _saved(self, target: Path) -> None:
        self._view.file_saved()
        told = Message(
            nl("Opgeslagen als {name}.", name=target.name), "", nl("In het bestand staan geen namen.")
        )
        self._view.show_message(told, "good")

    def _not_saved(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_file_refusal(field, message_for(failure))

    def back(self) -> None:
        """To the list of dossiers."""
        self._navigator.go(Place(ScreenName.DOSSIERS))
