"""What the sync screen says of the link: the first words, the six steps, and how a sync ended. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import Trouble
from desktop.domain.wording import joined, nl
from desktop.ui.link_now import LinkNow, LinkState, progress_words
from desktop.ui.messages import Message, message_for
from desktop.usecases.dutch_words import counted
from desktop.usecases.link_ports import SyncReport, SyncStep
from desktop.usecases.sync_words import SAFE_HERE
from desktop.usecases.synchronise import SyncPanel

STEPS = tuple(SyncStep)


class StepLook(StrEnum):
    """How one of the six steps stands."""

    DONE = "done"
    NOW = "now"
    STUCK = "stuck"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StepsShown:
    """The six steps and a word under those that have one."""

    looks: Mapping[SyncStep, StepLook]
    words: Mapping[SyncStep, str]


@dataclass(frozen=True, slots=True)
class HeadShown:
    """The first card: safety first, then the network; what the button says."""

    headline: str
    sentence: str
    sign: str
    button: str


_TRY = nl("Probeer nu")
NOBODY = nl("U kunt gewoon verder werken. Net nog gezocht: er antwoordt niemand.")
#: the system says that there is a network: then a proxy may stand between
_NO_ANSWER = nl("De gemeente antwoordt niet."), nl("geen antwoord")
ASKS_PROXY = nl("U kunt gewoon verder werken. Vraagt dit netwerk een proxy? Vul die in bij Verbinding.")
_MERGE = nl("Samenvoegen")
_AWAY = {
    LinkState.AWAY: (nl("Geen netwerk."), nl("geen netwerk")),
    LinkState.ASKS_LOGIN: (nl("Log eerst in op de wifi."), nl("log in op de wifi")),
    LinkState.BUSY: (nl("De gemeente is druk."), nl("even wachten")),
}


def head_of(panel: SyncPanel, now: LinkNow) -> HeadShown:
    """What is first said: where the work is, and why it is not further."""
    if now.is_running:
        return HeadShown(panel.headline, panel.sentence, "shield", nl("Bezig"))
    if not panel.is_enrolled or now.state not in _AWAY:
        return HeadShown(panel.headline, panel.sentence, "shield", _MERGE)
    why = _why_away(now)[0]
    headline = nl("{why} {safe_here}", why=why, safe_here=SAFE_HERE)
    sentence = panel.sentence
    seconds = _seconds(now)
    if now.state is LinkState.ASKS_LOGIN and isinstance(now.failure, Trouble):
        sentence = message_for(now.failure).advice
    elif _is_silent(now):
        sentence = ASKS_PROXY
    elif now.state is LinkState.AWAY and now.was_asked:
        sentence = NOBODY
    elif seconds:
        sentence = nl(
            "U kunt gewoon verder werken. Over {duration} gaat het vanzelf verder.",
            duration=_duration(seconds),
        )
    return HeadShown(headline, sentence, "no_network", _TRY)


def steps_at(
    present: SyncStep | None, look: StepLook = StepLook.NOW, word: str = "", ready: int = 0
) -> StepsShown:
    """All steps before `present` are done; None = nothing was begun. `ready`: parcels closed."""
    at = STEPS.index(present) if present is not None else 0
    looks = {
        step: StepLook.LATER if present is None or i > at else (StepLook.DONE if i < at else look)
        for i, step in enumerate(STEPS)
    }
    words = {present: word} if present is not None and word else {}
    if ready and looks[SyncStep.SEAL] is StepLook.DONE:
        words[SyncStep.SEAL] = nl("1 pakje klaar") if ready == 1 else nl("{ready} pakjes klaar", ready=ready)
    return StepsShown(looks, words)


def steps_of(panel: SyncPanel, now: LinkNow) -> StepsShown:
    """The steps of the sync that runs, of the last one that was tried, or of the last one that is kept."""
    if now.is_running:
        return steps_at(now.step, StepLook.NOW, progress_words(now.progress), panel.waiting)
    if now.failure is not None:
        word = _why_away(now)[1] if now.state in _AWAY else nl("hier stopte het")
        return steps_at(now.step or SyncStep.FIND, StepLook.STUCK, word, panel.waiting)
    if now.report is None and panel.is_enrolled and panel.waiting:
        return steps_at(SyncStep.FIND, StepLook.LATER, ready=panel.waiting)
    return steps_of_report(now.report or panel.last)


def steps_of_report(last: SyncReport | None) -> StepsShown:
    """As the last sync ended; all done only when it was read back."""
    if last is None:
        return steps_at(None)
    if last.is_confirmed:
        return StepsShown(dict.fromkeys(STEPS, StepLook.DONE), {SyncStep.CONFIRMED: nl("teruggelezen")})
    return steps_at(last.reached, StepLook.STUCK, nl("tot hier"))


def end_words(report: SyncReport) -> Message:
    """How a sync ended that somebody waited for. 'Confirmed' only when it was read back."""
    parts = [nl("{sent} verstuurd, {received} ontvangen.", sent=report.sent, received=report.received)]
    if report.photos_sent or report.photos_received:
        # a photo is several: each page, and its small picture
        told = counted(report.photos_sent + report.photos_received, nl("bestand"), nl("bestanden"))
        parts.append(nl("{files} van foto's en papieren meegegaan.", files=told))
    if report.photos_waiting:
        told = counted(report.photos_waiting, nl("bestand"), nl("bestanden"))
        parts.append(nl("Nog {files} van foto's en papieren onderweg.", files=told))
    numbers = joined(" ", parts)
    if report.is_confirmed:
        return Message(
            nl("Samengevoegd en bevestigd."), numbers, nl("Teruggelezen bij de gemeente: het is gelijk.")
        )
    return Message(
        nl("Samengevoegd, maar nog niet bevestigd."),
        nl("Alles staat veilig op deze laptop. {counted}", counted=numbers),
        nl("Probeer het straks nog een keer."),
    )


def _is_silent(now: LinkNow) -> bool:
    """There is a network, and nobody at its end."""
    return now.state is LinkState.AWAY and now.network.is_there is True


def _why_away(now: LinkNow) -> tuple[str, str]:
    return _NO_ANSWER if _is_silent(now) else _AWAY[now.state]


def _seconds(now: LinkNow) -> int:
    text = now.failure.facts.get("seconds", "") if isinstance(now.failure, Trouble) else ""
    return int(text) if text.isdigit() else 0


def _duration(seconds: int) -> str:
    if seconds < 90:
        return counted(seconds, "seconde", "seconden")
    return counted(round(seconds / 60), "minuut", "minuten")
