"""The sharing screen on a real desk: what is shown is what goes, all by keyboard, and a no is a no."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.places import Place, ScreenName
from desktop.ui.sharing.view import SharingScreen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.sharing import sharing_shown
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_sharing import SharingPlace, sharing_place

pytestmark = pytest.mark.windows


def opened(qtbot: QtBot, app: QApplication, theme: Theme) -> tuple[SharingPlace, Shell, SharingScreen]:
    there = sharing_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.SHARING, there.dossier), there.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, SharingScreen)
    return there, shell, screen


def words_on(screen: SharingScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(RunLabel) if label.isVisible())


def test_a_file_is_made_with_keys_alone_and_stands_in_the_list(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    assert not screen.form.isVisible() and screen.share_button.isVisible()
    QTest.keyClick(screen, Qt.Key.Key_Return)
    settle(qapp)
    assert screen.form.isVisible() and screen.form.reason.hasFocus()
    QTest.keyClick(screen.form.reason, Qt.Key.Key_Return)
    assert "reden" in screen.form.message.accessibleName()
    assert screen.form.reason.property("state") == "error"
    before = set(there.place.exports.files)
    QTest.keyClicks(screen.form.reason, "Aanmelding")
    QTest.keyClick(screen.form.reason, Qt.Key.Key_Return)
    settle(qapp)
    (target,) = set(there.place.exports.files) - before
    assert target.name == "delen-taalschool.json" and not screen.form.isVisible()
    told = json.loads(there.place.exports.files[target])
    for field in told["velden"]:
        values = field["waarde"] if isinstance(field["waarde"], list) else [field["waarde"]]
        assert all(value in words_on(screen) for value in values)
    assert "Aanmelding" in words_on(screen)


def test_arrows_walk_the_parties_and_a_no_has_no_button(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, _, screen = opened(qtbot, qapp, theme)
    seen = []
    for _ in range(4):
        party = screen.presenter.party
        assert party is not None
        seen.append((party.key, screen.share_button.isVisible()))
        assert screen.rows[party.key].isChecked()
        QTest.keyClick(screen, Qt.Key.Key_Down)
        settle(qapp)
    assert seen == [("taalschool", True), ("vluchtelingenwerk", False), ("coa", False), ("duo", False)]
    QTest.keyClick(screen, Qt.Key.Key_Return)
    assert not screen.form.isVisible()


def test_what_was_taken_back_is_shown_with_what_went_before(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, _, screen = opened(qtbot, qapp, theme)
    screen.rows["coa"].click()
    settle(qapp)
    words = words_on(screen)
    assert "ingetrokken" in words and "gewist moet worden" in words and "Dit ging eerder" in words


def test_a_change_meanwhile_stops_the_file_and_shows_the_new_words(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    QTest.keyClick(screen, Qt.Key.Key_Return)
    there.place.answer(there.dossier, T03="nee")
    before = len(there.place.exports.files)
    screen.form.reason.setText("Aanmelding")
    screen.form.send()
    settle(qapp)
    assert len(there.place.exports.files) == before
    assert "Intussen is iets veranderd" in screen.form.message.accessibleName()
    assert "Nee, nog niet" in words_on(screen) and screen.form.reason.text() == "Aanmelding"


def test_a_withdrawal_is_heard_the_next_time_the_screen_opens(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    there.place.answer(there.dossier, K11=("niemand",))
    screen.enter(Place(ScreenName.SHARING, there.dossier))
    settle(qapp)
    assert not screen.share_button.isVisible()
    assert not any(party.may_share for party in sharing_shown(there.place.desk, there.dossier).parties)


def test_it_leads_to_the_question_the_field_and_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, shell, screen = opened(qtbot, qapp, theme)
    gone: list[Place] = []
    shell.go = gone.append  # type: ignore[method-assign]
    screen.ask_button.click()
    screen.card.jumped.emit("T06")
    screen.presenter.back()
    assert gone == [
        Place(ScreenName.INTERVIEW, there.dossier, "K11"),
        Place(ScreenName.INTERVIEW, there.dossier, "T06"),
        Place(ScreenName.DOSSIER, there.dossier),
    ]


def test_no_word_is_cut_for_any_party(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, shell, screen = opened(qtbot, qapp, theme)
    for key in list(screen.rows):
        screen.presenter.pick(key)
        settle(qapp)
        assert clipped_labels(shell) == []
