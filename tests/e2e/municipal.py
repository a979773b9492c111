"""A laptop at its municipality, through the sync panel."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.stories.window_driver import Driver
from desktop.ui.sync_panel.view import SyncScreen
from tests.e2e.seen import words_on
from tests.e2e.suitcase import press, screen_of


def sync_screen(driver: Driver) -> SyncScreen:
    """F12, and what waits is on the screen."""
    press(driver, Qt.Key.Key_F12, on=driver.window)
    screen = screen_of(driver, SyncScreen)
    driver.until(lambda: screen.presenter.shown is not None, "wat wacht en wat is aangekomen")
    return screen


def enrol_in_window(driver: Driver, address: str, code: str) -> SyncScreen:
    """Type address and code, Enter, and wait for the words that come of it."""
    screen = sync_screen(driver)
    driver.until(screen.form.isVisible, "het formulier")
    for field, text in ((screen.form.address, address), (screen.form.code, code)):
        field.setFocus()
        field.selectAll()
        driver.type(text, on=field)
    press(driver, Qt.Key.Key_Return, on=screen.form.code)
    driver.until(lambda: not screen.form.button.isEnabled(), "begonnen met aanmelden")
    driver.until(screen.form.button.isEnabled, "klaar met aanmelden")
    return screen


def enrolled(driver: Driver, address: str, code: str) -> SyncScreen:
    """Enrol, which must work."""
    screen = enrol_in_window(driver, address, code)
    driver.until(screen.start_button.isVisible, "de knop Samenvoegen")
    assert "Deze laptop is aangemeld bij Voorbeeldgemeente." in words_on(screen)
    return screen


def synced(driver: Driver) -> str:
    """F12 until the sync ends; returns what the panel says then. One that fails at once is soon over."""
    screen = sync_screen(driver)
    link = screen.presenter._link
    driver.until(screen.start_button.isEnabled, "de knop Samenvoegen")
    before = link.now
    press(driver, Qt.Key.Key_F12, on=screen)
    driver.until(
        lambda: link.now is not before and link.now.was_asked and not link.now.is_running,
        "klaar met samenvoegen",
    )
    driver.until(screen.start_button.isEnabled, "de knop Samenvoegen")
    if link.now.failure is None:
        driver.until(screen.message.isVisible, "hoe het afliep")
    return words_on(screen)
