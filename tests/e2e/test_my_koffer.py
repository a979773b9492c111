"""Mijn koffer and Bewaren en wissen in the real app: new words by keys, dossiers that go, another key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.stories.stage import passphrase
from desktop.ui.places import Place, ScreenName
from desktop.ui.retention.view import RetentionScreen
from desktop.ui.safe.view import SafeScreen
from desktop.ui.visit.view import VisitScreen
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.retention_policy import look_at_policy, take_policy
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase, press, screen_of, unlock
from tests.safe_fakes import confirmed, policy_body, policy_file

DAY = 24 * 60 * 60
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_new_words_are_made_by_keys_and_only_they_open_the_koffer(suitcase: Suitcase) -> None:
    suitcase.begin("Rima")
    with suitcase.windows() as driver:
        press(driver, Qt.Key.Key_K, CTRL, SHIFT, on=driver.window)
        screen = screen_of(driver, SafeScreen)
        driver.until(lambda: screen.presenter.board is not None, "de koffer")
        screen.start.button.setFocus()
        press(driver, Qt.Key.Key_Return)
        driver.until(screen.words.written_button.hasFocus, "de woorden")
        cards = screen.words.findChildren(RunLabel)
        known = set(screen.presenter._words)
        words = " ".join(label.text() for label in cards if label.text() in known)
        press(driver, Qt.Key.Key_Return)
        driver.until(screen.words.old.hasFocus, "het oude veld")
        driver.type(passphrase().decode(), on=screen.words.old)
        press(driver, Qt.Key.Key_Return)
        driver.type(words, on=screen.words.new)
        press(driver, Qt.Key.Key_Return)
        driver.until(lambda: "Uw wachtzin is gewijzigd." in words_on(driver.window), "de nieuwe wachtzin")
        assert words not in words_on(driver.window)
    with suitcase.windows(is_open=False) as driver:
        unlock(driver, words)
        assert screen_of(driver, VisitScreen).presenter.shown is not None or driver.desk


def test_a_dossier_whose_term_is_over_goes_by_keys_and_the_next_opening_has_another_key(
    suitcase: Suitcase, tmp_path: Path
) -> None:
    rima, _ = suitcase.begin("Rima"), suitcase.begin("Yonas")
    with suitcase.desk() as desk:
        path = policy_file(tmp_path, policy_body(bezig=14))
        take_policy(desk, path, look_at_policy(desk, path), is_compared=True)
        confirmed(desk, rima, suitcase.clock.now())
    suitcase.clock.tick(30 * DAY)
    with suitcase.windows() as driver:
        day = screen_of(driver, VisitScreen)
        driver.until(lambda: day.koffer.isVisibleTo(day), "wat de koffer zegt")
        assert "1 dossier mag van deze laptop" in words_on(driver.window)
        driver.window.go(Place(ScreenName.RETENTION))
        screen = screen_of(driver, RetentionScreen)
        driver.until(lambda: screen.presenter.board is not None, "de lijst")
        press(driver, Qt.Key.Key_Return, CTRL, on=screen)
        driver.until(screen.destroying.reason.hasFocus, "de vraag waarom")
        driver.type("termijn voorbij", on=screen.destroying.reason)
        press(driver, Qt.Key.Key_Return)
        driver.until(lambda: "1 dossier van deze laptop gewist." in words_on(driver.window), "het bewijs")
    assert suitcase.names() == ["Yonas"]
    with suitcase.windows() as driver:
        driver.window.go(Place(ScreenName.RETENTION))
        screen = screen_of(driver, RetentionScreen)
        gone = "Voor niemand meer te lezen sinds"
        driver.until(lambda: gone in words_on(driver.window), "het bewijs met de nieuwe sleutel")
        assert suitcase.laptop is not None and suitcase.laptop.store is not None
        assert suitcase.laptop.store.header.generation == 2
