"""A link keeper without waiting: the clock is set, the timer remembers, work is done when the test says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from desktop.domain.errors import Refusal, Trouble
from desktop.ui.link_now import LinkNow
from desktop.ui.quiet_sync.keeper import LinkKeeper, Surroundings
from desktop.usecases.link_ports import SyncProgress, SyncReport, SyncStep
from desktop.usecases.prepare_visit import waiting
from desktop.usecases.synchronise import SyncWish, is_known, synchronise

Told = Callable[[Any], None]


@dataclass
class HeldRunner:
    """Everything is answered at once but a sync, which the test ends. `wishes`: what the syncs were for."""

    known: bool = True
    wishes: list[SyncWish] = field(default_factory=list)
    _ends: list[tuple[Told, Told]] = field(default_factory=list)
    _on_step: Callable[[SyncStep], None] = lambda step: None
    _on_progress: Callable[[SyncProgress], None] = lambda progress: None

    def run(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        done: Told | None = None,
        failed: Told | None = None,
        slow: bool = False,
    ) -> None:
        if use_case is synchronise:
            self._on_step, self._on_progress, wish = args
            assert slow and done is not None and failed is not None
            self.wishes.append(wish)
            self._ends.append((done, failed))
        elif done is not None:
            done({is_known: self.known, waiting: 2}[use_case])

    @property
    def is_running(self) -> bool:
        return bool(self._ends)

    def step(self, step: SyncStep) -> None:
        self._on_step(step)

    def progress(self, progress: SyncProgress) -> None:
        self._on_progress(progress)

    def end(self, how: SyncReport | Refusal | Trouble) -> None:
        done, failed = self._ends.pop()
        (failed if isinstance(how, Refusal | Trouble) else done)(how)


class KeptLink:
    """A keeper with its surroundings."""

    def __init__(self, known: bool = True) -> None:
        self.seconds, self.dice = 0.0, 0.5
        self.wake: float | None = None
        self.waiting: list[int] = []
        self.seen: list[LinkNow] = []
        self.runner = HeldRunner(known)
        around = Surroundings(lambda: self.seconds, lambda: self.dice, self._wake_in, lambda act: act())
        self.keeper = LinkKeeper(around, self.waiting.append)
        self.keeper.watch(self.seen.append)

    def _wake_in(self, seconds: float | None) -> None:
        self.wake = seconds

    def open(self) -> None:
        self.keeper.carry_on(self.runner)

    def sleep_until_woken(self) -> None:
        """As long as the timer was set for."""
        assert self.wake is not None
        self.seconds += self.wake
        self.keeper.tick()
