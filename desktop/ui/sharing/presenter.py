"""What the sharing screen shows: one party at a time, with exactly what would go. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.ui.target import target_in
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.outcome import Outcome
from desktop.usecases.sharing import PartyShown, ShareForm, SharingShown, share, sharing_shown

QUESTION = "K11"


class SharingView(Protocol):
    """What the presenter asks of the window."""

    def show_sharing(self, shown: SharingShown, party: PartyShown | None) -> None:
        """`party` None: there are no agreements on this laptop."""

    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_refusal(self, field: str, message: Message | None) -> None:
        """In the form for the file."""

    def file_made(self) -> None:
        """The form has done its work: empty and away."""


class SharingPresenter:
    """One person, some parties."""

    def __init__(self, view: SharingView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._dossier: DossierId | None = None
        self.shown: SharingShown | None = None
        self._key = ""

    @property
    def party(self) -> PartyShown | None:
        """The one that is looked at."""
        parties = self.shown.parties if self.shown is not None else ()
        return next((one for one in parties if one.key == self._key), parties[0] if parties else None)

    def open(self, dossier: DossierId) -> None:
        """At the party that was looked at before in this dossier, else the first."""
        if dossier != self._dossier:
            self._key, self.shown = "", None
        self._dossier = dossier
        self._view.show_message(None, "")
        self._runner.run(one_dossier, dossier, done=self._head_arrived)
        self._runner.run(sharing_shown, dossier, done=self._arrived, failed=self._failed)

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self._dossier:
            self._navigator.show_dossier(head_of(row))

    def _arrived(self, shown: SharingShown) -> None:
        if shown.dossier == self._dossier:
            self.shown = shown
            self._show()

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    def _show(self) -> None:
        if self.shown is not None:
            self._view.show_sharing(self.shown, self.party)

    def pick(self, key: str) -> None:
        """Look at another party."""
        self._key = key
        self._view.show_message(None, "")
        self._show()

    def step(self, by: int) -> None:
        """The next or the previous party."""
        keys = [one.key for one in self.shown.parties] if self.shown is not None else []
        if self.party is not None:
            at = min(max(keys.index(self.party.key) + by, 0), len(keys) - 1)
            self.pick(keys[at])

    def share(self, folder: Path, name: str, form: str, reason: str) -> None:
        """A new file with exactly what stands on the screen."""
        party = self.party
        if party is None or self._dossier is None:
            return
        self._view.show_refusal("", None)
        self._view.show_message(None, "")
        chosen = ShareForm(form)
        target = target_in(folder, name, file_name(party), f".{chosen.value}")
        self._runner.run(
            share,
            self._dossier,
            party.key,
            chosen,
            target,
            reason,
            party.seen,
            done=lambda outcome: self._shared(outcome, target),
            failed=self._not_shared,
        )

    def _shared(self, outcome: Outcome[SharingShown], target: Path) -> None:
        self._view.file_made()
        self._arrived(outcome.shown)
        told = Message(
            nl("Opgeslagen als {name}.", name=target.name),
            nl("Wat er ging staat in het dossier. Het bestand is niet versleuteld."),
            nl("Geef het op een veilige weg door en wis het daarna."),
        )
        self._view.show_message(told, "warn")

    def _not_shared(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_refusal(field, message_for(failure))
        is_stale = isinstance(failure, Refusal) and failure.code is RefusalCode.SHARE_CHANGED
        if is_stale or field == "target":
            self._reload()

    def _reload(self) -> None:
        if self._dossier is not None:
            self._runner.run(sharing_shown, self._dossier, done=self._arrived, failed=self._failed)

    def to_question(self) -> None:
        """To K11 in the talk: what the person says is changed there."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.INTERVIEW, self._dossier, QUESTION))

    def to_field(self, question: str) -> None:
        """To the question a field comes from."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.INTERVIEW, self._dossier, question))

    def to_moving(self) -> None:
        """The whole dossier to the municipality a person moves to."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.MOVING, self._dossier))

    def back(self) -> None:
        """To the page of the dossier."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.DOSSIER, self._dossier))


def file_name(party: PartyShown) -> str:
    """'delen-taalschool': no name of a person in the name of a file."""
    return f"delen-{party.key}"
