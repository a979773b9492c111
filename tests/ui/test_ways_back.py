"""Esc leads back from each screen of the koffer and of a dossier that has a way back; its button says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.clipboard import is_special
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.top_bar import BarTab
from tests.safe_fakes import koffer
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_attachments import attachment_place
from tests.ui.samples_rights import rights_place
from tests.ui.samples_search import searched_place

pytestmark = pytest.mark.windows

OF_THE_KOFFER = (ScreenName.RETENTION, ScreenName.AUDIT, ScreenName.SUPPORT)


@pytest.mark.parametrize("name", OF_THE_KOFFER, ids=str)
def test_esc_leads_back_to_the_koffer(
    qtbot: QtBot, qapp: QApplication, theme: Theme, name: ScreenName
) -> None:
    shell, screen = desk_window(qapp, theme, Place(name, back=ScreenName.SAFE), koffer()[0].desk)
    qtbot.addWidget(shell)
    settle(qapp)
    assert "Esc" in screen.back_button.accessibleDescription()
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    settle(qapp)
    assert shell.here is not None and shell.here[0].screen is ScreenName.SAFE


def test_esc_leads_from_the_photos_to_where_one_came_from(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    there = attachment_place()
    shell, screen = desk_window(qapp, theme, Place(ScreenName.ATTACHMENTS, there.dossier), there.desk)
    qtbot.addWidget(shell)
    settle(qapp)
    screen.make_new()
    for _ in range(2):  # the card of a new one first, then the screen
        assert shell.here is not None and shell.here[0].screen is ScreenName.ATTACHMENTS
        QTest.keyClick(shell, Qt.Key.Key_Escape)
        settle(qapp)
    assert shell.here is not None and shell.here[0].screen is ScreenName.DOSSIER


def test_the_bar_says_where_one_is(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there = rights_place()
    shell, _ = desk_window(qapp, theme, Place(ScreenName.RIGHTS, there.dossier), there.place.desk)
    qtbot.addWidget(shell)
    settle(qapp)
    tabs = [tab for tab in shell.bar.findChildren(BarTab) if tab.isChecked()]
    assert [tab.accessibleName() for tab in tabs] == ["Dossier"]


def test_a_word_that_is_looked_for_stays_in_the_koffer(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen = desk_window(qapp, theme, Place(ScreenName.SEARCH), searched_place().desk)
    qtbot.addWidget(shell)
    assert is_special(screen.field)
