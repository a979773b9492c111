"""Locking while somebody is typing: no letter is lost, and one comes back to the same field and cursor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.stories.window_driver import Driver
from desktop.ui.dossier_list.view import DossierListScreen
from desktop.ui.dossier_page.view import DossierScreen
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.locking.reasons import LockReason
from desktop.ui.locking.waiting_texts import WaitingCard
from desktop.ui.places import Place, ScreenName
from desktop.ui.unlock.view import UnlockScreen
from desktop.ui.widgets.fields import cursor_of
from desktop.usecases.left_off import LeftField, LeftOff, keep_left_off, left_off
from desktop.usecases.lock_policy import DEFAULT_MINUTES, lock_minutes
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase, press, screen_of, talk

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def locked_at_the_end(suitcase: Suitcase, why: LockReason = LockReason.ASKED) -> Iterator[Driver]:
    """Windows that lock when the block is through; nothing of it is seen then. How soon: `locking.typing`."""
    with suitcase.windows() as driver:
        yield driver
        codes: list[bool] = []
        driver.window.locked.connect(lambda: codes.append(True))
        if why is LockReason.ASKED:
            press(driver, Key.Key_L, CONTROL)
        else:
            driver.lock(why)
        driver.until(lambda: bool(codes), "op slot")
        assert not driver.window.isVisible()


def test_half_a_new_dossier_is_there_again_with_the_cursor_where_it_was(suitcase: Suitcase) -> None:
    with locked_at_the_end(suitcase, LockReason.IDLE) as driver:
        press(driver, Key.Key_N, CONTROL, on=driver.window)
        screen = screen_of(driver, DossierListScreen)
        driver.until(lambda: screen.form.roepnaam.isVisible(), "het formulier")
        driver.type("Sam H.", on=screen.form.roepnaam)
        driver.type("azc Zandoever", on=screen.form.azc)
        screen.form.roepnaam.setFocus()
        screen.form.roepnaam.setCursorPosition(3)
    with suitcase.windows() as driver:
        screen = screen_of(driver, DossierListScreen)
        driver.until(lambda: screen.form.azc.text() == "azc Zandoever", "wat er stond")
        assert screen.form.roepnaam.text() == "Sam H."
        driver.until(screen.form.roepnaam.hasFocus, "hetzelfde veld")
        assert cursor_of(screen.form.roepnaam) == 3
        driver.type("ir")
        assert screen.form.roepnaam.text() == "Samir H."


def test_the_talk_comes_back_at_the_same_question_without_being_asked_for(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with locked_at_the_end(suitcase, LockReason.SESSION) as driver:
        hands = talk(driver, dossier, "K01")
        hands.type_answer("Weer tandarts wor")
    with suitcase.windows() as driver:
        screen_of(driver, InterviewScreen)
        hands = talk(driver, dossier)
        assert hands.is_at("K01") and hands.field_text() == "Weer tandarts wor"


@pytest.mark.parametrize("why", [LockReason.ASKED, LockReason.IDLE])
def test_half_an_answer_waits_as_it_was_typed_and_is_no_answer_yet(
    suitcase: Suitcase, why: LockReason
) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with locked_at_the_end(suitcase, why) as driver:
        talk(driver, dossier, "K01").type_answer("Zij ")
    assert suitcase.draft(dossier) == ("K01", "Zij ")
    assert suitcase.answers(dossier, "K01") == [""]


def test_a_text_in_a_field_that_is_always_there_comes_back_into_it(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Rima", S01="ar")
    with locked_at_the_end(suitcase, LockReason.SLEEP) as driver:
        driver.window.go(Place(ScreenName.DOSSIER, dossier))
        screen = screen_of(driver, DossierScreen)
        driver.until(screen.task_form.what.isVisible, "het formulier")
        driver.type("Bel de school", on=screen.task_form.what)
    with suitcase.windows() as driver:
        screen = screen_of(driver, DossierScreen)
        driver.until(lambda: screen.task_form.what.text() == "Bel de school", "de tekst")


def test_a_form_that_is_not_open_again_keeps_its_text_on_a_card_until_it_is(suitcase: Suitcase) -> None:
    name = "Roepnaam"
    with suitcase.desk() as desk:
        keep_left_off(desk, LeftOff("visit", fields=(LeftField("dossiers", "", name, 0, "Samir", 5),)))
    with suitcase.windows() as driver:
        card = driver.window.findChild(WaitingCard)
        assert card is not None
        driver.until(card.isVisible, "de kaart")
        assert name in words_on(card)
        press(driver, Key.Key_N, CONTROL, on=driver.window)
        screen = screen_of(driver, DossierListScreen)
        driver.until(lambda: screen.form.roepnaam.text() == "Samir", "de tekst")
        driver.until(lambda: not card.isVisible(), "de kaart weer weg")


def test_what_is_no_longer_needed_can_be_put_away(suitcase: Suitcase) -> None:
    with suitcase.desk() as desk:
        keep_left_off(desk, LeftOff("visit", fields=(LeftField("dossiers", "", "Roepnaam", 0, "Samir", 5),)))
    with suitcase.windows() as driver:
        card = driver.window.findChild(WaitingCard)
        assert card is not None
        driver.until(card.isVisible, "de kaart")
        card.put_away.emit()
        driver.until(lambda: not card.isVisible(), "de kaart weg")


def test_at_the_lock_screen_with_half_a_passphrase_a_locked_session_starts_anew(suitcase: Suitcase) -> None:
    suitcase.begin()
    with suitcase.windows(is_open=False) as driver:
        codes: list[bool] = []
        field = screen_of(driver, UnlockScreen).open_page.field
        driver.type("vlieger kr", on=field)
        assert len(field) == len("vlieger kr")
        driver.window.locked.connect(lambda: codes.append(True))
        driver.lock(LockReason.SESSION)
        driver.until(lambda: bool(codes), "opnieuw begonnen")


def test_what_was_left_is_written_read_and_taken_away(suitcase: Suitcase) -> None:
    with suitcase.desk() as desk:
        assert left_off(desk) is None
        keep_left_off(desk, LeftOff("dossiers"), "idle")
        assert left_off(desk) == LeftOff("dossiers")
        with desk.unit_of_work() as work:
            lines = work.audit.lines()
            work.state.put("left_off", json.dumps({"screen": "dossiers", "odd": 1}))
            work.commit()
        assert [(one.action, one.result) for one in lines if one.action == "store.locked"] == [
            ("store.locked", "idle")
        ]
        assert left_off(desk) is None
        keep_left_off(desk, None)
        assert left_off(desk) is None


def test_nothing_of_what_was_half_typed_is_readable_on_the_disk(suitcase: Suitcase) -> None:
    with locked_at_the_end(suitcase) as driver:
        press(driver, Key.Key_N, CONTROL, on=driver.window)
        screen = screen_of(driver, DossierListScreen)
        driver.until(lambda: screen.form.roepnaam.isVisible(), "het formulier")
        driver.type("Kanarievogel", on=screen.form.roepnaam)
    for file in _files(suitcase.folder):
        assert b"Kanarievogel" not in file.read_bytes(), file.name


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in folder.rglob("*") if one.is_file())


@pytest.mark.parametrize("minutes", ["0", "99999", "-5", "never", "", "\u0661"])
def test_no_kept_number_of_minutes_switches_the_lock_off(suitcase: Suitcase, minutes: str) -> None:
    with suitcase.desk() as desk:
        with desk.unit_of_work() as work:
            work.state.put("lock.minutes", minutes)
            work.commit()
        assert lock_minutes(desk) == DEFAULT_MINUTES


def test_the_clipboard_is_empty_after_locking(suitcase: Suitcase) -> None:
    with locked_at_the_end(suitcase) as driver:
        press(driver, Key.Key_N, CONTROL, on=driver.window)
        screen = screen_of(driver, DossierListScreen)
        driver.until(lambda: screen.form.roepnaam.isVisible(), "het formulier")
        driver.type("Samir", on=screen.form.roepnaam)
        press(driver, Key.Key_A, CONTROL, on=screen.form.roepnaam)
        press(driver, Key.Key_C, CONTROL, on=screen.form.roepnaam)
        assert QApplication.clipboard().text() == "Samir"
    assert QApplication.clipboard().text() == ""
