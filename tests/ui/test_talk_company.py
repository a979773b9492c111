"""Who sits beside changes in mid-question, on a real desk: what waits, what the others see, what is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.ids import DossierId
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.theme import Theme
from desktop.ui.tolk_page.second_screen import Second
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases import interview as talk
from desktop.usecases.interview import NoteKind
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, look_at_tolk, start_tolk
from tests.builders import Workplace, workplace
from tests.ui.real_talk import DeskRunner, real_talk, stop
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows
SISTER = TolkStart("zus", TolkWay.ON_SITE, TolkKind.FAMILY, "ar")
PHONE = TolkStart("4411", TolkWay.PHONE, TolkKind.REGISTER, "ar")
WHY = "Zij wil dit in het plan"
Talk = tuple[InterviewScreen, DeskRunner, Workplace, DossierId]


def opened(qtbot: QtBot, qapp: QApplication, theme: Theme, question: str, free_text: bool = False) -> Talk:
    place = workplace()
    dossier = place.begin()
    if free_text:
        talk.switch_on_free_text(place.desk, dossier, question, WHY)
    shell, screen, runner = real_talk(qapp, theme, place, dossier, question)
    qtbot.addWidget(shell)
    return screen, runner, place, dossier


def drafts(place: Workplace, dossier: DossierId) -> dict[str, str]:
    with place.desk.unit_of_work() as work:
        found = work.drafts.of(dossier)
    return {key: draft.text for key, draft in found.items() if not key.endswith("#at")}


def here(screen: InterviewScreen) -> str:
    assert screen.presenter.shown is not None
    return screen.presenter.shown.question.id


def test_a_question_waits_at_once_in_all_windows_when_family_begins_to_interpret(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, _, place, dossier = opened(qtbot, qapp, theme, "F03")
    screen.toggle_client()
    screen.tools.tolk.start(SISTER)
    settle(qapp)
    assert screen.middle.guard.isVisible() and not screen.middle.card.isVisible()
    assert screen.client is not None
    said = [label.text() for label in screen.client.findChildren(RunLabel) if label.text()]
    assert len(said) == 2  # one moment, please, and that no interpreter read this: nothing to point at
    screen.tools.open_second(Second.TOLK)
    settle(qapp)
    page = screen.tools.second.window
    assert page is not None
    on_page = " ".join(label.text() for label in page.findChildren(RunLabel))
    question = place.desk.packs.newest(place.desk.pack_id).question("F03")
    assert "Een moment." in on_page and question.simple not in on_page
    screen.tools.tolk.end()
    settle(qapp)
    assert screen.middle.card.isVisible() and not screen.middle.guard.isVisible()
    screen.tools.leave()


def test_while_a_question_waits_no_key_shows_what_was_said_at_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, runner, place, dossier = opened(qtbot, qapp, theme, "F03")
    screen.presenter.choose("korter")
    screen.tools.tolk.start(SISTER)
    settle(qapp)
    before = list(runner.names)
    for letter in "BCDGKTV":
        qtbot.keyClick(qapp.focusWidget(), getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_F4)
    settle(qapp)
    assert runner.names == before and not screen.sheets.is_open
    assert not screen.middle.notes.isVisible()


def test_who_typed_at_a_question_that_now_waits_is_not_held_there_and_loses_nothing(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, _, place, dossier = opened(qtbot, qapp, theme, "M07", free_text=True)
    field = stop(screen, "field")
    field.setFocus()
    qtbot.keyClicks(field, "een vriendin")
    screen.middle.notes.turn_to(NoteKind.NOTITIE)
    start_tolk(place.desk, dossier, SISTER)
    screen.presenter.typed("M07", "een vriendin thuis", 18)
    screen.presenter.typed("note.notitie.M07", "huilt", 5)
    screen.presenter.next()
    settle(qapp)
    assert here(screen) != "M07"
    assert drafts(place, dossier) == {"M07": "een vriendin thuis", "note.notitie.M07": "huilt"}


def test_a_note_that_is_refused_stays_in_its_field(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    screen, _, place, dossier = opened(qtbot, qapp, theme, "T02")
    screen.middle.notes.turn_to(NoteKind.NOTITIE)
    field = screen.middle.notes._field
    field.insertPlainText("eerst \u202e dan")
    screen.presenter.next()
    settle(qapp)
    assert here(screen) == "T02" and "teken" in screen.middle.tip.accessibleName()
    assert field.toPlainText() == "eerst \u202e dan"
    screen.presenter.go_to_theme(1)
    settle(qapp)
    assert drafts(place, dossier) == {"note.notitie.T02": "eerst \u202e dan"}
    screen.presenter.go_to("T02")
    settle(qapp)
    assert field.toPlainText() == "eerst \u202e dan"


def test_half_a_date_holds_nobody_back_from_another_theme_and_stands_there_again(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, _, place, dossier = opened(qtbot, qapp, theme, "P02")
    field = stop(screen, "field")
    field.setFocus()
    qtbot.keyClicks(field, "31-2-1990")
    screen.presenter.next()
    settle(qapp)
    assert here(screen) == "P02"  # going on says first what is wrong
    screen.presenter.go_to_theme(3)
    settle(qapp)
    assert here(screen) == "T01"
    screen.presenter.go_to("P02")
    settle(qapp)
    assert stop(screen, "field").property("text") == "31-2-1990"


def test_leaving_the_talk_with_half_a_date_pauses_the_tolk(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, _, place, dossier = opened(qtbot, qapp, theme, "P02")
    start_tolk(place.desk, dossier, PHONE)
    field = stop(screen, "field")
    field.setFocus()
    qtbot.keyClicks(field, "31-2-1990")
    screen.leave()
    settle(qapp)
    tolk = look_at_tolk(place.desk, dossier, "P02")
    assert tolk is not None and tolk.is_paused
    assert drafts(place, dossier) == {"P02": "31-2-1990"}


def test_what_was_pointed_at_is_let_go_when_the_question_has_to_wait(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, runner, _, _ = opened(qtbot, qapp, theme, "F03")
    screen.toggle_client()
    assert screen.client is not None
    screen.client.chosen.emit("korter")
    settle(qapp)
    screen.tools.tolk.start(SISTER)
    settle(qapp)
    screen.presenter.next()
    settle(qapp)
    assert here(screen) != "F03" and "record_answer" not in runner.names
    screen.close_client()
