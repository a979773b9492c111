"""Waiting before asking again: stamina counts and sleeps, the decision what is asked is the engine's."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import stamina

from sync.client.errors import SyncFailure

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a person is kept waiting. Seconds.

    `longest_asked`: a back end that asks for more than this is obeyed by stopping, not by holding the
    person up. `dice` gives 0..1 (full jitter: fifty desks must not come back at the same moment).
    """

    tries: int = 5
    first_wait: float = 0.5
    longest_wait: float = 20.0
    longest_asked: float = 30.0
    in_all: float = 120.0
    dice: Callable[[], float] = random.random

    def wait_before(self, failed_tries: int) -> float:
        """Full jitter: anywhere between nothing and a bound that doubles."""
        bound: float = min(self.longest_wait, self.first_wait * 2.0 ** (failed_tries - 1))
        return self.dice() * bound


def keep_trying(once: Callable[[], T], patience: Patience) -> T:
    """Call `once` until it succeeds, patience ends, or a failure comes that waiting does not mend.

    `once` must ask the other side's state before it sends anything again. Raises the last SyncFailure.
    """
    failed = 0

    def wait(error: Exception) -> float | bool:
        nonlocal failed
        if not isinstance(error, SyncFailure) or not error.may_pass:
            return False
        failed += 1
        own = patience.wait_before(failed)
        if error.retry_after is None:
            return own
        if error.retry_after > patience.longest_asked:
            return False
        return error.retry_after + own

    for attempt in stamina.retry_context(on=wait, attempts=patience.tries, timeout=patience.in_all):
        with attempt:
            return once()
    raise AssertionError("stamina lets the last failure through")
