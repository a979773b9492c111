"""The rights of the person on a real desk, by keyboard: ask, restrict, lift, leave out, give a copy."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.clipboard import is_special
from desktop.ui.dossier_page.view import DossierScreen
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.rights.view import RightsScreen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.person_rights import Right
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.look import dressed
from tests.ui.rooms import settle
from tests.ui.samples_rights import RightsPlace, rights_place

pytestmark = pytest.mark.windows


def opened(
    qtbot: QtBot, app: QApplication, theme: Theme, is_restricted: bool = False
) -> tuple[RightsPlace, Shell, RightsScreen]:
    there = rights_place(is_restricted)
    shell, screen = desk_window(app, theme, Place(ScreenName.RIGHTS, there.dossier), there.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, RightsScreen)
    return there, shell, screen


def words_on(screen: RightsScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(RunLabel) if label.isVisible())


def button_saying(screen: RightsScreen, words: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.words == words and one.isVisible())


def test_a_restriction_is_written_down_and_lifted_with_keys(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    assert not screen.restricted.isVisible()
    screen.ask.right.setFocus()
    QTest.keyClicks(screen.ask.right, "Niets")
    assert screen.ask.right.chosen() == Right.RESTRICTION
    QTest.keyClick(screen.ask.right, Qt.Key.Key_Tab)
    QTest.keyClick(screen.ask.why, Qt.Key.Key_Return)
    assert screen.ask.message.isVisible() and screen.ask.why.hasFocus()
    QTest.keyClicks(screen.ask.why, "Eerst het besluit")
    QTest.keyClick(screen.ask.why, Qt.Key.Key_Return)
    settle(qapp)
    assert screen.restricted.isVisible() and "Beperkt sinds" in words_on(screen)
    assert screen.ask.why.text() == "" and not screen.ask.message.isVisible()
    card = next(one for one in screen.cards.values() if one.done_button.words == "Hef de beperking op")
    QTest.keyClick(card.outcome, Qt.Key.Key_Return)
    assert card.message.isVisible() and card.outcome.property("state") == "error"
    QTest.keyClicks(card.outcome, "Besproken, mag weer")
    QTest.keyClick(card.outcome, Qt.Key.Key_Return)
    settle(qapp)
    assert not screen.restricted.isVisible() and "Gedaan: Besproken, mag weer" in words_on(screen)
    there.place.answer(there.dossier, T03="langzaam")


def test_a_correction_asks_which_answer_and_leads_to_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, shell, screen = opened(qtbot, qapp, theme)
    assert not screen.ask.question.isVisible()
    gone: list[Place] = []
    shell.go = gone.append  # type: ignore[method-assign, assignment]
    card = next(one for one in screen.cards.values() if one.findChildren(Button)[0].words == "Naar vraag 3.3")
    card.findChildren(Button)[0].click()
    assert gone[-1].question == "T03" and gone[-1].screen is ScreenName.INTERVIEW


def test_a_note_stays_out_and_comes_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, _, screen = opened(qtbot, qapp, theme)
    assert words_on(screen).count("niet in de kopie") == 0
    button_saying(screen, "Laat weg").click()
    settle(qapp)
    assert words_on(screen).count("niet in de kopie") == 1
    button_saying(screen, "Neem toch op").click()
    settle(qapp)
    assert words_on(screen).count("niet in de kopie") == 0


def test_the_copy_goes_out_as_a_file_with_a_reason(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert screen.copy.form.isVisible() and screen.copy.form.reason.hasFocus()
    QTest.keyClick(screen.copy.form.reason, Qt.Key.Key_Return)
    assert screen.copy.form.message.isVisible()
    QTest.keyClicks(screen.copy.form.reason, "De persoon vroeg erom")
    QTest.keyClick(screen.copy.form.reason, Qt.Key.Key_Return)
    settle(qapp)
    (target,) = there.place.exports.files
    assert target.name == "kopie-van-gegevens.json" and not screen.copy.form.isVisible()
    assert json.loads(there.place.exports.files[target])["formaat"] == "intakekoffer-inzage/1"
    assert "wis het daarna" in words_on(screen)


def test_esc_closes_the_form_keeps_what_was_typed_and_then_goes_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, shell, screen = opened(qtbot, qapp, theme)
    screen.ask_file()
    screen.copy.form.reason.setText("De persoon")
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert not screen.copy.form.isVisible() and screen.copy.form.reason.text() == "De persoon"
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    settle(qapp)
    assert isinstance(shell.screen_shown(), DossierScreen)


def test_what_was_typed_about_one_person_does_not_stand_at_another(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, shell, screen = opened(qtbot, qapp, theme)
    screen.ask.why.setText("hij is ziek")
    screen.ask_file()
    screen.copy.form.reason.setText("De persoon vroeg erom")
    shell.go(Place(ScreenName.RIGHTS, there.dossier))
    settle(qapp)
    assert screen.ask.why.text() == "hij is ziek"
    shell.go(Place(ScreenName.RIGHTS, there.place.begin("Rima", "ar")))
    settle(qapp)
    assert not screen.ask.why.text() and not screen.copy.form.reason.text()


def test_what_is_typed_here_stays_in_the_koffer(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, _, screen = opened(qtbot, qapp, theme)
    assert is_special(screen.ask.why) and is_special(screen.copy.form.reason)
    assert all(is_special(card.outcome) for card in screen.cards.values() if card.outcome.isVisible())


def test_the_paper_screen_begins_with_the_copy(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, shell, screen = opened(qtbot, qapp, theme, is_restricted=True)
    screen.copy.paper_button.click()
    settle(qapp)
    paper = shell.screen_shown()
    assert isinstance(paper, PaperScreen) and paper.presenter.paper is not None
    assert paper.presenter.paper.kind == PaperKind.ACCESS


def test_the_page_of_the_dossier_leads_here_and_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there = rights_place()
    shell, page = desk_window(qapp, theme, Place(ScreenName.DOSSIER, there.dossier), there.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(page, DossierScreen)
    QTest.keyClick(
        shell, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qapp)
    screen = shell.screen_shown()
    assert isinstance(screen, RightsScreen)
    screen.back_button.click()
    settle(qapp)
    assert shell.screen_shown() is page


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, factor: float) -> None:
    theme = dressed(qapp, factor)
    _, shell, screen = opened(qtbot, qapp, theme, is_restricted=True)
    screen.ask_file()
    settle(qapp)
    assert not clipped_labels(shell)


def test_the_form_for_the_file_comes_in_sight(qtbot: QtBot, qapp: QApplication) -> None:
    _, _, screen = opened(qtbot, qapp, dressed(qapp, 2.0))
    screen.ask_file()
    settle(qapp)
    reason = screen.copy.form.reason
    assert reason.hasFocus() and reason.visibleRegion().boundingRect().height() > reason.height() // 2
