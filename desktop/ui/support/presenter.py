"""What the screen Hulpbestand shows and does: made, read, and only then saved. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.domain.errors import Refusal, TroubleCode
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Failure, Runner
from desktop.ui.target import target_in
from desktop.usecases.support import save_support, support_bundle, support_name

_OF_THE_PLACE = (TroubleCode.DISK_FULL, TroubleCode.DISK_ERROR, TroubleCode.READ_ONLY)
_OTHER_PLACE = Message(
    nl("Op die plek lukt het niet. Er is geen bestand."), "", nl("Kies een andere plek, of maak daar ruimte.")
)


class SupportView(Protocol):
    """What the presenter asks of the window."""

    def show_making(self, making: bool) -> None: ...
    def show_text(self, text: str, file_name: str) -> None:
        """The whole text, as it would be saved."""

    def show_message(self, message: Message | None, tone: str) -> None: ...


class SupportPresenter:
    """`text` is what is on the screen, and what is saved; '' while it is made."""

    def __init__(self, view: SupportView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self.text = ""

    def load(self) -> None:
        """Make the text; files are compared, so it takes a moment."""
        self.text = ""
        self._view.show_message(None, "")
        self._view.show_making(True)
        self._runner.run(support_bundle, done=self._made, failed=self._not_made, slow=True)

    def _made(self, text: str) -> None:
        def named(name: str) -> None:
            self.text = text
            self._view.show_making(False)
            self._view.show_text(text, name)

        self._runner.run(support_name, done=named, failed=self._not_made)

    def _not_made(self, failure: Failure) -> None:
        self._view.show_making(False)
        self._view.show_message(message_for(failure), "error")

    def back(self) -> None:
        """To the koffer."""
        self._navigator.go(Place(ScreenName.SAFE))

    def save(self, folder: Path, name: str) -> None:
        """Write the text that is on the screen to a new file."""
        plain = Path(name.strip()).name
        if not self.text or not plain:
            return
        target = target_in(folder, plain, plain, ".txt")
        self._view.show_message(None, "")
        self._runner.run(
            save_support, target, self.text, done=lambda _none: self._saved(target), failed=self._not_saved
        )

    def _saved(self, target: Path) -> None:
        told = Message(
            nl("Opgeslagen als {name}.", name=target.name),
            nl("Er staan geen namen en geen antwoorden in."),
            nl("Geef dit bestand aan de beheerder."),
        )
        self._view.show_message(told, "good")

    def _not_saved(self, failure: Failure) -> None:
        is_place = not isinstance(failure, Refusal) and failure.code in _OF_THE_PLACE
        self._view.show_message(_OTHER_PLACE if is_place else message_for(failure), "error")
