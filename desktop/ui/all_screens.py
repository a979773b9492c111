"""Which class makes which screen. The one list; the window makes a screen when it is first gone to."""

from __future__ import annotations

from desktop.ui.screen import Screens


def all_screens() -> Screens:
    """Every screen there is, by name."""
    makers: Screens = {}
    return makers
