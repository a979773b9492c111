"""The screen Huisstijl with a real desk behind it: looked at first, taken with a press, all by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_house import EXAMPLE, house_desk, my_photo, wrong_folder

pytestmark = pytest.mark.windows


def _words(screen: object) -> str:
    labels = screen.findChildren(RunLabel)  # type: ignore[attr-defined]
    return "\n".join(label.text() for label in labels if label.isVisibleTo(screen))  # type: ignore[arg-type]


def test_a_folder_is_looked_at_with_keys_and_taken_with_another_press(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = house_desk(tmp_path)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.LANGUAGES), desk)
    QTest.keyClick(
        shell, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qapp)
    screen = shell.screen_shown()
    assert "Landelijke vormgeving" in _words(screen) and len(screen.pages.sheets) == 1
    QTest.keyClick(screen, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    assert screen.folder.place.hasFocus()
    QTest.keyClick(screen.folder.place, Qt.Key.Key_End)
    screen.folder.search()
    assert Path(screen.folder.found.chosen()) == EXAMPLE
    screen.folder.look_button.setFocus()
    QTest.keyClick(screen.folder.look_button, Qt.Key.Key_Space)
    settle(qapp)
    assert len(screen.pages.sheets) == 2 and screen.take_button.hasFocus()
    assert desk.houses is not None and desk.houses.present() is None
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    taken = desk.houses.present()
    assert taken is not None and taken.name == "Voorbeeld"
    words = _words(screen)
    assert "De huisstijl is overgenomen." in words and "contrast 7,7:1. Goed te lezen." in words


def test_what_is_wrong_stands_there_at_once_and_cannot_be_taken(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = house_desk(tmp_path)
    _, screen = desk_window(qapp, theme, Place(ScreenName.HOUSE_STYLE), desk)
    screen.look(wrong_folder(tmp_path / "wrong"))
    settle(qapp)
    words = _words(screen)
    assert "Dit moet eerst anders (3)" in words and "Kijk hiernaar (1)" in words
    assert "2,5:1; minstens 4,5:1 is nodig. De dichtste kleur van dezelfde tint die wel mag, is #" in words
    assert not screen.take_button.isVisibleTo(screen) and len(screen.pages.sheets) == 1
    screen.take()
    assert desk.houses is not None and desk.houses.present() is None
    assert screen.escape()
    settle(qapp)
    assert "Landelijke vormgeving" in _words(screen)


def test_leaving_the_screen_takes_nothing(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    desk = house_desk(tmp_path)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.HOUSE_STYLE), desk)
    screen.look(EXAMPLE)
    shell.go(Place(ScreenName.LANGUAGES))
    settle(qapp)
    assert desk.houses is not None and desk.houses.present() is None


def test_a_portrait_is_kept_with_the_tick_alone_and_can_go(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = house_desk(tmp_path)
    _, screen = desk_window(qapp, theme, Place(ScreenName.HOUSE_STYLE), desk)
    screen.portrait.tried.emit(my_photo(tmp_path))
    settle(qapp)
    assert "Hij is nog niet bewaard." in _words(screen)
    screen.portrait.keep_button.click()
    settle(qapp)
    assert "Er staat nog niet dat u het goed vindt." in _words(screen)
    screen.portrait.consent.setFocus()
    QTest.keyClick(screen.portrait.consent, Qt.Key.Key_Space)
    screen.portrait.keep_button.click()
    settle(qapp)
    assert "U vond dat goed op 15-9-2026." in _words(screen)
    screen.portrait.remove_button.click()
    settle(qapp)
    assert "Uw foto is weg." in _words(screen) and not screen.portrait.remove_button.isVisibleTo(screen)


def test_a_photo_that_is_none_is_refused_in_words(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    _, screen = desk_window(qapp, theme, Place(ScreenName.HOUSE_STYLE), house_desk(tmp_path))
    (tmp_path / "ik.jpg").write_bytes(b"%PDF-1.7 renamed")
    screen.portrait.tried.emit(tmp_path / "ik.jpg")
    settle(qapp)
    assert "Dit is geen foto maar PDF, hoe het bestand ook heet." in _words(screen)
