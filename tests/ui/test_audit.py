"""The audit on the screen, by keyboard: filter, see the chain, give the lines out."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.audit.view import AuditScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.look import dressed
from tests.ui.rooms import settle
from tests.ui.samples_rights import RightsPlace, rights_place

pytestmark = pytest.mark.windows


def opened(qtbot: QtBot, app: QApplication, theme: Theme) -> tuple[RightsPlace, Shell, AuditScreen]:
    there = rights_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.AUDIT), there.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, AuditScreen)
    return there, shell, screen


def words_on(screen: AuditScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(RunLabel) if label.isVisible())


def test_the_chain_is_said_and_lines_are_found_by_keys(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    assert "De keten klopt." in screen.findChildren(Chip)[0].accessibleName()
    QTest.keyClicks(screen.groups, "Gekeken")
    screen.narrow()
    settle(qapp)
    assert "dossier geopend" in words_on(screen) and "geschreven: antwoord" not in words_on(screen)
    screen.dossiers.choose(there.dossier)
    screen.day.setText("17-9-2026")
    QTest.keyClick(screen.day, Qt.Key.Key_Return)
    settle(qapp)
    assert "geschiedenis van een antwoord bekeken" in words_on(screen) and "2 van" in words_on(screen)
    screen.day.setText("31-2-2026")
    QTest.keyClick(screen.day, Qt.Key.Key_Return)
    settle(qapp)
    assert screen.message.isVisible() and screen.day.property("state") == "error"


def test_the_lines_go_out_with_a_reason_and_the_act_is_a_line(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, shell, screen = opened(qtbot, qapp, theme)
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert screen.form.reason.hasFocus()
    QTest.keyClick(screen.form.reason, Qt.Key.Key_Return)
    assert screen.form.message.isVisible() and not there.place.exports.files
    screen.form.form.choose("json")
    QTest.keyClicks(screen.form.reason, "Controle")
    QTest.keyClick(screen.form.reason, Qt.Key.Key_Return)
    settle(qapp)
    (target,) = there.place.exports.files
    assert target.name == "wie-deed-wat.json" and json.loads(there.place.exports.files[target])["keten_klopt"]
    with there.place.desk.unit_of_work() as work:
        assert [line.action for line in work.audit.lines()][-2:] == ["audit.export", "audit.export"]
    screen.ask_file()
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert not screen.form.isVisible()


def test_it_is_opened_by_a_key_from_anywhere_and_leads_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = rights_place()
    shell, page = desk_window(qapp, theme, Place(ScreenName.DOSSIER, there.dossier), there.place.desk)
    qtbot.addWidget(shell)
    QTest.keyClick(
        shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qapp)
    screen = shell.screen_shown()
    assert isinstance(screen, AuditScreen)
    screen.back_button.click()
    settle(qapp)
    assert shell.screen_shown() is not screen and shell.screen_shown() is not page


def test_a_visit_is_one_line_however_many_screens_of_it_are_seen(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = rights_place()
    with there.place.desk.unit_of_work() as work:
        before = work.audit.verify()
    shell, _ = desk_window(qapp, theme, Place(ScreenName.DOSSIER, there.dossier), there.place.desk)
    qtbot.addWidget(shell)
    for name in (ScreenName.PLAN, ScreenName.RIGHTS, ScreenName.DOSSIER):
        shell.go(Place(name, there.dossier))
        settle(qapp)

    def visits() -> int:
        with there.place.desk.unit_of_work() as work:
            lines = work.audit.lines(before)
        return [(one.action, one.object_id) for one in lines].count(("dossier.opened", there.dossier))

    assert visits() == 1
    shell.go(Place(ScreenName.DOSSIERS))
    settle(qapp)
    shell.go(Place(ScreenName.DOSSIER, there.dossier))
    settle(qapp)
    assert visits() == 2


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, factor: float) -> None:
    theme = dressed(qapp, factor)
    _, shell, screen = opened(qtbot, qapp, theme)
    screen.ask_file()
    settle(qapp)
    assert not clipped_labels(shell)
