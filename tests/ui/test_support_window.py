"""The screen Hulpbestand with a real desk behind it: read whole, saved by keyboard, of nobody."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.installed import SystemChance
from desktop.stories.stage import first_desk, story_laptop
from desktop.stories.time import StoryClock
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.interview import record_answer
from desktop.usecases.support import save_support, support_bundle
from tests.applog_places import CANARY, LABEL
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_support import SampleProgram

pytestmark = pytest.mark.windows


def test_the_support_file_is_read_whole_and_saved_as_it_was_read(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    laptop = story_laptop(tmp_path / "koffer", StoryClock(date(2026, 9, 1), "10:00"), SystemChance())
    desk = replace(first_desk(laptop, LABEL), program=SampleProgram())
    dossier = begin_dossier(desk, NewDossier(CANARY, "ar")).shown
    record_answer(desk, dossier, "K01", CANARY)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.VISIT), desk)
    qtbot.addWidget(shell)
    QTest.keyClick(shell, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    settle(qapp)
    screen = shell.screen_shown()
    shown = screen.text.toPlainText()
    assert screen.text.hasFocus() and screen.text.isReadOnly()
    assert "SQLCipher: 4.19.0" in shown and "de keten klopt" in shown and "opened" in shown
    for word in (CANARY, "Kanariepiet", LABEL, dossier, str(tmp_path)):
        assert word not in shown
    QTest.keyClicks(screen.text, "iets erbij")
    assert screen.text.toPlainText() == shown
    (tmp_path / "uit").mkdir()
    screen.folder.addItem("uit", str(tmp_path / "uit"))
    screen.folder.choose(str(tmp_path / "uit"))
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    saved = tmp_path / "uit" / "hulp-2026-09-01.txt"
    assert saved.read_text("utf-8") == shown and stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert screen.message.isVisibleTo(screen)
    screen.save()
    settle(qapp)
    assert "Er is niets overschreven." in screen.message.accessibleName()
    with desk.unit_of_work() as work:
        acts = [(line.action, line.result) for line in work.audit.lines() if line.action == "support.export"]
    assert [result for _, result in acts] == ["begun", "ok", "begun", "failed"]
    laptop.close()


def test_the_text_of_the_use_case_is_the_file(tmp_path: Path) -> None:
    laptop = story_laptop(tmp_path / "koffer", StoryClock(date(2026, 9, 1), "10:00"), SystemChance())
    desk = first_desk(laptop, LABEL)
    text = support_bundle(desk)
    assert "BESTANDEN VAN HET PROGRAMMA" in text and "alles is zoals het is geïnstalleerd" in text
    save_support(desk, tmp_path / "hulp.txt", text)
    assert (tmp_path / "hulp.txt").read_bytes() == text.encode()
    laptop.close()
