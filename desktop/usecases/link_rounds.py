"""When this laptop looks for the back end by itself: quiet rounds, further apart the longer nobody answers.

Plain state, moved on by functions; the caller brings the time (seconds of a clock that never runs back) and
the dice (0..1). Nothing here waits. A back end that asks for rest is obeyed to the second, also when a person
asks, and then with a throw of the dice on top, so that fifty laptops do not come back at one moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.domain.errors import Refusal, Trouble, TroubleCode

#: after opening the koffer, or when a network comes: soon, and not all laptops at once
_SOON = 4.0
#: after a good round, and at most between two tries
QUIET_SECONDS = 300.0
_FIRST_WAIT = 5.0
_LEAST_WAIT = 1.0
#: what a person or an administrator must mend is looked at again now and then
_MENDED_SECONDS = 3600.0


#: nothing is wrong with laptop or koffer: the way is not there, or not there now
PASSING = frozenset(
    {
        TroubleCode.NO_CONTACT,
        TroubleCode.NAME_UNKNOWN,
        TroubleCode.WIFI_ASKS,
        TroubleCode.BACK_END_BUSY,
    }
)


@dataclass(frozen=True, slots=True)
class Rounds:
    """Where the rounds stand. Times are seconds of the caller's clock; None = not, or not by itself.

    `rest_until`: until then the back end asked to be left alone. `is_asked`: a person asked, and waits.
    """

    due: float | None = None
    rest_until: float | None = None
    failures: int = 0
    is_running: bool = False
    is_asked: bool = False


STANDING_STILL = Rounds()


def opened(rounds: Rounds, now: float, dice: float) -> Rounds:
    """The koffer is open, or the laptop is made known: the first round comes soon."""
    return _due(replace(rounds, failures=0), now + dice * _SOON, now)


def network_came(rounds: Rounds, now: float, dice: float) -> Rounds:
    """There is a network that was not there, or another one. Nothing while the rounds stand still."""
    if rounds.due is None or rounds.is_running:
        return rounds
    return _due(replace(rounds, failures=0), now + dice * _SOON, now)


def asked(rounds: Rounds, now: float) -> Rounds:
    """A person asks: at once, or as soon as the back end may be asked again."""
    return _due(replace(rounds, is_asked=True), now, now)


def is_due(rounds: Rounds, now: float) -> bool:
    return not rounds.is_running and rounds.due is not None and now >= rounds.due


def seconds_left(rounds: Rounds, now: float) -> float | None:
    """How long until the next round; None while none comes by itself."""
    return None if rounds.due is None or rounds.is_running else max(0.0, rounds.due - now)


def begun(rounds: Rounds) -> Rounds:
    """A round is under way; no other one is begun until it ended."""
    return replace(rounds, is_running=True)


def went_well(rounds: Rounds, now: float, dice: float) -> Rounds:
    """It ended and all is confirmed: the next comes in three to five minutes."""
    return Rounds(due=now + QUIET_SECONDS * (0.6 + 0.4 * dice))


def went_wrong(rounds: Rounds, failure: Refusal | Trouble, now: float, dice: float) -> Rounds:
    """It ended with something in the way: full jitter under a bound that doubles up to five minutes."""
    failures = rounds.failures + 1
    ended = Rounds(failures=failures)
    asked_to_wait = _seconds_asked(failure)
    if asked_to_wait is not None:
        ended = replace(ended, rest_until=now + asked_to_wait)
    if not isinstance(failure, Trouble) or failure.code not in PASSING:
        return _due(ended, now + _MENDED_SECONDS * (0.5 + 0.5 * dice), now)
    bound = min(QUIET_SECONDS, _FIRST_WAIT * 2.0 ** min(failures - 1, 16))
    wait = max(_LEAST_WAIT, dice * bound)
    return _due(ended, (ended.rest_until or now) + wait, now)


def _due(rounds: Rounds, due: float, now: float) -> Rounds:
    """With this moment, or the end of the rest the back end asked for."""
    rest = rounds.rest_until
    if rest is not None and rest <= now:
        rest = None
    return replace(rounds, due=due if rest is None else max(due, rest), rest_until=rest)


def _seconds_asked(failure: Refusal | Trouble) -> float | None:
    facts: Mapping[str, str] = failure.facts if isinstance(failure, Trouble) else MappingProxyType({})
    text = facts.get("seconds", "")
    return float(text) if text.isdigit() else None
