"""What can be wrong with the koffer itself: said on the lock screen, nothing lost, and the app goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ids import DossierId
from desktop.stories.window_driver import Driver
from desktop.ui.unlock.view import UnlockScreen
from desktop.ui.visit.view import VisitScreen
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase, answer, screen_of, try_to_unlock, unlock, unlock_screen


@pytest.fixture
def dossier(suitcase: Suitcase) -> DossierId:
    return suitcase.begin("Rima", K01="Weer tandarts worden")


def refused(driver: Driver, *sentences: str, words: str | None = None) -> UnlockScreen:
    """Trying to open shows these sentences, leaves the lock screen there and the field ready."""
    screen = try_to_unlock(driver, words)
    driver.until(lambda: screen.open_page.message.isVisible(), "een zin op het slot")
    shown = words_on(driver.window)
    assert [sentence for sentence in sentences if sentence not in shown] == []
    assert driver.entrance.desk is None
    assert driver.screen() is screen
    assert len(screen.open_page.field) == 0, "a passphrase is not left standing"
    driver.until(lambda: screen.open_page.open_button.isEnabled(), "de knop weer aan")
    return screen


def damaged(driver: Driver, *sentences: str) -> UnlockScreen:
    """Trying to open shows the page of a damaged koffer with these sentences; Esc leads back to the names."""
    screen = try_to_unlock(driver)
    driver.until(lambda: screen.damage_page.isVisible(), "de bladzijde van een kapotte koffer")
    driver.settle()
    shown = words_on(driver.window)
    assert [sentence for sentence in sentences if sentence not in shown] == []
    assert driver.entrance.desk is None
    driver.press(Qt.Key.Key_Escape)
    driver.until(lambda: screen.open_page.isVisible(), "de namen weer")
    assert len(screen.open_page.field) == 0, "a passphrase is not left standing"
    return screen


def still_there(suitcase: Suitcase, dossier: DossierId) -> bool:
    return suitcase.answers(dossier, "K01") == ["Weer tandarts worden"]


def test_a_wrong_passphrase_says_so_calmly_and_the_right_one_opens(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    with suitcase.windows(is_open=False) as driver:
        refused(
            driver, "Openen lukt niet.", "Uw werk staat er nog.", "typ de wachtzin opnieuw", words="zon maan"
        )
        unlock(driver)
        screen_of(driver, VisitScreen)
    assert still_there(suitcase, dossier)


def test_too_many_wrong_passphrases_wait_and_count_down(suitcase: Suitcase, dossier: DossierId) -> None:
    with suitcase.windows(is_open=False) as driver:
        for _ in range(12):
            screen = try_to_unlock(driver, "zon maan")
            page = screen.open_page
            driver.until(page.message.isVisible, "een zin op het slot")
            if "Te vaak geprobeerd." in words_on(driver.window):
                break
            driver.until(page.open_button.isEnabled, "de knop weer aan")
        shown = words_on(driver.window)
        assert "Te vaak geprobeerd." in shown and "Uw werk staat er nog." in shown
        assert "seconden wachten" in shown
        assert not screen.open_page.open_button.isEnabled()
    suitcase.clock.tick(3600)
    assert still_there(suitcase, dossier)


def turned_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def plain_database(file: Path) -> None:
    """What a program that writes in the clear would leave."""
    file.write_bytes(b"SQLite format 3\x00" + bytes(4080))


def test_a_damaged_store_is_said_and_left_exactly_as_it_was(suitcase: Suitcase, dossier: DossierId) -> None:
    store = suitcase.files / "store.db"
    whole = store.read_bytes()
    turned_bit(store)
    broken = store.read_bytes()
    with suitcase.windows(is_open=False) as driver:
        damaged(driver, "Uw koffer is beschadigd.", "Er is niets veranderd of gewist.", "Noem code K01")
        assert store.read_bytes() == broken
        store.write_bytes(whole)
        unlock(driver)
    assert still_there(suitcase, dossier)


def test_an_empty_file_a_plain_file_and_a_missing_file_each_have_their_own_sentence(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    store = suitcase.files / "store.db"
    whole = store.read_bytes()
    with suitcase.windows(is_open=False) as driver:
        store.write_bytes(b"")
        damaged(driver, "Het bestand van uw koffer is leeg.", "Er is niets veranderd of gewist.")
        plain_database(store)
        damaged(driver, "Dit bestand is geen versleutelde koffer.")
        store.unlink()
        damaged(driver, "Uw koffer staat niet meer op deze plek.", "Er is niets veranderd of gewist.")
        assert not store.exists(), "a missing store is never replaced by a new one"
        store.write_bytes(whole)
        unlock(driver)
    assert still_there(suitcase, dossier)


def test_a_damaged_header_is_said_and_the_copy_is_left_alone(suitcase: Suitcase, dossier: DossierId) -> None:
    header = suitcase.files / "store.header"
    whole = header.read_bytes()
    with suitcase.windows(is_open=False) as driver:
        unlock_screen(driver)
        header.write_bytes(whole[: len(whole) // 2])
        damaged(driver, "Het slot van uw koffer is beschadigd.", "Er is niets veranderd of gewist.")
        header.unlink()
        damaged(driver, "Het slot van uw koffer ontbreekt.", "Zet het slot terug")
        header.write_bytes(whole)
        unlock(driver)
    assert still_there(suitcase, dossier)


def test_a_koffer_without_a_readable_lock_still_has_a_line_to_choose_after_a_fresh_start(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    header = suitcase.files / "store.header"
    whole = header.read_bytes()
    header.unlink()
    with suitcase.windows(is_open=False) as driver:
        screen = unlock_screen(driver)
        (card,) = screen.open_page.people.cards
        assert card.accessibleName().strip(), "a line without a word cannot be chosen"
        damaged(driver, "Het slot van uw koffer ontbreekt.", "Er is niets veranderd of gewist.")
    assert not header.exists()
    header.write_bytes(whole)
    assert still_there(suitcase, dossier)


def test_a_store_of_a_newer_version_asks_for_the_newer_program(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    before = (suitcase.files / "store.db").read_bytes()
    suitcase.upgrade_beyond()
    with suitcase.windows(is_open=False) as driver:
        damaged(
            driver,
            "Uw koffer is gemaakt met een nieuwere versie.",
            "Vraag de beheerder om de nieuwe versie op deze laptop te zetten.",
        )
        (suitcase.files / "store.db").write_bytes(before)
        unlock(driver)
    assert still_there(suitcase, dossier)


def test_a_second_program_is_kept_out_while_the_first_goes_on(suitcase: Suitcase, dossier: DossierId) -> None:
    with suitcase.windows(is_open=False) as driver:
        with suitcase.desk() as first:
            damaged(
                driver,
                "Deze koffer is al open op deze laptop.",
                "Er is niets veranderd of gewist.",
                "Gebruik het venster dat al open is.",
            )
            answer(first, dossier, {"O01": "12"})
        unlock(driver)
    assert still_there(suitcase, dossier)
    assert suitcase.answers(dossier, "O01") == ["12"]


def test_a_colleague_on_the_same_laptop_is_not_bothered_by_a_broken_koffer(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    colleague = Suitcase(suitcase.folder, "Joost de Wit")
    colleague.make()
    colleague.begin("Filmon", "ti")
    turned_bit(suitcase.files / "store.db")
    with colleague.windows(is_open=False) as driver:
        screen = unlock_screen(driver)
        names = [card.person.label for card in screen.open_page.people.cards]
        assert names == ["Joost de Wit", "Marit Bakker"]
        driver.click(screen.open_page.people.cards[1])
        damaged(driver, "Uw koffer is beschadigd.")
        driver.click(screen.open_page.people.cards[0])
        assert "Uw koffer is beschadigd." not in words_on(driver.window)
        unlock(driver)
    assert colleague.names() == ["Filmon"]
