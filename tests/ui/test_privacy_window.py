"""'Uw gegevens' in the person's own window: opened at its question, paged with keys, no Dutch beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.ids import DossierId
from desktop.ui.client_window.privacy import PrivacyWindow
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.privacy import QUESTION, look_at_privacy
from tests.builders import Workplace, workplace
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.shots_privacy import privacy_window

pytestmark = pytest.mark.windows


def at_question(
    qtbot: QtBot, app: QApplication, theme: Theme, code: str = "ar", question: str = QUESTION
) -> tuple[Workplace, DossierId, Shell, InterviewScreen]:
    place = workplace()
    dossier = place.begin("Samir H.", code)
    shell, screen = desk_window(app, theme, Place(ScreenName.INTERVIEW, dossier, question), place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, InterviewScreen)
    return place, dossier, shell, screen


def opened(screen: InterviewScreen) -> PrivacyWindow:
    window = screen.sheets.privacy.window
    assert window is not None
    return window


def words(window: PrivacyWindow) -> list[str]:
    return [label.text() for label in window.findChildren(RunLabel) if label.isVisibleTo(window)]


def test_a_key_opens_it_from_any_question_and_closes_it_again(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, _, _, screen = at_question(qtbot, qapp, theme, question="T01")
    QTest.keyClick(screen, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    QTest.keyClick(opened(screen), Qt.Key.Key_F10)
    settle(qapp)
    assert screen.sheets.privacy.window is None


def test_the_question_about_it_has_a_button_and_no_other_question_has(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, _, _, screen = at_question(qtbot, qapp, theme)
    button = screen.middle.position.privacy
    assert button.isVisibleTo(screen)
    button.click()
    settle(qapp)
    assert opened(screen).isVisible()
    screen.toggle_client()
    assert screen.sheets.privacy.window is None and screen.client is None
    screen.presenter.go_to("S05")
    settle(qapp)
    assert not button.isVisibleTo(screen)


def test_every_page_is_reached_with_arrows_as_they_are_seen(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    place, dossier, _, screen = at_question(qtbot, qapp, theme, "ar")
    screen.sheets.privacy.ask()
    settle(qapp)
    window = opened(screen)
    of = len(look_at_privacy(place.desk, dossier).parts)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(window, key)
    assert window.at == of - 1
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert window.at == of - 1 and window.on is not None and not window.on.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.at == of - 2


def test_the_large_arrows_turn_the_page_too(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window = privacy_window(qapp, theme, "tr")
    qtbot.addWidget(window)
    assert window.back is not None and window.on is not None and not window.back.isEnabled()
    window.on.click()
    assert window.at == 1
    assert min(window.on.width(), window.on.height()) >= 44


def test_leaving_the_talk_closes_it(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, dossier, shell, screen = at_question(qtbot, qapp, theme)
    screen.sheets.privacy.ask()
    settle(qapp)
    shell.go(Place(ScreenName.PLAN, dossier))
    settle(qapp)
    assert screen.sheets.privacy.window is None


def test_nothing_of_the_case_stands_on_it(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window = privacy_window(qapp, theme, "ar", 5)
    qtbot.addWidget(window)
    said = " ".join(words(window))
    assert "Samir" not in said and window.windowTitle() == "Intake"


def test_the_follow_ups_stand_in_the_language_of_the_person_where_there_is_room_and_behind_f2(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, _, _, screen = at_question(qtbot, qapp, theme, "tr")
    assert screen.presenter.shown is not None
    (probe,) = screen.presenter.shown.question.probes
    assert probe.dutch == "Kunt u zeggen wie dit mag lezen?"
    screen.sheets.show_question()
    settle(qapp)
    assert probe.own.text in [one.text() for one in screen.sheets.question.findChildren(RunLabel)]


def test_in_a_talk_in_dutch_no_follow_up_is_said_twice(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, _, _, screen = at_question(qtbot, qapp, theme, "nl")
    said = [one.text() for one in screen.middle.tip.findChildren(RunLabel) if one.isVisibleTo(screen)]
    assert len([text for text in said if "wie dit mag lezen" in text]) == 1
