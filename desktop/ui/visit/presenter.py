"""What the visit day shows. No Qt."""

from __future__ import annotations

from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.ui.dossier_list.presenter import BEGIN_NEW
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, link_words
from desktop.ui.runner import Failure, Runner
from desktop.usecases.prepare_visit import VisitDay, visit_day


class VisitView(Protocol):
    """What the presenter asks of the window."""

    def show_day(self, day: VisitDay) -> None: ...
    def show_failure(self, message: Message | None) -> None: ...


class VisitPresenter:
    """One look at the day."""

    def __init__(self, view: VisitView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self.shown: VisitDay | None = None

    def load(self) -> None:
        """The talks of today, or of the next day that has one."""
        self._runner.run(visit_day, done=self._arrived, failed=self._failed)

    def _arrived(self, day: VisitDay) -> None:
        self.shown = day
        self._view.show_failure(None)
        self._view.show_day(day)
        self._navigator.show_link(link_words(day.parcels_waiting), day.parcels_waiting)

    def _failed(self, failure: Failure) -> None:
        self._view.show_failure(message_for(failure))

    def open(self, dossier: DossierId) -> None:
        """Into the talk of this person."""
        self._navigator.go(Place(ScreenName.INTERVIEW, dossier))

    def open_next(self) -> None:
        """Enter: the next talk of the day, where there is one."""
        found = next((visit for visit in self.shown.visits if visit.is_next), None) if self.shown else None
        if found is not None:
            self.open(found.row.dossier)

    def begin(self) -> None:
        """A new dossier: the list has the form for it."""
        self._navigator.go(Place(ScreenName.DOSSIERS, question=BEGIN_NEW))

    def all_dossiers(self) -> None:
        self._navigator.go(Place(ScreenName.DOSSIERS))

    def synchronise(self) -> None:
        self._navigator.go(Place(ScreenName.SYNC))
