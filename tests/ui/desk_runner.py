"""A real desk behind real windows: use cases run at once, and every dossier is really there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.domain.errors import Refusal, Trouble
from desktop.ui.all_screens import all_screens
from desktop.ui.places import Place
from desktop.ui.screen import Screen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases.ports import Desk
from tests.ui.rooms import settle


class DeskRunner:
    """Runs a use case on the desk and answers at once; a bug comes out as it is. `names`: what it ran."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.names: list[str] = []

    def run(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
        slow: bool = False,
    ) -> None:
        self.names.append(use_case.__name__)
        try:
            result = use_case(self.desk, *args)
        except (Refusal, Trouble) as failure:
            if failed is not None:
                failed(failure)
            return
        if done is not None:
            done(result)


def desk_window(app: QApplication, theme: Theme, place: Place, desk: Desk) -> tuple[Shell, Any]:
    """The window of the klantmanager at a place, with this desk behind it."""
    runner = DeskRunner(desk)

    def runner_for(first: object, screen: QObject) -> DeskRunner:
        return runner

    shell = Shell(app, theme, all_screens(), None, runner_for)
    shell.show()
    settle(app)
    shell.activateWindow()
    settle(app)
    shell.bar.show_worker("Marit Bakker")
    shell.go(place)
    settle(app)
    screen = shell.screen_shown()
    assert isinstance(screen, Screen)
    return shell, screen
