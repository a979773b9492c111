"""The whole app through its real windows, offscreen on two screens, and the real back end where needed.

A Qt warning or a log line fails a test by itself (pyproject, tests/conftest); so does a traceback here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.offscreen import use_offscreen

use_offscreen()

from tests.e2e.suitcase import Suitcase  # noqa: E402
from tests.server.conftest import database, house, municipality  # noqa: E402

__all__ = ["database", "house", "municipality"]


@pytest.fixture(autouse=True)
def no_traceback(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Whatever goes wrong, nobody sees a traceback, also not on the console."""
    yield
    said = "".join(capfd.readouterr())
    assert "Traceback" not in said
    assert "Error" not in said


@pytest.fixture
def suitcase(tmp_path: Path) -> Suitcase:
    """A laptop of one klantmanager, with nothing on it yet."""
    made = Suitcase(tmp_path / "laptop")
    made.make()
    return made
