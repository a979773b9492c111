"""Every screen at 100% and 200%: no word is cut off, and no part of it opens as a window of its own.

What does not fit gives way or scrolls. A part that is shown before it has a parent takes the keyboard.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.clipped import clipped_labels
from tests.ui.look import dressed
from tests.ui.shots import SHOTS, WINDOWS, Shots, is_in, windows

pytestmark = pytest.mark.windows

#: Arabic runs the other way, Tigrinya stands highest; a picture that is in no language comes at each size.
#: At 150% `test_pseudo_desk.py` looks for the same, beside Turkish, with words longer than any language has
LOOKS = [(1.0, "-ti"), (2.0, "-ar")]


class Watch(QObject):
    """Remembers what was shown as a window and is none."""

    def __init__(self) -> None:
        super().__init__()
        self.stray: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and not isinstance(watched, WINDOWS)
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.stray.add(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.mark.parametrize("shots", SHOTS, ids=lambda shots: shots.__module__.rpartition(".")[2])
@pytest.mark.parametrize(("factor", "language"), LOOKS, ids=lambda value: str(value))
def test_no_word_is_cut_off_and_no_part_is_a_window(
    qapp: QApplication, factor: float, language: str, shots: Shots
) -> None:
    theme = dressed(qapp, factor)

    def is_wanted(name: str) -> bool:
        return is_in(name, language)

    cut: dict[str, list[str]] = {}
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        for name, window in windows(qapp, theme, shots, is_wanted=is_wanted):
            if found := clipped_labels(window):
                cut[name] = found
    finally:
        qapp.removeEventFilter(watch)
    assert cut == {}
    assert watch.stray == set()
