"""What the window does with the link: tells in the bar how it stands, and the screen what came. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.ui.link_now import Link, LinkNow, LinkState, bar_sign, bar_words
from desktop.usecases.link_ports import SyncReport


class Arriving(Protocol):
    """A screen, as far as it is told that something came."""

    def arrived(self) -> None: ...


class BarLink:
    """One per window. `show` gets words, how many parcels wait, and a sign; `screen_shown` is asked when a
    round brought changes of others."""

    def __init__(
        self, show: Callable[[str, int, str], None], screen_shown: Callable[[], Arriving | None]
    ) -> None:
        self._show, self._screen_shown = show, screen_shown
        self._end: Callable[[], None] = lambda: None
        self._waiting = 0
        self._lease = ""
        self._told: SyncReport | None = None  # what this round brought is on the screen
        self.link: Link | None = None

    def use(self, link: Link) -> None:
        """From now on this one makes the rounds."""
        self.end()
        self.link = link
        self._told = link.now.report
        self._end = link.watch(self._changed)
        self._tell(link.now)

    def end(self) -> None:
        """The window goes away, or another link comes."""
        self._end()

    def count(self, waiting: int) -> None:
        """So many parcels wait now."""
        self.say("", waiting)

    def keep_in_mind(self, words: str) -> None:
        """What stands before everything else: how long there may be no contact. '' takes it away."""
        if words != self._lease:
            self._lease = words
            self.say(words, self._waiting)

    def say(self, words: str, waiting: int) -> None:
        """What a screen says of it; once the link was tried, it says itself how it stands."""
        self._waiting = waiting
        if self.link is not None and self.link.now.state is not LinkState.UNKNOWN:
            self._tell(self.link.now)
        elif words:
            self._show(self._lease or words, waiting, bar_sign(LinkNow()))

    def _changed(self, now: LinkNow) -> None:
        self._tell(now)
        if now.report is not None and now.report is not self._told:
            self._told = now.report
            screen = self._screen_shown()
            if now.report.received and screen is not None:
                screen.arrived()

    def _tell(self, now: LinkNow) -> None:
        if now.state is not LinkState.UNKNOWN:
            self._show(self._lease or bar_words(now, self._waiting), self._waiting, bar_sign(now))
