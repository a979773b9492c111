"""Real windows on an offscreen platform with two screens; any Qt warning but one fails the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.ui.theme import Theme  # noqa: E402
from tests.ui.look import dressed  # noqa: E402

_ALLOWED = "This plugin does not support propagateSizeHints()"


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Every warning of Qt is a failure, except the one that the offscreen platform always gives."""
    seen: list[str] = []

    def keep(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg and text != _ALLOWED:
            seen.append(text)

    before = qInstallMessageHandler(keep)
    yield
    qInstallMessageHandler(before)
    assert seen == []


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The look at 100% text."""
    return dressed(qapp)


@pytest.fixture
def big_theme(qapp: QApplication) -> Theme:
    """The look at 150% text."""
    return dressed(qapp, 1.5)
