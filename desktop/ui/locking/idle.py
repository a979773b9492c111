"""How long nobody touched a key, the mouse or the screen, in figures alone. No Qt: a test has the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

#: how long before locking the warning stands there (WCAG 2.2.1 asks for twenty seconds at least)
WARNING_SECONDS: Final = 30
#: what may be asked of this clock at all, whatever it is told
LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 15
_STRICT_MINUTES: Final = 5
#: a clock that jumps less was set right; more, and the laptop slept
_SLEPT_SECONDS: Final = 20.0
_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Quiet:
    """How it stands now. `left`: whole seconds until locking."""

    left: int

    @property
    def is_over(self) -> bool:
        return self.left <= 0

    @property
    def is_warning(self) -> bool:
        return 0 < self.left <= WARNING_SECONDS


class IdleClock:
    """Counts from the last touch. `seconds` never runs back (a monotonic clock)."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._limit = _STRICT_MINUTES * _MINUTE
        self._touched = seconds()

    def begin(self, minutes: int) -> None:
        """Count from now; a number that may not be counts as five minutes."""
        may_be = LEAST_MINUTES <= minutes <= MOST_MINUTES
        self._limit = (minutes if may_be else _STRICT_MINUTES) * _MINUTE
        self.touch()

    def change(self, minutes: int) -> None:
        """Another limit, from the touch that was last."""
        touched = self._touched
        self.begin(minutes)
        self._touched = touched

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._seconds()

    def look(self) -> Quiet:
        """How it stands now."""
        left = self._touched + self._limit - self._seconds()
        return Quiet(-int(-left // 1))


def slept_before() -> float:
    """Seconds by which sleep has put two clocks of the system apart; the number itself says nothing.

    Linux tells it exactly (the clock since boot counts sleep, the monotonic one does not); elsewhere the
    clock on the wall is the other one, as far as the system's monotonic clock stands still in sleep.
    """
    since_boot = getattr(time, "CLOCK_BOOTTIME", None)
    wall = time.time() if since_boot is None else time.clock_gettime(since_boot)
    return wall - time.monotonic()


class SleepClock:
    """Finds out afterwards that the laptop slept, where nobody told it beforehand."""

    def __init__(self, apart: Callable[[], float] = slept_before) -> None:
        self._apart = apart
        self._last = apart()

    def has_slept(self) -> bool:
        """Since this was asked last."""
        before, self._last = self._last, self._apart()
        return self._last - before > _SLEPT_SECONDS
