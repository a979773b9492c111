"""Text at 100% to 200%: on no screen a word is cut off; what does not fit gives way or scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.clipped import clipped_labels
from tests.ui.look import dressed
from tests.ui.shots import SHOTS, Shots, windows

pytestmark = pytest.mark.windows

#: Turkish has the longest words, Arabic runs the other way, Tigrinya stands highest
LOOKS = [(1.0, "-tr"), (1.5, "-tr"), (1.5, "-ti"), (2.0, "-ar")]


@pytest.mark.parametrize("shots", SHOTS, ids=lambda shots: shots.__module__.rpartition(".")[2])
@pytest.mark.parametrize(("factor", "which"), LOOKS, ids=lambda value: str(value))
def test_no_word_is_cut_off(qapp: QApplication, factor: float, which: str, shots: Shots) -> None:
    theme = dressed(qapp, factor)
    cut: dict[str, list[str]] = {}
    for name, window in windows(qapp, theme, shots, which):
        if found := clipped_labels(window):
            cut[name] = found
    assert cut == {}
