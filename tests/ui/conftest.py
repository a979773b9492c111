"""Real windows on an offscreen platform with two screens; any Qt warning but one fails the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtCore import QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.ui.theme import Theme  # noqa: E402
from tests.ui.look import dressed  # noqa: E402


@pytest.fixture(autouse=True)
def windows_really_go(qapp: QApplication) -> Iterator[None]:
    """Closed windows are deleted at the end of each test; no event loop runs here that would do it later."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The look at 100% text."""
    return dressed(qapp)


@pytest.fixture
def big_theme(qapp: QApplication) -> Theme:
    """The look at 150% text."""
    return dressed(qapp, 1.5)
