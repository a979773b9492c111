"""The person's own window beside the talk: opened and closed with one key, and all it can do is point."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.client_window.shown import ClientShown, client_shown, waiting_shown
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.interview.pointed_answer import (
    Pointing,
    point_cell,
    point_choice,
    point_ink,
    point_step,
    point_text,
)
from desktop.ui.theme import Theme
from desktop.ui.widgets.second_screen import WindowBeside
from desktop.usecases.interview import Interview
from forms.model import AnswerState


class PersonScreen(WindowBeside[ClientWindow]):
    """What is pointed at in the window goes to `pointing`."""

    def __init__(self, theme: Theme, pointing: Pointing) -> None:
        super().__init__()
        self._theme, self._pointing = theme, pointing

    def open_beside(self, desk_window: QWidget, shown: Interview, pointed: Interview | None) -> None:
        """Open it on the other screen, or over this one."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        pointing, window = self._pointing, ClientWindow(app, self._theme)
        window.chosen.connect(lambda key: pointing.point(point_choice(key)))
        window.stepped.connect(lambda line, step: pointing.point(point_step(line, step)))
        window.cell_chosen.connect(lambda column, key: pointing.point(point_cell(column, key)))
        window.signed.connect(lambda ink: pointing.point(point_ink(ink)))
        window.spelled.connect(lambda text: pointing.point(point_text(text)))
        window.state_picked.connect(lambda state: pointing.point_state(AnswerState(state)))
        self.open_window(window, desk_window)
        self.show(shown, pointed)

    def show(self, shown: Interview, pointed: Interview | None) -> None:
        """The present question, with what is pointed at; nothing while it is closed."""
        if self.window is not None:
            self.window.show_client(_allowed(shown, pointed))


def _allowed(shown: Interview, pointed: Interview | None) -> ClientShown:
    """What the person may see; of a question that waits nothing but 'one moment'."""
    if shown.guard is not None:
        return waiting_shown(shown, shown.guard.own)
    return client_shown(shown, pointed)
