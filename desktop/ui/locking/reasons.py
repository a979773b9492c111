"""Why the koffer locks."""

from __future__ import annotations

from enum import StrEnum


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
