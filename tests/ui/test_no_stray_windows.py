"""Only the desk and the second screen are windows: a part shown before it has a parent takes the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.client_window.view import ClientWindow
from desktop.ui.shell import Shell
from desktop.ui.teach_back.client import TeachBackClient
from desktop.ui.theme import Theme
from desktop.ui.tolk_page.view import TolkPageWindow
from tests.ui.shots import SHOTS, Shots, windows

pytestmark = pytest.mark.windows
_WINDOWS = (Shell, ClientWindow, TeachBackClient, TolkPageWindow)


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.stray: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and not isinstance(watched, _WINDOWS)
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.stray.add(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


#: every language at 100%; in larger text Arabic stands for all, as in the pictures
@pytest.mark.parametrize(("factor", "which"), [("theme", ""), ("big_theme", "-ar")], ids=["100", "150"])
@pytest.mark.parametrize("shots", SHOTS, ids=lambda shots: shots.__module__.rpartition(".")[2])
def test_no_part_of_a_screen_opens_as_a_window(
    qapp: QApplication, request: pytest.FixtureRequest, factor: str, which: str, shots: Shots
) -> None:
    look: Theme = request.getfixturevalue(factor)
    watch = _Watch()
    qapp.installEventFilter(watch)
    try:
        for _ in windows(qapp, look, shots, which):
            pass
    finally:
        qapp.removeEventFilter(watch)
    assert watch.stray == set()
