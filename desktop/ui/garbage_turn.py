"""Rings of objects that nobody holds any more are cleared on the thread of the windows, and on no other.

Python clears them on whichever thread happens to allocate. A screen that was left is such a ring: cleared by
the thread of the store while Qt hands out one of its windows, it takes the whole process down. That was seen
in windows driven by a test.

A turn that looks at all there is keeps the window still for as long: 137 ms while a first load came in. What
is there before the windows turn (modules, forms) lives as long as they do and is left out; so is all that is
alive after a look that took long, until the koffer locks, which is the end of the process.
"""

from __future__ import annotations

import gc
import time
from types import TracebackType

from PySide6.QtCore import QTimer

#: how often there is a look, in milliseconds; a turn without work costs microseconds
_EVERY = 1000
#: seconds of processor; a look at everything that takes longer is not to be had again (F68: 100 ms)
_LONG = 0.03
_ALL = 2


def clear_what_is_due() -> int | None:
    """Clear the oldest generation that is due, as Python itself would choose; on the thread that calls.

    Returns which it was; None when nothing was due.
    """
    for generation in (_ALL, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return generation
    return None


class GarbageTurn:
    """A `with` block around the event loop, entered on the thread of the windows."""

    def __init__(self, every: int = _EVERY, long: float = _LONG) -> None:
        self._long = long
        self._timer = QTimer()
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._look)
        self._was_enabled = gc.isenabled()

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def _look(self) -> None:
        began = time.thread_time()
        if clear_what_is_due() == _ALL and time.thread_time() - began > self._long:
            gc.freeze()
