"""The tolk bar: who, how long, and one key for where the talk falters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.start_form import StartForm
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, start_tolk
from desktop.usecases.tolk_words import hours
from tests.ui import samples, samples_tolk
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle, talk_results, talk_window

pytestmark = pytest.mark.windows


def who_field(screen: InterviewScreen) -> QLineEdit:
    form = screen.findChild(StartForm)
    assert form is not None
    field = form.findChild(QLineEdit)
    assert field is not None
    return field


def started(runner: FakeRunner) -> TolkStart:
    found = next(args[1] for name, args in runner.calls if name == "start_tolk")
    assert isinstance(found, TolkStart)
    return found


def test_minutes_become_hours_in_words() -> None:
    assert (hours(38), hours(112), hours(60)) == ("38 min", "1 u 52", "1 u 00")


def test_a_tolk_is_begun_with_keys_alone(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = replace(samples.interview("ar"), tolk=None)
    runner = FakeRunner(talk_results(samples.interview("ar")) | talk_results(shown))
    shell, screen, _ = talk_window(qapp, theme, shown, runner)
    qtbot.addWidget(shell)
    qtbot.keyClick(shell, Qt.Key.Key_F9)
    field = who_field(screen)
    assert field.hasFocus()
    qtbot.keyClicks(field, "48213")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    start = started(runner)
    assert (start.who, start.way, start.kind, start.language) == (
        "48213", TolkWay.PHONE, TolkKind.REGISTER, "ar",
    )  # fmt: skip


def test_a_daughter_is_said_to_be_a_minor_with_her_variety(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = replace(samples.interview("ar"), tolk=None)
    runner = FakeRunner(talk_results(shown))
    shell, screen, _ = talk_window(qapp, theme, shown, runner)
    qtbot.addWidget(shell)
    screen.tools.open("start")
    form = screen.tools.form
    kind = next(box for box in form.findChildren(QComboBox) if box.accessibleName() == "Wat voor tolk")
    variety = next(box for box in form.findChildren(QComboBox) if box.accessibleName().startswith("Variant"))
    assert not form._minor.isEnabled()
    kind.setCurrentIndex(kind.findData(TolkKind.FAMILY.value))
    assert form._minor.isEnabled()
    form._minor.click()
    assert [variety.itemText(i) for i in range(variety.count())] == ["Syrisch", "Iraaks"]
    variety.setEditText("uit Aleppo")
    qtbot.keyClicks(who_field(screen), "dochter")
    qtbot.keyClick(who_field(screen), Qt.Key.Key_Return)
    start = started(runner)
    assert (start.kind, start.is_minor, start.is_partner, start.variety) == (
        TolkKind.FAMILY, True, False, "uit Aleppo",
    )  # fmt: skip


def test_what_is_wrong_is_said_in_the_form(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = replace(samples.interview("ar"), tolk=None)
    runner = FakeRunner(talk_results(shown) | {start_tolk: Refusal(RefusalCode.NAME_MISSING)})
    shell, screen, _ = talk_window(qapp, theme, shown, runner)
    qtbot.addWidget(shell)
    screen.tolk.show_start_form(True)
    qtbot.keyClick(who_field(screen), Qt.Key.Key_Return)
    settle(qapp)
    labels = screen.tools.form.findChildren(RunLabel)
    assert any("naam" in label.text() and label.isVisible() for label in labels)


def test_escape_gives_the_talk_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
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
    tolk = replace(samples_tolk.daughter("ti"), way=way, marks_here=3)
    shell, screen, _ = talk_window(qapp, look, replace(samples.interview("ti"), tolk=tolk))
    qtbot.addWidget(shell)
    assert clipped_labels(screen.tolk) == []
    assert shell.width() == 1366
