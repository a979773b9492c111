"""Two answers beside each other on a real desk, by keyboard: pick, together, something else, later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.clipboard import is_special
from desktop.ui.conflicts.view import ChoicesScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import go_to
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.look import dressed
from tests.ui.rooms import settle
from tests.ui.samples_choices import ChoicesPlace, choices_place, meet

pytestmark = pytest.mark.windows


def opened(
    qtbot: QtBot, app: QApplication, theme: Theme, at: str = ""
) -> tuple[ChoicesPlace, Shell, ChoicesScreen]:
    there = choices_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.CHOICES, there.dossier, at), there.here.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, ChoicesScreen)
    return there, shell, screen


def words_on(screen: ChoicesScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(RunLabel) if label.isVisible())


def test_a_letter_picks_and_enter_settles_with_the_reason(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    assert not any(card.isChecked() for card in screen.cards.values())
    QTest.keyClick(screen, Qt.Key.Key_B)
    assert screen.cards["B"].isChecked() and screen.cards["B"].hasFocus()
    assert screen.settle_button.words == "Kies antwoord B"
    QTest.keyClick(screen.cards["B"], Qt.Key.Key_Return)
    assert screen.message.isVisible() and screen.reason.hasFocus()
    QTest.keyClicks(screen.reason, "Brief gezien, ab")
    assert screen.cards["B"].isChecked(), "letters in the field pick nothing"
    QTest.keyClick(screen.reason, Qt.Key.Key_Return)
    settle(qapp)
    assert len(screen.rail.rows.rows) == 2 and "Gekozen." in words_on(screen)
    assert screen.reason.text() == "" and screen.picked == ""
    assert go_to(there.here.desk, there.dossier, "P11").question.raw == "9-7-2026"


def test_without_a_pick_enter_says_what_to_do(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, _, screen = opened(qtbot, qapp, theme)
    screen.settle_button.click()
    assert "U hebt nog niets gekozen." in words_on(screen) and len(screen.rail.rows.rows) == 3


def test_parts_of_both_are_taken_together_by_keys(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, _, screen = opened(qtbot, qapp, theme, "answer:T02")
    QTest.keyClick(screen, Qt.Key.Key_S)
    assert screen.other.isVisible() and screen.other.keys == ("en",)
    QTest.keyClick(screen.other.ticks["ar"], Qt.Key.Key_Space)
    screen.reason.setText("Allebei")
    QTest.keyClick(screen.reason, Qt.Key.Key_Return)
    settle(qapp)
    chosen = [
        one.key for one in go_to(there.here.desk, there.dossier, "T02").question.choices if one.is_chosen
    ]
    assert sorted(chosen) == ["ar", "en"]


def test_something_else_is_typed_and_refused_where_the_question_refuses_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme, "answer:P11")
    QTest.keyClick(screen, Qt.Key.Key_I)
    line = screen.other.line
    assert line is not None and line.hasFocus()
    QTest.keyClicks(line, "31-2-2026")
    screen.reason.setText("Nagevraagd")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert screen.message.isVisible() and line.property("state") == "error"
    line.setText("1-7-2026")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qapp)
    assert go_to(there.here.desk, there.dossier, "P11").question.raw == "1-7-2026"


def test_later_goes_on_to_the_next_and_after_the_last_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, shell, screen = opened(qtbot, qapp, theme)
    for place in ("2 van 3", "3 van 3"):
        QTest.keyClick(screen, Qt.Key.Key_L)
        assert place in words_on(screen)
    QTest.keyClick(screen, Qt.Key.Key_L)
    settle(qapp)
    assert shell.here is not None and shell.here[0].screen is ScreenName.DOSSIER


def test_esc_closes_the_form_then_goes_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, shell, screen = opened(qtbot, qapp, theme, "answer:P11")
    QTest.keyClick(screen, Qt.Key.Key_I)
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert screen.other.isHidden() and shell.screen_shown() is screen
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    settle(qapp)
    assert shell.here is not None and shell.here[0].screen is ScreenName.DOSSIER


def test_what_a_colleague_chose_is_told_until_it_is_seen(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = choices_place()
    shell, screen = desk_window(
        qapp, theme, Place(ScreenName.CHOICES, there.dossier, "answer:P11"), there.there.desk
    )
    qtbot.addWidget(shell)
    screen.pick("B")
    screen.reason.setText("Brief van de IND")
    screen.settle()
    meet(there.here, there.there, there.dossier, 3)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.CHOICES, there.dossier), there.here.desk)
    qtbot.addWidget(shell)
    assert "Joost de Wit koos bij vraag 1.11: 9 juli 2026 Waarom: Brief van de IND" in words_on(screen)
    screen.told.findChildren(type(screen.back_button))[-1].click()
    settle(qapp)
    assert not screen.told.isVisible()


def test_without_a_dossier_the_one_in_which_something_waits_is_opened(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, shell, screen = opened(qtbot, qapp, theme)
    shell.go(Place(ScreenName.SYNC))
    shell.go(Place(ScreenName.CHOICES))
    settle(qapp)
    assert screen.presenter.dossier == there.dossier and len(screen.cards) == 2


def test_what_is_written_here_stays_in_the_koffer(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, _, screen = opened(qtbot, qapp, theme)
    assert is_special(screen.reason)


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_S, Qt.Key.Key_I])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, factor: float, key: Qt.Key) -> None:
    _, shell, screen = opened(qtbot, qapp, dressed(qapp, factor), "answer:T02")
    QTest.keyClick(screen, key)
    settle(qapp)
    assert not clipped_labels(shell)
