"""What the page of a dossier shows, and what is done from it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.appointments import Typed, plan_appointment, take_off
from desktop.usecases.contacts import ContactKind, ContactTyped, take_back_contact, write_contact
from desktop.usecases.dossier_page import DossierPage, dossier_page
from desktop.usecases.dossiers import Caseload, caseload
from desktop.usecases.household import Relation, SharedFact, link_dossiers, set_share, take_offer, unlink
from desktop.usecases.prefill import Source, record_prefill
from desktop.usecases.same_person import (
    TogetherShown,
    join_dossiers,
    say_not_same,
    take_apart,
    together_shown,
)
from desktop.usecases.tasks import add_task, put_aside, set_done, take_on
from desktop.usecases.terms import record_delay
from translations.letters import sort_key


class DossierView(Protocol):
    """What the presenter asks of the window."""

    def show_page(self, page: DossierPage) -> None: ...
    def show_together(self, shown: TogetherShown) -> None:
        """Who may be the same person, and where this dossier goes on."""

    def show_people(self, people: tuple[tuple[str, str], ...]) -> None:
        """The other dossiers on this laptop, to link with: id and name."""

    def show_failure(self, message: Message | None, field: str) -> None: ...
    def written(self) -> None:
        """What stood in the form that was sent is kept: empty it."""


class DossierPresenter:
    """One dossier."""

    def __init__(self, view: DossierView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._dossier: DossierId | None = None
        self.shown: DossierPage | None = None

    def open(self, dossier: DossierId) -> None:
        """The page of this dossier, and who else is on this laptop."""
        self._dossier = dossier
        self._view.show_failure(None, "")
        self._load()
        self._runner.run(caseload, done=self._people_arrived)

    def _load(self) -> None:
        if self._dossier is not None:
            found = self._view.show_together
            self._runner.run(together_shown, self._dossier, done=found, failed=self._failed)
            self._runner.run(dossier_page, self._dossier, done=self._arrived, failed=self._failed)

    def _arrived(self, page: DossierPage) -> None:
        if page.row.dossier == self._dossier:
            self.shown = page
            self._navigator.show_dossier(head_of(page.row))
            self._view.show_page(page)

    def _people_arrived(self, found: Caseload) -> None:
        others = [row for row in found.rows if row.dossier != self._dossier]
        names = sorted(others, key=lambda row: (sort_key(row.roepnaam), row.dossier))
        self._view.show_people(
            tuple(
                (
                    row.dossier,
                    nl("{roepnaam} ({azc})", roepnaam=row.roepnaam, azc=row.azc) if row.azc else row.roepnaam,
                )
                for row in names
            )
        )

    def _failed(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_failure(message_for(failure), field)

    def _do(self, use_case: Callable[..., Any], *args: Any) -> None:
        """Something is written down; then the page is read again."""
        if self._dossier is None:
            return

        def done(_outcome: object) -> None:
            self._view.show_failure(None, "")
            self._view.written()
            self._load()

        self._runner.run(use_case, self._dossier, *args, done=done, failed=self._failed)

    # --- tasks

    def add_task(self, what: str, why: str, due: str) -> None:
        self._do(add_task, what, why, due)

    def take_on(self, key: str) -> None:
        self._do(take_on, key)

    def put_aside(self, key: str) -> None:
        self._do(put_aside, key)

    def set_done(self, key: str, is_done: bool) -> None:
        self._do(set_done, key, is_done)

    # --- appointments, terms

    def plan(self, key: str, typed: Typed) -> None:
        self._do(plan_appointment, key or None, typed)

    def take_off(self, key: str) -> None:
        self._do(take_off, key)

    def delay(self, asked: str, received: str) -> None:
        self._do(record_delay, asked, received)

    # --- invitations and absence

    def write_contact(self, key: str, typed: ContactTyped) -> None:
        self._do(write_contact, key, typed)

    def take_back_contact(self, key: str) -> None:
        self._do(take_back_contact, key)

    def held(self, day: str, about: str) -> None:
        """A planned talk was held."""
        self._do(write_contact, "", ContactTyped(ContactKind.TALK_HELD, day, about=about))

    # --- household

    def link(self, other: str, relation: str) -> None:
        if other and relation:
            self._do(link_dossiers, DossierId(other), Relation(relation))

    def unlink(self, other: str) -> None:
        self._do(unlink, DossierId(other))

    def share(self, other: str, fact: str, is_given: bool) -> None:
        self._do(set_share, DossierId(other), SharedFact(fact), is_given)

    def take_offer(self, other: str, fact: str) -> None:
        self._do(take_offer, DossierId(other), SharedFact(fact))

    # --- two dossiers of one person

    def join(self, other: str) -> None:
        """They are one person: the work goes on in this dossier."""
        self._do(join_dossiers, DossierId(other))

    def keep_apart(self, other: str) -> None:
        """They are two people."""
        self._do(say_not_same, DossierId(other))

    def take_apart(self, other: str) -> None:
        """They are two people after all: what joining brought goes out again."""
        self._do(take_apart, DossierId(other))

    # --- letters

    def write_in(self, question: str, raw: str, source: str) -> None:
        self._do(record_prefill, question, raw, Source(source))

    def bring_in(self) -> None:
        """To the screen where a file or a text is brought in for this dossier."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.HANDOVER, self._dossier))

    # --- elsewhere

    def jump(self, question: str) -> None:
        """To the question in the talk."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.INTERVIEW, self._dossier, question))

    def open_sharing(self) -> None:
        """What may go to whom, and what went."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.SHARING, self._dossier))

    def open_rights(self) -> None:
        """What the person asked of the data, and the copy."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.RIGHTS, self._dossier))

    def open_attachments(self) -> None:
        """Photos and scans."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.ATTACHMENTS, self._dossier))

    def open_beside(self, screen: ScreenName) -> None:
        """The choices that wait, or the remarks of who reads along."""
        if self._dossier is not None:
            self._navigator.go(Place(screen, self._dossier, back=ScreenName.DOSSIER))

    def open_other(self, other: str) -> None:
        self._navigator.go(Place(ScreenName.DOSSIER, DossierId(other)))
