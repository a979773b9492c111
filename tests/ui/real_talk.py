"""The talk window with the real use cases behind it, on a desk in memory; nothing is prepared."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from tests.builders import Workplace
from tests.ui.desk_runner import DeskRunner
from tests.ui.rooms import settle


def real_talk(
    app: QApplication, theme: Theme, place: Workplace, dossier: DossierId, question: str
) -> tuple[Shell, InterviewScreen, DeskRunner]:
    """The desk window, in the talk of this dossier, at this question."""
    runner = DeskRunner(place.desk)

    def runner_for(first: object, screen: QObject) -> DeskRunner:
        return runner

    shell = Shell(app, theme, {ScreenName.INTERVIEW: InterviewScreen}, None, runner_for)
    shell.show()
    settle(app)
    shell.activateWindow()
    settle(app)
    shell.go(Place(ScreenName.INTERVIEW, dossier, question))
    screen = shell.screen_shown()
    assert isinstance(screen, InterviewScreen)
    settle(app)
    return shell, screen, runner


def stop(screen: InterviewScreen, name: str) -> QWidget:
    """Where the keyboard can stand, by name."""
    area = screen.middle.area
    assert area is not None
    return next(w for w in area.findChildren(QWidget) if w.property("stop") == name)


def kept(place: Workplace, dossier: DossierId, question: str) -> int:
    """How many changes there are at a question."""
    with place.desk.unit_of_work() as work:
        return sum(change.key.split("#")[0] == question for change in work.changes.of(dossier))
