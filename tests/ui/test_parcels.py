"""Sticks and the parcel for another municipality on the screen: what is asked, what is said, what stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.theme import Theme
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases import stick
from tests.ui.clipped import clipped_labels
from tests.ui.rooms import settle
from tests.ui.shots_moving import screen_on
from tests.ui.shots_stick import card_on


@pytest.fixture(params=["theme", "big_theme"])
def either(request: pytest.FixtureRequest) -> Theme:
    """Text at 100% and at 150%."""
    theme = request.getfixturevalue(request.param)
    assert isinstance(theme, Theme)
    return theme


def said(card: MessageCard) -> str:
    return " ".join(label.text() for label in card.findChildren(RunLabel))


@pytest.mark.windows
def test_the_stick_is_written_where_one_says_and_what_counts_is_told(
    qtbot: QtBot, qapp: QApplication, either: Theme
) -> None:
    shell, card, behind = card_on(qapp, either)
    qtbot.addWidget(shell)
    assert "3 pakjes" in card._told.text() and clipped_labels(card) == []
    assert "3 foto's, 12 MB" in card._photos.text()
    assert card.write_button.words == "Bewaar in deze map", "a folder of the laptop is no stick"
    card.with_photos.click()
    card.write_button.click()
    settle(qapp)
    ((_, asked),) = [one for one in behind.calls if one[0] == "put_on_stick"]
    assert asked[1] is True, "the photos go because it was asked"
    assert "In de map staat" in said(card.message)
    assert "telt pas als verstuurd" in said(card.message) and "Met 3 foto's" in said(card.message)
    assert clipped_labels(card) == []


@pytest.mark.windows
def test_without_the_key_there_is_no_writing(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, card, _ = card_on(qapp, theme, stick_shown=stick.StickShown(False, 3, ""))
    qtbot.addWidget(shell)
    assert not card.write_button.isEnabled()
    assert card.with_photos.isHidden(), "there is no photo to take along"
    assert "Voeg eerst een keer samen" in card._told.text()


@pytest.mark.windows
def test_an_answer_on_the_stick_is_offered_and_an_own_stick_is_not(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    shell, card, behind = card_on(qapp, theme)
    qtbot.addWidget(shell)
    for name in ("naar-gemeente-2026-09-15-101203.stick", "naar-laptop.stick", "vakantie.jpg"):
        (tmp_path / name).write_bytes(b"x")
    card.folder.addItem("stick", str(tmp_path))
    card.folder.choose(str(tmp_path))
    settle(qapp)
    assert [card.answers.itemText(at) for at in range(card.answers.count())] == ["naar-laptop.stick"]
    card.read_button.click()
    settle(qapp)
    assert ("take_from_stick", (tmp_path / "naar-laptop.stick",)) in behind.calls
    assert "veilig bij de gemeente" in said(card.message)


@pytest.mark.windows
def test_a_stick_that_fails_says_that_all_is_safe(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    broken = Trouble(TroubleCode.STICK_NOT_AS_WRITTEN)
    shell, card, _ = card_on(qapp, theme, put_on_stick=broken)
    qtbot.addWidget(shell)
    card.write_button.click()
    settle(qapp)
    assert "Alles staat veilig op deze laptop" in said(card.message)
    assert card.write_button.isEnabled(), "another stick may be tried at once"


@pytest.mark.windows
def test_escape_puts_the_stick_away(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, card, _ = card_on(qapp, theme)
    qtbot.addWidget(shell)
    QTest.keyClick(card.folder, Qt.Key.Key_Escape)
    settle(qapp)
    assert card.isHidden()


@pytest.mark.windows
def test_what_was_typed_goes_to_the_one_who_makes_the_parcel(
    qtbot: QtBot, qapp: QApplication, either: Theme
) -> None:
    shell, screen, behind = screen_on(qapp, either)
    qtbot.addWidget(shell)
    assert clipped_labels(screen) == []
    screen.code.setText("abcd 1234")
    screen.ground.choose("toestemming")
    screen.special.setChecked(True)
    screen.reason.setText("verhuist")
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    name, (_, asked, key, code, target) = next(one for one in behind.calls if one[0] == "hand_over")
    assert (name, asked.ground, asked.with_special, asked.reason) == (
        "hand_over", "toestemming", True, "verhuist",
    )  # fmt: skip
    assert (key.name, code, target.suffix) == ("pakketsleutel.json", "abcd 1234", ".overdracht")
    assert screen.code.text() == "" and not screen.special.isChecked()
    assert clipped_labels(screen) == []


@pytest.mark.windows
def test_words_are_shown_once_and_go_with_the_screen(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen, _ = screen_on(qapp, theme)
    qtbot.addWidget(shell)
    screen.ways.picked.emit("words")
    screen.make_button.click()
    settle(qapp)
    assert screen.words.text() == "anker brood fiets gras zon"
    screen.leave()
    assert screen.words.text() == ""


@pytest.mark.windows
def test_a_code_that_does_not_fit_keeps_the_rest(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    refusal = Refusal(RefusalCode.PARCEL_KEY_UNCHECKED, "code")
    shell, screen, _ = screen_on(qapp, theme, hand_over=refusal)
    qtbot.addWidget(shell)
    screen.reason.setText("verhuist")
    screen.make_button.click()
    settle(qapp)
    assert "niet die van de sleutel" in said(screen.message)
    assert screen.reason.text() == "verhuist" and screen.code.hasFocus()
