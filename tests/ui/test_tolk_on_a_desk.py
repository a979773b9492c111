"""The tolk through the real window on a real desk: begun, lost, switched, counted, all with keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, Trouble
from desktop.domain.ids import DossierId
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases.ports import Desk
from desktop.usecases.tolk_counts import look_at_marks
from tests.builders import Workplace, workplace
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows


class RightAway:
    """A runner on the thread of the window; results come back at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def run(
        self, use_case: Callable[..., Any], *args: Any, done: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None, slow: bool = False,
    ) -> None:  # fmt: skip
        try:
            result = use_case(self._desk, *args)
        except (Refusal, Trouble) as failure:
            if failed is not None:
                failed(failure)
            return
        if done is not None:
            done(result)


def at_talk(
    qtbot: QtBot, app: QApplication, theme: Theme, place: Workplace, dossier: DossierId, question: str
) -> tuple[Shell, InterviewScreen]:
    def runner_for(first: object, screen: QObject) -> RightAway:
        return RightAway(place.desk)

    shell = Shell(app, theme, {ScreenName.INTERVIEW: InterviewScreen}, None, runner_for)
    qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    shell.go(Place(ScreenName.INTERVIEW, dossier, question))
    settle(app)
    screen = shell.screen_shown()
    assert isinstance(screen, InterviewScreen)
    return shell, screen


def test_a_whole_tolk_with_keys(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    place = workplace()
    dossier = place.begin("Rima", "ar")
    shell, screen = at_talk(qtbot, qapp, theme, place, dossier, "K01")
    qtbot.keyClick(shell, Qt.Key.Key_F9)
    who = screen.tools.form.findChild(QLineEdit)
    assert who is not None and who.hasFocus()
    qtbot.keyClicks(who, "48213")
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert not screen.tools.sheet.isVisible() and screen.tools.tolk.shown is not None
    place.clock.go_on(minutes=12)
    qtbot.keyClick(shell, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    screen.tools.session.line_pressed.emit()
    assert screen.tools.tolk.shown.is_lost
    screen.tools.session.line_pressed.emit()
    shown = screen.tools.tolk.shown
    assert (shown.minutes_now, shown.breaks_words) == (12, "1 keer verbinding weg")
    qtbot.keyClick(shell, Qt.Key.Key_F7)
    qtbot.keyClick(shell, Qt.Key.Key_F8)
    (row,) = look_at_marks(place.desk, dossier)
    assert (row.question, row.count.not_understood, row.count.rephrased) == ("K01", 1, 1)


def test_the_language_switches_at_once_and_each_answer_keeps_its_own(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    place = workplace()
    dossier = place.begin("Rima", "ar")
    _, screen = at_talk(qtbot, qapp, theme, place, dossier, "K01")
    screen.presenter.typed("K01", "Kok wor", 7)
    screen.tools.open("session")
    screen.tools.session.language_picked.emit("tr")
    settle(qapp)
    shown = screen.presenter.shown
    assert shown is not None
    assert (shown.language.code, shown.question.id) == ("tr", "K01")
    assert not screen.tools.sheet.isVisible()
    screen.presenter.typed("K01", "Bakker", 6)
    screen.presenter.left_field("K01")
    with place.desk.unit_of_work() as work:
        answers = work.changes.of(dossier, ChangeKind.ANSWER)
    # the first was left for the sheet, while the question stood there in Arabic
    assert [(answer.language, answer.value) for answer in answers] == [
        ("ar", {"state": None, "value": "Kok wor"}), ("tr", {"state": None, "value": "Bakker"}),
    ]  # fmt: skip


def test_the_page_of_the_tolk_follows_the_talk(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    place = workplace()
    dossier = place.begin("Rima", "ar")
    shell, screen = at_talk(qtbot, qapp, theme, place, dossier, "S01")
    screen.tools.turn_second()
    screen.tools.turn_second()
    page = screen.tools.second.window
    assert page is not None and page.turner.pages is not None
    first = page.turner.pages.sentence
    assert first == "Welke taal spreekt u het liefst?"
    screen.presenter.next()
    settle(qapp)
    assert page.turner.pages.sentence != first and page.turner.pages.at == 0
    screen.tools.leave()
    shell.close()
