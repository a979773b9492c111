"""The tolk's page shows sentences and the theme, and by construction nothing else; the tolk pages it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.tolk_page.second_screen import Second
from desktop.ui.tolk_page.view import TolkPageWindow
from desktop.usecases.interview import Interview, NoteKind
from desktop.usecases.tolk_sentences import TolkPage, tolk_page
from tests.ui import samples
from tests.ui import samples_questions as asked
from tests.ui.clipped import clipped_labels
from tests.ui.rooms import settle, talk_window

pytestmark = pytest.mark.windows
PLANT = "Zandoever"


def planted(code: str, make: object) -> Interview:
    """A talk in which everything that belongs to a dossier says the same telling word."""
    question = replace(
        make(code), tip=PLANT, probe=PLANT, provenance=PLANT, words=PLANT, raw=PLANT, warning=PLANT,
        leads_to=PLANT, notes=dict.fromkeys(NoteKind, PLANT),
    )  # type: ignore[operator]  # fmt: skip
    tolk = replace(samples.tolk(code), who=PLANT, warning=PLANT)
    return replace(samples.interview(code, question), roepnaam=PLANT, resumed=PLANT, tolk=tolk)


def opened(qtbot: QtBot, qapp: QApplication, theme: Theme, page: TolkPage) -> TolkPageWindow:
    window = TolkPageWindow(qapp, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_page(page)
    window.activateWindow()
    window.setFocus()
    settle(qapp)
    return window


def told(interface: QAccessibleInterface) -> Iterator[str]:
    """Everything a screen reader can get out of a window, part by part."""
    kinds = (
        QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value,
        QAccessible.Text.Help, QAccessible.Text.Accelerator,
    )  # fmt: skip
    yield from (interface.text(kind) for kind in kinds)
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None:
            yield from told(child)


def heard(window: QWidget) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(window)
    assert interface is not None
    return [text for text in told(interface) if text]


def test_the_allow_list_has_no_place_for_a_name_an_answer_or_a_note() -> None:
    assert {one.name for one in fields(TolkPage)} == {"theme_title", "left", "simple", "official"}


@pytest.mark.parametrize("make", [samples.question, asked.scales_question, asked.rows_question,
                                  asked.conflict_question])  # fmt: skip
def test_a_walk_of_the_accessibility_tree_finds_no_name_no_answer_and_no_note(
    qtbot: QtBot, qapp: QApplication, theme: Theme, make: object
) -> None:
    shown = planted("ar", make)
    window = opened(qtbot, qapp, theme, tolk_page(shown.question))
    assert window.turner.pages is not None
    for _ in window.turner.pages.sentences:
        words = " ".join(heard(window))
        assert window.turner.pages.sentence in words
        for secret in (PLANT, "34 dagen", "38 min", shown.dossier, "restaurant", *samples.NAMES.values()):
            assert secret not in words
        qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.windowTitle() == "Intake"


def test_space_arrows_and_clicks_page_and_stay_at_the_ends(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    window = opened(qtbot, qapp, theme, TolkPage("Taal", 3, ("Een.", "Twee.", "Drie."), ()))

    def at() -> int:
        assert window.turner.pages is not None
        return window.turner.pages.at

    for key, place in (
        (Qt.Key.Key_Left, 0), (Qt.Key.Key_Space, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1), (Qt.Key.Key_Return, 1), (Qt.Key.Key_5, 1), (Qt.Key.Key_Tab, 1),
    ):  # fmt: skip
        qtbot.keyClick(window, key)
        assert at() == place
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(900, 300))
    assert at() == 2
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(60, 300))
    assert at() == 1


def test_the_tolk_can_have_the_official_words(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window = opened(qtbot, qapp, theme, TolkPage("Taal", 0, ("Makkelijk.", "Ook."), ("Officieel.", "Ook.")))
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert window.turner.pages is not None and window.turner.pages.sentence == "Officieel."
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert window.turner.pages is not None and window.turner.pages.sentence == "Makkelijk."
    assert "laatste vraag van dit onderwerp" in heard(window)


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
def test_no_sentence_of_the_samples_is_cut(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, factor: str
) -> None:
    look: Theme = request.getfixturevalue(factor)
    long = "Ik heb verteld waarom ik vragen stel, wie het mag lezen en hoe lang wij het bewaren. " * 2
    window = opened(qtbot, qapp, look, TolkPage("Lichaam en gezondheid", 12, (long.strip(),), ()))
    assert clipped_labels(window) == [] and window.width() == 1366


def test_one_key_turns_the_second_screen_from_person_to_tolk_to_off(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, _ = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    second = screen.tools.second
    seen = []
    for _ in range(3):
        screen.tools.turn_second()
        settle(qapp)
        seen.append((second.which, screen.client is not None, second.window is not None))
    assert seen == [(Second.CLIENT, True, False), (Second.TOLK, False, True), (Second.OFF, False, False)]


def test_f10_puts_the_page_of_the_tolk_away_too(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen, _ = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    screen.tools.open_second(Second.TOLK)
    settle(qapp)
    assert screen.tools.second.window is not None
    assert screen.tools.second.window.geometry().x() >= 1366
    screen.toggle_client()
    assert screen.tools.second.which is Second.OFF and screen.client is None


def test_leaving_the_talk_closes_the_page(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen, _ = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    screen.tools.open_second(Second.TOLK)
    screen.leave()
    assert screen.tools.second.window is None
