"""The languages board in the real window: by keys, in words, with all points a key away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.languages.points_page import PER_PAGE
from desktop.ui.languages.view import LanguagesScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.languages import languages_board
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_languages import board_place, broken_desk, own_desk, returned_file

pytestmark = pytest.mark.windows


def opened(qtbot: QtBot, app: QApplication, theme: Theme) -> tuple[Shell, LanguagesScreen]:
    shell, screen = desk_window(app, theme, Place(ScreenName.LANGUAGES), board_place().desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, LanguagesScreen)
    return shell, screen


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(RunLabel) if label.isVisibleTo(widget))


def test_every_language_says_its_figures_and_verdict_to_who_listens(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen = opened(qtbot, qapp, theme)
    for row in languages_board(board_place().desk).rows:
        told = screen.rows[row.language.code].accessibleName()
        assert told.startswith(f"{row.language.dutch_name}: {row.verdict.value}, vragen ")
        assert f"{row.questions.percent}%" in told


def test_down_and_up_walk_the_languages_and_the_panel_follows(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen = opened(qtbot, qapp, theme)
    first = screen.presenter.code
    QTest.keyClick(screen, Qt.Key.Key_Down)
    settle(qapp)
    assert screen.presenter.code != first and screen.presenter.row is not None
    assert screen.presenter.row.language.own_name in words(screen.detail)
    QTest.keyClick(screen, Qt.Key.Key_Up)
    QTest.keyClick(screen, Qt.Key.Key_Up)
    assert screen.presenter.code == first


def test_a_key_leads_here_from_anywhere_and_the_tab_is_marked(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, _ = desk_window(qapp, theme, Place(ScreenName.DOSSIERS), board_place().desk)
    qtbot.addWidget(shell)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shell, Qt.Key.Key_T, keys)
    settle(qapp)
    assert isinstance(shell.screen_shown(), LanguagesScreen)
    assert shell.bar._tabs[ScreenName.LANGUAGES].isChecked()


def test_the_panel_says_what_was_not_understood_with_both_texts_and_whether_paper_may(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen = opened(qtbot, qapp, theme)
    screen.presenter.pick("ti")
    settle(qapp)
    said = words(screen.detail)
    assert "vraag 3.1" in said and "Welke talen spreekt u?" in said
    assert "Papier: nog niet." in said and "Deze versie leest niets voor." in said
    assert "niet op papier" in words(screen.rows["ti"])


def test_enter_opens_all_points_and_escape_leads_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen = opened(qtbot, qapp, theme)
    screen.presenter.pick("ti")
    screen.setFocus()
    QTest.keyClick(screen, Qt.Key.Key_Return)
    settle(qapp)
    page = screen.points
    assert page.isVisibleTo(screen) and len(page.chosen) > PER_PAGE
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.at == 1
    page.search.setText("3.1")
    assert page.at == 0 and all("3.1" in f"{one.where} {one.dutch}" for one in page.chosen)
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    settle(qapp)
    assert not page.isVisibleTo(screen) and screen.detail.isVisibleTo(screen)


def test_points_are_narrowed_to_one_kind(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen = opened(qtbot, qapp, theme)
    screen.presenter.pick("ti")
    screen.open_points()
    assert screen.points.filter is not None
    screen.points.filter.button("niet_begrepen").click()
    assert [one.times for one in screen.points.chosen] == [2, 1]


def test_a_broken_file_of_the_municipality_is_named_in_the_panel(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = broken_desk(board_place().desk, tmp_path, "tr")
    shell, screen = desk_window(qapp, theme, Place(ScreenName.LANGUAGES), desk)
    qtbot.addWidget(shell)
    screen.presenter.pick("tr")
    settle(qapp)
    assert "Niet gebruikt: ui/tr.po van de gemeente" in words(screen.detail)


def test_the_work_list_is_saved_with_keys_and_holds_no_person(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen = opened(qtbot, qapp, theme)
    files = board_place().exports.files
    files.clear()
    screen.presenter.pick("ti")
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert screen.form.isVisibleTo(screen)
    screen.form.form.choose("csv")
    screen.form.name.setFocus()
    QTest.keyClick(screen.form.name, Qt.Key.Key_Return)
    settle(qapp)
    ((name, content),) = files.items()
    assert Path(name).name == "vertaling-ti.csv" and b"Persoon" not in content
    assert not screen.form.isVisibleTo(screen) and screen.message.isVisibleTo(screen)


def test_what_came_back_is_compared_shown_and_only_then_taken(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = own_desk(board_place().desk, tmp_path / "own")
    path = returned_file(desk, tmp_path)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.LANGUAGES), desk)
    qtbot.addWidget(shell)
    QTest.keyClick(screen, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    page = screen.returned
    page.file.addItem(path.name, str(path))
    page.file.choose(str(path))
    QTest.keyClick(page.who, Qt.Key.Key_Return)
    settle(qapp)
    said = words(page)
    assert "wordt overgenomen" not in said and "Turks: 2 anders" in said  # chips are no labels
    assert "Hangi dilleri konuşuyorsunuz? Ne kadar iyi?" in said and not (tmp_path / "own").exists()
    assert page.take_button.hasFocus() and "2" in page.take_button.words
    QTest.keyClick(page.take_button, Qt.Key.Key_Return)
    settle(qapp)
    assert not page.isVisibleTo(screen) and screen.presenter.code == "tr"
    assert "2 teksten zijn van deze gemeente" in words(screen.detail)
    assert screen.message.isVisibleTo(screen)


def test_who_checked_without_a_day_is_refused_beside_the_field(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = own_desk(board_place().desk, tmp_path / "own")
    shell, screen = desk_window(qapp, theme, Place(ScreenName.LANGUAGES), desk)
    qtbot.addWidget(shell)
    screen.ask_returned()
    screen.presenter.look(returned_file(desk, tmp_path), "tolk 4821", "")
    settle(qapp)
    assert screen.returned.on.property("state") == "error"
    assert not screen.returned.take_button.isVisibleTo(screen)
