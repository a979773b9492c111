"""The screen of counts with a real desk behind it: one azc, a file with a reason, everything with keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.dossier_page.view import DossierScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.steering.parts import CountLine
from desktop.ui.steering.view import SteeringScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.why_sheet import WhyButton
from tests.builders import ASIEL, workplace
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_steering import many_dossiers

pytestmark = pytest.mark.windows


def opened(qtbot: QtBot, app: QApplication, theme: Theme) -> SteeringScreen:
    shell, screen = desk_window(app, theme, Place(ScreenName.STEERING), many_dossiers().desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, SteeringScreen)
    return screen


def spoken(screen: SteeringScreen) -> list[str]:
    return [line.accessibleName() for line in screen.standings.findChildren(CountLine)]


def test_numbers_stand_in_words_and_small_ones_are_not_told(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen = opened(qtbot, qapp, theme)
    assert "Hoort niet bij de Wi2021: 5" in spoken(screen)
    assert "Vastgesteld binnen tien weken: 0" in spoken(screen)
    lines = [line.accessibleName() for line in screen.blockers.findChildren(CountLine)]
    assert "Reden om van de toets af te wijken ontbreekt: <5, te klein om te tonen" in lines
    assert screen._note.isVisibleTo(screen)
    screen.places.choose("azc|azc Zandoever")
    screen.places.activated.emit(screen.places.currentIndex())
    settle(qapp)
    assert screen.presenter.shown is not None and screen.presenter.shown.total == "14 dossiers"


def test_a_file_is_saved_with_keys_and_asks_for_its_reason_beside_the_field(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen = opened(qtbot, qapp, theme)
    files = many_dossiers().exports.files
    files.clear()
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert screen.form.isVisibleTo(screen) and screen.form.reason.hasFocus()
    QTest.keyClick(screen.form.reason, Qt.Key.Key_Return)
    assert screen.form.reason.property("state") == "error" and not files
    QTest.keyClicks(screen.form.reason, "Overleg")
    QTest.keyClick(screen.form.reason, Qt.Key.Key_Return)
    settle(qapp)
    assert [Path(name).name for name in files] == ["sturing.csv"]
    assert not screen.form.isVisibleTo(screen) and screen.message.isVisibleTo(screen)


def test_the_list_of_dossiers_leads_to_it_and_it_leads_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen = desk_window(qapp, theme, Place(ScreenName.DOSSIERS), many_dossiers().desk)
    qtbot.addWidget(shell)
    QTest.keyClick(screen, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    steering = shell.screen_shown()
    assert isinstance(steering, SteeringScreen)
    steering.back_button.click()
    settle(qapp)
    assert shell.screen_shown() is screen


def test_every_term_and_right_on_the_page_tells_what_it_rests_on(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.DOSSIER, dossier), place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, DossierScreen)
    buttons = screen.overview.findChildren(WhyButton)
    about = {button.accessibleName() for button in buttons}
    assert "Waarom? Plan (PIP) binnen tien weken" in about
    assert any(name.startswith("Waarom? Leerroute: aanbod van de gemeente") for name in about)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Space)
    assert screen.why.isVisibleTo(screen)
    QTest.keyClick(screen.why, Qt.Key.Key_Escape)
    assert not screen.why.isVisibleTo(screen) and buttons[0].hasFocus()
