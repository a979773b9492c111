"""The municipality opens the way in: the pages on the laptop, with the officers' side played beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.composition import Installation, Laptop
from desktop.installed import SystemChance
from desktop.store import hybrid_seal, recovery_texts
from desktop.store.kdf import FLOOR
from desktop.store.recovery_parcels import open_parcel
from desktop.stories.stage import first_desk, passphrase
from desktop.stories.time import StoryClock
from desktop.stories.window_driver import Driver
from desktop.ui.store_thread import StoreThread
from desktop.ui.unlock.view import UnlockScreen
from desktop.ui.visit.view import VisitScreen
from desktop.ui.widgets.boxes import Panel
from desktop.usecases.dossiers import NewDossier, begin_dossier, caseload
from tests.e2e.seen import words_on
from tests.e2e.suitcase import LABEL, TODAY, screen_of, try_to_unlock, unlock_screen
from tests.store_cases import DictKeyStore

MUNICIPAL = hybrid_seal.new_key()


class Place:
    """A laptop with a key store, its koffer enrolled: the parcel lies at the municipality."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.keys = folder, DictKeyStore()
        self.clock = StoryClock(TODAY, "10:00")
        laptop = self.laptop()
        begin_dossier(first_desk(laptop, LABEL), NewDossier("Rima", "ar"))
        assert laptop.store is not None
        self.parcel = laptop.store.recovery_parcel(MUNICIPAL.public)
        laptop.close()

    def laptop(self, store: StoreThread | None = None) -> Laptop:
        with_thread = {} if store is None else {"on_store": store}
        return Laptop(Installation(self.folder, self.keys, self.clock, SystemChance(), FLOOR, **with_thread))

    def answer_to(self, request: str) -> str:
        """What two officers do at the office."""
        asked = recovery_texts.read_request(request)
        opened = open_parcel(MUNICIPAL, self.parcel)
        assert asked is not None and opened is not None
        return recovery_texts.write_answer(asked, opened.data_key, opened.store_id, opened.generation)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "laptop")


@contextmanager
def windows_of(place: Place) -> Iterator[Driver]:
    """The app at the lock screen of this laptop."""
    store = StoreThread()
    with Driver(place.laptop(store), store) as driver:
        driver.may_be_stopped = True
        driver.start()
        yield driver


def answer_and_choose(driver: Driver, screen: UnlockScreen, place: Place) -> str:
    """Copy the request, paste the answer, write down the new words, type them back; returns the words."""
    driver.until(screen.recovery_page.isVisible, "de vraag aan de gemeente")
    page = screen.recovery_page
    driver.click(page.copy_button)
    page.answer.setPlainText(place.answer_to(QGuiApplication.clipboard().text()))
    driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=page.answer)
    words = type_new_words(driver, screen)
    screen_of(driver, VisitScreen)
    return words


def type_new_words(driver: Driver, screen: UnlockScreen) -> str:
    """Read the words from the screen and type them back."""
    driver.until(screen.words_page.isVisible, "nieuwe woorden")
    driver.settle()
    words = " ".join(card.accessibleName().partition(": ")[2] for card in _cards(screen))
    driver.press(Qt.Key.Key_Return)
    driver.until(screen.back_page.isVisible, "typ ze terug")
    driver.type(words, on=screen.back_page.field)
    driver.press(Qt.Key.Key_Return, on=screen.back_page.field)
    return words


def _cards(screen: UnlockScreen) -> list[Panel]:
    found = screen.words_page.findChildren(Panel)
    return [card for card in found if card.accessibleName().startswith("woord ")]


def test_a_laptop_that_lost_its_own_key_is_opened_by_the_municipality(place: Place) -> None:
    for name in [name for name in place.keys.kept if name.startswith("device:")]:
        del place.keys.kept[name]
    with windows_of(place) as driver:
        screen = try_to_unlock(driver)
        driver.until(screen.damage_page.isVisible, "de bladzijde")
        driver.settle()
        shown = words_on(driver.window)
        assert "Deze laptop kent zijn eigen sleutel niet meer." in shown and "Noem code K13" in shown
        (ask,) = [one for one in screen.damage_page.buttons if "gemeente" in one.words]
        driver.click(ask)
        words = answer_and_choose(driver, screen, place)
        desk = driver.desk
        assert driver.on_store(lambda: [row.roepnaam for row in caseload(desk).rows]) == ["Rima"]
    laptop = place.laptop()
    laptop.open_person(laptop.people()[0].id, bytearray(words.encode()))
    laptop.close()


def test_a_foolish_answer_is_refused_calmly_and_the_old_words_still_open(place: Place) -> None:
    with windows_of(place) as driver:
        screen = unlock_screen(driver)
        screen.open_page.show_help(True)
        driver.click(screen.open_page.recovery_button)
        page = screen.recovery_page
        driver.until(page.isVisible, "de vraag aan de gemeente")
        page.answer.setPlainText("Beste Marit, dat is goed. Groeten van de gemeente.")
        driver.click(page.go_button)
        type_new_words(driver, screen)
        driver.until(page.message.isVisible, "een zin bij het antwoord")
        assert "Dit is geen heel herstelantwoord." in words_on(driver.window)
        page.answer.clear()
        driver.press(Qt.Key.Key_Escape)
        driver.until(screen.open_page.isVisible, "de namen weer")
        driver.type(passphrase().decode(), on=screen.open_page.field)
        driver.press(Qt.Key.Key_Return, on=screen.open_page.field)
        screen_of(driver, VisitScreen)
