"""What the visit day shows. No Qt."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.dossier_list.presenter import BEGIN_NEW
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, link_words
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.appointments import Appointment, Typed, as_typed, plan_appointment, planned, take_off
from desktop.usecases.dossiers import Caseload, caseload
from desktop.usecases.koffer_today import About, KofferNotice, koffer_today
from desktop.usecases.prepare_visit import VisitDay, look_through_day, visit_day
from desktop.usecases.tasks import set_done
from translations.letters import sort_key


class VisitView(Protocol):
    """What the presenter asks of the window."""

    def show_day(self, day: VisitDay) -> None: ...
    def show_failure(self, message: Message | None) -> None: ...
    def show_koffer(self, notices: tuple[KofferNotice, ...]) -> None:
        """What the koffer has to say; empty on most days."""

    def show_form(
        self, who: tuple[tuple[str, str], ...], dossier: str, key: str, typed: Typed, name: str
    ) -> None:
        """The form for a talk; `who` to choose from, empty where it is known whose talk it is."""

    def close_form(self) -> None: ...
    def show_refusal(self, field: str, message: Message | None) -> None:
        """What cannot be kept, next to its field in the form."""


class VisitPresenter:
    """One look at the day."""

    def __init__(self, view: VisitView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self.shown: VisitDay | None = None
        self._day: date | None = None
        self._is_opening = True

    def load(self) -> None:
        """The talks of today, or of the next day that has one; of the day that was picked, once one was."""
        is_opening, self._is_opening = self._is_opening, False
        if is_opening:  # what goes by itself is gone before the day is shown
            self._ask_koffer(is_opening)
        self._runner.run(visit_day, self._day, done=self._arrived, failed=self._failed)
        if not is_opening:
            self._ask_koffer(is_opening)

    def refresh(self) -> None:
        """A round brought something: shown only where it changes the day."""
        self._runner.run(visit_day, self._day, done=self._refreshed, failed=self._failed)

    def _refreshed(self, day: VisitDay) -> None:
        if day != self.shown:
            self._arrived(day)

    def _ask_koffer(self, is_opening: bool) -> None:
        self._runner.run(koffer_today, is_opening, done=self._view.show_koffer, failed=self._failed)

    def pick_day(self, day: date) -> None:
        """Another day that has talks."""
        self._day = day
        self.load()

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

    def choose(self, dossier: DossierId) -> None:
        """To the two answers of this person that wait for a choice."""
        self._navigator.go(Place(ScreenName.CHOICES, dossier, back=ScreenName.VISIT))

    def open_next(self) -> None:
        """Enter: the next talk of the day, where there is one."""
        found = next((visit for visit in self.shown.visits if visit.is_next), None) if self.shown else None
        if found is not None:
            self.open(found.row.dossier)

    # --- planning

    def edit(self, dossier: DossierId, key: str) -> None:
        """The form with this talk in it."""
        visits = self.shown.visits if self.shown is not None else ()
        name = next((v.row.roepnaam for v in visits if v.row.dossier == dossier), "")

        def arrived(appointments: tuple[Appointment, ...]) -> None:
            found = next((one for one in appointments if one.key == key), None)
            if found is not None:
                self._view.show_form((), dossier, key, as_typed(found), name)

        self._runner.run(planned, dossier, done=arrived, failed=self._failed)

    def plan(self) -> None:
        """The form for a new talk, on the day that is shown, with everybody on this laptop to choose from."""
        self._runner.run(caseload, done=self._people_arrived, failed=self._failed)

    def _people_arrived(self, found: Caseload) -> None:
        rows = sorted(found.rows, key=lambda row: (sort_key(row.roepnaam), row.dossier))
        day, azc = (self.shown.day, self.shown.azc) if self.shown is not None else (None, "")
        typed = Typed(
            nl("{day}-{month}-{year}", day=day.day, month=day.month, year=day.year) if day else "", "", azc
        )
        self._view.show_form(tuple((row.dossier, row.roepnaam) for row in rows), "", "", typed, "")

    def save(self, dossier: str, key: str, typed: Typed) -> None:
        """Keep the talk as it stands in the form; the day it is on is shown then."""
        if not dossier:
            self._view.show_refusal(
                "who", Message(nl("Er is nog niemand gekozen."), "", nl("Kies met wie u praat."))
            )
            return

        def refused(failure: Failure) -> None:
            field = field_of(failure)
            self._view.show_refusal(field, message_for(failure))

        self._runner.run(
            plan_appointment, DossierId(dossier), key or None, typed, done=self._written, failed=refused
        )

    def take_off(self, dossier: str, key: str) -> None:
        """Off the list; history keeps it."""
        self._runner.run(take_off, DossierId(dossier), key, done=self._written, failed=self._failed)

    def _written(self, _outcome: object) -> None:
        self._view.close_form()
        self.load()

    # --- before leaving, and tasks

    def look_through(self) -> None:
        """'Alles is mee': somebody looked."""
        if self.shown is not None:
            self._runner.run(look_through_day, self.shown.day, done=self._arrived, failed=self._failed)

    def set_done(self, dossier: str, key: str, is_done: bool) -> None:
        """A task of the list of today."""
        self._runner.run(
            set_done, DossierId(dossier), key, is_done, done=lambda _o: self.load(), failed=self._failed
        )

    def about(self, dossier: DossierId) -> None:
        """To the page of this dossier: terms, tasks, household, letters."""
        self._navigator.go(Place(ScreenName.DOSSIER, dossier))

    def begin(self) -> None:
        """A new dossier: the list has the form for it."""
        self._navigator.go(Place(ScreenName.DOSSIERS, question=BEGIN_NEW))

    def all_dossiers(self) -> None:
        self._navigator.go(Place(ScreenName.DOSSIERS))

    def about_koffer(self, about: str) -> None:
        """To the screen that tells more."""
        screen = ScreenName.SAFE if About(about) is About.KOFFER else ScreenName.RETENTION
        self._navigator.go(Place(screen))

    def synchronise(self) -> None:
        self._navigator.go(Place(ScreenName.SYNC))
