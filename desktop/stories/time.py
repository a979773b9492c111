"""The clock and the chance of a story: both repeat, so that a story played twice gives the same bytes."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class StoryClock:
    """Starts at a story's date and hour; `tick` moves it, nothing else does."""

    def __init__(self, day: date, at: str) -> None:
        hour, minute = (int(part) for part in at.split(":"))
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)
        self._now = local.astimezone(UTC)

    def now(self) -> datetime:
        """The story's moment, aware, UTC."""
        return self._now

    def today(self) -> date:
        """The story's day in Europe/Amsterdam."""
        return self._now.astimezone(AMSTERDAM).date()

    def tick(self, seconds: int = 20) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)


class StoryChance:
    """Repeatable bytes from a seed text. Never used by the app itself: it is guessable by design."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._count = 0

    def token(self, size: int) -> bytes:
        """`size` bytes; the same seed gives the same row of them."""
        parts = b""
        while len(parts) < size:
            self._count += 1
            parts += hashlib.sha256(self._seed + self._count.to_bytes(8, "big")).digest()
        return parts[:size]
