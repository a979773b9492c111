"""A clock that is set and chance that repeats: for tests that need nothing else of the app."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

from desktop.usecases.dutch_words import local


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return local(self._now).date()

    def go_on(self, **by: float) -> None:
        """Move on by a timedelta given in words: `minutes=5`."""
        self._now += timedelta(**by)

    def set_to(self, now: datetime) -> None:
        self._now = now


class CountedChance:
    """Bytes nobody would guess without this seed, and the same ones every time."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0

    def token(self, size: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(f"{self._seed}/{self._count}".encode()).digest(size)
