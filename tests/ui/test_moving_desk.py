"""The screen on which a dossier goes to another municipality, with a real desk behind it and a real file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.moving.view import MovingScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from sync.protocol.hand_over import DOSSIER, MANIFEST, read_hand_over, read_taken
from sync.protocol.parcel_key_file import code_of_key
from sync.protocol.parcels import ParcelKind, read_parcel
from tests.paper_people import shaima
from tests.parcels import RECEIVER, Mover, mover
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle


def opened(qtbot: QtBot, app: QApplication, theme: Theme, made: Mover) -> MovingScreen:
    """The screen of a dossier, with the key of the receiver and a folder picked."""
    place = Place(ScreenName.MOVING, shaima(made.place))
    shell, screen = desk_window(app, theme, place, made.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, MovingScreen)
    for field in (screen.place, screen.folder):
        field.addItem("stick", str(made.folder))
        field.choose(str(made.folder))
    settle(app)
    screen.key.choose(str(made.key_file))
    settle(app)
    return screen


def said(screen: MovingScreen) -> str:
    return " ".join(label.text() for label in screen.message.findChildren(RunLabel))


def send(app: QApplication, screen: MovingScreen) -> None:
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle(app)


@pytest.mark.windows
def test_a_dossier_goes_into_a_file_that_the_receiver_opens(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    made = mover(tmp_path, papers=False)
    screen = opened(qtbot, qapp, theme, made)
    assert RECEIVER in " ".join(label.text() for label in screen.findChildren(RunLabel))
    screen.code.setText(code_of_key(made.pair.public))
    screen.ground.choose("wettelijke-taak")
    screen.reason.setText("Verhuist op 1 oktober")
    send(qapp, screen)
    (file,) = tmp_path.glob("*.overdracht")
    assert "Shaima" not in file.name
    with file.open("rb") as stream:
        entries = {one.name: one.content for one in read_parcel(
            ParcelKind.HAND_OVER, stream.read, lambda _: made.pair)}  # fmt: skip
    manifest, taken = read_hand_over(entries[MANIFEST]), read_taken(entries[DOSSIER])
    assert manifest.receiver == RECEIVER and not manifest.has_special
    assert taken.roepnaam == "Shaima" and taken.answers
    assert screen.code.text() == "", "what was typed is gone once it was done"
    with made.place.desk.unit_of_work() as work:
        assert any(line.action.startswith("parcel") or "hand" in line.action for line in work.audit.lines())


@pytest.mark.windows
def test_a_code_that_was_not_compared_makes_no_file(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    made = mover(tmp_path, papers=False)
    screen = opened(qtbot, qapp, theme, made)
    screen.code.setText("0000 0000")
    screen.ground.choose("wettelijke-taak")
    screen.reason.setText("Verhuist")
    send(qapp, screen)
    assert not list(tmp_path.glob("*.overdracht"))
    assert "niet die van de sleutel" in said(screen) and screen.reason.text() == "Verhuist"
