"""What a screen is to the window: a page that can be entered, left and locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.ui.link_now import Link
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Runner
from desktop.ui.theme import Theme


class Screen(QWidget):
    """Base of every view that fills the window under the bar. All hooks may be left as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        #: left because the koffer locks: what is half-typed waits as it stands, and is recorded nowhere
        self.is_locking = False

    def enter(self, place: Place) -> None:
        """Shown now: ask the presenter to load."""

    def leave(self) -> None:
        """Another screen comes: record what stands in the field."""

    def save_now(self) -> None:
        """Ctrl+S, and just before locking: keep drafts."""

    def question_here(self) -> str:
        """The question of the pack that is on the screen; '' where there is none."""
        return ""

    def search(self) -> bool:
        """Ctrl+F: put the cursor in the search field; False where there is none."""
        return False

    def make_new(self) -> bool:
        """Ctrl+N; False where nothing can be begun."""
        return False

    def escape(self) -> bool:
        """Esc: close the top panel of this screen; False where none is open. Never throws text away."""
        return False

    def arrived(self) -> None:
        """A round brought changes of others: show them where nobody is typing. A screen on which one is at
        work leaves it; what is written there replaces only what it showed."""

    def toggle_client(self) -> bool:
        """F10; False where there is no client window."""
        return False


@dataclass(frozen=True, slots=True)
class Frame:
    """What a screen is built with. `runner_for(screen)` binds the desk (for unlock: the entrance).

    `places`: the screens of this window; a way to another one is not shown. `link`: who makes the rounds,
    None in a window without them.
    """

    theme: Theme
    navigator: Navigator
    runner_for: Callable[[QObject], Runner]
    places: frozenset[ScreenName] = frozenset()
    link: Callable[[], Link | None] = lambda: None


ScreenMaker = Callable[[Frame], Screen]
Screens = dict[ScreenName, ScreenMaker]
