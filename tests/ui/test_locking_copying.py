"""The clipboard and the lines at the foot: what leaves is marked and goes soon; special texts stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.clipboard import ClipboardGuard, guard_of_app, is_special, mark_special, marked
from desktop.ui.locking.foot_line import CopyLine, WarningLine
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.fields import LineField, TextField, text_of
from tests.ui.rooms import settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    found = QGuiApplication.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def guard(qapp: QApplication, clipboard: QClipboard, qtbot: QtBot) -> Iterator[ClipboardGuard]:
    made = ClipboardGuard(qapp, clear_ms=60)
    assert guard_of_app() is made
    yield made
    made.clear_now()
    made.setParent(None)


class Room:
    """A plain line, a special line and a special text in one window."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window, special = QWidget(), QWidget()
        self.plain = LineField(theme, "Roepnaam")
        self.line, self.text = LineField(theme, "Hoe is uw gezondheid?"), TextField(theme, "Notitie")
        inside, outside = column(), column()
        inside.addWidget(self.line)
        inside.addWidget(self.text)
        special.setLayout(inside)
        mark_special(special, True)
        outside.addWidget(self.plain)
        outside.addWidget(special)
        self.window.setLayout(outside)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()


@pytest.fixture
def room(qapp: QApplication, theme: Theme, qtbot: QtBot, guard: ClipboardGuard) -> Room:
    return Room(theme, qtbot)


def press_all_and(qtbot: QtBot, field: LineField | TextField, key: Qt.Key) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(field, key, CTRL)


def test_what_is_copied_is_marked_for_no_history_and_no_cloud_and_goes_by_itself(
    room: Room, clipboard: QClipboard, qtbot: QtBot
) -> None:
    room.plain.setText("Samir H.")
    press_all_and(qtbot, room.plain, Qt.Key.Key_C)
    data = clipboard.mimeData()
    assert data.text() == "Samir H."
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"):
        assert data.hasFormat(f'application/x-qt-windows-mime;value="{name}"')
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_what_another_program_put_there_meanwhile_stays(
    room: Room, guard: ClipboardGuard, clipboard: QClipboard, qtbot: QtBot
) -> None:
    room.plain.setText("Samir H.")
    press_all_and(qtbot, room.plain, Qt.Key.Key_C)
    clipboard.setText("van een ander")
    guard.clear_now()
    assert clipboard.text() == "van een ander"


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_a_special_text_never_leaves_and_can_be_moved_inside(
    room: Room, guard: ClipboardGuard, clipboard: QClipboard, qtbot: QtBot, key: Qt.Key
) -> None:
    room.line.setText("suikerziekte")
    with qtbot.waitSignal(guard.kept_inside):
        press_all_and(qtbot, room.line, key)
    assert clipboard.text() == "" and "text/plain" not in clipboard.mimeData().formats()
    assert text_of(room.line) == ("" if key is Qt.Key.Key_X else "suikerziekte")
    qtbot.keyClick(room.plain, Qt.Key.Key_V, CTRL)
    assert room.plain.text() == "", "not into a field of another class"
    qtbot.keyClick(room.text, Qt.Key.Key_V, CTRL)
    assert text_of(room.text) == "suikerziekte"
    guard.clear_now()
    qtbot.keyClick(room.text, Qt.Key.Key_V, CTRL)
    assert text_of(room.text) == "suikerziekte", "locking forgets it"


def test_dragging_out_of_a_special_text_gives_nothing(room: Room, theme: Theme, qtbot: QtBot) -> None:
    room.text.setPlainText("suikerziekte")
    room.text.selectAll()
    assert room.text.createMimeDataFromSelection().text() == ""
    plain = TextField(theme, "Notitie")
    qtbot.addWidget(plain)
    plain.setPlainText("een plan")
    plain.selectAll()
    assert plain.createMimeDataFromSelection().text() == "een plan"


def test_the_menu_of_a_field_copies_the_same_guarded_way(
    room: Room, clipboard: QClipboard, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose_copy(menu: QMenu, *_where: object) -> None:
        next(one for one in menu.actions() if one.objectName() == "edit-copy").trigger()

    monkeypatch.setattr(QMenu, "exec", choose_copy)
    room.line.setText("suikerziekte")
    room.line.selectAll()
    qtbot.mouseClick(room.line, Qt.MouseButton.RightButton)
    settle(qapp)
    assert clipboard.text() == ""


def test_marks_are_of_the_widget_and_of_what_is_in_it(room: Room) -> None:
    assert is_special(room.line) and is_special(room.text) and not is_special(room.plain)
    assert not is_special(None)
    data: QMimeData = marked("tekst")
    assert data.text() == "tekst"


def test_the_warning_counts_is_read_once_and_takes_no_keyboard(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    line = WarningLine(theme, window)
    window.show()
    line.warn(30)
    assert line.isVisible() and not line.hasFocus()
    first = line.accessibleName()
    assert "30 seconden" in first and "beweeg de muis" in first
    line.warn(1)
    assert line.accessibleName() == first
    assert window.rect().contains(line.geometry())
    window.resize(900, 600)
    settle(qapp)
    assert window.rect().contains(line.geometry())
    line.hide()


def test_the_line_about_copying_says_where_it_may_go(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    line = CopyLine(theme, window)
    line.told()
    assert "extra beschermd" in line.accessibleName()
