"""What the use cases ask of signing in at the municipality's own log-in page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SignInStanding:
    """`is_asked`: the municipality wants it and nobody is signed in; `ends_at`: UTC, None when nobody is."""

    is_asked: bool = False
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BrowserWords:
    """What the browser shows on the way back, in the language of the desk: plain text."""

    done: str
    refused: str


class SignInDoor(Protocol):
    """The municipality's log-in page, in the person's own browser. Off the store thread; nothing waits."""

    def standing(self) -> SignInStanding: ...
    def begin(self, words: BrowserWords, on_back: Callable[[], None]) -> str:
        """Open the browser; returns which site it was sent to. `on_back` is called from another thread, once:
        when somebody came back, or when nobody did in time. Then ask `finish`.

        Raises Trouble SIGN_IN_NOT_FINISHED (there is no browser) and those of a sync.
        """

    def finish(self) -> SignInStanding:
        """Hand over what the browser brought. Raises Trouble SIGN_IN_REFUSED, SIGN_IN_NOT_FINISHED and those
        of a sync."""

    def stop(self) -> None:
        """No longer listen for the browser; from any thread, also when nothing was begun."""

    def sign_out(self) -> SignInStanding:
        """Forget the session here; and there, when it can be reached."""
