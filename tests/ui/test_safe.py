"""The screen Mijn koffer with a koffer behind it: words changed, copies made and compared, minutes set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.top_bar import KofferTab
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.room_left import MB
from desktop.usecases.safe_ports import DossierDifference
from tests.safe_fakes import NEW_WORDS, WORDS, koffer
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows


def _words(screen: QWidget) -> str:
    labels = screen.findChildren(RunLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(screen))


def _type(field: QWidget, text: str) -> None:
    QTest.keyClicks(field, text)


def test_new_words_are_shown_typed_back_with_the_old_and_hold_all_by_keyboard(
    qapp: QApplication, theme: Theme
) -> None:
    place, safe = koffer()
    shell, screen = desk_window(qapp, theme, Place(ScreenName.LANGUAGES), place.desk)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shell, Qt.Key.Key_K, keys)
    settle(qapp)
    screen = shell.screen_shown()
    assert "Mijn koffer" in _words(screen) and "38 GB vrij" in _words(screen)
    screen.start.button.setFocus()
    QTest.keyClick(screen.start.button, Qt.Key.Key_Return)
    settle(qapp)
    assert all(word in _words(screen) for word in NEW_WORDS) and screen.words.written_button.hasFocus()
    QTest.keyClick(screen.words.written_button, Qt.Key.Key_Return)
    settle(qapp)
    assert not any(word in _words(screen) for word in NEW_WORDS) and screen.words.old.hasFocus()
    _type(screen.words.old, "anders")
    QTest.keyClick(screen.words.old, Qt.Key.Key_Return)
    assert screen.words.new.hasFocus()
    _type(screen.words.new, " ".join(NEW_WORDS))
    QTest.keyClick(screen.words.new, Qt.Key.Key_Return)
    settle(qapp)
    assert "Openen lukt niet." in _words(screen) and screen.words.old.hasFocus()
    _type(screen.words.old, " ".join(WORDS))
    _type(screen.words.new, " ".join(NEW_WORDS))
    QTest.keyClick(screen.words.new, Qt.Key.Key_Return)
    settle(qapp)
    assert "Uw wachtzin is gewijzigd." in _words(screen) and screen.words.isHidden()
    assert safe.words == " ".join(NEW_WORDS).encode()


def test_escape_and_leaving_take_fresh_words_off_the_screen(qapp: QApplication, theme: Theme) -> None:
    place, safe = koffer()
    shell, screen = desk_window(qapp, theme, Place(ScreenName.SAFE), place.desk)
    screen.start.button.click()
    settle(qapp)
    assert screen.escape() and screen.start.button.hasFocus()
    settle(qapp)
    assert not any(word in _words(screen) for word in NEW_WORDS)
    screen.start.button.click()
    shell.go(Place(ScreenName.LANGUAGES))
    settle(qapp)
    assert screen.words.isHidden() and safe.words == " ".join(WORDS).encode()
    assert not screen.escape()


def test_a_copy_is_made_and_laid_beside_the_koffer(qapp: QApplication, theme: Theme) -> None:
    place, safe = koffer()
    dossier = place.begin("Rima")
    safe.differences = (DossierDifference(dossier, "Rima", 3, 0, ""),)
    _, screen = desk_window(qapp, theme, Place(ScreenName.SAFE), place.desk)
    screen.copies.make_button.click()
    settle(qapp)
    assert "De reservekopie is gemaakt en nagekeken." in _words(screen)
    assert list(screen.copies.buttons) == ["b3", "b2", "b1"]
    screen.copies.buttons["b2"].click()
    settle(qapp)
    assert "De kopie van gisteren om 16:30 naast uw koffer" in _words(screen)
    assert "3 wijzigingen terug uit het logboek" in _words(screen)
    assert screen.escape()
    settle(qapp)
    assert "3 wijzigingen terug uit het logboek" not in _words(screen)


def test_minutes_are_set_with_the_arrows_and_stay(qapp: QApplication, theme: Theme) -> None:
    place, _ = koffer()
    _, screen = desk_window(qapp, theme, Place(ScreenName.SAFE), place.desk)
    assert screen.locking.minutes.button("5").isChecked()
    button = screen.locking.minutes.button("10")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(qapp)
    assert screen.presenter.board.lock_minutes == 10 and button.isChecked()
    assert button.accessibleName() == "10 minuten"


def test_a_disk_that_is_nearly_full_is_said_in_time(qapp: QApplication, theme: Theme) -> None:
    place, safe = koffer()
    safe.shown = replace(safe.shown, free=420 * MB)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.SAFE), place.desk)
    assert "Nog 420 MB vrij. Maak ruimte" in _words(screen)
    safe.shown = replace(safe.shown, free=120 * MB)
    shell.go(Place(ScreenName.SAFE))
    settle(qapp)
    assert "Een nieuw dossier kan pas weer vanaf 200 MB." in _words(screen)


def test_a_koffer_without_a_parcel_at_the_municipality_says_so(qapp: QApplication, theme: Theme) -> None:
    place, safe = koffer()
    safe.shown = replace(
        safe.shown, recovery_key_id="", is_recovery_left=False, has_device_secret=False, backups=()
    )
    _, screen = desk_window(qapp, theme, Place(ScreenName.SAFE), place.desk)
    words = _words(screen)
    assert "Meld deze laptop aan bij de gemeente" in words and "Er is nog geen kopie." in words
    assert "Daarom heeft uw wachtzin meer woorden." in words


def test_the_name_in_the_bar_leads_to_the_koffer_and_is_marked_there(
    qapp: QApplication, theme: Theme
) -> None:
    place, _ = koffer()
    shell, _screen = desk_window(qapp, theme, Place(ScreenName.DOSSIERS), place.desk)
    way = next(one for one in shell.bar.findChildren(KofferTab))
    assert way.accessibleName() == "Mijn koffer, Marit Bakker" and not way.isChecked()
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    settle(qapp)
    assert "Reservekopieën" in _words(shell.screen_shown()) and way.isChecked()
    shell.go(Place(ScreenName.RETENTION))
    settle(qapp)
    assert way.isChecked()
