"""Every screen at 100% and 200%, drawn once and looked at in four ways.

- No word is cut off: what does not fit gives way or scrolls.
- No part opens as a window of its own: one that is shown before it has a parent takes the keyboard.
- Everything that can have the keyboard has a name for whoever listens to the screen.
- Whatever shows the Arabic of the person was told its direction.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.clipped import clipped_labels
from tests.ui.look import dressed
from tests.ui.shots import SHOTS, WINDOWS, Shots, is_in, windows
from tests.ui.told_direction import told_wrong

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
        # it is asked a million times: what happened is asked last, it takes longest
        if (
            isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, WINDOWS)
            and event.type() == QEvent.Type.Show
        ):
            self.stray.add(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def heard(widget: QWidget) -> str:
    """The name a screen reader gets: what was set, else what Qt reads from the text."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name).strip()


def nameless(window: QWidget) -> list[str]:
    """What can have the keyboard and has no name."""
    return [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if widget.isVisibleTo(window) and not heard(widget)
    ]


def wrong_in(name: str, window: QWidget) -> dict[str, list[str]]:
    """What is not right in this picture, by kind."""
    told = told_wrong(window) if "-ar" in name else ()
    found = {"cut": clipped_labels(window), "nameless": nameless(window), "direction": sorted(set(told))}
    return {kind: things for kind, things in found.items() if things}


@pytest.mark.parametrize("shots", SHOTS, ids=lambda shots: shots.__module__.rpartition(".")[2])
@pytest.mark.parametrize(("factor", "language"), LOOKS, ids=lambda value: str(value))
def test_no_word_is_cut_off_no_part_is_a_window_all_has_a_name_and_the_right_direction(
    qapp: QApplication, factor: float, language: str, shots: Shots
) -> None:
    theme = dressed(qapp, factor)
    wrong: dict[str, dict[str, list[str]]] = {}
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        for name, window in windows(qapp, theme, shots, is_wanted=lambda name: is_in(name, language)):
            wrong[name] = wrong_in(name, window)
    finally:
        qapp.removeEventFilter(watch)
    cut = {name: found.pop("cut") for name, found in wrong.items() if "cut" in found}
    assert {name: found for name, found in wrong.items() if found} == {}
    assert watch.stray == set()
    assert cut == {}
