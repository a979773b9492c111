"""Every kind of damaged laptop in the real windows: its own page, its own code, and a way back that works."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.store import header as header_file
from desktop.stories.stage import passphrase
from desktop.stories.window_driver import Driver
from desktop.ui.unlock.view import UnlockScreen
from desktop.ui.visit.view import VisitScreen
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase, answer, screen_of, try_to_unlock, unlock, unlock_screen
from tests.store_cases import flip_bit

PAGE = 4096
Damage = Callable[[Suitcase], object]


@pytest.fixture
def dossier(suitcase: Suitcase) -> DossierId:
    """A dossier with an answer that is in the backup of last night, and one that came after it."""
    dossier = suitcase.begin("Rima", K01="Weer tandarts worden")
    suitcase.clock.tick(24 * 3600)
    with suitcase.desk() as desk:
        answer(desk, dossier, {"O01": "12"})
    # the backup of closing time is made before this last one
    with suitcase.desk() as desk:
        answer(desk, dossier, {"O01": "14"})
    return dossier


def store_of(suitcase: Suitcase) -> Path:
    return suitcase.files / "store.db"


def emptied(suitcase: Suitcase) -> None:
    store_of(suitcase).write_bytes(b"")


def removed(suitcase: Suitcase) -> None:
    store_of(suitcase).unlink()


def written_in_the_clear(suitcase: Suitcase) -> None:
    store_of(suitcase).write_bytes(b"SQLite format 3\x00" + bytes(PAGE - 16))


def replaced_by_a_letter(suitcase: Suitcase) -> None:
    store_of(suitcase).write_text("Geachte heer, mevrouw, hierbij de brief. " * 400, encoding="utf-8")


def of_another_laptop(suitcase: Suitcase) -> None:
    other = Suitcase(suitcase.folder.parent / "andere-laptop", "Joost de Wit")
    other.make()
    shutil.copyfile(other.files / "store.db", store_of(suitcase))


def cut_off(suitcase: Suitcase) -> None:
    store = store_of(suitcase)
    store.write_bytes(store.read_bytes()[: -3 * PAGE - 100])


def holed(suitcase: Suitcase) -> None:
    store = store_of(suitcase)
    flip_bit(store, at=store.stat().st_size // 2)


def one_page_of_before(suitcase: Suitcase) -> None:
    """The page of the changes as it was before the last answer."""
    store = store_of(suitcase)
    before = store.read_bytes()
    (dossier,) = _dossiers(suitcase)
    with suitcase.desk() as desk:
        for said in ("koken", "naaien", "lassen", "bakken", "Weer tandarts worden"):
            answer(desk, dossier, {"K01": said})
    now = store.read_bytes()
    for at in range(0, len(before), PAGE):
        if before[at : at + PAGE] == now[at : at + PAGE]:
            continue
        store.write_bytes(now[:at] + before[at : at + PAGE] + now[at + PAGE :])
        if not _opens(suitcase):
            return
        store.write_bytes(now)
    raise AssertionError("no page keeps the store shut")


def _dossiers(suitcase: Suitcase) -> list[DossierId]:
    with suitcase.desk() as desk, desk.unit_of_work() as work:
        return [row.dossier for row in work.dossiers.all()]


def _opens(suitcase: Suitcase) -> bool:
    kept = store_of(suitcase).read_bytes()
    try:
        with suitcase.desk():
            return True
    except Trouble as trouble:
        assert trouble.code in (TroubleCode.STORE_ROLLED_BACK, TroubleCode.STORE_DAMAGED)
        return trouble.code is not TroubleCode.STORE_ROLLED_BACK
    finally:
        store_of(suitcase).write_bytes(kept)


RESTORED: tuple[tuple[Damage, str, str], ...] = (
    (holed, "Uw koffer is beschadigd.", "K01"),
    (emptied, "Het bestand van uw koffer is leeg.", "K02"),
    (written_in_the_clear, "Dit bestand is geen versleutelde koffer.", "K03"),
    (replaced_by_a_letter, "Op de plek van uw koffer staat een ander bestand.", "K04"),
    (of_another_laptop, "Op deze plek staat een koffer die niet bij uw slot hoort.", "K05"),
    (cut_off, "Van uw koffer ontbreekt het laatste stuk.", "K06"),
    (removed, "Uw koffer staat niet meer op deze plek.", "K07"),
    (one_page_of_before, "In uw koffer staat een ouder stuk.", "K08"),
)


def page_of_damage(driver: Driver, *sentences: str) -> UnlockScreen:
    """Type the passphrase; the page of a damaged koffer comes up and says this."""
    screen = try_to_unlock(driver)
    driver.until(screen.damage_page.isVisible, "de bladzijde van een kapotte koffer")
    driver.settle()
    shown = words_on(driver.window)
    assert [sentence for sentence in sentences if sentence not in shown] == []
    assert "Er is niets veranderd of gewist." in shown
    return screen


def type_passphrase(driver: Driver, screen: UnlockScreen) -> None:
    """In the field of the page that asks it before it shows anything."""
    driver.until(screen.look_page.isVisible, "de vraag om de wachtzin")
    driver.type(story_words(), on=screen.look_page.field)
    driver.press(Qt.Key.Key_Return, on=screen.look_page.field)
    driver.until(screen.ways_page.isVisible, "wat er terugkomt")
    driver.settle()


def done(driver: Driver, screen: UnlockScreen) -> None:
    """What was put back or mended stands there."""
    driver.until(lambda: screen.done_page.isVisible() or screen.damage_page.isVisible(), "wat er is hersteld")
    driver.settle()
    assert screen.done_page.isVisible(), words_on(driver.window)


def story_words() -> str:
    return passphrase().decode()


@pytest.mark.parametrize(("damage", "happened", "code"), RESTORED)
def test_a_damaged_store_is_named_and_put_back_by_keyboard_alone(
    suitcase: Suitcase, dossier: DossierId, damage: Damage, happened: str, code: str
) -> None:
    damage(suitcase)
    broken = store_of(suitcase).read_bytes() if store_of(suitcase).exists() else None
    with suitcase.windows(is_open=False) as driver:
        screen = page_of_damage(driver, happened, f"Noem code {code}", "Reservekopie van", "Logboek met")
        driver.press(Qt.Key.Key_Return)
        type_passphrase(driver, screen)
        shown = words_on(driver.window)
        assert "Het bestand van nu wordt bewaard, niet gewist." in shown
        assert (store_of(suitcase).read_bytes() if store_of(suitcase).exists() else None) == broken
        driver.press(Qt.Key.Key_Return)
        done(driver, screen)
        assert "Teruggezet: Reservekopie van" in words_on(driver.window)
        driver.press(Qt.Key.Key_Return)
        screen_of(driver, VisitScreen)
    assert suitcase.answers(dossier, "K01", "O01") == ["Weer tandarts worden", "14"]
    assert suitcase.names() == ["Rima"]


def test_looking_at_what_comes_back_names_the_dossier_and_does_nothing(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    holed(suitcase)
    files = {path: path.read_bytes() for path in suitcase.files.rglob("*") if path.is_file()}
    with suitcase.windows(is_open=False) as driver:
        screen = page_of_damage(driver)
        driver.press(Qt.Key.Key_Return)
        type_passphrase(driver, screen)
        assert "Rima: 1 antwoord uit het logboek" in words_on(driver.window)
        driver.press(Qt.Key.Key_Escape)
        driver.until(screen.damage_page.isVisible, "de bladzijde weer")
        assert "Rima" not in words_on(driver.window), "the name is off the screen"
        driver.press(Qt.Key.Key_Escape)
        driver.until(screen.open_page.isVisible, "de namen")
    left = {path: path.read_bytes() for path in suitcase.files.rglob("*") if path.is_file()}
    assert left == files


@pytest.mark.parametrize("how", ["weg", "kapot"])
def test_a_lock_that_is_gone_or_broken_comes_back_from_its_copy(
    suitcase: Suitcase, dossier: DossierId, how: str
) -> None:
    header = suitcase.files / header_file.HEADER_NAME
    whole = header.read_bytes()
    if how == "weg":
        header.unlink()
    else:
        header.write_bytes(whole[: len(whole) // 2])
    with suitcase.windows(is_open=False) as driver:
        screen = page_of_damage(driver, "Het slot van uw koffer", "Kopie van het slot van")
        driver.press(Qt.Key.Key_Return)
        driver.until(screen.open_page.message.isVisible, "het goede bericht")
        assert "is terug." in words_on(driver.window)
        assert header.read_bytes() == whole
        unlock(driver)
    assert suitcase.answers(dossier, "K01") == ["Weer tandarts worden"]


def test_a_lock_of_a_newer_version_asks_for_the_program(suitcase: Suitcase, dossier: DossierId) -> None:
    header = suitcase.files / header_file.HEADER_NAME
    whole = header.read_bytes()
    header.write_text(json.dumps(json.loads(whole) | {"format": 99}))
    with suitcase.windows(is_open=False) as driver:
        page_of_damage(driver, "Het slot van uw koffer is van een nieuwere versie.", "Noem code K12")
        header.write_bytes(whole)
        driver.press(Qt.Key.Key_Return)
        unlock(driver)
    assert suitcase.answers(dossier, "K01") == ["Weer tandarts worden"]


def test_the_program_of_before_takes_the_copy_of_before_the_upgrade(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    suitcase.upgrade_beyond()
    with suitcase.windows(is_open=False) as driver:
        screen = page_of_damage(driver, "Uw koffer is gemaakt met een nieuwere versie.", "Noem code K09")
        (earlier,) = [one for one in screen.damage_page.buttons if one.words == "Terug naar de vorige versie"]
        driver.click(earlier)
        type_passphrase(driver, screen)
        driver.press(Qt.Key.Key_Return)
        done(driver, screen)
        driver.press(Qt.Key.Key_Return)
        screen_of(driver, VisitScreen)
    assert suitcase.answers(dossier, "K01", "O01") == ["Weer tandarts worden", "14"]


def test_a_second_program_gets_its_page_and_tries_again_with_one_key(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    with suitcase.windows(is_open=False) as driver:
        with suitcase.desk():
            page_of_damage(driver, "Deze koffer is al open op deze laptop.", "Noem code K14")
        driver.press(Qt.Key.Key_Return)
        unlock(driver)
    assert suitcase.answers(dossier, "K01") == ["Weer tandarts worden"]


def test_a_store_of_yesterday_is_made_up_from_the_journal_and_said(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    yesterday = store_of(suitcase).read_bytes()
    with suitcase.desk() as desk:
        answer(desk, dossier, {"O01": "16"})
    store_of(suitcase).write_bytes(yesterday)
    with suitcase.windows(is_open=False) as driver:
        screen = try_to_unlock(driver)
        done(driver, screen)
        assert "Teruggehaald uit het logboek: 1 antwoord." in words_on(driver.window)
        driver.press(Qt.Key.Key_Return)
        screen_of(driver, VisitScreen)
    assert suitcase.answers(dossier, "O01") == ["16"]


@pytest.mark.parametrize("how", ["kapot", "ouder", "weg"])
def test_a_journal_that_is_broken_older_or_gone_is_said_and_costs_no_answer(
    suitcase: Suitcase, dossier: DossierId, how: str
) -> None:
    journal = suitcase.files / "journal.bin"
    older = journal.read_bytes()
    with suitcase.desk() as desk:
        answer(desk, dossier, {"O01": "18"})
    if how == "ouder":
        journal.write_bytes(older)
    elif how == "weg":
        journal.unlink()
    else:
        flip_bit(journal, at=60)
    with suitcase.windows(is_open=False) as driver:
        screen = try_to_unlock(driver)
        done(driver, screen)
        assert "Uw antwoorden staan in de koffer" in words_on(driver.window)
        driver.press(Qt.Key.Key_Return)
        screen_of(driver, VisitScreen)
    assert suitcase.answers(dossier, "O01") == ["18"]


def test_a_kept_paper_that_is_gone_is_said_once(suitcase: Suitcase, dossier: DossierId) -> None:
    with suitcase.desk() as desk, desk.unit_of_work() as work:
        work.attachments.keep(dossier, b"%PDF-" + b"p" * 300_000, "application/pdf")
        work.commit()
    for blob in (suitcase.files / "blobs").iterdir():
        blob.unlink()
    with suitcase.windows(is_open=False) as driver:
        screen = try_to_unlock(driver)
        done(driver, screen)
        assert "Niet meer op deze laptop: 1 bewaard papier of foto." in words_on(driver.window)
        driver.press(Qt.Key.Key_Return)
        screen_of(driver, VisitScreen)
    with suitcase.windows() as driver:
        screen_of(driver, VisitScreen)


def test_a_folder_that_gives_errors_has_a_page_and_opens_again_after_it(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    lock = suitcase.files / "store.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    with suitcase.windows(is_open=False) as driver:
        screen = try_to_unlock(driver)
        driver.until(screen.damage_page.isVisible, "een bladzijde")
        driver.settle()
        assert "Noem code K1" in words_on(driver.window)
        lock.rmdir()
        driver.press(Qt.Key.Key_Return)
        unlock(driver)
    assert suitcase.answers(dossier, "K01") == ["Weer tandarts worden"]


def test_a_copy_can_be_put_back_by_hand_from_the_names(suitcase: Suitcase, dossier: DossierId) -> None:
    with suitcase.windows(is_open=False) as driver:
        screen = unlock_screen(driver)
        screen.open_page.show_help(True)
        driver.click(screen.open_page.restore_button)
        type_passphrase(driver, screen)
        driver.press(Qt.Key.Key_Escape)
        driver.until(screen.open_page.isVisible, "de namen weer")
        unlock(driver)
    assert suitcase.answers(dossier, "K01") == ["Weer tandarts worden"]


def test_two_people_share_a_laptop_and_neither_opens_the_koffer_of_the_other(
    suitcase: Suitcase, dossier: DossierId
) -> None:
    colleague = Suitcase(suitcase.folder, "Joost de Wit")
    colleague.make()
    colleague.begin("Filmon", "ti")
    shutil.copyfile(colleague.files / "store.db", store_of(suitcase).with_name("theirs.db"))
    with suitcase.windows(is_open=False) as driver:
        screen = unlock_screen(driver)
        names = [card.person.label for card in screen.open_page.people.cards]
        assert names == ["Joost de Wit", "Marit Bakker"]
        driver.click(screen.open_page.people.cards[1])
        unlock(driver)
        shown = words_on(driver.window)
        assert "Filmon" not in shown
    shutil.copyfile(store_of(suitcase).with_name("theirs.db"), store_of(suitcase))
    with suitcase.windows(is_open=False) as driver:
        screen = unlock_screen(driver)
        driver.click(screen.open_page.people.cards[1])
        page_of_damage(driver, "Op deze plek staat een koffer die niet bij uw slot hoort.")
    assert colleague.names() == ["Filmon"]
