"""The rounds on a real desk: timer, threads and network behind the one that makes them."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.ui.dispatch import Dispatch
from desktop.ui.quiet_sync.keeper import LinkKeeper, Surroundings
from desktop.ui.quiet_sync.lane import LinkLane
from desktop.ui.quiet_sync.network_watch import NetworkWatch
from desktop.ui.shell import Shell

#: a laptop that slept finds its timer late: looked at again at least so often
_LONGEST_MS = 60_000


class QuietLink(QObject):
    """Made when the koffer opens; lives as long as the app, whatever window is shown."""

    def __init__(
        self,
        dispatch: Dispatch,
        network: NetworkWatch | None = None,
        seconds: Callable[[], float] = time.monotonic,
        dice: Callable[[], float] = random.random,
    ) -> None:
        super().__init__()
        self._dispatch = dispatch
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._window: Shell | None = None
        self.keeper = LinkKeeper(Surroundings(seconds, dice, self._wake_in, self._home), self._waiting)
        self._timer.timeout.connect(self.keeper.tick)
        self._network = network
        if network is not None:
            network.changed.connect(self.keeper.network_changed)
            self.keeper.network_changed(network.look())

    def begin(self, desk: object) -> None:
        """The koffer is open, or goes on as another desk: from here on the rounds are its."""
        self.keeper.carry_on(LinkLane(self._dispatch, desk, self))

    def follow(self, window: Shell) -> None:
        """This window tells how the link stands."""
        self._window = window
        window.linked.use(self.keeper)

    def end(self) -> None:
        """No more rounds; one that is under way is not waited for."""
        self._timer.stop()
        self._window = None

    def _wake_in(self, seconds: float | None) -> None:
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(min(_LONGEST_MS, math.ceil(seconds * 1000)))

    def _home(self, act: Callable[[], None]) -> None:
        self._dispatch.bring_home(self, act)

    def _waiting(self, count: int) -> None:
        if self._window is not None:
            self._window.linked.count(count)


def quiet_link(dispatch: Dispatch) -> QuietLink:
    """On this system's own network."""
    return QuietLink(dispatch, NetworkWatch())
