"""A link for a window that has no rounds: it syncs when it is asked, and by itself never."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.ui.quiet_sync.keeper import LinkKeeper, Surroundings
from desktop.ui.runner import Runner


class _Home(QObject):
    """Brings what the sync's thread tells to the window's own."""

    arrived = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.arrived.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)


class _Present:
    """Implements `Runner`: whichever is the present one when it is used, as enrolling brings another."""

    def __init__(self, present: Callable[[], Runner]) -> None:
        self._present = present

    def run(self, *args: Any, **kwargs: Any) -> None:
        self._present().run(*args, **kwargs)


def own_link(owner: QObject, present: Callable[[], Runner]) -> LinkKeeper:
    """Lives as long as `owner`. `present`: the runner of its desk."""
    home = _Home(owner)
    keeper = LinkKeeper(Surroundings(time.monotonic, lambda: 0.0, lambda seconds: None, home.arrived.emit))
    keeper.use(_Present(present))
    return keeper
