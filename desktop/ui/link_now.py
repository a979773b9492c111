"""How the link to the municipality stands, for the bar and for every screen. No Qt.

Said of the network is only what was found out; of the work only what was read back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from desktop.domain.errors import Refusal, Trouble, TroubleCode
from desktop.domain.wording import joined, nl
from desktop.ui.runner import Failure
from desktop.usecases.link_ports import Counted, SyncProgress, SyncReport, SyncStep

_MEGABYTE = 1_000_000


class LinkState(StrEnum):
    UNKNOWN = "unknown"  # nothing was tried since the koffer opened
    RUNNING = "running"
    GOOD = "good"  # the last round ended well
    AWAY = "away"  # nobody answers
    ASKS_LOGIN = "asks_login"  # the wifi wants one to log in first
    BUSY = "busy"  # the municipality is there and wants rest
    STUCK = "stuck"  # something that a person must look at


@dataclass(frozen=True, slots=True)
class NetworkNow:
    """What the system says of the network; None where it does not say."""

    is_there: bool | None = None
    asks_login: bool | None = None
    is_metered: bool = False


@dataclass(frozen=True, slots=True)
class LinkNow:
    """`state` of the last or present round; `was_asked`: by a person; `ended_at`: when the last one ended
    well, aware; `rest_seconds`: how long the municipality asked to be left alone, counted from the failure.
    """

    state: LinkState = LinkState.UNKNOWN
    step: SyncStep | None = None
    progress: SyncProgress | None = None
    was_asked: bool = False
    report: SyncReport | None = None
    failure: Failure | None = None
    network: NetworkNow = NetworkNow()

    @property
    def is_running(self) -> bool:
        return self.state is LinkState.RUNNING

    @property
    def ended_at(self) -> datetime | None:
        return self.report.finished_at if self.report is not None else None


class Link(Protocol):
    """The one that makes the rounds. On the window's thread only."""

    @property
    def now(self) -> LinkNow: ...

    def ask(self, photos_now: bool = False) -> None:
        """A person asks: sync now, or as soon as the municipality allows it. Photos go as was chosen, or
        now, whatever the network costs."""

    def watch(self, told: Callable[[LinkNow], None]) -> Callable[[], None]:
        """Be told of every change from now on; what comes back ends it."""


def state_of(failure: Failure) -> LinkState:
    """What a round that failed says of the link."""
    if isinstance(failure, Refusal):
        return LinkState.STUCK
    if failure.code in (TroubleCode.NO_CONTACT, TroubleCode.NAME_UNKNOWN):
        return LinkState.AWAY
    if failure.code is TroubleCode.WIFI_ASKS:
        return LinkState.ASKS_LOGIN
    return LinkState.BUSY if failure.code is TroubleCode.BACK_END_BUSY else LinkState.STUCK


def with_network(failure: Failure, network: NetworkNow) -> Failure:
    """The failure, told better where the system knows more: a portal, or no network at all."""
    if not isinstance(failure, Trouble):
        return failure
    if network.asks_login and failure.code in _PORTAL_SHOWS_AS:
        return Trouble(TroubleCode.WIFI_ASKS, failure.facts)
    if network.is_there is False and failure.code is TroubleCode.NAME_UNKNOWN:
        return Trouble(TroubleCode.NO_CONTACT, failure.facts)
    return failure


_PORTAL_SHOWS_AS = (
    TroubleCode.NO_CONTACT,
    TroubleCode.NAME_UNKNOWN,
    TroubleCode.CERTIFICATE_STRANGE,
    TroubleCode.CERTIFICATE_DATE,
    TroubleCode.NOT_THE_BACK_END,
)

_BAR = {
    LinkState.UNKNOWN: nl("Werkt zonder netwerk"),
    LinkState.RUNNING: nl("Bezig met samenvoegen"),
    LinkState.GOOD: nl("Samengevoegd en bevestigd"),
    LinkState.AWAY: nl("Geen netwerk · alles werkt"),
    LinkState.ASKS_LOGIN: nl("Log eerst in op de wifi"),
    LinkState.BUSY: nl("De gemeente is druk · alles werkt"),
    LinkState.STUCK: nl("Samenvoegen staat stil"),
}


_SIGNS = {LinkState.RUNNING: "sync", LinkState.GOOD: "check_all"}


def bar_sign(now: LinkNow) -> str:
    """The sign beside those words."""
    if now.state is LinkState.GOOD and now.report is not None and not now.report.is_confirmed:
        return "no_network"
    return _SIGNS.get(now.state, "no_network")


def bar_words(now: LinkNow, waiting: int) -> str:
    """What the bar says: the link, and how many parcels wait."""
    state = _BAR[now.state]
    if now.state is LinkState.AWAY and now.network.is_there:
        state = nl("Geen antwoord · alles werkt")
    if now.state is LinkState.GOOD and now.report is not None and not now.report.is_confirmed:
        state = _BAR[LinkState.UNKNOWN]
    if not waiting or now.is_running:
        return state
    part = nl("wacht") if waiting == 1 else nl("wachten")
    return nl("{state} · {waiting} {part}", state=state, waiting=waiting, part=part)


def progress_words(progress: SyncProgress | None) -> str:
    """'3 van 7 pakjes', 'bestand 2 van 5'; '' while nothing is counted."""
    if progress is None or not (progress.total or progress.done):
        return ""
    done, total = progress.done, progress.total
    if progress.counted is Counted.PHOTOS:
        if total:
            return nl("bestand {number} van {total}", number=min(done + 1, total), total=total)
        return nl("bestand {number}", number=done)
    if progress.counted is Counted.BYTES:
        sizes = [_megabytes(size) for size in ((done, total) if total else (done,))]
        return nl("foto's: {megabytes} MB", megabytes=joined(nl(" van "), sizes))
    if progress.step is SyncStep.FETCH:
        return nl("{done} opgehaald", done=done)
    if not total:
        return nl("{done} pakjes", done=done) if done != 1 else nl("1 pakje")
    return nl("{done} van {total} pakjes", done=done, total=total)


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f}".replace(".", ",")
