"""Whoever listens to the screen hears a name for everything that can have the keyboard, on every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.theme import Theme
from tests.ui.shots import SHOTS, Shots, is_in, windows

pytestmark = pytest.mark.windows


def heard(widget: QWidget) -> str:
    """The name a screen reader gets: what was set, else what Qt reads from the text."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name).strip()


@pytest.mark.parametrize("shots", SHOTS, ids=lambda shots: shots.__module__.rpartition(".")[2])
def test_everything_that_can_have_the_keyboard_has_a_name(
    qapp: QApplication, theme: Theme, shots: Shots
) -> None:
    nameless: dict[str, list[str]] = {}
    for name, window in windows(qapp, theme, shots, is_wanted=lambda name: is_in(name, "-ar")):
        for widget in window.findChildren(QWidget):
            can_have_it = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if can_have_it and widget.isVisibleTo(window) and not heard(widget):
                nameless.setdefault(name, []).append(type(widget).__name__)
    assert nameless == {}
