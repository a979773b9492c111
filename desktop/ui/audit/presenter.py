"""What the audit screen shows. No Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from desktop.domain.errors import Refusal
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Failure, Runner, field_of
from desktop.ui.target import target_in
from desktop.usecases.audit_shown import AuditFilter, AuditForm, AuditShown, audit_shown, export_audit

FILE_NAME = "wie-deed-wat"


class AuditView(Protocol):
    """What the presenter asks of the window."""

    def show_audit(self, shown: AuditShown) -> None: ...
    def show_day_refused(self, is_refused: bool) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_file_refusal(self, field: str, message: Message | None) -> None: ...
    def file_saved(self) -> None:
        """Close the form and empty it."""


class AuditPresenter:
    """One look at the audit; filters narrow it."""

    def __init__(self, view: AuditView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._back = ScreenName.DOSSIERS
        self._turn = 0
        self.wanted = AuditFilter()
        self.shown: AuditShown | None = None

    def open(self, back: ScreenName | None) -> None:
        """Everything, newest first; this look is a line itself."""
        self._back = back or ScreenName.DOSSIERS
        self.wanted = AuditFilter()
        self._view.show_message(None, "")
        self._load()

    def narrow(self, group: str, dossier: str, day: str) -> None:
        """Only the lines of these; '' = no matter."""
        wanted = replace(self.wanted, group=group, dossier=dossier, day=day)
        if wanted != self.wanted:
            self.wanted = wanted
            self._load()

    def _load(self) -> None:
        self._turn += 1
        turn = self._turn
        self._runner.run(
            audit_shown,
            self.wanted,
            done=lambda shown: self._arrived(turn, shown),
            failed=self._failed,
        )

    def _arrived(self, turn: int, shown: AuditShown) -> None:
        if turn == self._turn:
            self.shown = shown
            self._view.show_day_refused(False)
            self._view.show_message(None, "")
            self._view.show_audit(shown)

    def _failed(self, failure: Failure) -> None:
        self._view.show_day_refused(isinstance(failure, Refusal) and failure.field == "day")
        self._view.show_message(message_for(failure), "error")

    def save(self, folder: Path, name: str, form: str, reason: str) -> None:
        """Every line to a new file, whatever is filtered."""
        self._view.show_file_refusal("", None)
        target = target_in(folder, name, FILE_NAME, f".{AuditForm(form).value}")
        self._runner.run(
            export_audit,
            target,
            form,
            reason,
            done=lambda _none: self._saved(target),
            failed=self._not_saved,
        )

    def _saved(self, target: Path) -> None:
        self._view.file_saved()
        told = Message(
            nl("Opgeslagen als {name}.", name=target.name),
            nl("In het bestand staan geen namen, wel wie wat deed en wanneer."),
            nl("Geef het op een veilige weg door en wis het daarna."),
        )
        self._view.show_message(told, "warn")

    def _not_saved(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_file_refusal(field, message_for(failure))

    def back(self) -> None:
        """To where one came from."""
        self._navigator.go(Place(self._back))
