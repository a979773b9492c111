"""What the card about the stick shows, and what an end of writing or reading means for it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.stick import (
    StickCame,
    StickShown,
    StickWritten,
    put_on_stick,
    stick_shown,
    take_from_stick,
)


class StickView(Protocol):
    """What the presenter asks of the card."""

    def show_stick(self, shown: StickShown) -> None: ...
    def show_running(self, running: bool) -> None: ...
    def show_stick_message(self, message: Message | None, tone: str) -> None:
        """In the card: tone 'error', 'warn' or 'good'."""


class StickPresenter:
    """At most one stick at a time. `changed` is called when the panel around it has to be read again."""

    def __init__(self, view: StickView, runner: Callable[[], Runner], changed: Callable[[], None]) -> None:
        self._view, self._runner, self._changed = view, runner, changed
        self._running = False
        self._on_stick = True

    def load(self, waiting: int) -> None:
        """How it stands, with what the panel counted as waiting."""
        self._runner().run(stick_shown, waiting, done=self._view.show_stick, failed=self._failed)

    def write(self, folder: str, with_photos: bool = False, on_stick: bool = True) -> None:
        """One new file in this folder; `on_stick`: it is a disk that can be taken out."""
        if self._begin():
            self._on_stick = on_stick
            asked = (put_on_stick, Path(folder), with_photos)
            self._runner().run(*asked, done=self._written, failed=self._failed, slow=True)

    def read(self, path: str) -> None:
        """Take in the answer that stands there."""
        if not path:
            self._view.show_stick_message(
                Message(
                    nl("Er staat hier geen antwoord van de gemeente."),
                    "",
                    nl("Kies de stick waar het op staat."),
                ),
                "warn",
            )
        elif self._begin():
            self._runner().run(take_from_stick, Path(path), done=self._came, failed=self._failed, slow=True)

    def _begin(self) -> bool:
        if self._running:
            return False
        self._running = True
        self._view.show_stick_message(None, "")
        self._view.show_running(True)
        return True

    def _end(self) -> None:
        self._running = False
        self._view.show_running(False)

    def _written(self, written: StickWritten) -> None:
        self._end()
        on_it = nl("Op de stick staat {name}, {size}.", name=written.name, size=written.size_words)
        advice = nl("Breng de stick naar de beheerder en neem het antwoord weer mee.")
        if not self._on_stick:
            on_it = nl("In de map staat {name}, {size}.", name=written.name, size=written.size_words)
            advice = nl("Breng het bestand naar de beheerder, op een stick. Neem het antwoord weer mee.")
        if written.photos_words:
            on_it = nl("{on_it} Met {photos}.", on_it=on_it, photos=written.photos_words)
        told = Message(
            on_it,
            nl("Teruggelezen en gelijk. Het telt pas als verstuurd na het antwoord van de gemeente."),
            advice,
        )
        self._view.show_stick_message(told, "good")
        self._changed()

    def _came(self, came: StickCame) -> None:
        self._end()
        told = Message(came.headline, came.sentence, came.advice)
        self._view.show_stick_message(told, "good" if came.is_good else "warn")
        self._changed()

    def _failed(self, failure: Failure) -> None:
        self._end()
        tone = "warn" if field_of(failure) == "file" else "error"
        self._view.show_stick_message(message_for(failure), tone)
