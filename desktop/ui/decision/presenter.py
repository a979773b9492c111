"""What the screen 'Besluit' shows and does: a refusal goes to its field, nothing typed is lost. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.decision_drafts import decision_drafts, keep_decision_drafts
from desktop.usecases.decision_shown import DecisionShown
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.establish import (
    Establishing,
    establish_pip,
    record_bekendmaking,
    settle_decisions,
)
from desktop.usecases.outcome import Outcome
from desktop.usecases.revision import (
    begin_revision,
    decision_screen,
    forget_previous_pip,
    record_previous_pip,
    record_scale_down,
    stop_revision,
    take_back_scale_down,
)

_ESTABLISHED = Message(
    nl("Het besluit is vastgelegd."),
    nl("Deze versie is bewaard en verandert niet meer."),
    nl("Geef of stuur de brief, en vul dan in wanneer die wegging."),
)
_BEGUN = Message(
    nl("De wijziging is begonnen."),
    nl("Het oude plan geldt tot het nieuwe besluit."),
    nl("Verander het plan bij Leerroute en Afspraken, maak het gereed, en stel het hier vast."),
)
_MOVED = Message(
    nl("Het plan van de vorige gemeente is vastgelegd."),
    nl("De leerroute en de einddatum blijven gelijk."),
    nl("Andere afspraken mogen veranderen. Stel hier een nieuw plan vast."),
)
_KEPT = Message(nl("Dit is bewaard."), "", "")


class DecisionView(Protocol):
    """What the presenter asks of the window."""

    def show_decision(self, shown: DecisionShown) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_refusal(self, field: str, message: Message) -> bool:
        """True when a field of that name took it."""

    def clear_refusals(self) -> None: ...
    def empty(self, form: str) -> None:
        """What stood in this form is written down ('' = all forms: it is another person)."""

    def show_drafts(self, drafts: Mapping[str, str]) -> None:
        """What stood half-typed, by field, where nothing was typed since."""

    def typed(self) -> Mapping[str, str]:
        """What somebody typed or chose and is not written down yet."""


class DecisionPresenter:
    """One plan in law."""

    def __init__(self, view: DecisionView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._dossier: DossierId | None = None
        self.shown: DecisionShown | None = None

    def open(self, dossier: DossierId) -> None:
        """The screen of this dossier; what was typed for another one is kept there and goes from sight."""
        if dossier != self._dossier:
            self.keep_drafts()
            self._view.empty("")
            self.shown = None
        self._dossier = dossier
        self._view.show_message(None, "")
        self._view.clear_refusals()
        self._runner.run(one_dossier, dossier, done=self._head_arrived)
        self._runner.run(decision_drafts, dossier, done=self._view.show_drafts)
        self._runner.run(decision_screen, dossier, done=self._show, failed=self._failed)

    def keep_drafts(self) -> None:
        """A second of quiet, another screen, or lock."""
        if self._dossier is not None:
            typed = dict(self._view.typed())
            self._runner.run(keep_decision_drafts, self._dossier, typed, failed=self._failed)

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self._dossier:
            self._navigator.show_dossier(head_of(row))

    def _show(self, shown: DecisionShown) -> None:
        if shown.dossier == self._dossier:
            self.shown = shown
            self._view.show_decision(shown)

    def _failed(self, failure: Failure) -> None:
        message = message_for(failure)
        field = field_of(failure)
        if not (field and self._view.show_refusal(field, message)):
            self._view.show_message(message, "warn" if isinstance(failure, Refusal) else "error")

    def _do(self, form: str, said: Message, use_case: Callable[..., Any], *args: Any) -> None:
        """Something is written down; the outcome is the whole screen again."""
        if self._dossier is None:
            return

        def done(outcome: Outcome[DecisionShown]) -> None:
            self._view.empty(form)
            self._show(outcome.shown)
            self.keep_drafts()
            self._view.show_message(said, "good")
            row = self._dossier
            if row is not None:
                self._runner.run(one_dossier, row, done=self._head_arrived)

        self._view.show_message(None, "")
        self._view.clear_refusals()
        self._runner.run(use_case, self._dossier, *args, done=done, failed=self._failed)

    # --- the decision

    def establish(self, typed: Establishing) -> None:
        self._do("establish", _ESTABLISHED, establish_pip, typed)

    def sent(self, day: str) -> None:
        self._do("sent", _KEPT, record_bekendmaking, day)

    def settle(self, key: str, reason: str) -> None:
        self._do("settle", _KEPT, settle_decisions, key, reason)

    def choose(self, at: str) -> None:
        """To the screen where one of two answers is chosen, with a reason."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName.CHOICES, self._dossier, at, ScreenName.DECISION))

    # --- changing it

    def begin(self, category: str, reason: str) -> None:
        self._do("revision", _BEGUN, begin_revision, category, reason)

    def stop(self) -> None:
        self._do("revision", _KEPT, stop_revision)

    def scale_down(self, hours: str, keurmerk: str, effort: str, reason: str) -> None:
        self._do("scale", _KEPT, record_scale_down, hours, keurmerk, effort, reason)

    def scale_up(self) -> None:
        self._do("scale", _KEPT, take_back_scale_down)

    # --- from another municipality

    def moved(self, gemeente: str, route: str, day: str) -> None:
        self._do("moved", _MOVED, record_previous_pip, gemeente, route, day)

    def not_moved(self) -> None:
        self._do("moved", _KEPT, forget_previous_pip)

    # --- elsewhere

    def jump(self, question: str) -> None:
        """To a question of the talk."""
        if self._dossier is not None and question:
            self._navigator.go(Place(ScreenName.INTERVIEW, self._dossier, question))

    def go(self, screen: str) -> None:
        """Another screen of this dossier."""
        if self._dossier is not None:
            self._navigator.go(Place(ScreenName(screen), self._dossier))
