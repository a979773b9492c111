"""The sync panel: what it shows, what the link tells it, and what one can do there. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.link_now import Link, LinkNow, LinkState
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, link_words
from desktop.ui.runner import Failure, Runner
from desktop.ui.sync_panel.told import HeadShown, StepsShown, end_words, head_of, steps_of
from desktop.usecases.synchronise import Enrolled, SyncPanel, enrol, send_again, sync_panel


class SyncView(Protocol):
    """What the presenter asks of the window."""

    def show_panel(self, panel: SyncPanel) -> None: ...
    def show_head(self, head: HeadShown) -> None: ...
    def show_steps(self, steps: StepsShown) -> None: ...
    def show_running(self, running: bool) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None:
        """Under the first card: tone 'error', 'warn' or 'good'."""

    def show_enrol_message(self, field: str, message: Message | None) -> None:
        """In the form: which field ('address', 'code'), and what to do."""


class SyncPresenter:
    """One look at the panel. Who makes the syncs is the link; this tells how they go."""

    def __init__(self, view: SyncView, navigator: Navigator, runner: Runner, link: Link) -> None:
        self._view, self._navigator, self._runner, self._link = view, navigator, runner, link
        self._is_enrolling = False
        self._was_running = False
        self._end_watch: Callable[[], None] = lambda: None
        self.shown: SyncPanel | None = None

    def runner(self) -> Runner:
        """The one that is bound to the present desk; enrolling brings another."""
        return self._runner

    def enter(self) -> None:
        """One looks at it: from now on the link is followed."""
        self._end_watch()
        self._was_running = self._link.now.is_running
        self._end_watch = self._link.watch(self._link_changed)
        self._view.show_running(self._is_busy())
        self.load()

    def leave(self) -> None:
        """One looks elsewhere; a sync goes on by itself."""
        self._end_watch()

    def load(self) -> None:
        """What waits and what arrived."""
        self._runner.run(sync_panel, done=self._arrived, failed=self._failed)

    def _arrived(self, panel: SyncPanel) -> None:
        self.shown = panel
        self._view.show_panel(panel)
        self._tell(self._link.now)
        self._navigator.show_link(link_words(panel.waiting, panel.is_enrolled), panel.waiting)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    # --- the link

    def start(self, photos_now: bool = False) -> None:
        """F12 or the button; not while one is under way or the laptop is not enrolled."""
        if self._is_busy() or self.shown is None or not self.shown.is_enrolled:
            return
        self._view.show_message(None, "")
        self._link.ask(photos_now)

    def _link_changed(self, now: LinkNow) -> None:
        has_ended = self._was_running and not now.is_running
        if now.is_running != self._was_running:
            self._was_running = now.is_running
            self._view.show_running(self._is_busy())
        self._tell(now)
        if has_ended:
            self._ended(now)

    def _ended(self, now: LinkNow) -> None:
        """What somebody waited for is told, and what a person must mend; that nobody answers stands in the
        first words already."""
        if now.failure is not None:
            if now.state is LinkState.STUCK:
                self._view.show_message(message_for(now.failure), "error")
        elif now.report is not None and now.was_asked:
            self._view.show_message(end_words(now.report), "good" if now.report.is_confirmed else "warn")
        self.load()

    def _tell(self, now: LinkNow) -> None:
        if self.shown is not None:
            self._view.show_head(head_of(self.shown, now))
            self._view.show_steps(steps_of(self.shown, now))

    def _is_busy(self) -> bool:
        return self._is_enrolling or self._link.now.is_running

    def send_again(self, incarnation: str, n: int) -> None:
        """A parcel that the municipality put apart: what is in it goes once more, in a new one."""
        self._runner.run(send_again, incarnation, n, done=self._sent_again, failed=self._failed)

    def _sent_again(self, panel: SyncPanel) -> None:
        self._arrived(panel)
        self.start()

    def open_dossier(self, dossier: DossierId) -> None:
        """Where a parcel that was put apart can be looked at and mended."""
        self._navigator.go(Place(ScreenName.DOSSIER, dossier))

    # --- making the laptop known

    def enrol(self, address: str, code: str) -> None:
        """With the address and the one-time code of the municipality."""
        if self._is_busy():
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
                    nl("Er is nog geen code."), "", nl("Vraag hem aan de beheerder; hij werkt één keer.")
                ),
            )
            return
        self._is_enrolling = True
        self._view.show_enrol_message("", None)
        self._view.show_running(True)
        self._runner.run(enrol, address, code, done=self._enrolled, failed=self._not_enrolled, slow=True)

    def _enrolled(self, enrolment: Enrolled) -> None:
        """From here on everything is written under the id that the municipality gave."""
        self._is_enrolling = False
        self._view.show_running(self._is_busy())
        self._runner = self._navigator.carry_on(enrolment.go_on)
        message = Message(
            nl("Deze laptop is aangemeld bij {municipality}.", municipality=enrolment.municipality),
            nl("Alles wat op deze laptop staat, is er nog."),
            nl("U kunt nu samenvoegen."),
        )
        self._view.show_message(message, "good")
        self.load()

    def _not_enrolled(self, failure: Failure) -> None:
        self._is_enrolling = False
        self._view.show_running(self._is_busy())
        is_code = isinstance(failure, Refusal) and failure.code is RefusalCode.CODE_NOT_ACCEPTED
        self._view.show_enrol_message("code" if is_code else "address", message_for(failure))

    def look_at_choices(self) -> None:
        """Where two answers wait for a person."""
        self._navigator.go(Place(ScreenName.CHOICES, back=ScreenName.SYNC))
