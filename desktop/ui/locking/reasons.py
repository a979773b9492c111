"""Why the koffer locks, and how the process that comes after says so."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.wording import nl

#: the environment goes along when the process begins anew; the reason tells nothing about anybody
_VARIABLE = "INTAKEKOFFER_LOCKED_BY"


class LockReason(StrEnum):
    """Stands in the audit line of the lock."""

    ASKED = "asked"  # Ctrl+L, or the lock in the bar
    IDLE = "idle"
    SESSION = "session_locked"
    SLEEP = "sleep"
    LID = "lid_closed"
    SWITCHED = "user_switched"
    REMOTE = "remote_desktop"
    WOKE = "woke"  # nobody told that the laptop would sleep; the clocks say that it did


_SLEPT = nl("De koffer ging op slot: de laptop ging slapen.")
WORDS: Mapping[LockReason, str] = MappingProxyType(
    {
        LockReason.ASKED: nl("U zette de koffer zelf op slot."),
        LockReason.IDLE: nl("De koffer ging op slot: er was een tijdje niemand bezig."),
        LockReason.SESSION: nl("De koffer ging op slot: het scherm van de computer ging op slot."),
        LockReason.SLEEP: _SLEPT,
        LockReason.LID: nl("De koffer ging op slot: de laptop ging dicht."),
        LockReason.SWITCHED: nl("De koffer ging op slot: iemand anders ging op deze computer werken."),
        LockReason.REMOTE: nl("De koffer ging op slot: iemand keek op afstand mee op deze computer."),
        LockReason.WOKE: _SLEPT,
    }
)


def tell_next_process(reason: LockReason) -> None:
    """The lock screen of the process that begins after this one says why."""
    os.environ[_VARIABLE] = reason.value


def told_before(environment: Mapping[str, str] = os.environ) -> str:
    """Why the process before this one locked, in words; '' where none did."""
    value = environment.get(_VARIABLE, "")
    return WORDS[LockReason(value)] if value in list(LockReason) else ""
