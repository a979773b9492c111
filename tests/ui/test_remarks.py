"""Remarks on real desks: who reads along begins, the klantmanager answers and closes, and sees where."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.conflicts.view import ChoicesScreen
from desktop.ui.dossier_page.view import DossierScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.remarks.view import RemarksScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.remarks import remarks
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.look import dressed
from tests.ui.rooms import settle
from tests.ui.samples_choices import remarks_place

pytestmark = pytest.mark.windows
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def words_on(screen: RemarksScreen | DossierScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(RunLabel) if label.isVisible())


def test_who_reads_along_writes_one_at_the_question_by_keys(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = remarks_place()
    shell, page = desk_window(qapp, theme, Place(ScreenName.REMARKS, there.dossier, "P11"), there.there.desk)
    qtbot.addWidget(shell)
    assert isinstance(page, RemarksScreen) and page.form.about.chosen() == "vraag:P11"
    QTest.keyClick(shell, Qt.Key.Key_N, _CTRL)
    assert page.form.about.hasFocus()
    page.form.text.setFocus()
    QTest.keyClick(page.form.text, Qt.Key.Key_Return, _CTRL)
    assert page.form.message.isVisible() and page.form.text.hasFocus()
    QTest.keyClicks(page.form.text, "Klopt deze dag?")
    QTest.keyClick(page.form.text, Qt.Key.Key_Return, _CTRL)
    settle(qapp)
    assert "Klopt deze dag?" in words_on(page) and page.form.text.toPlainText() == ""
    assert "3 opmerkingen zijn nog open." in words_on(page)


def test_the_klantmanager_answers_and_closes_and_cannot_begin(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = remarks_place()
    shell, page = desk_window(qapp, theme, Place(ScreenName.REMARKS, there.dossier), there.here.desk)
    qtbot.addWidget(shell)
    assert isinstance(page, RemarksScreen) and not page.form.isVisible()
    card = next(one for one in page.cards.values() if one.shown.number == "3.2")
    QTest.keyClicks(card.line, "Is nagevraagd")
    QTest.keyClick(card.line, Qt.Key.Key_Return)
    settle(qapp)
    card = page.cards[card.shown.key]
    assert "Is nagevraagd" in words_on(page) and card.line.text() == ""
    card.close_button.click()
    settle(qapp)
    assert "1 opmerking is nog open." in words_on(page)
    assert sum(one.is_open for one in remarks(there.here.desk, there.dossier).remarks) == 1


def test_the_page_of_the_dossier_says_what_waits_and_leads_there(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = remarks_place()
    shell, page = desk_window(qapp, theme, Place(ScreenName.DOSSIER, there.dossier), there.here.desk)
    qtbot.addWidget(shell)
    assert isinstance(page, DossierScreen) and "3 keuzes wachten op u." in words_on(page)
    assert "2 opmerkingen van wie meeleest zijn open." in words_on(page)
    page.waits.asked.emit(ScreenName.REMARKS.value)
    settle(qapp)
    assert isinstance(shell.screen_shown(), RemarksScreen)
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    settle(qapp)
    assert shell.screen_shown() is page


def test_from_the_question_one_comes_at_its_choice_and_its_remarks_and_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = remarks_place()
    shell, talk = desk_window(qapp, theme, Place(ScreenName.INTERVIEW, there.dossier, "T02"), there.here.desk)
    qtbot.addWidget(shell)
    marks = talk.middle.head.marks
    assert [button.words for button in marks.values()] == ["2", "1"]
    marks[ScreenName.CHOICES].click()
    settle(qapp)
    screen = shell.screen_shown()
    assert isinstance(screen, ChoicesScreen) and screen.presenter.shown is not None
    assert screen.presenter.shown.open is not None and screen.presenter.shown.open.at == "answer:T02"
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    settle(qapp)
    assert shell.screen_shown() is talk
    QTest.keyClick(shell, Qt.Key.Key_O, _CTRL | _SHIFT)
    settle(qapp)
    assert isinstance(shell.screen_shown(), RemarksScreen)
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    settle(qapp)
    assert shell.here is not None and shell.here[0].question == "T02"


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", [ScreenName.REMARKS, ScreenName.DOSSIER, ScreenName.INTERVIEW])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, factor: float, name: ScreenName) -> None:
    there = remarks_place()
    shell, _ = desk_window(qapp, dressed(qapp, factor), Place(name, there.dossier, "T02"), there.here.desk)
    qtbot.addWidget(shell)
    settle(qapp)
    assert not clipped_labels(shell)
