"""What every test shares: Hypothesis that repeats, no log line nobody expected, rings cleared at one spot."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from desktop.ui.garbage_turn import clear_what_is_due

if TYPE_CHECKING:  # most tests never load a window
    from PySide6.QtWidgets import QWidget

settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """Windows that a test left are never cleared by the thread of a server: that takes the process down."""
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Windows go at once: a new look is given to every window that is still there, and that takes seconds."""
    yield
    if "qapp" in getattr(item, "fixturenames", ()):
        gc.collect(0)
        if _shells():
            gc.collect()  # one that an older ring still holds would share its keys with the next
        for held in _shells():  # something still holds it: a hidden window shares no keys
            held.hide()
    clear_what_is_due()


def _shells() -> list[QWidget]:
    qt = sys.modules.get("PySide6.QtWidgets")
    return [] if qt is None else [one for one in qt.QApplication.topLevelWidgets() if _is_shell(one)]


def _is_shell(window: QWidget) -> bool:
    return type(window).__name__ == "Shell"


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or worse in the log fails the test, unless it says `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [
        f"{record.name}: {record.levelname}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not loud, loud
