"""Rings of objects that nobody holds any more are cleared on the thread of the windows, and on no other.

Python clears them on whichever thread happens to allocate. A screen that was left is such a ring: cleared by
the thread of the store while Qt hands out one of its windows, it takes the whole process down. That was seen
in windows driven by a test.
"""

from __future__ import annotations

import gc
from types import TracebackType

from PySide6.QtCore import QTimer

#: how often there is a look, in milliseconds; a turn without work costs microseconds
_EVERY = 1000


class GarbageTurn:
    """A `with` block around the event loop, entered on the thread of the windows."""

    def __init__(self, every: int = _EVERY) -> None:
        self._timer = QTimer()
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._turn)

    def __enter__(self) -> None:
        gc.disable()
        self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        gc.enable()

    def _turn(self) -> None:
        """The oldest generation that is due, as Python itself would choose."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
