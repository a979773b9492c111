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


def clear_what_is_due() -> None:
    """Clear the oldest generation that is due, as Python itself would choose; on the thread that calls."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


class GarbageTurn:
    """A `with` block around the event loop, entered on the thread of the windows."""

    def __init__(self, every: int = _EVERY) -> None:
        self._timer = QTimer()
        self._timer.setInterval(every)
        self._timer.timeout.connect(clear_what_is_due)
        self._was_enabled = gc.isenabled()

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
