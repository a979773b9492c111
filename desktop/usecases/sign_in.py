"""Sign in at the municipality, where it asks that; what was said and kept has nothing to do with it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.usecases.ports import Desk
from desktop.usecases.sign_in_ports import BrowserWords, SignInStanding


def sign_in_standing(desk: Desk) -> SignInStanding:
    """Whether the municipality asks a sign-in, and until when one is signed in."""
    return SignInStanding() if desk.sign_in is None else desk.sign_in.standing()


def begin_sign_in(desk: Desk, words: BrowserWords, on_back: Callable[[], None]) -> str:
    """Open the browser; returns the site. `on_back` comes from another thread. Off the store thread."""
    return "" if desk.sign_in is None else desk.sign_in.begin(words, on_back)


def finish_sign_in(desk: Desk) -> SignInStanding:
    """After `on_back`; raises Trouble. The author of what is kept stays the same. Off the store thread."""
    return SignInStanding() if desk.sign_in is None else desk.sign_in.finish()


def stop_signing_in(desk: Desk) -> None:
    """No longer wait for the browser."""
    if desk.sign_in is not None:
        desk.sign_in.stop()


def sign_out(desk: Desk) -> SignInStanding:
    """End the session; what is not sent yet waits for the next one."""
    return SignInStanding() if desk.sign_in is None else desk.sign_in.sign_out()
