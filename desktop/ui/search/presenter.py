"""What the search screen shows: asked after a moment of quiet, the last question wins. No Qt."""

from __future__ import annotations

from typing import Protocol

from desktop.domain.changes import ChangeKind
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Failure, Runner
from desktop.usecases.ports import SHORTEST
from desktop.usecases.search_said import MOST, Hit, HitList, search_said

_TO_ASK = nl("Typ een woord van drie letters of meer. U zoekt in antwoorden, notities, afspraken en taken.")


class SearchView(Protocol):
    """What the presenter asks of the window."""

    def show_hits(self, hits: tuple[Hit, ...], told: str) -> None:
        """`told`: how many, or what to do."""

    def show_failure(self, message: Message | None) -> None: ...


class SearchPresenter:
    """One look through what was said."""

    def __init__(self, view: SearchView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._text = ""
        self._turn = 0

    def load(self) -> None:
        """Come back here: what was found before may have changed."""
        self._ask()

    def search(self, text: str) -> None:
        """Other words."""
        if text != self._text:
            self._text = text
            self._ask()

    def _ask(self) -> None:
        self._turn += 1
        turn = self._turn
        if len(self._text.strip()) < SHORTEST:
            self._view.show_failure(None)
            self._view.show_hits((), _TO_ASK)
            return
        self._runner.run(
            search_said, self._text, done=lambda found: self._arrived(turn, found), failed=self._failed
        )

    def _arrived(self, turn: int, found: HitList) -> None:
        if turn == self._turn:
            self._view.show_failure(None)
            self._view.show_hits(found.hits, _told(found))

    def _failed(self, failure: Failure) -> None:
        self._view.show_failure(message_for(failure))

    def open(self, hit: Hit) -> None:
        """To the place where it stands: the question, the plan or the page of the dossier."""
        if hit.question:
            self._navigator.go(Place(ScreenName.INTERVIEW, hit.dossier, hit.question))
        elif hit.kind is ChangeKind.GOAL:
            self._navigator.go(Place(ScreenName.PLAN, hit.dossier))
        else:
            self._navigator.go(Place(ScreenName.DOSSIER, hit.dossier))

    def back(self) -> None:
        """To the list of dossiers."""
        self._navigator.go(Place(ScreenName.DOSSIERS))


def _told(found: HitList) -> str:
    if found.is_short:
        return _TO_ASK
    if found.is_more:
        return nl("De nieuwste {most} plaatsen. Typ een woord erbij om er minder te zien.", most=MOST)
    if not found.hits:
        return nl("Niets gevonden. Kijk naar de spelling, of zoek op een ander woord.")
    if len(found.hits) == 1:
        return nl("Op een plaats gevonden.")
    return nl("Op {count} plaatsen gevonden, de nieuwste bovenaan.", count=len(found.hits))
