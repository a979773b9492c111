"""Who makes the rounds: one sync at a time, by itself or because a person asked. No Qt.

Time, dice, timer and the way home from the sync's thread are handed in, so that nothing here waits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.errors import Trouble, TroubleCode
from desktop.ui.link_now import LinkNow, LinkState, NetworkNow, state_of, with_network
from desktop.ui.runner import Failure, Runner
from desktop.usecases.link_ports import SyncProgress, SyncReport, SyncStep
from desktop.usecases.link_rounds import (
    STANDING_STILL,
    Rounds,
    asked,
    begun,
    is_due,
    network_came,
    opened,
    seconds_left,
    went_well,
    went_wrong,
)
from desktop.usecases.prepare_visit import waiting
from desktop.usecases.synchronise import SyncWish, is_known, synchronise


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`seconds`: a clock that never runs back; `dice`: 0..1; `wake_in`: call `tick` after so many seconds,
    in the place of what was asked before (None = not); `home`: do this on the window's thread."""

    seconds: Callable[[], float]
    dice: Callable[[], float]
    wake_in: Callable[[float | None], None]
    home: Callable[[Callable[[], None]], None]


class LinkKeeper:
    """Implements `Link`. Every method on the window's thread."""

    def __init__(self, around: Surroundings, on_waiting: Callable[[int], None] = lambda count: None) -> None:
        """`on_waiting` is told how many parcels wait, each time that it may have changed."""
        self._around, self._on_waiting = around, on_waiting
        self._runner: Runner | None = None
        self._rounds: Rounds = STANDING_STILL
        self._now = LinkNow()
        self._watchers: list[Callable[[LinkNow], None]] = []
        self._photos_now = False

    @property
    def now(self) -> LinkNow:
        return self._now

    def watch(self, told: Callable[[LinkNow], None]) -> Callable[[], None]:
        """See `Link.watch`."""
        self._watchers.append(told)

        def end() -> None:
            if told in self._watchers:
                self._watchers.remove(told)

        return end

    # --- what moves the rounds

    def carry_on(self, runner: Runner) -> None:
        """The koffer is open, or this laptop was made known: the rounds begin where it is known."""
        self.use(runner)
        runner.run(is_known, done=self._may_begin)

    def use(self, runner: Runner) -> None:
        """From now on syncs are made with this one; none by itself."""
        self._runner = runner

    def _may_begin(self, known: bool) -> None:
        if known and not self._rounds.is_running:
            self._move(opened(self._rounds, self._around.seconds(), self._around.dice()))

    def ask(self, photos_now: bool = False) -> None:
        """See `Link.ask`; nothing while one is under way."""
        if self._rounds.is_running or self._runner is None:
            return
        self._photos_now = photos_now
        self._move(asked(self._rounds, self._around.seconds()))
        self.tick()
        if not self._rounds.is_running:  # the municipality wants rest: said, and done as soon as may be
            self._tell(was_asked=True)

    def network_changed(self, network: NetworkNow) -> None:
        """The system says that the network came, went, or asks to log in."""
        before = self._now.network
        came = network.is_there is not False and (
            before.is_there is False or bool(before.asks_login) > bool(network.asks_login)
        )
        self._tell(network=network)
        if came:
            self._move(network_came(self._rounds, self._around.seconds(), self._around.dice()))

    def tick(self) -> None:
        """The time may have come."""
        if self._runner is None:
            return
        if is_due(self._rounds, self._around.seconds()):
            self._begin(self._runner)
        else:
            self._move(self._rounds)

    # --- one round

    def _begin(self, runner: Runner) -> None:
        was_asked = self._rounds.is_asked
        wish = SyncWish(
            is_quiet=not was_asked, is_metered=self._now.network.is_metered, photos_now=self._photos_now
        )
        self._photos_now = False
        self._rounds = begun(self._rounds)
        self._around.wake_in(None)
        self._tell(
            state=LinkState.RUNNING, step=SyncStep.SEAL, progress=None, was_asked=was_asked, failure=None
        )
        runner.run(
            synchronise,
            self._on_step,
            self._on_progress,
            wish,
            done=self._ended,
            failed=self._failed,
            slow=True,
        )

    def _on_step(self, step: SyncStep) -> None:
        self._around.home(lambda: self._reached(step))

    def _on_progress(self, progress: SyncProgress) -> None:
        self._around.home(lambda: self._progressed(progress))

    def _reached(self, step: SyncStep) -> None:
        if self._rounds.is_running:
            self._tell(step=step, progress=None)

    def _progressed(self, progress: SyncProgress) -> None:
        if self._rounds.is_running and progress.step is self._now.step:
            self._tell(progress=progress)

    def _ended(self, report: SyncReport) -> None:
        self._move(went_well(self._rounds, self._around.seconds(), self._around.dice()))
        self._tell(state=LinkState.GOOD, step=report.reached, progress=None, report=report)
        self._count()

    def _failed(self, failure: Failure) -> None:
        told = with_network(failure, self._now.network)
        self._move(went_wrong(self._rounds, failure, self._around.seconds(), self._around.dice()))
        if isinstance(failure, Trouble) and failure.code in _NO_WAY_ON:
            self._move(STANDING_STILL)
        self._tell(state=state_of(told), progress=None, failure=told)
        self._count()

    def _count(self) -> None:
        if self._runner is not None:
            self._runner.run(waiting, done=self._on_waiting)

    def _move(self, rounds: Rounds) -> None:
        self._rounds = rounds
        self._around.wake_in(seconds_left(rounds, self._around.seconds()))

    def _tell(self, **changed: object) -> None:
        self._now = replace(self._now, **changed)  # type: ignore[arg-type]
        for told in tuple(self._watchers):
            told(self._now)


#: a copy of this koffer is at work elsewhere: going on by itself would make it worse
_NO_WAY_ON = (TroubleCode.DESK_FORKED,)
