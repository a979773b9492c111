"""The window around the screens: title, keys, messages, bugs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.ids import DossierId
from desktop.ui.help_panel import HelpPanel
from desktop.ui.look_choice import LookChoice, LookFile, Scheme
from desktop.ui.messages import Message
from desktop.ui.places import DossierHead, Place, ScreenName, WayOut
from desktop.ui.runner import BugReport
from desktop.ui.screen import Frame, Screen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scrim import Scrim
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeRunner
from tests.ui.look import dressed
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows


class Plain(Screen):
    """A screen that remembers what it was asked."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.asked: list[str] = []

    def enter(self, place: Place) -> None:
        self.asked.append(f"enter {place.screen}")

    def leave(self) -> None:
        self.asked.append("leave")

    def save_now(self) -> None:
        self.asked.append("save")

    def search(self) -> bool:
        self.asked.append("search")
        return True

    def make_new(self) -> bool:
        self.asked.append("new")
        return True


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Shell:
    def runner_for(first: object, screen: QObject) -> FakeRunner:
        return FakeRunner({})

    made = Shell(qapp, theme, dict.fromkeys(ScreenName, Plain), None, runner_for)
    qtbot.addWidget(made)
    made.show()
    made.go(Place(ScreenName.VISIT))
    made.activateWindow()
    settle(qapp)
    return made


def asked(shell: Shell) -> list[str]:
    screen = shell.screen_shown()
    assert isinstance(screen, Plain)
    return screen.asked


def test_the_title_names_nobody(shell: Shell) -> None:
    shell.show_dossier(DossierHead("d", "Samir H.", "Arabisch", "nog 34 dagen"))  # type: ignore[arg-type]
    assert shell.windowTitle() == "Intake"


@pytest.mark.parametrize(
    ("key", "what"), [(Qt.Key.Key_S, "save"), (Qt.Key.Key_F, "search"), (Qt.Key.Key_N, "new")]
)
def test_keys_reach_the_screen_that_is_shown(shell: Shell, qtbot: QtBot, key: Qt.Key, what: str) -> None:
    qtbot.keyClick(shell, key, Qt.KeyboardModifier.ControlModifier)
    assert asked(shell)[-1] == what


def test_the_keyboard_comes_back_to_where_it_was_in_a_screen(shell: Shell, qapp: QApplication) -> None:
    screen = shell.screen_shown()
    assert screen is not None
    field = QLineEdit(screen)
    field.show()
    field.setFocus()
    shell.go(Place(ScreenName.DOSSIERS))
    settle(qapp)
    assert not field.hasFocus()
    shell.go(Place(ScreenName.VISIT))
    assert field.hasFocus()


def test_f12_goes_to_the_sync_panel_and_says_goodbye_first(shell: Shell, qtbot: QtBot) -> None:
    before = asked(shell)
    qtbot.keyClick(shell, Qt.Key.Key_F12)
    assert before[-1] == "leave" and asked(shell) == ["enter sync"]


def test_ctrl_p_looks_at_the_paper_inside_a_dossier_only(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked(shell) == ["enter visit"]
    shell.go(Place(ScreenName.PLAN, DossierId("d")))
    shell.show_dossier(DossierHead("d", "Samir H.", "Arabisch", "nog 34 dagen"))  # type: ignore[arg-type]
    qtbot.keyClick(shell, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked(shell) == ["enter paper"]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shell, Qt.Key.Key_P, both)  # and the plan is one key further
    assert asked(shell)[-1] == "enter plan"


def test_ctrl_l_keeps_drafts_and_then_locks(shell: Shell, qtbot: QtBot) -> None:
    seen = asked(shell)
    with qtbot.waitSignal(shell.locked):
        qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert seen[-2:] == ["save", "leave"]


def test_there_is_nothing_to_lock_before_anything_is_open(
    shell: Shell, qtbot: QtBot, qapp: QApplication
) -> None:
    shell.go(Place(ScreenName.UNLOCK))
    with qtbot.assertNotEmitted(shell.locked):
        qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shell, Qt.Key.Key_F12)
    assert shell.screen_shown() is not None and asked(shell)[-1] == "enter unlock"


def test_a_blocking_message_takes_the_keyboard_and_gives_it_back(
    shell: Shell, qtbot: QtBot, qapp: QApplication
) -> None:
    done: list[str] = []
    ways = (
        WayOut("Opnieuw proberen", lambda: done.append("again")),
        WayOut("Later", lambda: done.append("later")),
    )
    shell.interrupt(Message("De schijf is vol.", "Alles is bewaard.", "Maak ruimte."), ways)
    settle(qapp)
    scrim = shell.findChild(Scrim)
    assert scrim is not None and scrim.isVisible() and shell.bar.isVisible()
    focused = qapp.focusWidget()
    assert isinstance(focused, Button) and focused.words == "Opnieuw proberen"
    assert clipped_labels(scrim) == []
    qtbot.keyClick(scrim, Qt.Key.Key_Escape)
    assert done == ["later"]


def test_a_bug_is_told_calmly_with_its_code(shell: Shell, qtbot: QtBot, qapp: QApplication) -> None:
    shell.report_bug(BugReport("KeyError", "1a2b3c4d", ()))
    settle(qapp)
    scrim = shell.findChild(Scrim)
    assert scrim is not None and "1a2b3c4d" in scrim.accessibleName()


@pytest.mark.parametrize("width", [1366, 1100, 900])
def test_the_bar_gives_way_and_cuts_no_word(shell: Shell, qapp: QApplication, width: int) -> None:
    shell.show_dossier(DossierHead("d", "Samir H.", "Arabisch (Syrië)", "nog 34 dagen"))  # type: ignore[arg-type]
    shell.show_saved("10:42")
    shell.show_link("Geen netwerk · 3 wachten", 3)
    shell.resize(width, 768)
    settle(qapp)
    assert clipped_labels(shell.bar) == []


def test_help_lists_the_keys_and_goes_away_with_escape(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    panel = shell.findChild(HelpPanel)
    assert panel is not None and panel.isVisible()
    said = " ".join(label.text() for label in panel.findChildren(RunLabel))
    assert "Vergrendelen" in said and "Ctrl L" in said
    qtbot.keyClick(shell, Qt.Key.Key_Escape)
    assert shell.findChild(HelpPanel) is None or not panel.isVisible()


def test_larger_text_is_one_key_and_the_same_place_comes_back(
    shell: Shell, qtbot: QtBot, qapp: QApplication
) -> None:
    shell.show_link("Geen netwerk · 3 wachten", 3)
    with qtbot.waitSignal(shell.look_asked) as asked_for:
        qtbot.keyClick(shell, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    (look,) = asked_for.args
    assert look == LookChoice(text=125)
    before = asked(shell)
    new = shell.relooked(dressed(qapp, look.factor), look)
    qtbot.addWidget(new)
    new.show()
    settle(qapp)
    assert before[-2:] == ["save", "leave"]
    assert asked(new) == ["enter visit"]
    assert clipped_labels(new.bar) == []


def test_a_look_is_kept_and_a_broken_file_costs_only_the_choice(tmp_path: Path) -> None:
    file = LookFile(tmp_path / "folder" / "weergave.json")
    assert file.read() == LookChoice()
    file.write(LookChoice(150, Scheme.DARK))
    assert file.read() == LookChoice(150, Scheme.DARK)
    for broken in ("", "[]", "{", '{"scheme": "roze"}', '{"text": "groot"}'):
        (tmp_path / "folder" / "weergave.json").write_text(broken, encoding="utf-8")
        assert file.read().text == 100


def test_sizes_stop_at_the_ends() -> None:
    assert LookChoice(200).larger(1).text == 200
    assert LookChoice(100).larger(-1).text == 100
    assert LookChoice(175, Scheme.DARK).larger(0) == LookChoice(100, Scheme.DARK)
