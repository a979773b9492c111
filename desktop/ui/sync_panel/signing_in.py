"""What the card about signing in shows, and what its buttons do. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.runner import Failure, Runner
from desktop.usecases.dutch_words import clock_time
from desktop.usecases.sign_in import (
    begin_sign_in,
    finish_sign_in,
    sign_in_standing,
    sign_out,
    stop_signing_in,
)
from desktop.usecases.sign_in_ports import BrowserWords, SignInStanding


@dataclass(frozen=True, slots=True)
class SignInShown:
    """One look at the card; `act` is what its button does: 'sign_in', 'stop', 'sign_out'."""

    is_there: bool = False
    words: str = ""
    button: str = ""
    act: str = ""


class SignInView(Protocol):
    """What the presenter asks of the card and the screen around it."""

    def show_sign_in(self, shown: SignInShown) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None: ...


class SignInPresenter:
    """`on_back` comes from another thread: the card brings it home to `came_back`."""

    def __init__(
        self,
        view: SignInView,
        runner: Callable[[], Runner],
        on_back: Callable[[], None],
        shown_in: Callable[[str], str],
    ) -> None:
        """`shown_in`: a sentence as it stands on the screen, in the language of the desk."""
        self._view, self._runner, self._on_back, self._shown_in = view, runner, on_back, shown_in
        self.shown = SignInShown()

    def load(self) -> None:
        """How it stands; not while somebody is out in the browser."""
        if self.shown.act != "stop":
            self._runner().run(sign_in_standing, done=self._stands)

    def act(self) -> None:
        """The one button."""
        if self.shown.act == "sign_in":
            self._begin()
        elif self.shown.act == "stop":
            self._runner().run(stop_signing_in, slow=True)
            self._show(SignInShown())
            self.load()
        elif self.shown.act == "sign_out":
            self._runner().run(sign_out, done=self._stands, failed=self._failed, slow=True)

    def _begin(self) -> None:
        words = BrowserWords(
            self._shown_in(nl("U bent ingelogd. U kunt dit venster sluiten en terug naar Intakekoffer.")),
            self._shown_in(nl("Het inloggen is niet gelukt. Probeer het opnieuw in Intakekoffer.")),
        )
        self._view.show_message(None, "")
        self._show(SignInShown(True, nl("Uw browser gaat open."), nl("Stop met inloggen"), "stop"))
        self._runner().run(
            begin_sign_in, words, self._on_back, done=self._is_out, failed=self._failed, slow=True
        )

    def _is_out(self, site: str) -> None:
        if self.shown.act == "stop":
            told = nl("Maak het inloggen af in uw browser, bij {site}.", site=site)
            self._show(SignInShown(True, told, nl("Stop met inloggen"), "stop"))

    def came_back(self) -> None:
        """Somebody came back from the browser, or nobody did in time."""
        if self.shown.act == "stop":
            self._runner().run(finish_sign_in, done=self._signed_in, failed=self._failed, slow=True)

    def _signed_in(self, standing: SignInStanding) -> None:
        self._stands(standing)
        told = Message(
            nl("U bent ingelogd bij de gemeente."), "", nl("Kies Samenvoegen: het gaat verder waar het was.")
        )
        self._view.show_message(told, "good")

    def _stands(self, standing: SignInStanding) -> None:
        if standing.ends_at is not None:
            until = nl("U bent ingelogd tot {time}.", time=clock_time(standing.ends_at))
            self._show(SignInShown(True, until, nl("Log uit"), "sign_out"))
        elif standing.is_asked:
            asked = nl("De gemeente vraagt u om in te loggen. Uw werk staat veilig op deze laptop.")
            self._show(SignInShown(True, asked, nl("Log in bij de gemeente"), "sign_in"))
        else:
            self._show(SignInShown())

    def _failed(self, failure: Failure) -> None:
        self._show(SignInShown())
        self._view.show_message(message_for(failure), "warn")
        self.load()

    def _show(self, shown: SignInShown) -> None:
        self.shown = shown
        self._view.show_sign_in(shown)
