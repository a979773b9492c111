"""What the list of dossiers shows: searched by the use case, narrowed here by state and place. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.ui.dossier_list.narrowing import By, Narrowing, options
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Failure, Runner
from desktop.usecases.dossiers import (
    Caseload,
    CaseloadRow,
    ClockState,
    NewDossier,
    begin_dossier,
    caseload,
    talk_languages,
)
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Language
from desktop.usecases.same_person import Alike, alike_here

#: as the question of a place: come here with the form for a new dossier open
BEGIN_NEW = "nieuw"


class Group(StrEnum):
    """The buttons above the table."""

    ALL = "alle"
    LATE = "te_laat"
    THIS_WEEK = "deze_week"
    TALKING = "in_gesprek"
    ESTABLISHED = "vastgesteld"


def _is_talking(row: CaseloadRow) -> bool:
    return row.answered > 0 and row.clock.state not in (ClockState.KLAAR, ClockState.NIET_VAN_TOEPASSING)


_FITS: Mapping[Group, Callable[[CaseloadRow], bool]] = MappingProxyType(
    {
        Group.ALL: lambda row: True,
        Group.LATE: lambda row: row.clock.state is ClockState.LAAT,
        Group.THIS_WEEK: lambda row: row.clock.state is ClockState.NU,
        Group.TALKING: _is_talking,
        Group.ESTABLISHED: lambda row: row.clock.state is ClockState.KLAAR,
    }
)


@dataclass(frozen=True, slots=True)
class Listed:
    """What is shown: rows after narrowing, how many each button would give, which places there are."""

    rows: tuple[CaseloadRow, ...]
    counts: Mapping[Group, int]
    group: Group
    places: tuple[str, ...]
    is_searched: bool
    options: Mapping[By, tuple[tuple[str, str], ...]] = field(default_factory=lambda: MappingProxyType({}))
    narrowing: Narrowing = field(default_factory=Narrowing)


class DossierListView(Protocol):
    """What the presenter asks of the window."""

    def show_list(self, listed: Listed) -> None: ...
    def show_alike(self, pairs: tuple[Alike, ...]) -> None:
        """Pairs of dossiers that may be of one person."""

    def show_failure(self, message: Message | None) -> None: ...
    def show_new(self, languages: tuple[Language, ...]) -> None:
        """The form for a new dossier."""

    def close_new(self) -> None:
        """It was begun: empty the form and put it away."""

    def show_refusal(self, field: str, message: Message | None) -> None:
        """In the form: which field ('roepnaam', 'language'), and what to do."""


class DossierListPresenter:
    """One look at the list."""

    def __init__(self, view: DossierListView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._rows: tuple[CaseloadRow, ...] = ()
        self._search = ""
        self._group = Group.ALL
        self._narrowing = Narrowing()
        self._turn = 0

    def load(self, is_refresh: bool = False) -> None:
        """Ask again; what was asked before and comes later is left aside."""
        self._turn += 1
        turn = self._turn

        def arrived(found: Caseload) -> None:
            if not (is_refresh and found.rows == self._rows):
                self._arrived(turn, found)

        self._runner.run(caseload, self._search, done=arrived, failed=self._failed)

    def _arrived(self, turn: int, found: Caseload) -> None:
        if turn == self._turn:
            self._rows = found.rows
            self._view.show_failure(None)
            self._show()

    def refresh(self) -> None:
        """A round brought something: shown only where it changes the list."""
        self.load(is_refresh=True)

    def look_for_alike(self) -> None:
        """Which dossiers may be of one person; asked when the list is come to, not at every search."""
        self._runner.run(alike_here, done=self._view.show_alike, failed=self._failed)

    def _failed(self, failure: Failure) -> None:
        self._view.show_failure(message_for(failure))

    def search(self, text: str) -> None:
        """On name, place or language."""
        if text != self._search:
            self._search = text
            self.load()

    def pick_group(self, key: str) -> None:
        self._group = Group(key)
        self._show()

    def pick_place(self, place: str) -> None:
        """'' = all places."""
        self.narrow(By.PLACE, place)

    def narrow(self, by: By, value: str) -> None:
        """By one thing; '' = all of it again. Nothing is asked: the rows are here."""
        self._narrowing = self._narrowing.with_choice(by, value)
        self._show()

    def widen(self) -> None:
        """Everything again."""
        self._narrowing = Narrowing()
        self._group = Group.ALL
        self._show()

    def about(self, dossier: DossierId) -> None:
        """To the page of this dossier: terms, tasks, household, letters."""
        self._navigator.go(Place(ScreenName.DOSSIER, dossier))

    def steer(self) -> None:
        """To the counts of all these dossiers, without names."""
        self._navigator.go(Place(ScreenName.STEERING))

    def search_said(self) -> None:
        """To the place where one searches in what was said."""
        self._navigator.go(Place(ScreenName.SEARCH))

    def _show(self) -> None:
        found = options(self._rows)
        for by, value in tuple(self._narrowing.chosen.items()):
            if value not in dict(found[by]):  # it is gone: nobody is hidden by what cannot be seen
                self._narrowing = self._narrowing.with_choice(by, "")
        places = tuple(place for place, _ in found[By.PLACE])
        here = [row for row in self._rows if self._narrowing.fits(row)]
        counts = {group: sum(1 for row in here if fits(row)) for group, fits in _FITS.items()}
        shown = tuple(row for row in here if _FITS[self._group](row))
        is_searched = bool(self._search.strip()) or self._narrowing.is_narrow
        self._view.show_list(Listed(shown, counts, self._group, places, is_searched, found, self._narrowing))

    def from_file(self) -> None:
        """To the screen where a file of COA or another municipality becomes dossiers."""
        self._navigator.go(Place(ScreenName.HANDOVER))

    def open(self, dossier: DossierId) -> None:
        """Into the talk of this person."""
        self._navigator.go(Place(ScreenName.INTERVIEW, dossier))

    # --- a new dossier

    def ask_new(self) -> None:
        """The form, with the languages a talk can be held in."""
        self._runner.run(talk_languages, done=self._view.show_new, failed=self._failed)

    def begin(self, roepnaam: str, language: str, azc: str) -> None:
        """Make the dossier and go into its talk."""
        self._view.show_refusal("", None)
        new = NewDossier(roepnaam, language, azc)
        self._runner.run(begin_dossier, new, done=self._begun, failed=self._not_begun)

    def _begun(self, outcome: Outcome[DossierId]) -> None:
        self._view.close_new()
        self.open(outcome.shown)

    def _not_begun(self, failure: Failure) -> None:
        field = failure.field if isinstance(failure, Refusal) else None
        self._view.show_refusal(field or "", message_for(failure))
