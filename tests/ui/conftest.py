"""Real windows on an offscreen platform with two screens; any Qt warning but one fails the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtCore import QEvent, Qt  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop.ui.theme import Theme  # noqa: E402
from tests.ui.look import dressed  # noqa: E402


@pytest.fixture(autouse=True)
def windows_really_go(qapp: QApplication) -> Iterator[None]:
    """What a test opened is deleted at its end, also a window that its own signals keep alive.

    No event loop runs here that would do it later, and each next look is laid on all that is still there.
    """
    of_the_file = _windows(qapp)
    yield
    for left in _windows(qapp):
        if left not in of_the_file:
            left.hide()
            left.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows(app: QApplication) -> list[QWidget]:
    """But not the list of suggestions under a field: its completer deletes it too, and twice is a crash."""
    return [
        one
        for one in app.topLevelWidgets()
        if one.parent() is None and one.windowType() != Qt.WindowType.Popup
    ]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The look at 100% text."""
    return dressed(qapp)


@pytest.fixture
def big_theme(qapp: QApplication) -> Theme:
    """The look at 150% text."""
    return dressed(qapp, 1.5)
