"""The text beside the form: kept as a draft while it is worked on, gone when it is brought in. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from desktop.domain.handover import Sender
from desktop.domain.ids import DossierId
from desktop.ui.runner import Failure, Runner
from desktop.usecases.handover import Brought
from desktop.usecases.handover_shown import Preview, preview
from desktop.usecases.handover_text import (
    TextBeside,
    bring_in_text,
    clear_text,
    keep_text,
    read_text,
    text_beside,
)
from desktop.usecases.handover_values import PersonRead
from desktop.usecases.outcome import Outcome


class TextView(Protocol):
    """What is asked of the page with the text."""

    def show_text(self, beside: TextBeside) -> None: ...
    def show_checked(self, seen: Preview) -> None:
        """What bringing the fields in would do, and which cannot be read."""


class TextPresenter:
    """One dossier."""

    def __init__(
        self,
        view: TextView,
        runner: Runner,
        failed: Callable[[Failure], None],
        brought: Callable[[Outcome[Brought]], None],
    ) -> None:
        self._view, self._runner, self._failed, self._brought = view, runner, failed, brought
        self._dossier: DossierId | None = None

    def open(self, dossier: DossierId) -> None:
        self._dossier = dossier
        self._runner.run(text_beside, dossier, done=self._view.show_text, failed=self._failed)

    def keep(self, text: str, fields: Mapping[str, str]) -> None:
        """After a moment of quiet, when leaving and when locking."""
        if self._dossier is not None:
            self._runner.run(keep_text, self._dossier, text, dict(fields), failed=self._failed)

    def check(self, fields: Mapping[str, str]) -> None:
        """Read the fields by the questions; nothing is written."""
        dossier = self._dossier
        if dossier is None:
            return

        def arrived(person: PersonRead) -> None:
            self._runner.run(preview, dossier, person, done=self._view.show_checked, failed=self._failed)

        self._runner.run(read_text, dossier, dict(fields), done=arrived, failed=self._failed)

    def bring(self, text: str, fields: Mapping[str, str], sender: Sender, name: str) -> None:
        """Bring in what stands in the fields; then the text is gone."""
        dossier = self._dossier
        if dossier is None:
            return

        def done(outcome: Outcome[Brought]) -> None:
            self._brought(outcome)
            self.open(dossier)

        self._runner.run(
            bring_in_text, dossier, text, dict(fields), sender, name, done=done, failed=self._failed
        )

    def clear(self) -> None:
        """Throw away what was pasted and typed."""
        if self._dossier is not None:
            self._runner.run(clear_text, self._dossier, done=self._view.show_text, failed=self._failed)
