"""The newcomer's window shows the question and nothing else, and only a few keys work in it."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.client_window.shown import ClientShown, client_shown
from desktop.ui.client_window.tiles import Tile
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.theme import Theme
from desktop.usecases.interview import NoteKind
from tests.ui import samples
from tests.ui import samples_questions as asked
from tests.ui.clipped import clipped_labels
from tests.ui.rooms import settle, talk_window

pytestmark = pytest.mark.windows
LANGUAGES = tuple(samples.LANGUAGES)


def opened(qtbot: QtBot, qapp: QApplication, theme: Theme, shown: ClientShown) -> ClientWindow:
    window = ClientWindow(qapp, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_client(shown)
    window.activateWindow()
    settle(qapp)
    return window


def all_words(window: QWidget) -> str:
    """Everything that a person or a screen reader can read in a window."""
    said = [window.windowTitle()]
    for widget in [window, *window.findChildren(QWidget)]:
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
    return "\n".join(said)


def test_the_allow_list_has_no_place_for_a_name_or_a_case() -> None:
    assert {one.name for one in fields(ClientShown)} == {
        "question_id", "question", "picture", "rtl", "place", "of", "only_one", "tiles", "lines", "states",
        "week", "cells", "ink", "spelled", "language", "words_first", "words", "not_checked",
    }  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("make", [samples.question, asked.scales_question, asked.text_question])
def test_nothing_planted_in_the_case_appears(
    qtbot: QtBot, qapp: QApplication, theme: Theme, code: str, make: object
) -> None:
    planted = "PLANT"
    question = replace(
        make(code), simple=planted, official=planted, tip=planted, probe=planted, provenance=planted,
        words=planted, raw=planted, warning=planted, leads_to=planted, theme_title=planted,
        notes={NoteKind.NOTITIE: planted}, id="T07",
        choices=tuple(replace(choice, dutch=planted) for choice in make(code).choices),
    )  # type: ignore[operator]  # fmt: skip
    shown = replace(samples.interview(code, question), roepnaam=planted)
    words = all_words(opened(qtbot, qapp, theme, client_shown(shown)))
    assert planted not in words and "34 dagen" not in words
    assert words.splitlines()[0] == "Intake"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("make", [samples.question, asked.scales_question, asked.untranslated_question])
def test_no_text_is_clipped(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, code: str, factor: str, make: object
) -> None:
    look: Theme = request.getfixturevalue(factor)
    window = opened(qtbot, qapp, look, client_shown(samples.interview(code, make(code))))  # type: ignore[operator]
    assert clipped_labels(window) == []
    assert (window.width(), window.height()) == (1366, 768)


def test_right_to_left_is_mirrored_as_a_whole(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    arabic = opened(qtbot, qapp, theme, client_shown(samples.interview("ar")))
    turkish = opened(qtbot, qapp, theme, client_shown(samples.interview("tr")))
    lefts = {
        code: [tile.mapTo(window, tile.rect().topLeft()).x() for tile in window.findChildren(Tile)]
        for code, window in (("ar", arabic), ("tr", turkish))
    }
    assert lefts["ar"] == sorted(lefts["ar"], reverse=True)
    assert lefts["tr"] == sorted(lefts["tr"])


@pytest.mark.parametrize(("code", "key"), [("ar", Qt.Key.Key_Left), ("tr", Qt.Key.Key_Right)])
def test_arrows_follow_what_is_seen(
    qtbot: QtBot, qapp: QApplication, theme: Theme, code: str, key: Qt.Key
) -> None:
    window = opened(qtbot, qapp, theme, client_shown(samples.interview(code)))
    first, second = window.findChildren(Tile)[:2]
    first.setFocus()
    qtbot.keyClick(first, key)
    assert second.hasFocus()


def test_only_digits_arrows_space_and_f10_do_something(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    window = opened(qtbot, qapp, theme, client_shown(samples.interview("ar")))
    chosen: list[str] = []
    window.chosen.connect(chosen.append)
    tile = window.findChildren(Tile)[0]
    tile.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F12, Qt.Key.Key_A):
        qtbot.keyClick(tile, key)
    assert chosen == [] and window.isVisible() and tile.hasFocus()
    qtbot.keyClick(tile, Qt.Key.Key_2)
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert chosen == ["praten", "klas"]
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(tile, Qt.Key.Key_F10)


def test_targets_are_large_enough_to_point_at(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window = opened(qtbot, qapp, theme, client_shown(samples.interview("ar")))
    assert all(tile.width() >= 44 and tile.height() >= 44 for tile in window.findChildren(Tile))


def test_later_is_the_choice_of_the_klantmanager(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    assert [state.state.value for state in client_shown(samples.interview("ar")).states] == [
        "weet_niet", "wil_niet_zeggen", "niet_begrepen",
    ]  # fmt: skip


def test_a_missing_translation_is_dutch_with_its_mark(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = client_shown(samples.interview("ti", asked.untranslated_question("ti")))
    words = all_words(opened(qtbot, qapp, theme, shown))
    assert "Hoe leert u het liefst een nieuwe taal?" in words and "Niet vertaald" in words


def test_it_opens_on_the_other_screen_and_what_is_pointed_at_waits_for_the_klantmanager(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, runner = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    qtbot.keyClick(shell, Qt.Key.Key_F10)
    settle(qapp)
    client = screen.client
    assert client is not None and client.isVisible()
    assert client.geometry().x() >= 1366
    qtbot.mouseClick(client.findChildren(Tile)[4], Qt.MouseButton.LeftButton)
    assert "record_answer" not in runner.names()
    screen.presenter.next()
    assert runner.calls[-1][1][2] == ("klas", "werk", "boek")
    screen.toggle_client()
    assert screen.client is None


def test_leaving_the_talk_closes_it(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen, _ = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    screen.toggle_client()
    shell.lock()
    assert screen.client is None
