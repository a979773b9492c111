"""The bar keeps in mind how long there may be no contact; a wiped koffer leads to the lock screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Trouble, TroubleCode
from desktop.ui.all_screens import all_screens
from desktop.ui.messages import message_for
from desktop.ui.order_messages import wiped_words
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.standing_watch import StandingWatch
from desktop.ui.theme import Theme
from desktop.ui.widgets.scrim import Scrim
from desktop.usecases.lease import Lease
from desktop.usecases.lease_words import lease_told, lease_words
from desktop.usecases.synchronise import sync_panel
from tests.ui.fakes import FakeRunner
from tests.ui.samples_lists import SYNC
from tests.ui.shots_municipality import WIPED


@pytest.fixture
def behind() -> FakeRunner:
    return FakeRunner({sync_panel: SYNC, lease_told: lease_words(Lease(30, 6), is_new=True)})


@pytest.fixture
def window(qapp: QApplication, theme: Theme, qtbot: QtBot, behind: FakeRunner) -> Shell:
    shell = Shell(qapp, theme, all_screens(), None, _runner_for(behind))
    qtbot.addWidget(shell)
    shell.show()
    shell.go(Place(ScreenName.SYNC))
    return shell


def _runner_for(behind: FakeRunner) -> Callable[[object, QObject], FakeRunner]:
    def runner_for(first: object, screen: QObject) -> FakeRunner:
        return behind

    return runner_for


def test_it_is_said_in_the_bar_and_once_at_opening(window: Shell, behind: FakeRunner) -> None:
    watch = StandingWatch(_runner_for(behind))
    watch.follow(window)
    window.desk_opened.emit(object())
    assert "6 dagen" in window.bar._link.said[0]
    (scrim,) = [one for one in window.findChildren(Scrim) if one.isVisible()]
    assert "6 dagen" in scrim.accessibleName()
    watch.close()


def test_a_koffer_that_was_wiped_leads_to_the_lock_screen_once(
    window: Shell, behind: FakeRunner, qtbot: QtBot
) -> None:
    watch = StandingWatch(_runner_for(behind))
    watch.follow(window)
    seen: list[object] = []
    noted = watch.noting(seen.append)
    with qtbot.waitSignal(window.locked):
        noted(Trouble(TroubleCode.KOFFER_WIPED))
        noted(Trouble(TroubleCode.KOFFER_WIPED))
    noted(Trouble(TroubleCode.NO_CONTACT))
    assert len(seen) == 3
    watch.close()


def test_a_wiped_koffer_is_told_with_who_ordered_it_and_whom_to_call() -> None:
    words = wiped_words((WIPED,))
    assert words is not None
    assert "Marit Bakker" in words[0]
    assert "Voorbeeldgemeente" in words[2] and "14 0000" in words[2]
    assert wiped_words(()) is None
    assert message_for(Trouble(TroubleCode.KOFFER_WIPED)).happened
