"""Every screen in a language nobody speaks: what is not in it was forgotten.

What does not fit in it does not fit in English either: the pseudo language is 1.4 times as long as the Dutch.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.desk_language import speak
from desktop.ui.widgets.second_screen import SecondWindow
from tests.ui.clipped import clipped_labels
from tests.ui.look import dressed
from tests.ui.pseudo import not_translated
from tests.ui.shots import SHOTS, Shots, is_in, windows
from translations.pseudo import pseudo_text

pytestmark = pytest.mark.windows

WINDOW = 1366, 768


@pytest.fixture
def pseudo_desk(qapp: QApplication) -> Iterator[QApplication]:
    """The screens of this test speak the pseudo language."""
    speak(qapp, pseudo_text, "nl")
    yield qapp
    speak(qapp, None, "nl")


@pytest.mark.parametrize("shots", SHOTS, ids=lambda shots: shots.__module__.rpartition(".")[2])
def test_nothing_is_left_in_dutch_no_long_word_is_cut_off_and_no_window_is_wider_than_the_screen(
    pseudo_desk: QApplication, shots: Shots
) -> None:
    theme = dressed(pseudo_desk, 1.5)
    dutch: dict[str, str] = {}
    cut: dict[str, list[str]] = {}
    for name, window in windows(pseudo_desk, theme, shots, is_wanted=lambda name: is_in(name, "-tr")):
        dutch |= dict.fromkeys(not_translated(window), name)
        found = clipped_labels(window)
        # a second window is as large as its screen, which may be a larger one
        taken = 0 if isinstance(window, SecondWindow) else window.width()
        if max(taken, window.minimumSizeHint().width()) > WINDOW[0]:
            found.append(f"breder dan het scherm: {window.width()}")
        if found:
            cut[name] = found
    assert (dutch, cut) == ({}, {})
