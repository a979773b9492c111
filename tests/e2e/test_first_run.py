"""The first run on a new laptop, through the real window and with keys only, without any network."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.installed import SystemChance
from desktop.store.passphrases import read_words
from desktop.stories.stage import first_desk, passphrase, story_laptop
from desktop.stories.time import StoryClock
from desktop.stories.window_driver import Driver
from desktop.ui.store_thread import StoreThread
from desktop.ui.unlock.view import UnlockScreen
from desktop.ui.visit.view import VisitScreen
from desktop.ui.widgets.run_label import RunLabel


def words_read(screen: UnlockScreen) -> list[str]:
    """The words as a person reads them off the screen: the bold plain ones, in their order."""
    known = set(read_words().words)
    return [one.text() for one in screen.words_page.findChildren(RunLabel) if one.text() in known]


def test_somebody_new_makes_a_koffer_with_keys_only_and_gets_in_again(tmp_path: Path) -> None:
    clock = StoryClock(date(2026, 9, 1), "09:00")
    store = StoreThread()
    with Driver(story_laptop(tmp_path, clock, SystemChance(), store), store) as driver:
        driver.start()
        screen = driver.screen()
        assert isinstance(screen, UnlockScreen)
        driver.until(screen.who_page.isVisible, "de vraag wie u bent")
        for text in ("Marit Bakker", "Voorbeeldstad", "088 000 00 00"):
            driver.type(text)
            driver.press(Qt.Key.Key_Tab)
        driver.press(Qt.Key.Key_Return, on=screen.who_page.phone)
        driver.until(screen.words_page.isVisible, "de woorden om op te schrijven")
        words = words_read(screen)
        assert len(words) == 6, "without a key store of the system a passphrase has six words"
        driver.press(Qt.Key.Key_Return)
        driver.until(screen.back_page.isVisible, "de vraag om de woorden")
        driver.until(screen.back_page.field.hasFocus, "het veld")
        driver.type(" ".join(words))
        driver.press(Qt.Key.Key_Return)
        driver.until(lambda: isinstance(driver.screen(), VisitScreen), "de bezoekdag")
        assert driver.desk.worker.label == "Marit Bakker"
        assert driver.desk.worker.municipality == "Voorbeeldstad"
    again = StoreThread()
    with Driver(story_laptop(tmp_path, clock, SystemChance(), again), again) as driver:
        driver.unlock("Marit Bakker", bytearray(" ".join(words).encode()))
        assert isinstance(driver.screen(), VisitScreen)


def test_what_is_typed_before_the_names_are_there_is_not_thrown_away(tmp_path: Path) -> None:
    clock = StoryClock(date(2026, 9, 1), "09:00")
    first = story_laptop(tmp_path, clock, SystemChance())
    first_desk(first, "Marit Bakker")
    first.close()
    store = StoreThread()
    with Driver(story_laptop(tmp_path, clock, SystemChance(), store), store) as driver:
        driver.start()
        screen = driver.screen()
        assert isinstance(screen, UnlockScreen)
        field = screen.open_page.field
        driver.type(passphrase().decode(), on=field)
        driver.press(Qt.Key.Key_Return, on=field)
        driver.until(lambda: screen.open_page.knows_people, "de namen")
        if not isinstance(driver.screen(), VisitScreen):
            assert len(field) == len(passphrase())
            driver.press(Qt.Key.Key_Return, on=field)
        driver.until(lambda: isinstance(driver.screen(), VisitScreen), "de bezoekdag")
