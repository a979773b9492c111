"""Which class makes which screen. The one list; the window makes a screen when it is first gone to."""

from __future__ import annotations

from desktop.ui.interview.view import InterviewScreen
from desktop.ui.places import ScreenName
from desktop.ui.screen import Screens


def all_screens() -> Screens:
    """Every screen there is, by name."""
    return {ScreenName.INTERVIEW: InterviewScreen}
