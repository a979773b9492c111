"""The tolk bar: who, how long, and one key for where the talk falters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.view import hours
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.tolk_session import TolkKind, TolkWay, start_tolk
from tests.ui import samples
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle, talk_results, talk_window

pytestmark = pytest.mark.windows


def test_minutes_become_hours_in_words() -> None:
    assert (hours(38), hours(112), hours(60)) == ("38 min", "1 u 52", "1 u 00")


def test_a_tolk_is_begun_in_the_bar_itself(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = replace(samples.interview("ar"), tolk=None)
    runner = FakeRunner(talk_results(samples.interview("ar")) | talk_results(shown))
    shell, screen, _ = talk_window(qapp, theme, shown, runner)
    qtbot.addWidget(shell)
    qtbot.keyClick(shell, Qt.Key.Key_F9)
    field = screen.tolk.findChild(QLineEdit)
    assert field is not None and field.hasFocus()
    qtbot.keyClicks(field, "48213")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    start = next(args[1] for name, args in runner.calls if name == "start_tolk")
    assert (start.who, start.way, start.kind, start.language) == (
        "48213", TolkWay.PHONE, TolkKind.REGISTER, "ar",
    )  # fmt: skip


def test_what_is_wrong_is_said_in_the_form(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = replace(samples.interview("ar"), tolk=None)
    runner = FakeRunner(talk_results(shown) | {start_tolk: Refusal(RefusalCode.NAME_MISSING)})
    shell, screen, _ = talk_window(qapp, theme, shown, runner)
    qtbot.addWidget(shell)
    screen.tolk.show_start_form(True)
    field = screen.tolk.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qapp)
    assert any("naam" in label.text() for label in screen.tolk.findChildren(RunLabel) if label.isVisible())


def test_escape_gives_the_bar_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen, _ = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    screen.tolk.show_start_form(True)
    assert screen.escape() and not screen.escape()


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("way", list(TolkWay))
def test_the_words_of_the_session_are_never_cut(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, factor: str, way: TolkWay
) -> None:
    look: Theme = request.getfixturevalue(factor)
    tolk = replace(
        samples.tolk("ti"), way=way, kind=TolkKind.FAMILY, marks_here=3,
        warning="Familie als tolk: niet voor gezondheid en gevoel",
    )  # fmt: skip
    shell, screen, _ = talk_window(qapp, look, replace(samples.interview("ti"), tolk=tolk))
    qtbot.addWidget(shell)
    assert clipped_labels(screen.tolk) == []
    assert shell.width() == 1366
