"""What the screen of a move shows, and what making the file means for it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.ui.target import target_in
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.hand_over_parcel import (
    PARCEL_ENDING,
    HandedOver,
    HandOverAsked,
    hand_over,
    hand_over_locked,
    receiver_of,
)

#: no name of a person in the name of a file
USUAL_NAME = "overdracht"


@dataclass(frozen=True, slots=True)
class MovingTyped:
    """What stands in the form. `key_file` '' = none was chosen; `by_key` False: with words."""

    by_key: bool
    key_file: str
    code: str
    receiver: str
    ground: str
    with_special: bool
    reason: str
    folder: str
    name: str


class MovingView(Protocol):
    """What the presenter asks of the window."""

    def show_receiver(self, name: str) -> None:
        """Whose key it says to be, '' = none that can be read."""

    def show_running(self, running: bool) -> None: ...
    def show_refusal(self, field: str, message: Message | None) -> None: ...
    def show_made(self, message: Message, words: str) -> None:
        """The file is there; `words` open it, '' where a key does."""


class MovingPresenter:
    """One dossier, one file at a time."""

    def __init__(self, view: MovingView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._dossier: DossierId | None = None
        self._running = False

    def open(self, dossier: DossierId) -> None:
        self._dossier = dossier
        self._runner.run(one_dossier, dossier, done=self._head_arrived)

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self._dossier:
            self._navigator.show_dossier(head_of(row))

    def look_at_key(self, path: str) -> None:
        """Say whose key this file says to be."""
        self._view.show_refusal("", None)
        if not path:
            self._view.show_receiver("")
            return
        self._runner.run(receiver_of, Path(path), done=self._view.show_receiver, failed=self._no_key)

    def _no_key(self, failure: Failure) -> None:
        self._view.show_receiver("")
        self._view.show_refusal("key", message_for(failure))

    def make(self, typed: MovingTyped) -> None:
        """The file, with a key or with words."""
        if self._running or self._dossier is None:
            return
        self._view.show_refusal("", None)
        asked = HandOverAsked(typed.ground, typed.with_special, typed.reason, typed.receiver)
        ending = PARCEL_ENDING if typed.by_key else ".pdf"
        target = target_in(Path(typed.folder), typed.name, USUAL_NAME, ending)
        if typed.by_key and not typed.key_file:
            told = Message(
                nl("Er is nog geen sleutel gekozen."),
                nl("Er is geen bestand gemaakt."),
                nl("Kies het sleutelbestand, of neem woorden als die gemeente er geen heeft."),
            )
            self._view.show_refusal("key", told)
            return
        self._running = True
        self._view.show_running(True)
        if typed.by_key:
            self._runner.run(
                hand_over,
                self._dossier,
                asked,
                Path(typed.key_file),
                typed.code,
                target,
                done=self._made,
                failed=self._failed,
                slow=True,
            )
        else:
            self._runner.run(
                hand_over_locked,
                self._dossier,
                asked,
                target,
                done=self._made,
                failed=self._failed,
                slow=True,
            )

    def _made(self, handed: HandedOver) -> None:
        self._end()
        safe = (
            nl("Wie de woorden niet heeft, kan het niet openen. De woorden staan nergens anders.")
            if handed.words
            else nl("Alleen {receiver} kan het openen. U ook niet meer.", receiver=handed.receiver)
        )
        advice = (
            nl("Schrijf de woorden op en zeg ze aan de telefoon. Stuur ze nooit met het bestand mee.")
            if handed.words
            else nl("Breng of stuur het. In het dossier staat een taak om het daarna te wissen.")
        )
        told = Message(
            nl("Opgeslagen als {name}, {size}. {told}", name=handed.name, size=handed.size, told=handed.told),
            safe,
            advice,
        )
        self._view.show_made(told, " ".join(handed.words))

    def _failed(self, failure: Failure) -> None:
        self._end()
        self._view.show_refusal(field_of(failure), message_for(failure))

    def _end(self) -> None:
        self._running = False
        self._view.show_running(False)

    def back(self) -> None:
        """To what is shared."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.SHARING, self._dossier))
