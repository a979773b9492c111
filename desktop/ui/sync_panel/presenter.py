"""What the sync panel shows, and what a step, an end and a trouble mean for it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, link_words
from desktop.ui.runner import Failure, Runner
from desktop.usecases.ports import SyncReport, SyncStep
from desktop.usecases.synchronise import Enrolled, SyncPanel, enrol, sync_panel, synchronise

STEPS = tuple(SyncStep)
#: nothing is wrong with the work or the laptop: not in red
_NOT_UNSAFE = (TroubleCode.NO_CONTACT, TroubleCode.BACK_END_BUSY)


class StepLook(StrEnum):
    """How one of the six steps stands."""

    DONE = "done"
    NOW = "now"
    STUCK = "stuck"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StepsShown:
    """The six steps and a word under the present one."""

    looks: Mapping[SyncStep, StepLook]
    words: Mapping[SyncStep, str]


def steps_at(present: SyncStep | None, look: StepLook = StepLook.NOW, word: str = "") -> StepsShown:
    """All steps before `present` are done; None = nothing was begun."""
    at = STEPS.index(present) if present is not None else 0
    looks = {
        step: StepLook.LATER if present is None or i > at else (StepLook.DONE if i < at else look)
        for i, step in enumerate(STEPS)
    }
    words = {present: word} if present is not None and word else {}
    return StepsShown(looks, words)


class SyncView(Protocol):
    """What the presenter asks of the window."""

    def show_panel(self, panel: SyncPanel) -> None: ...
    def show_steps(self, steps: StepsShown) -> None: ...
    def show_running(self, running: bool) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None:
        """Under the first card: tone 'error', 'warn' or 'good'."""

    def show_enrol_message(self, field: str, message: Message | None) -> None:
        """In the form: which field ('address', 'code'), and what to do."""


class SyncPresenter:
    """One look at the panel; at most one sync at a time."""

    def __init__(
        self, view: SyncView, navigator: Navigator, runner: Runner, on_step: Callable[[SyncStep], None]
    ) -> None:
        """`on_step` is called on the worker thread: the view brings the step home to `stepped`."""
        self._view, self._navigator, self._runner, self._on_step = view, navigator, runner, on_step
        self._running = False
        self._reached: SyncStep | None = None
        self.shown: SyncPanel | None = None

    def load(self) -> None:
        """What waits and what arrived."""
        self._runner.run(sync_panel, done=self._arrived, failed=self._failed)

    def _arrived(self, panel: SyncPanel) -> None:
        self.shown = panel
        self._view.show_panel(panel)
        if not self._running and self._reached is None:
            self._view.show_steps(_steps_of(panel.last))
        self._navigator.show_link(link_words(panel.waiting, panel.is_enrolled), panel.waiting)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    # --- one sync

    def start(self) -> None:
        """F12 or the button; not while one is under way or the laptop is not enrolled."""
        if self._running or self.shown is None or not self.shown.is_enrolled:
            return
        self._running = True
        self._reached = SyncStep.SEAL
        self._view.show_message(None, "")
        self._view.show_running(True)
        self._view.show_steps(steps_at(SyncStep.SEAL))
        self._runner.run(synchronise, self._on_step, done=self._finished, failed=self._stopped, slow=True)

    def stepped(self, step: SyncStep) -> None:
        """A step has begun."""
        if self._running:
            self._reached = step
            self._view.show_steps(steps_at(step))

    def _finished(self, report: SyncReport) -> None:
        self._end()
        self._view.show_steps(_steps_of(report))
        self._view.show_message(_end_words(report), "good" if report.is_confirmed else "warn")
        self.load()

    def _stopped(self, failure: Failure) -> None:
        reached = self._reached
        self._end()
        self._view.show_steps(steps_at(reached, StepLook.STUCK, nl("hier stopte het")))
        is_only_away = isinstance(failure, Trouble) and failure.code in _NOT_UNSAFE
        self._view.show_message(message_for(failure), "warn" if is_only_away else "error")
        self.load()

    def _end(self) -> None:
        self._running = False
        self._view.show_running(False)

    # --- making the laptop known

    def enrol(self, address: str, code: str) -> None:
        """With the address and the one-time code of the municipality."""
        if self._running:
            return
        if not address.strip():
            self._view.show_enrol_message(
                "address",
                Message(nl("Er is nog geen adres."), "", nl("Het staat in de brief van de beheerder.")),
            )
            return
        if not code.strip():
            self._view.show_enrol_message(
                "code",
                Message(
                    nl("Er is nog geen code."), "", nl("Vraag hem aan de beheerder; hij werkt een keer.")
                ),
            )
            return
        self._running = True
        self._view.show_enrol_message("", None)
        self._view.show_running(True)
        self._runner.run(enrol, address, code, done=self._enrolled, failed=self._not_enrolled, slow=True)

    def _enrolled(self, enrolment: Enrolled) -> None:
        """From here on everything is written under the id that the municipality gave."""
        self._end()
        self._runner = self._navigator.carry_on(enrolment.go_on)
        message = Message(
            nl("Deze laptop is aangemeld bij {municipality}.", municipality=enrolment.municipality),
            nl("Alles wat op deze laptop staat, is er nog."),
            nl("U kunt nu samenvoegen."),
        )
        self._view.show_message(message, "good")
        self.load()

    def _not_enrolled(self, failure: Failure) -> None:
        self._end()
        is_code = isinstance(failure, Refusal) and failure.code is RefusalCode.CODE_NOT_ACCEPTED
        self._view.show_enrol_message("code" if is_code else "address", message_for(failure))

    def look_at_choices(self) -> None:
        """Where two answers wait for a person."""
        self._navigator.go(Place(ScreenName.DOSSIERS))


def _steps_of(last: SyncReport | None) -> StepsShown:
    if last is None:
        return steps_at(None)
    if last.is_confirmed:
        return StepsShown(dict.fromkeys(STEPS, StepLook.DONE), {SyncStep.CONFIRMED: nl("teruggelezen")})
    return steps_at(last.reached, StepLook.STUCK, nl("tot hier"))


def _end_words(report: SyncReport) -> Message:
    counted = nl("{sent} verstuurd, {received} ontvangen.", sent=report.sent, received=report.received)
    if report.is_confirmed:
        return Message(
            nl("Samengevoegd en bevestigd."), counted, nl("Teruggelezen bij de gemeente: het is gelijk.")
        )
    return Message(
        nl("Samengevoegd, maar nog niet bevestigd."),
        nl("Alles staat veilig op deze laptop. {counted}", counted=counted),
        nl("Probeer het straks nog een keer."),
    )
